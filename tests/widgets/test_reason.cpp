// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "markingtranslator.h"
#include "palettes.h"
#include "widgets/reasoneditor.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The termination reason is kept as typed, counted in UTF-16 units, and not changed while an input method composes.
class TestReason final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void limitIs300Units_data();
    void limitIs300Units();
    void whiteSpaceAtTheEndsDoesNotCount();
    void textIsKeptAsTyped();
    void tooLongTextIsReportedNotTruncated();
    void compositionIsNotChanged();
    void compositionMayExceedTheLimit();
    void enterBreaksTheLineAndTabMovesOn();
    void changesAreReportedOnce();
    void presetReplacesTheTextAndCanBeUndone();
    void recentReasonsAreOffered();
    void isNamedInEveryLanguage();

private:
    [[nodiscard]] QString counter() const { return m_window->findChild<QLabel *>(u"reasonCounter"_s)->text(); }
    [[nodiscard]] QColor counterColour() const
    {
        const auto *label = m_window->findChild<QLabel *>(u"reasonCounter"_s);
        return label->palette().color(QPalette::WindowText);
    }
    [[nodiscard]] bool isValid() const { return std::holds_alternative<TerminationReason>(m_reason->reason()); }
    void compose(const QString &preedit, const QString &commit = {}) const
    {
        QInputMethodEvent event{preedit, {}};
        event.setCommitString(commit);
        QCoreApplication::sendEvent(&m_reason->editor(), &event);
    }
    [[nodiscard]] QList<QAction *> menuActions() const
    {
        auto *menu = m_window->findChild<QMenu *>(u"reasonMenu"_s);
        Q_EMIT menu->aboutToShow();
        QList<QAction *> result = menu->actions();
        result.removeIf([](const QAction *action) { return action->isSeparator(); });
        return result;
    }

    std::unique_ptr<QWidget> m_window;
    ReasonEditor *m_reason = nullptr;
};

void TestReason::init()
{
    QApplication::setPalette(test::lightPalette());
    m_window = std::make_unique<QWidget>();
    m_reason = new ReasonEditor{m_window.get()};
    auto *after = new QLineEdit{m_window.get()};
    after->setObjectName(u"after"_s);
    after->setAccessibleName(u"after"_s);
    auto *layout = new QVBoxLayout{m_window.get()};
    layout->addWidget(m_reason);
    layout->addWidget(after);
    m_window->show();
    m_window->activateWindow();
    m_reason->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestReason::limitIs300Units_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("units");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QString{} << 0 << false;
    QTest::newRow("one") << u"误"_s << 1 << true;
    QTest::newRow("300 Chinese") << QString(300, u'误') << 300 << true;
    QTest::newRow("301 Chinese") << QString(301, u'误') << 301 << false;
    QTest::newRow("150 emoji") << u"😀"_s.repeated(150) << 300 << true;
    QTest::newRow("150 emoji and a letter") << u"😀"_s.repeated(150) + u'a' << 301 << false;
    QTest::newRow("299 and an emoji") << QString(299, u'a') + u"😀"_s << 301 << false;
    QTest::newRow("line break counts") << QString(150, u'a') + u'\n' + QString(149, u'b') << 300 << true;
}

void TestReason::limitIs300Units()
{
    QFETCH(QString, text);
    QFETCH(int, units);
    QFETCH(bool, valid);
    m_reason->setTypedText(text);
    QCOMPARE(isValid(), valid);
    QVERIFY2(counter().startsWith(u"%1 / 300"_s.arg(units)), qPrintable(counter()));
    QCOMPARE(m_reason->typedText(), text);
}

void TestReason::whiteSpaceAtTheEndsDoesNotCount()
{
    m_reason->setTypedText(u"  a b\n "_s);
    QCOMPARE(counter(), u"3 / 300"_s);
    m_reason->setTypedText(u" \n "_s);
    QCOMPARE(counter(), u"0 / 300"_s);
    QVERIFY(!isValid());
}

void TestReason::textIsKeptAsTyped()
{
    const QString text = u"a\u00A0b \"quoted\"\n第二行 😀"_s;
    m_reason->setTypedText(text);
    QCOMPARE(m_reason->typedText(), text);
    m_reason->editor().clear();
    m_reason->editor().insertPlainText(u"a\u2028b"_s);
    QCOMPARE(m_reason->typedText(), u"a\nb"_s);
}

void TestReason::tooLongTextIsReportedNotTruncated()
{
    const QColor normal = counterColour();
    QTest::keyClicks(&m_reason->editor(), QString(312, u'x'));
    QCOMPARE(m_reason->typedText().size(), 312);
    QVERIFY(counter().contains(u"12 "_s) && counter().contains(u"too many"_s));
    QCOMPARE(counterColour(), theme::text(theme::Tone::Danger, m_reason->palette()));
    QVERIFY(normal != counterColour());
    QCOMPARE(m_reason->editor().accessibleDescription(), counter());
    const auto problem = std::get<ReasonProblem>(m_reason->reason());
    QCOMPARE(problem.kind, ReasonProblem::Kind::TooLong);
    QCOMPARE(problem.units, qsizetype{312});
}

void TestReason::compositionIsNotChanged()
{
    m_reason->setTypedText(u"原因："_s);
    m_reason->editor().moveCursor(QTextCursor::End);
    QSignalSpy changed{m_reason, &ReasonEditor::reasonChanged};
    for (const QString &step : {u"w"_s, u"wu"_s, u"wu f"_s, u"wu fa"_s}) {
        compose(step);
        QCOMPARE(m_reason->editor().textCursor().block().layout()->preeditAreaText(), step);
        QCOMPARE(m_reason->typedText(), u"原因："_s);
        QCOMPARE(counter(), u"3 / 300"_s);
    }
    QCOMPARE(changed.count(), 0);
    compose({}, u"误发"_s);
    QCOMPARE(m_reason->typedText(), u"原因：误发"_s);
    QCOMPARE(changed.count(), 1);
}

void TestReason::compositionMayExceedTheLimit()
{
    m_reason->setTypedText(QString(299, u'误'));
    m_reason->editor().moveCursor(QTextCursor::End);
    compose(u"chong xin fa qi"_s);
    QCOMPARE(m_reason->editor().textCursor().block().layout()->preeditAreaText(), u"chong xin fa qi"_s);
    QVERIFY(isValid());
    compose({}, u"重新发起"_s);
    QCOMPARE(m_reason->typedText(), QString(299, u'误') + u"重新发起"_s);
    QVERIFY(!isValid());
    QVERIFY(counter().startsWith(u"303 / 300"_s));
}

void TestReason::enterBreaksTheLineAndTabMovesOn()
{
    QTest::keyClicks(&m_reason->editor(), u"a"_s);
    QTest::keyClick(&m_reason->editor(), Qt::Key_Return);
    QTest::keyClicks(&m_reason->editor(), u"b"_s);
    QCOMPARE(m_reason->typedText(), u"a\nb"_s);
    QTest::keyClick(&m_reason->editor(), Qt::Key_Tab);
    QVERIFY(!m_reason->editor().hasFocus());
    QCOMPARE(m_reason->typedText(), u"a\nb"_s);
}

void TestReason::changesAreReportedOnce()
{
    QSignalSpy changed{m_reason, &ReasonEditor::reasonChanged};
    m_reason->setTypedText(u"a"_s);
    QCOMPARE(changed.count(), 1);
    m_reason->setTypedText(u"a"_s);
    QCOMPARE(changed.count(), 1);
}

void TestReason::presetReplacesTheTextAndCanBeUndone()
{
    QTest::keyClicks(&m_reason->editor(), u"mine"_s);
    const QList<QAction *> presets = menuActions();
    QVERIFY(presets.size() >= 3);
    presets.first()->trigger();
    QCOMPARE(m_reason->typedText(), presets.first()->text());
    QVERIFY(isValid());
    m_reason->editor().undo();
    QCOMPARE(m_reason->typedText(), u"mine"_s);
}

void TestReason::recentReasonsAreOffered()
{
    const QString recent = u"R&D: issued\ntwice"_s;
    m_reason->setRecent({recent});
    QAction *action = menuActions().last();
    QCOMPARE(action->text(), u"R&&D: issued twice"_s);
    action->trigger();
    QCOMPARE(m_reason->typedText(), recent);
}

void TestReason::isNamedInEveryLanguage()
{
    test::assertAllNamed(m_window.get());
    m_reason->setTypedText(QString(301, u'x'));
    const test::MarkingTranslator second;
    QVERIFY(test::MarkingTranslator::marks(counter()));
    QVERIFY(test::MarkingTranslator::marks(m_reason->editor().placeholderText()));
    for (const QAction *preset : menuActions()) {
        QVERIFY(test::MarkingTranslator::marks(preset->text()));
    }
}

QTEST_MAIN(TestReason)
#include "test_reason.moc"
