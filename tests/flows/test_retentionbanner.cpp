// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "flows/record/retentionbanner.h"
#include "test_recordstage.h"
#include "widgets/bannerstack.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests what the main window shows of runs that were kept long enough.
class TestRetentionBanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsNothingWithoutOldRuns();
    void keepsRunsIndefinitelyByDefault();
    void deletesAndShowsIt();
    void deletesOnceInASession();
    void waitsForAReply();
    void asksAfterAJump();
    void asksWithoutAnEarlierCheck();
    void keepsTheRunsAndAsksAgain();
    void deletesWithConsent();
    void showsWhyDeletingFailed();
    void isClearedWithTheSession();
    void speaksChinese();

private:
    //! Advances the computer's and the service's clock.
    void passDays(int days) const { stage->clock.advance(std::chrono::days{days}); }
    void connectAgain() const;
    [[nodiscard]] size_t runCount() const { return valueOf(stage->journal().runs()).size(); }
    [[nodiscard]] const BannerContent &shown() const { return stack->findChild<Banner *>()->content(); }

    std::unique_ptr<RecordStage> stage;
    std::unique_ptr<BannerStack> stack;
    std::unique_ptr<RetentionBanner> retention;
};

void TestRetentionBanner::init()
{
    stage = std::make_unique<RecordStage>();
    stage->service.addFiles(1, KnownState::PendingSign);
    stage->settings.setRetentionYears(1);
    stack = std::make_unique<BannerStack>();
    stack->resize(900, 200);
    retention = std::make_unique<RetentionBanner>(stage->settings, *stack);
    connectAgain(); // the check that later ones are compared with
    stage->addRun({ended(OutcomeState::Terminated)});
}

void TestRetentionBanner::cleanup()
{
    retention.reset();
    stack.reset();
    stage.reset();
}

void TestRetentionBanner::connectAgain() const
{
    retention->setSession(&stage->session);
    retention->purgeOnce();
}

void TestRetentionBanner::showsNothingWithoutOldRuns()
{
    for (int month = 0; month < 12; ++month) {
        passDays(30);
        connectAgain();
        QCOMPARE(stack->count(), 0);
        QCOMPARE(runCount(), size_t{1});
    }
}

void TestRetentionBanner::keepsRunsIndefinitelyByDefault()
{
    stage->settings.setRetentionYears(std::nullopt);
    passDays(5000);
    connectAgain();
    QCOMPARE(stack->count(), 0);
    QCOMPARE(runCount(), size_t{1});
}

void TestRetentionBanner::deletesAndShowsIt()
{
    const QSignalSpy deleted(retention.get(), &RetentionBanner::runsDeleted);
    for (int month = 0; month < 13; ++month) {
        passDays(30);
        connectAgain();
    }
    QCOMPARE(runCount(), size_t{0});
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(shown().sentence, u"1 settled run(s) from before 2026-12-15 00:00:00 (UTC+8) were deleted from the "
                               "journal."_s);
    QVERIFY(shown().actions.empty());
    QCOMPARE(recordsIn(stage->record->auditFile()).last()["kind"_L1].toString(), u"purge"_s);
}

void TestRetentionBanner::deletesOnceInASession()
{
    for (int month = 0; month < 13; ++month) {
        passDays(30);
        retention->purgeOnce();
    }
    QCOMPARE(stack->count(), 0);
    QCOMPARE(runCount(), size_t{1});
}

void TestRetentionBanner::waitsForAReply()
{
    Session unanswered(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                       {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    unanswered.setRecord(*stage->record);
    passDays(4 * 365);
    retention->setSession(&unanswered);
    retention->purgeOnce();
    QCOMPARE(stack->count(), 0);
    QCOMPARE(runCount(), size_t{1});
    unanswered.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); // the computer's clock is ahead
    retention->purgeOnce();
    QCOMPARE(stack->count(), 0);
    QCOMPARE(runCount(), size_t{1});
    retention->setSession(nullptr);
}

void TestRetentionBanner::asksAfterAJump()
{
    passDays(4 * 365);
    connectAgain();
    QCOMPARE(runCount(), size_t{1});
    QCOMPARE(shown().tone, theme::Tone::Warning);
    QCOMPARE(shown().dismissal, Dismissal::Forbidden);
    QCOMPARE(shown().sentence, u"Delete 1 settled run(s) from before 2029-11-19 00:00:00 (UTC+8) from the journal?"_s);
    QVERIFY2(shown().advice.startsWith(u"The last check for old runs was more than a month ago, at 2026-11-20 "
                                       "08:00:00. The earliest of the clocks of this computer and the service now "
                                       "shows 2030-11-19 08:01:00 (UTC+8)."_s),
             qPrintable(shown().advice));
}

void TestRetentionBanner::asksWithoutAnEarlierCheck()
{
    const auto record = openBook(stage->folder.filePath(u"records/two"_s), stage->clock);
    const RunId run = valueOf(record->journal().beginRun(someRun(1)));
    QCOMPARE(problemOf(record->journal().settle(run, settled(OutcomeState::NotSent, {0}))), std::nullopt);
    Session session(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                    {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    session.setRecord(*record);
    session.client().serverClock().observe("Tue, 19 Nov 2030 00:00:00 GMT");
    passDays(4 * 365);
    retention->setSession(&session);
    retention->purgeOnce();
    QVERIFY2(shown().advice.startsWith(u"No earlier check for old runs is recorded."_s), qPrintable(shown().advice));
    QCOMPARE(valueOf(record->journal().runs()).size(), size_t{1});
    retention->setSession(nullptr);
}

void TestRetentionBanner::keepsTheRunsAndAsksAgain()
{
    passDays(4 * 365);
    for (int start = 0; start < 2; ++start) {
        connectAgain();
        QCOMPARE(stack->count(), 1);
        click(*stack, "retentionKeep");
        QCOMPARE(stack->count(), 0);
        retention->purgeOnce(); // the list is read again
        QCOMPARE(stack->count(), 0);
        QCOMPARE(runCount(), size_t{1});
    }
}

void TestRetentionBanner::deletesWithConsent()
{
    const QSignalSpy deleted(retention.get(), &RetentionBanner::runsDeleted);
    passDays(4 * 365);
    connectAgain();
    click(*stack, "retentionDelete");
    QCOMPARE(runCount(), size_t{0});
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(stack->count(), 1);
    QVERIFY(shown().sentence.contains(u"were deleted"_s));
    QCOMPARE(shown().dismissal, Dismissal::Allowed);
}

void TestRetentionBanner::showsWhyDeletingFailed()
{
    passDays(4 * 365);
    connectAgain();
    QFile journal(stage->record->journalFile());
    QVERIFY(journal.resize(0));
    click(*stack, "retentionDelete");
    QVERIFY(stack->has(u"journal"_s));
    QVERIFY(stack->has(u"retention"_s)); // so that it can be tried again
}

void TestRetentionBanner::isClearedWithTheSession()
{
    passDays(4 * 365);
    connectAgain();
    QCOMPARE(stack->count(), 1);
    retention->setSession(nullptr);
    QCOMPARE(stack->count(), 0);
    retention->purgeOnce();
    QCOMPARE(runCount(), size_t{1});
}

void TestRetentionBanner::speaksChinese()
{
    passDays(4 * 365);
    connectAgain();
    const auto texts = [this] {
        return QStringList{shown().sentence, shown().advice, shown().actions[0].text, shown().actions[1].text};
    };
    const QStringList english = texts();
    const InChinese chinese;
    QCoreApplication::sendPostedEvents();
    QCOMPARE(unchangedTexts(english, texts()), QStringList());
    QVERIFY2(shown().sentence.contains(u"批次"_s), qPrintable(shown().sentence));
}

QTEST_MAIN(TestRetentionBanner)
#include "test_retentionbanner.moc"
