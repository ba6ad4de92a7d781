// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "manualclock.h"
#include "markingtranslator.h"
#include "widgets/countgate.h"
#include "widgets/elidinglabel.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/searchfield.h"
#include "widgets/waitlabel.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sealdesk;

//! Widgets that are too small for test programs of their own.
class TestSmallParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenFilesNeedTheTypedCount();
    void countIsAcceptedInAnyDigits_data();
    void countIsAcceptedInAnyDigits();
    void newCountHasToBeTypedAgain();
    void enterInTheCountPressesNoButton();
    void countGateIsNamed();
    void waitCountsDown();
    void newWaitReplacesThePreviousOne();
    void waitFollowsTheLanguage();
    void searchReportsTrimmedText();
    void escapeClearsTheSearchFirst();
    void downAndEnterRequestTheResults();
    void searchIsNamedInEveryLanguage();
    void emptyStateOffersItsAction();
    void labelElidesButKeepsItsText();
    void flowLayoutWraps();
};

void TestSmallParts::tenFilesNeedTheTypedCount()
{
    QWidget window;
    CountGate gate{&window};
    gate.setCount(9);
    QVERIFY(gate.isHidden());
    QVERIFY(gate.isSatisfied());
    gate.setCount(10);
    QVERIFY(!gate.isHidden());
    QVERIFY(!gate.isSatisfied());
    QVERIFY(gate.findChild<QLabel *>(u"countPrompt"_s)->text().contains(u"10"_s));
}

void TestSmallParts::countIsAcceptedInAnyDigits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("satisfied");
    QTest::newRow("plain") << u"1204"_s << true;
    QTest::newRow("full width") << u"１２０４"_s << true;
    QTest::newRow("grouped") << u"1,204"_s << true;
    QTest::newRow("grouped full width") << u"１，２０４"_s << true;
    QTest::newRow("blanks around") << u" 1204 "_s << true;
    QTest::newRow("another number") << u"1205"_s << false;
    QTest::newRow("a part of it") << u"120"_s << false;
    QTest::newRow("with a letter") << u"1204x"_s << false;
    QTest::newRow("negative") << u"-1204"_s << false;
    QTest::newRow("overflowing") << u"4294968500"_s << false;
    QTest::newRow("nothing") << u" "_s << false;
}

void TestSmallParts::countIsAcceptedInAnyDigits()
{
    QFETCH(QString, typed);
    QFETCH(bool, satisfied);
    CountGate gate;
    gate.setCount(1204);
    QSignalSpy changed{&gate, &CountGate::satisfiedChanged};
    gate.findChild<QLineEdit *>(u"typedCount"_s)->setText(typed);
    QCOMPARE(gate.isSatisfied(), satisfied);
    QCOMPARE(changed.count(), satisfied ? 1 : 0);
}

void TestSmallParts::newCountHasToBeTypedAgain()
{
    CountGate gate;
    gate.setCount(40);
    auto *edit = gate.findChild<QLineEdit *>(u"typedCount"_s);
    QTest::keyClicks(edit, u"40"_s);
    QVERIFY(gate.isSatisfied());
    gate.setCount(41);
    QVERIFY(!gate.isSatisfied());
    QVERIFY(edit->text().isEmpty());
}

void TestSmallParts::enterInTheCountPressesNoButton()
{
    QDialog dialog;
    auto *gate = new CountGate{&dialog};
    auto *button = new QPushButton{u"Cancel"_s, &dialog};
    button->setDefault(true);
    auto *layout = new QVBoxLayout{&dialog};
    layout->addWidget(gate);
    layout->addWidget(button);
    gate->setCount(40);
    dialog.show();
    QSignalSpy clicked{button, &QPushButton::clicked};
    auto *edit = gate->findChild<QLineEdit *>(u"typedCount"_s);
    QTest::keyClicks(edit, u"40"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Enter);
    QCOMPARE(clicked.count(), 0);
    QVERIFY(dialog.isVisible());
}

void TestSmallParts::countGateIsNamed()
{
    CountGate gate;
    gate.setCount(40);
    test::assertAllNamed(&gate);
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(gate.findChild<QLabel *>(u"countPrompt"_s)->text()));
}

void TestSmallParts::waitCountsDown()
{
    test::ManualClock clock;
    QWidget window;
    WaitLabel label{clock, &window};
    QVERIFY(label.isHidden());
    label.start({.cause = WaitCause::RequestedByService, .length = 3s});
    QCOMPARE(label.text(), u"The service asks to wait: 3 s"_s);
    clock.advance(1s);
    QCOMPARE(label.text(), u"The service asks to wait: 2 s"_s);
    clock.advance(1999ms);
    QCOMPARE(label.text(), u"The service asks to wait: 1 s"_s);
    QVERIFY(!label.isHidden());
    clock.advance(1ms);
    QVERIFY(label.isHidden());
    QVERIFY(label.text().isEmpty());
    QCOMPARE(clock.waitingCount(), 0);
}

void TestSmallParts::newWaitReplacesThePreviousOne()
{
    test::ManualClock clock;
    QWidget window;
    WaitLabel label{clock, &window};
    label.start({.cause = WaitCause::OwnLimit, .length = 2s});
    clock.advance(500ms);
    label.start({.cause = WaitCause::BeforeRetry, .length = 10s});
    clock.advance(5s);
    QCOMPARE(label.text(), u"Next try in 5 s"_s);
    label.stop();
    clock.advance(3s);
    QVERIFY(label.isHidden());
}

void TestSmallParts::waitFollowsTheLanguage()
{
    test::ManualClock clock;
    WaitLabel label{clock};
    label.start({.cause = WaitCause::OwnLimit, .length = 5s});
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(label.text()));
}

void TestSmallParts::searchReportsTrimmedText()
{
    SearchField field;
    QSignalSpy changed{&field, &SearchField::searchChanged};
    QTest::keyClicks(&field, u"a "_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), u"a"_s);
}

void TestSmallParts::escapeClearsTheSearchFirst()
{
    QDialog dialog;
    SearchField field{&dialog};
    dialog.show();
    field.setText(u"张三"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QVERIFY(dialog.isVisible());
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestSmallParts::downAndEnterRequestTheResults()
{
    SearchField field;
    QSignalSpy requested{&field, &SearchField::resultsRequested};
    QTest::keyClicks(&field, u"a"_s);
    QCOMPARE(requested.count(), 0);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(&field, key);
    }
    QCOMPARE(requested.count(), 3);
    QCOMPARE(field.text(), u"a"_s);
}

void TestSmallParts::searchIsNamedInEveryLanguage()
{
    SearchField field;
    test::assertAllNamed(&field);
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(field.accessibleName()));
    QVERIFY(test::MarkingTranslator::marks(field.placeholderText()));
}

void TestSmallParts::emptyStateOffersItsAction()
{
    EmptyState place;
    auto *button = place.findChild<QPushButton *>(u"emptyAction"_s);
    place.setContent({.icon = IconName::Plug, .title = u"Not connected"_s, .text = u"Choose a connection."_s});
    QVERIFY(button->isHidden());
    place.setContent({.icon = IconName::Plug, .title = u"Not connected"_s, .action = u"Connect…"_s});
    QVERIFY(!button->isHidden());
    QVERIFY(place.findChild<QLabel *>(u"emptyText"_s)->isHidden());
    QCOMPARE(place.accessibleName(), u"Not connected"_s);
    QSignalSpy triggered{&place, &EmptyState::actionTriggered};
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(triggered.count(), 1);
    auto *other = place.findChild<QPushButton *>(u"emptyOtherAction"_s);
    QVERIFY(other->isHidden());
    place.setContent({.title = u"Nothing matches"_s, .action = u"Show all"_s, .otherAction = u"Change filter"_s});
    QSignalSpy otherTriggered{&place, &EmptyState::otherActionTriggered};
    other->click();
    QCOMPARE(otherTriggered.count(), 1);
    test::assertAllNamed(&place);
}

void TestSmallParts::labelElidesButKeepsItsText()
{
    const QString text = u"Labour contract of a person with a long name"_s;
    ElidingLabel label{text};
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    label.resize(label.sizeHint());
    const QImage whole = label.grab().toImage();
    label.resize(80, label.height());
    const QImage cut = label.grab().toImage();
    QVERIFY(cut != whole.copy(0, 0, 80, whole.height()));
    QCOMPARE(label.text(), text);
}

void TestSmallParts::flowLayoutWraps()
{
    QWidget window;
    auto *flow = new FlowLayout{&window, 10, 5};
    QList<QWidget *> items;
    for (int i = 0; i < 3; ++i) {
        auto *item = new QWidget{&window};
        item->setFixedSize(100, i == 1 ? 30 : 20);
        flow->addWidget(item);
        items.append(item);
    }
    window.resize(220, 200);
    window.show();
    QCOMPARE(items[0]->geometry(), QRect(0, 5, 100, 20));
    QCOMPARE(items[1]->geometry(), QRect(110, 0, 100, 30));
    QCOMPARE(items[2]->geometry(), QRect(0, 35, 100, 20));
    QCOMPARE(flow->heightForWidth(220), 55);
    QCOMPARE(flow->heightForWidth(320), 30);
    QCOMPARE(flow->heightForWidth(50), 80);
    items[0]->hide();
    QCOMPARE(flow->heightForWidth(220), 30);
}

QTEST_MAIN(TestSmallParts)
#include "test_smallparts.moc"
