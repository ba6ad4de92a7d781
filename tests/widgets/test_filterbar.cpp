// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "manualclock.h"
#include "markingtranslator.h"
#include "widgets/beijingtimeedit.h"
#include "widgets/filterbar.h"
#include "widgets/multiselectbutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The fields make up the filter that is queried.
class TestFilterBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void emptyFieldsQueryEverything();
    void filterRoundTrips();
    void filterReflectsTheFields();
    void offersAllStatesInOrder();
    void statesHaveTheNamesOfTheService();
    void templatesCanBeTyped();
    void enterRequestsAQuery();
    void reversedTimesAreReportedAndNotQueried();
    void editingRequestsNoQuery();
    void takesPastedIds();
    void wraps();
    void mnemonicFocusesTheTimes();
    void isNamedInEveryLanguage();

private:
    template <class T>
    [[nodiscard]] T *child(const QString &name) const
    {
        return m_bar->findChild<T *>(name);
    }
    [[nodiscard]] QListWidget *openStates() const
    {
        auto *states = child<MultiSelectButton>(u"stateFilter"_s);
        states->openPopup();
        return states->findChild<QListWidget *>(u"choices"_s);
    }
    static BeijingTime time(QStringView text) { return *BeijingTime::parse(text); }
    static FileFilter everything()
    {
        return {.states = {KnownState::PendingSign, FileState{u"frozen"_s}},
                .templates = {TemplateId{u"7405949343401772554"_s}},
                .updatedFrom = time(u"2026-11-01 00:00:20"),
                .updatedTo = time(u"2026-11-20 10:31:59"),
                .files = {FileId{u"6891251722631890445"_s}}};
    }

    test::ManualClock m_clock;
    std::unique_ptr<FilterBar> m_bar;
};

void TestFilterBar::init()
{
    m_bar = std::make_unique<FilterBar>(m_clock);
    m_bar->resize(1200, 60);
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void TestFilterBar::emptyFieldsQueryEverything()
{
    QSignalSpy requested{m_bar.get(), &FilterBar::queryRequested};
    QTest::mouseClick(child<QPushButton>(u"queryButton"_s), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    QVERIFY(requested.first().first().value<FileFilter>().isEmpty());
}

void TestFilterBar::filterRoundTrips()
{
    m_bar->setFilter(everything());
    QCOMPARE(m_bar->filter(), everything());
    m_bar->setFilter({});
    QVERIFY(m_bar->filter().isEmpty());
}

void TestFilterBar::filterReflectsTheFields()
{
    child<MultiSelectButton>(u"stateFilter"_s)->setCheckedKeys({u"pending_seal"_s});
    child<BeijingTimeEdit>(u"updatedTo"_s)->setValue(time(u"2026-11-20 10:31:59"));
    QTest::keyClicks(child<QLineEdit>(u"fileIdFilter"_s), u" 6891251722631890445 "_s);
    const FileFilter wanted{.states = {KnownState::PendingSeal},
                            .templates = {},
                            .updatedFrom = {},
                            .updatedTo = time(u"2026-11-20 10:31:59"),
                            .files = {FileId{u"6891251722631890445"_s}}};
    QCOMPARE(m_bar->filter(), wanted);
}

void TestFilterBar::offersAllStatesInOrder()
{
    const auto *list = openStates();
    QCOMPARE(list->count(), 10);
    QCOMPARE(list->item(3)->text(), u"Awaiting signature"_s);
    QVERIFY(!list->item(3)->icon().isNull());
}

void TestFilterBar::statesHaveTheNamesOfTheService()
{
    StateNames names;
    QVERIFY(names.learn(KnownState::PendingSign, u"Pending signature"_s));
    QVERIFY(!names.learn(KnownState::PendingSign, u"Pending signature"_s));
    m_bar->setStateNames(names);
    QStringList labels;
    const auto *list = openStates();
    for (int row = 0; row < list->count(); ++row) {
        labels.append(list->item(row)->text());
    }
    QVERIFY(labels.contains(u"Pending signature"_s));
    QVERIFY(!labels.contains(stateLabel(KnownState::PendingSign)));
    QVERIFY(labels.contains(stateLabel(KnownState::Sealing))); // no name from the service yet: our own label
}

void TestFilterBar::templatesCanBeTyped()
{
    m_bar->setKnownTemplates({TemplateId{u"1001"_s}, TemplateId{u"1002"_s}});
    auto *templates = child<MultiSelectButton>(u"templateFilter"_s);
    templates->openPopup();
    auto *entry = templates->findChild<QLineEdit *>(u"typedChoice"_s);
    QVERIFY(!entry->isHidden());
    QTest::keyClicks(entry, u"2002"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_bar->filter().templates, std::vector{TemplateId{u"2002"_s}});
    m_bar->setKnownTemplates({TemplateId{u"1001"_s}});
    QCOMPARE(m_bar->filter().templates, std::vector{TemplateId{u"2002"_s}});
}

void TestFilterBar::enterRequestsAQuery()
{
    QSignalSpy requested{m_bar.get(), &FilterBar::queryRequested};
    auto *file = child<QLineEdit>(u"fileIdFilter"_s);
    QTest::keyClicks(file, u"42"_s);
    QTest::keyClick(file, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<FileFilter>().files, std::vector{FileId{u"42"_s}});
}

void TestFilterBar::reversedTimesAreReportedAndNotQueried()
{
    QSignalSpy requested{m_bar.get(), &FilterBar::queryRequested};
    auto *problem = child<QLabel>(u"filterProblem"_s);
    QVERIFY(!problem->isVisible());
    FileFilter reversed;
    reversed.updatedFrom = time(u"2026-11-20 10:32:00");
    reversed.updatedTo = time(u"2026-11-20 10:31:59");
    m_bar->setFilter(reversed);
    QVERIFY(!m_bar->isConsistent());
    QVERIFY(problem->isVisible());
    QVERIFY(!child<QPushButton>(u"queryButton"_s)->isEnabled());
    QTest::keyClick(child<QLineEdit>(u"fileIdFilter"_s), Qt::Key_Return);
    QCOMPARE(requested.count(), 0);
    // The same minute on both sides is a range of one minute.
    reversed.updatedFrom = time(u"2026-11-20 10:31:00");
    m_bar->setFilter(reversed);
    QVERIFY(m_bar->isConsistent());
    QVERIFY(!problem->isVisible());
    QVERIFY(child<QPushButton>(u"queryButton"_s)->isEnabled());
}

void TestFilterBar::editingRequestsNoQuery()
{
    QSignalSpy requested{m_bar.get(), &FilterBar::queryRequested};
    QSignalSpy edited{m_bar.get(), &FilterBar::edited};
    QTest::keyClicks(child<QLineEdit>(u"fileIdFilter"_s), u"42"_s);
    m_bar->setFilter(everything());
    QVERIFY(edited.count() >= 2);
    QCOMPARE(requested.count(), 0);
}

void TestFilterBar::takesPastedIds()
{
    QGuiApplication::clipboard()->setText(u"\u200B６891251722631890445\r\n\"42\"，42\n"_s);
    auto *file = child<QLineEdit>(u"fileIdFilter"_s);
    file->setFocus();
    QTest::keySequence(file, QKeySequence::Paste);
    const std::vector ids{FileId{u"6891251722631890445"_s}, FileId{u"42"_s}};
    QCOMPARE(m_bar->filter().files, ids);
    m_bar->setFilter(m_bar->filter());
    QCOMPARE(m_bar->filter().files, ids);
}

void TestFilterBar::wraps()
{
    QVERIFY(m_bar->heightForWidth(600) > m_bar->heightForWidth(3000));
}

void TestFilterBar::mnemonicFocusesTheTimes()
{
    child<QLineEdit>(u"fileIdFilter"_s)->setFocus();
    QTest::keyClick(m_bar.get(), Qt::Key_U, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"updatedFromAny"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"updatedToAny"_s);
}

void TestFilterBar::isNamedInEveryLanguage()
{
    m_bar->setFilter(everything());
    test::assertAllNamed(m_bar.get());
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(child<QPushButton>(u"queryButton"_s)->text()));
    QVERIFY(child<MultiSelectButton>(u"templateFilter"_s)->text().contains(u'〔'));
    const auto *list = openStates();
    QVERIFY(test::MarkingTranslator::marks(list->item(0)->text()));
    QVERIFY(child<MultiSelectButton>(u"stateFilter"_s)->checkedKeys().contains(u"pending_sign"_s));
    QCOMPARE(m_bar->filter(), everything());
    test::assertAllNamed(m_bar.get());
}

QTEST_MAIN(TestFilterBar)
#include "test_filterbar.moc"
