// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runlistmodel.h"
#include "shell/mainwindow.h"
#include "test_recordstage.h"

#include <QAction>
#include <QLineEdit>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the navigation between the pages and the menu's actions on each.
class TestPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithTheFilesWhenAllIsSettled();
    void startsWithUnsettledFiles();
    void showsSettledFilesAgain();
    void updatesTheHistoryWhenFilesAreSettled();
    void searchesTheShownPage();
    void showsAnUnusableJournalInTheHistory();

private:
    void addRunWithOneSending();
    void connectNow() { window->setSession(&stage->session); }
    void settle();
    [[nodiscard]] QAction &action(const char *name) const
    {
        return *window->findChild<QAction *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString page() const { return window->pages().currentWidget()->objectName(); }

    std::unique_ptr<RecordStage> stage;
    std::unique_ptr<MainWindow> window;
};

void TestPages::init()
{
    stage = std::make_unique<RecordStage>();
    stage->service.addFiles(2, KnownState::PendingSign);
    window = std::make_unique<MainWindow>(stage->settings, stage->clock);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

void TestPages::cleanup()
{
    window.reset();
    stage.reset();
}

void TestPages::addRunWithOneSending()
{
    stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::Sending)});
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
}

void TestPages::settle()
{
    for (int second = 0; !valueOf(stage->journal().unsettledRuns()).empty() && second < 300; ++second) {
        stage->clock.advance(std::chrono::seconds{1});
    }
}

void TestPages::startsWithTheFilesWhenAllIsSettled()
{
    stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::NotSent)});
    connectNow();
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(!action("recoveryAction").isEnabled());
}

void TestPages::startsWithUnsettledFiles()
{
    addRunWithOneSending();
    connectNow();
    QCOMPARE(page(), u"recoveryPage"_s);
    QVERIFY(!action("searchAction").isEnabled());
    action("filesAction").trigger();
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(action("recoveryAction").isEnabled());
    action("recoveryAction").trigger();
    QCOMPARE(page(), u"recoveryPage"_s);
}

void TestPages::showsSettledFilesAgain()
{
    addRunWithOneSending();
    connectNow();
    action("filesAction").trigger();
    settle();
    QVERIFY(action("recoveryAction").isEnabled());
    action("recoveryAction").trigger();
    QCOMPARE(page(), u"recoveryPage"_s);
    QCOMPARE(partOf<QTableView>(*window, "recoveryTable")->model()->rowCount(), 1);

    window->setSession(nullptr);
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(!action("recoveryAction").isEnabled());
}

void TestPages::updatesTheHistoryWhenFilesAreSettled()
{
    addRunWithOneSending();
    connectNow();
    action("historyAction").trigger();
    const auto *runs = qobject_cast<RunListModel *>(partOf<QTableView>(*window, "runsTable")->model());
    QTRY_COMPARE(runs->rowCount(), 1);
    QVERIFY(!runs->run(0).isSettled());
    settle();
    QTRY_VERIFY(runs->run(0).isSettled());
    QCOMPARE(page(), u"historyPage"_s);
}

void TestPages::searchesTheShownPage()
{
    connectNow();
    QVERIFY(action("searchAction").isEnabled());
    action("historyAction").trigger();
    QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(window->focusWidget()->objectName(), u"historySearch"_s);
}

void TestPages::showsAnUnusableJournalInTheHistory()
{
    Session session(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                    {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    session.setJournal(
        JournalProblem{.kind = JournalProblem::Kind::Damaged, .path = u"/somewhere"_s, .detail = u"no"_s});
    window->setSession(&session);
    action("historyAction").trigger();
    QVERIFY(bannerTexts(*window).contains(u"The journal of this connection is damaged."_s));
    QCOMPARE(textOf(*partOf<QWidget>(*window, "historyEmpty"), "emptyTitle"), u"The history could not be read"_s);
    window->setSession(nullptr);
}

QTEST_MAIN(TestPages)
#include "test_pages.moc"
