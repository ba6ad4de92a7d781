// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runlistmodel.h"
#include "shell/mainwindow.h"
#include "test_recordstage.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

//! A clock that stopped at 2024-11-20 00:00:00 UTC, for what an earlier process recorded.
class PastClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return std::chrono::sys_days{std::chrono::year{2024} / 11 / 20}; }
    [[nodiscard]] Monotonic monotonic() const override { return {}; }
    [[nodiscard]] AwakeTime awake() const override { return {}; }
    void after(std::chrono::milliseconds /*delay*/, QObject * /*context*/, std::function<void()> /*action*/) override {}
};

} // namespace

//! Tests the navigation between the pages and the menu's actions on each.
class TestPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithTheFilesWhenAllIsSettled();
    void startsWithUnsettledFiles();
    void confirmsAcceptedFilesBehindTheList();
    void tellsOfACorrectionOnce();
    void showsSettledFilesAgain();
    void updatesTheHistoryWhenFilesAreSettled();
    void searchesTheShownPage();
    void showsAnUnusableJournalInTheHistory();
    void tellsOnEachPageThatTheTrailCannotBeWritten();
    void tellsThatTheJournalWasChanged();
    void tellsThatTheJournalWasRebuilt();
    void deletesOldRunsOnceTheListIsRead();

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
    for (int second = 0; !valueOf(stage->journal().unsettledRuns()).empty() && second < 1200; ++second) {
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
    QVERIFY(action("recoveryAction").isEnabled());
    action("filesAction").trigger();
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(action("recoveryAction").isEnabled());
    action("recoveryAction").trigger();
    QCOMPARE(page(), u"recoveryPage"_s);
}

// They need no attention, so the list is shown.
void TestPages::confirmsAcceptedFilesBehindTheList()
{
    stage->addRun({ended(OutcomeState::Terminated), ended(OutcomeState::Accepted)});
    connectNow();
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(action("recoveryAction").isEnabled());
    stage->service.setState(TerminateService::idOf(1), KnownState::Terminated);
    settle();
    QVERIFY(valueOf(stage->journal().unsettledRuns()).empty());
    QCOMPARE(page(), u"fileListPage"_s);
    QCOMPARE(valueOf(stage->journal().run(RunId{1})).files[1].outcome.state, OutcomeState::Terminated);
}

void TestPages::tellsOfACorrectionOnce()
{
    stage->addRun({ended(OutcomeState::Sending), ended(OutcomeState::Sending)});
    QCOMPARE(problemOf(stage->journal().settle(RunId{1}, settled(OutcomeState::Failed, {0, 1}))), std::nullopt);
    connectNow();
    connectNow();
    FileSighting shown = stage->service.listed().front();
    shown.file.state = KnownState::Terminated;
    stage->session.observeRows(std::array{shown});
    stage->session.observeRows(std::array{shown});
    const auto isOfTheCorrection = [](const QString &text) { return text.contains(u"another state"_s); };
    const QStringList texts = bannerTexts(*window);
    QCOMPARE(std::ranges::count_if(texts, isOfTheCorrection), 1);
    QVERIFY(std::ranges::find_if(texts, isOfTheCorrection)->contains(u"1 file"_s));
    QCOMPARE(valueOf(stage->journal().run(RunId{1})).files[0].corrections.size(), size_t{1});
}

void TestPages::showsSettledFilesAgain()
{
    addRunWithOneSending();
    connectNow();
    action("filesAction").trigger();
    partOf<QAbstractButton>(*window, "showOpenOutcomes")->click(); // the list says so, too
    QCOMPARE(page(), u"recoveryPage"_s);
    action("filesAction").trigger();
    settle();
    QVERIFY(action("recoveryAction").isEnabled());
    action("recoveryAction").trigger();
    QCOMPARE(page(), u"recoveryPage"_s);
    QCOMPARE(partOf<QTableView>(*window, "recoveryTable")->model()->rowCount(), 2); // one had its outcome before

    window->setSession(nullptr);
    QCOMPARE(page(), u"fileListPage"_s);
    QVERIFY(!action("recoveryAction").isEnabled());
}

void TestPages::updatesTheHistoryWhenFilesAreSettled()
{
    addRunWithOneSending();
    stage->service.queryReply = FakeTransport::bare(200, "<html>login</html>"); // the first look finds nothing out
    connectNow();
    action("historyAction").trigger();
    const auto *runs = qobject_cast<RunListModel *>(partOf<QTableView>(*window, "runsTable")->model());
    QTRY_COMPARE(runs->rowCount(), 1);
    QVERIFY(!runs->run(0).isSettled());
    stage->service.queryReply.reset();
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

// At once and wherever the user is, since nothing can be sent.
void TestPages::tellsOnEachPageThatTheTrailCannotBeWritten()
{
#ifndef Q_OS_WIN
    const QString moved = u"The audit trail was deleted or changed by another program while it was in use."_s;
    const QString unwritable = u"The audit trail can't be written. Until it can, no file is terminated."_s;
    addRunWithOneSending();
    connectNow();
    const QString trail = stage->record->auditFile();
    QVERIFY(QFile::remove(trail));
    QVERIFY(QDir().mkdir(trail));
    stage->record->check();
    QVERIFY(bannerTexts(*window).contains(moved));
    QCOMPARE(problemOf(stage->journal().recordEvent(u"n"_s, {})), std::nullopt);
    for (const char *name : {"recoveryAction", "filesAction", "historyAction"}) {
        action(name).trigger();
        QCOMPARE(bannerTexts(*window).count(unwritable), 1);
    }
    QVERIFY(QDir().rmdir(trail));
    stage->record->check();
    QVERIFY(!bannerTexts(*window).contains(unwritable));
    QVERIFY(bannerTexts(*window).contains(moved));
    window->setSession(nullptr);
    QVERIFY(!bannerTexts(*window).contains(moved));
#endif
}

void TestPages::tellsThatTheJournalWasChanged()
{
    connectNow();
    QFile journal(stage->record->journalFile());
    QVERIFY(journal.resize(0));
    stage->record->check();
    const QString changed = u"The journal was changed by another program while it was in use."_s;
    QVERIFY(bannerTexts(*window).contains(changed));
    window->setSession(&stage->session);
    QVERIFY(bannerTexts(*window).contains(changed));
}

void TestPages::tellsThatTheJournalWasRebuilt()
{
    addRunWithOneSending();
    const QString folder = stage->folder.filePath(u"records/two"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::copy(stage->record->auditFile(), folder + "/audit.log"_L1));
    const auto record = openBook(folder, stage->clock);
    Session session(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                    {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    session.setRecord(*record);
    window->setSession(&session);
    QVERIFY(bannerTexts(*window).contains(u"The journal of this connection was missing. It was rebuilt from the "
                                          "audit trail."_s));
    window->setSession(nullptr);
}

void TestPages::deletesOldRunsOnceTheListIsRead()
{
    const PastClock past;
    const auto record = openBook(stage->folder.filePath(u"records/two"_s), past);
    recordSampleRun(record->journal());
    Session session(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                    {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    session.setRecord(*record);
    stage->settings.setRetentionYears(1);
    window->setSession(&session);
    action("historyAction").trigger();
    const auto *runs = partOf<QTableView>(*window, "runsTable")->model();
    QTRY_COMPARE(runs->rowCount(), 1);

    // The newest update time of the list is of 1 November.
    QTRY_VERIFY(bannerTexts(*window).contains(
        u"Delete 1 settled run(s) from before 2025-11-01 00:00:00 (UTC+8) from the journal?"_s));
    click(*window, "retentionDelete");
    QVERIFY(bannerTexts(*window).contains(
        u"1 settled run(s) from before 2025-11-01 00:00:00 (UTC+8) were deleted from the journal."_s));
    QTRY_COMPARE(runs->rowCount(), 0);
    window->setSession(nullptr);
}

QTEST_MAIN(TestPages)
#include "test_pages.moc"
