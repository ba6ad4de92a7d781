// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossyvfs.h"
#include "runjournalfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Kind = JournalProblem::Kind;

namespace
{

// A run whose journal is on a disk that fails on demand.
struct FaultStory {
    LossyVfs vfs;
    JournalStory story;

    template <class... Arguments>
    explicit FaultStory(Arguments &&...arguments)
        : story(std::forward<Arguments>(arguments)...)
    {
        // Outcomes that could not be recorded are shown anyway, marked as such.
        QObject::disconnect(story.comparison);
    }

    // Makes the disk fail as soon as the next request of that kind reaches the transport.
    void failAtRequest(const QString &verb, Failure failure = Failure::Full)
    {
        story.transport.watch([this, verb, failure](const HttpRequest &request) {
            if (request.url.path().contains(verb)) {
                vfs.failFrom(1, failure);
            }
        });
    }
    void healWhenReported()
    {
        QObject::connect(story.run.get(), &TerminationRun::journalFailed, &story.context, [this] { vfs.heal(); });
    }
    [[nodiscard]] Kind problemBehind(int position) const
    {
        return std::get<cause::NoJournal>(story.outcome(position).cause).problem.kind;
    }
    [[nodiscard]] int notRecorded() const
    {
        return static_cast<int>(std::ranges::count_if(story.ledger.files(), [](const LedgerFile &file) {
            return file.outcome.recording == Recording::NotRecorded;
        }));
    }
};

} // namespace

Q_DECLARE_METATYPE(sealdesk::test::Failure)

//! Tests a disk that becomes full or fails during a run: nothing is sent unrecorded, and nothing unrecorded is shown as
//! recorded.
class TestRunJournalFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingWhenTheRunCannotBeWritten_data();
    void sendsNothingWhenTheRunCannotBeWritten();
    void sendsNothingWhenTheChunkCannotBeWritten();
    void sendsNothingAfterwardsEvenIfTheDiskIsBack();
    void sendsNothingWithoutTheTrail();
    void stopsWhenAnAnswerCannotBeWritten();
    void looksForNothingThatCannotBeWritten();
    void sendsNothingAgainWhenARefusalCannotBeWritten_data();
    void sendsNothingAgainWhenARefusalCannotBeWritten();
    void sendsNothingWhenASkipCannotBeWritten();
    void stopsWhenAFindingCannotBeWritten();
    void staysTrueWhicheverWriteFails_data();
    void staysTrueWhicheverWriteFails();

private:
    static void compare(const JournalStory &story, const QSet<QString> &sent);
};

void TestRunJournalFaults::sendsNothingWhenTheRunCannotBeWritten_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("full") << Failure::Full << Kind::DiskFull;
    QTest::newRow("input and output") << Failure::Io << Kind::Failed;
    QTest::newRow("read-only") << Failure::ReadOnly << Kind::NotWritable;
}

void TestRunJournalFaults::sendsNothingWhenTheRunCannotBeWritten()
{
    QFETCH(Failure, failure);
    QFETCH(Kind, kind);
    FaultStory fault(3);
    JournalStory &story = fault.story;
    fault.vfs.failFrom(1, failure);
    story.start();
    story.pass(10min);
    QCOMPARE(story.requests, QStringList());
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(fault.problemBehind(2), kind);
    QCOMPARE(story.journalProblems.size(), 1U);
    QCOMPARE(story.journalProblems[0].kind, kind);
    QVERIFY(!story.run->id());
    fault.vfs.heal();
    QVERIFY(story.events().isEmpty());
}

void TestRunJournalFaults::sendsNothingWhenTheChunkCannotBeWritten()
{
    FaultStory fault(103);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"tenant_access_token"_s); // the last step before sending
    story.start();
    story.pass(10min);
    QCOMPARE(story.requestCount(), 0);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 103);
    QCOMPARE(fault.problemBehind(102), Kind::DiskFull);
    QCOMPARE(fault.notRecorded(), 103);
    QCOMPARE(story.journalProblems.size(), 1U); // reported once
    fault.vfs.heal();
    QCOMPARE(story.states(), u"103w"_s); // the next start settles them as not sent
    QCOMPARE(story.events(), QStringList{u"run"_s});
}

void TestRunJournalFaults::sendsNothingAfterwardsEvenIfTheDiskIsBack()
{
    FaultStory fault(103);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"tenant_access_token"_s);
    fault.healWhenReported();
    story.start();
    story.pass(10min);
    QCOMPARE(story.requestCount(), 0);
    QCOMPARE(story.states(), u"103N"_s);
    QCOMPARE(fault.notRecorded(), 0);
    QCOMPARE(std::get<cause::NoJournal>(story.storedOutcome(0).cause).problem.kind, Kind::DiskFull);
}

// The first chunk is in the audit trail, the second one can't be written to it.
void TestRunJournalFaults::sendsNothingWithoutTheTrail()
{
    JournalStory story(150);
    int chunks = 0;
    story.journal->requireWitness([&chunks] {
        return ++chunks == 1 ? std::nullopt
                             : std::optional(JournalProblem{.kind = Kind::NoTrail, .path = u"/trail"_s, .detail = {}});
    });
    story.start();
    story.terminateAll();
    story.pass(10min);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.journalProblems.size(), 1U);
    QCOMPARE(story.journalProblems[0].kind, Kind::NoTrail);
    QCOMPARE(story.states(), u"100A50N"_s);
    QCOMPARE(std::get<cause::NoJournal>(story.storedOutcome(149).cause).problem.kind, Kind::NoTrail);
    QVERIFY(story.events().contains(u"refused 2"_s));
}

void TestRunJournalFaults::stopsWhenAnAnswerCannotBeWritten()
{
    FaultStory fault(150);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"terminate"_s);
    story.start();
    story.terminateAll();
    story.pass(10min);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Accepted), 100); // the outcome is true although it is not recorded
    QCOMPARE(story.outcome(0).recording, Recording::NotRecorded);
    QCOMPARE(story.count(OutcomeState::NotSent), 50);
    QCOMPARE(fault.problemBehind(149), Kind::DiskFull);
    QCOMPARE(fault.notRecorded(), 150);
    QCOMPARE(story.changed.size(), 250U);
    fault.vfs.heal();
    QCOMPARE(story.states(), u"100s50w"_s); // for the next start to find out
    QVERIFY(story.isUnsettled());
}

void TestRunJournalFaults::looksForNothingThatCannotBeWritten()
{
    FaultStory fault(103);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"terminate"_s);
    story.start();
    story.loseAnswer();
    story.pass(10min);
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(story.outcome(99).recording, Recording::NotRecorded);
    QCOMPARE(fault.problemBehind(102), Kind::DiskFull);
    fault.vfs.heal();
    QCOMPARE(story.states(), u"100s3w"_s);
}

void TestRunJournalFaults::sendsNothingAgainWhenARefusalCannotBeWritten_data()
{
    QTest::addColumn<bool>("byToken");
    QTest::addColumn<bool>("heals");
    QTest::newRow("limit") << false << false;
    QTest::newRow("limit, disk is back") << false << true;
    QTest::newRow("token") << true << false;
    QTest::newRow("token, disk is back") << true << true;
}

void TestRunJournalFaults::sendsNothingAgainWhenARefusalCannotBeWritten()
{
    QFETCH(bool, byToken);
    QFETCH(bool, heals);
    FaultStory fault(2);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"terminate"_s);
    if (heals) {
        fault.healWhenReported();
    }
    story.start();
    story.reply(byToken ? FakeTransport::refusal(400, 99991663) : limited(3));
    story.pass(10min);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QCOMPARE(fault.problemBehind(0), Kind::DiskFull);
    QCOMPARE(fault.notRecorded(), heals ? 0 : 2);
    fault.vfs.heal();
    QCOMPARE(story.states(), heals ? u"2N"_s : u"2s"_s); // the next start makes an unnecessary look, which is safe
}

void TestRunJournalFaults::sendsNothingWhenASkipCannotBeWritten()
{
    FaultStory fault(3);
    JournalStory &story = fault.story;
    fault.failAtRequest(u"query"_s);
    story.pass(31s);
    story.start();
    story.answerCheck({{1, u"voided"_s}});
    story.pass(10min);
    QCOMPARE(story.terminateCount(), 0);
    QCOMPARE(story.outcome(1).state, OutcomeState::Skipped);
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QCOMPARE(fault.notRecorded(), 3);
    fault.vfs.heal();
    QCOMPARE(story.states(), u"3w"_s);
}

void TestRunJournalFaults::stopsWhenAFindingCannotBeWritten()
{
    FaultStory fault(103);
    JournalStory &story = fault.story;
    story.learnDataClock();
    story.start();
    story.loseAnswer();
    fault.failAtRequest(u"query"_s);
    story.pass(2s);
    story.terminateShown(0, 100);
    story.play(10min);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Terminated), 100);
    QCOMPARE(story.count(OutcomeState::NotSent), 3);
    QCOMPARE(fault.notRecorded(), 103);
    fault.vfs.heal();
    QCOMPARE(story.states(), u"100U3w"_s);
}

void TestRunJournalFaults::staysTrueWhicheverWriteFails_data()
{
    QTest::addColumn<bool>("heals");
    QTest::newRow("for good") << false;
    QTest::newRow("until it is said") << true;
}

// Runs two chunks with a refusal, an answer and a lost answer on a disk whose nth write fails, for each n.
void TestRunJournalFaults::staysTrueWhicheverWriteFails()
{
    QFETCH(bool, heals);
    bool failed = true;
    for (int write = 1; failed && write < 300; ++write) {
        FaultStory fault(102);
        JournalStory &story = fault.story;
        story.learnDataClock();
        QSet<QString> sent;
        story.transport.watch([&story, &sent](const HttpRequest &request) {
            if (request.url.path().endsWith("/terminate"_L1)) {
                const StoredRun run = story.stored();
                const QStringList ids = FakeTransport::bodyOf(request).value("ids"_L1).toVariant().toStringList();
                for (const QString &id : ids) {
                    sent.insert(id);
                    QCOMPARE(run.files.at(static_cast<size_t>(numberOf(id))).outcome.state, OutcomeState::Sending);
                }
            }
        });
        if (heals) {
            fault.healWhenReported();
        }
        fault.vfs.failFrom(write, Failure::Full);
        story.transport.push(FakeTransport::refusal(400, 99991663));
        story.transport.push(FakeTransport::success(answer(idTexts(0, 90), idTexts(90, 100))));
        story.transport.push(FakeTransport::failure(TransportFailure::ConnectionLost));
        story.start();
        story.terminateShown(0, 102);
        story.play(4s);
        failed = !story.journalProblems.empty();
        QCOMPARE(story.finished, 1);
        fault.vfs.heal();
        compare(story, sent);
    }
    QVERIFY(!failed); // the last run had more writes than it needed
}

// Compares what is shown, what is recorded and what was sent.
void TestRunJournalFaults::compare(const JournalStory &story, const QSet<QString> &sent)
{
    QVERIFY(story.run->id() || sent.isEmpty());
    const StoredRun run = story.stored();
    for (size_t i = 0; i < run.files.size(); ++i) {
        const FileOutcome &shown = story.outcome(static_cast<int>(i));
        const FileOutcome &held = run.files[i].outcome;
        if (shown.recording == Recording::Recorded) {
            QCOMPARE(held.state, shown.state);
            QCOMPARE(held.cause.index(), shown.cause.index());
        }
        // What the next start settles as not sent must have had no effect.
        QVERIFY(held.state != OutcomeState::Waiting || shown.state == OutcomeState::NotSent);
        if (!sent.contains(run.files[i].file.file.id.text())) {
            QVERIFY(held.state == OutcomeState::Waiting || held.state == OutcomeState::NotSent);
        }
    }
}

QTEST_GUILESS_MAIN(TestRunJournalFaults)
#include "test_runjournalfaults.moc"
