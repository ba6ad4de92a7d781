// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "windowdriver.h"

#include "widgets/resources.h"

#include <QAction>
#include <QClipboard>
#include <QPushButton>
#include <QTextBrowser>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

// Returns the labels and buttons that are too narrow for their texts.
QStringList clippedWidgets(QWidget &root)
{
    QStringList result;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const bool holdsText = widget->inherits("QPushButton") || widget->inherits("QCheckBox") ||
                               (widget->inherits("QLabel") && !widget->inherits("sealdesk::ElidingLabel"));
        if (!widget->isVisible() || !holdsText) {
            continue;
        }
        const auto *label = qobject_cast<const QLabel *>(widget);
        const int needed = label && label->wordWrap() ? 0 : widget->minimumSizeHint().width();
        if (widget->width() < needed) {
            result += u"%1: %2 of %3"_s.arg(widget->objectName()).arg(widget->width()).arg(needed);
        }
    }
    return result;
}

} // namespace

class TestStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void terminatesByKeyboard_data();
    void terminatesByKeyboard();
    void switchesTheLanguageAtRunTime();
    void hiddenChecksBlockTermination();
    void newQueryAsksBeforeUnchecking();
    void copiesHighlightedRows();
    void offersTheSandboxWhenNotConnected();
    void showsHelpInBothLanguages();
};

void TestStory::terminatesByKeyboard_data()
{
    QTest::addColumn<UiLanguage>("language");
    QTest::addColumn<QString>("complete");
    QTest::addColumn<QString>("word"); // in the names of two templates
    QTest::newRow("zh") << UiLanguage::SimplifiedChinese << u"已全部加载"_s << u"劳动合同"_s;
    QTest::newRow("en") << UiLanguage::English << u"complete"_s << u"Contract"_s;
}

void TestStory::terminatesByKeyboard()
{
    QFETCH(UiLanguage, language);
    QFETCH(QString, complete);
    QFETCH(QString, word);
    WindowDriver driver(language, 400);
    QTRY_COMPARE(driver.text("completeness"), complete);
    QCOMPARE(driver.model().loadedCount(), 400);
    QCOMPARE(clippedWidgets(driver.window()), QStringList());
    assertAllNamed(&driver.window());

    driver.key(Qt::Key_F, Qt::ControlModifier);
    driver.type(word);
    QVERIFY(driver.ordered());
    QVERIFY(driver.model().shownCount() > 40 && driver.model().shownCount() < 400);
    const int chosen = driver.model().shownCount();
    driver.key(Qt::Key_Down);
    QCOMPARE(driver.window().focusWidget()->objectName(), u"fileTable"_s);
    QVERIFY(driver.openTermination());
    QCOMPARE(driver.model().checkedCount(), chosen);
    QCOMPARE(clippedWidgets(driver.window()), QStringList());
    assertAllNamed(&driver.window());

    auto *insist = driver.find<QAbstractButton>("finalsInsist");
    QVERIFY(insist); // most sample files are completed, so the service refuses them
    insist->click();
    QVERIFY(driver.confirm(u"岗位调整，合同作废 \"重签\" 😀"_s, chosen));
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Accepted) + driver.outcomes(OutcomeState::Failed), chosen,
                              20'000);
    QVERIFY(driver.outcomes(OutcomeState::Accepted) > 0);
    const int failed = driver.outcomes(OutcomeState::Failed);
    QVERIFY(failed > 0);
    QTRY_VERIFY(driver.find<QWidget>("checkNowButton"));
    QCOMPARE(clippedWidgets(driver.window()), QStringList());
    assertAllNamed(&driver.window());
    if (language == UiLanguage::English) { // once, because the check used up the queries of a minute
        QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), chosen - failed, 90'000);
        QCOMPARE(driver.outcomes(OutcomeState::Failed), failed);
        QCOMPARE(clippedWidgets(driver.window()), QStringList());
    }
}

void TestStory::switchesTheLanguageAtRunTime()
{
    WindowDriver driver(UiLanguage::English, 50);
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    driver.window().findChild<QAction *>(u"language_zh-CN"_s)->trigger();
    QTRY_COMPARE(driver.text("completeness"), u"已全部加载"_s);
    QCOMPARE(driver.model().headerData(0, Qt::Horizontal).toString(), u"文件名称"_s);
    QCOMPARE(driver.find<QPushButton>("queryButton")->text().remove(u"(&Q)"_s), u"查询"_s);
    driver.window().findChild<QAction *>(u"language_en-US"_s)->trigger();
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
}

void TestStory::hiddenChecksBlockTermination()
{
    WindowDriver driver(UiLanguage::English, 50);
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.ordered());
    driver.model().checkAllShown();
    driver.key(Qt::Key_F, Qt::ControlModifier);
    driver.type(u"Offer"_s);
    QVERIFY(driver.ordered());
    QVERIFY(driver.model().shownCount() < 50);
    const int hidden = 50 - driver.model().shownCount();
    QTRY_COMPARE(driver.text("hiddenSummary"), u"%1 of 50 hidden by the filter"_s.arg(hidden));
    QVERIFY(!driver.find<QPushButton>("terminateCheckedButton")->isEnabled());
    driver.find<QPushButton>("showHiddenButton")->click();
    QTRY_COMPARE(driver.model().shownCount(), 50);
    QVERIFY(driver.find<QPushButton>("terminateCheckedButton")->isEnabled());
}

void TestStory::newQueryAsksBeforeUnchecking()
{
    WindowDriver driver(UiLanguage::English, 50);
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.ordered());
    driver.model().checkAllShown();
    driver.find<QPushButton>("queryButton")->click();
    QTRY_VERIFY(driver.find<QWidget>("requeryQuestion"));
    QTest::keyClick(driver.find<QWidget>("requeryQuestion"), Qt::Key_Escape);
    QTRY_VERIFY(!driver.find<QWidget>("requeryQuestion"));
    QCOMPARE(driver.model().checkedCount(), 50);
}

void TestStory::copiesHighlightedRows()
{
    WindowDriver driver(UiLanguage::English, 5);
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.ordered());
    QVERIFY(driver.focus("fileTable"));
    driver.key(Qt::Key_Down, Qt::ShiftModifier);
    driver.key(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.front().contains(u"File ID"_s));
    QVERIFY(lines.at(1).contains(driver.model().fileAt(0).file.id.text()));
}

void TestStory::offersTheSandboxWhenNotConnected()
{
    WindowDriver driver(UiLanguage::English, QString());
    QTRY_COMPARE(driver.text("emptyTitle"), u"Not connected"_s);
    assertAllNamed(&driver.window());
    QVERIFY(driver.find<QPushButton>("emptyAction"));
    driver.find<QPushButton>("emptyOtherAction")->click();
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.find<QLabel>("sandboxBadge"));
}

void TestStory::showsHelpInBothLanguages()
{
    WindowDriver driver(UiLanguage::English, QString());
    driver.window().findChild<QAction *>(u"helpAction"_s)->trigger();
    QTRY_VERIFY(driver.find<QTextBrowser>("helpText"));
    QVERIFY(driver.find<QTextBrowser>("helpText")->toPlainText().contains(u"Termination can't be undone"_s));
    driver.window().findChild<QAction *>(u"language_zh-CN"_s)->trigger();
    QTRY_VERIFY(driver.find<QTextBrowser>("helpText")->toPlainText().contains(u"终止后无法撤销"_s));
}

QTEST_MAIN(TestStory)
#include "test_story.moc"
