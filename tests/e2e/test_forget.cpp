// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "modelservice.h"
#include "windowdriver.h"

#include "store/recordbook.h"
#include "store/settings.h"
#include "widgets/resources.h"

#include <QAction>
#include <QDir>
#include <QMessageBox>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

//! The command "Forget everything on this computer" in the whole program.
class TestForget final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void erasesEverything();
    void cancelKeepsEverything();
    void isRefusedWithUnsettledFiles();

private:
    static void terminateAll(WindowDriver &driver, int files);
    static void askToForget(WindowDriver &driver)
    {
        driver.window().findChild<QAction *>(u"forgetAction"_s)->trigger();
    }
    static QStringList records(const WindowDriver &driver)
    {
        return QDir(recordsFolder(driver.folder() + u"/data"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    static Settings settings(const WindowDriver &driver) { return Settings(driver.folder() + u"/settings.ini"_s); }
};

void TestForget::terminateAll(WindowDriver &driver, int files)
{
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"Wrong template"_s, files));
}

void TestForget::erasesEverything()
{
    ModelService service(3);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    terminateAll(driver, 3);
    QTRY_COMPARE(driver.outcomes(OutcomeState::Accepted), 3);
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 3, 15'000);
    driver.find<QAbstractButton>("closeButton")->click();
    QCOMPARE(records(driver).size(), 1);
    QCOMPARE(settings(driver).recentReasons(), QStringList{u"Wrong template"_s});

    askToForget(driver);
    QTRY_VERIFY(driver.find<QAbstractButton>("forgetConfirm"));
    driver.find<QAbstractButton>("forgetConfirm")->click();
    QTRY_VERIFY(driver.find<QMessageBox>("forgotten"));
    QVERIFY(!QDir(recordsFolder(driver.folder() + u"/data"_s)).exists());
    QCOMPARE(settings(driver).recentReasons(), QStringList());
    QVERIFY(!settings(driver).connection());
    QCOMPARE(driver.model().loadedCount(), 0);
    driver.find<QMessageBox>("forgotten")->accept();
    driver.window().findChild<QAction *>(u"historyAction"_s)->trigger();
    QTRY_VERIFY(driver.find<QWidget>("historyEmpty")); // not connected: nothing to show
}

void TestForget::cancelKeepsEverything()
{
    ModelService service(3);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    askToForget(driver);
    QTRY_VERIFY(driver.find<QMessageBox>("forgetQuestion"));
    QTest::keyClick(driver.find<QMessageBox>("forgetQuestion"), Qt::Key_Escape);
    QTRY_VERIFY(!driver.find<QMessageBox>("forgetQuestion"));
    QCOMPARE(records(driver).size(), 1);
    QCOMPARE(driver.model().loadedCount(), 3);
}

// The journal is needed to settle the files.
void TestForget::isRefusedWithUnsettledFiles()
{
    ModelService service(3);
    service.terminatePlans = {{.act = TerminatePlan::Act::DoNothing, .ending = Ending::CloseSilently}};
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    terminateAll(driver, 3);
    QTRY_COMPARE(driver.outcomes(OutcomeState::Unknown), 3);
    driver.find<QAbstractButton>("closeButton")->click();
    QTRY_VERIFY(driver.find<QAbstractButton>("questionSecond"));
    driver.find<QAbstractButton>("questionSecond")->click();
    QTRY_VERIFY(driver.find<QWidget>("recoveryPage"));

    askToForget(driver);
    QTRY_VERIFY(driver.find<QMessageBox>("notForgotten"));
    QVERIFY(!driver.find<QMessageBox>("forgetQuestion"));
    QVERIFY(driver.find<QMessageBox>("notForgotten")->text().contains(u"not settled"_s));
    QCOMPARE(records(driver).size(), 1);
    QVERIFY(driver.find<QWidget>("recoveryPage")); // recovery continues
}

QTEST_MAIN(TestForget)
#include "test_forget.moc"
