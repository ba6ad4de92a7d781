// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/earlieroutcomes.h"
#include "service/recordwatch.h"
#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

constexpr std::chrono::minutes lagMargin{10};

// A journal with one run of three files that were sent and got \a outcome at the beginning.
struct RecordStory : ServiceFixture {
    RunId run;
    std::vector<CorrectedOutcome> corrected;
    QObject context;

    explicit RecordStory(OutcomeState outcome, KnownState before = KnownState::PendingSign)
    {
        learnClock();
        openJournal();
        run = journal
                  ->beginRun({.connection = connection(),
                              .reason = u"test"_s,
                              .filterText = {},
                              .origins = {},
                              .files = sightings(0, 3, before)})
                  .value();
        const ChunkFacts chunk{.number = 1, .positions = {0, 1, 2}, .serviceTime = {}, .dataTime = {}};
        QVERIFY(!journal->markSending(run, chunk));
        settleAs(outcome);
        QObject::connect(&session, &Session::corrected, &context,
                         [this](const CorrectedOutcome &added) { corrected.push_back(added); });
    }
    void settleAs(OutcomeState outcome)
    {
        Settlement settlement{.by = Settlement::By::Query, .chunk = 1, .files = {}, .serviceTime = clock.now()};
        for (int position = 0; position < 3; ++position) {
            settlement.files.push_back({.position = position, .outcome = {.state = outcome, .cause = {}, .logId = {}}});
        }
        QVERIFY(!journal->settle(run, settlement));
    }
    // The service shows file 0, by its clock at the given time.
    void show(KnownState state, Instant updated) { show(state, updated, clock.now()); }
    void show(KnownState state, Instant updated, Instant startedAt)
    {
        FileSighting row = sightings(0, 1, state).front();
        row.file.updateTime = BeijingTime::fromInstant(updated);
        row.stamp.startedAt = startedAt;
        session.observeRows({{row}});
    }
    // A run of a file that ended before it sent anything.
    void addUnsentRun(int file, OutcomeState state = OutcomeState::NotSent)
    {
        const auto unsent = journal->beginRun({.connection = connection(),
                                               .reason = u"test"_s,
                                               .filterText = {},
                                               .origins = {},
                                               .files = sightings(file, file + 1)});
        const FileOutcome outcome{.state = state, .cause = {}, .logId = {}};
        QVERIFY(!journal->settle(unsent.value(), {.by = Settlement::By::Program,
                                                  .files = {{.position = 0, .outcome = outcome}},
                                                  .serviceTime = clock.now()}));
    }
};

} // namespace

//! Tests what contradicts the record (product.md 4a.9), and what earlier runs mean for new ones.
class TestRecordWatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void correctsWhatWasTerminatedAllAlong_data();
    void correctsWhatWasTerminatedAllAlong();
    void takesALaterTerminationForNoContradiction();
    void correctsATerminationThatWasNone();
    void believesNoEarlierStateOfATerminatedFile();
    void believesNoSingleClock();
    void correctsOnceForEachState();
    void expectsTheRefusalOfATerminatedFile();
    void expectsNothingOfAFileThatWasNotSent();
    void leavesOpenFilesOut();
    void warnsOfFilesLeftUnknown();
    void warnsOfFilesLeftUnknownBeforeAnUnsentRun();
};

void TestRecordWatch::correctsWhatWasTerminatedAllAlong_data()
{
    QTest::addColumn<OutcomeState>("recorded");
    QTest::newRow("failed") << OutcomeState::Failed;
    QTest::newRow("not sent") << OutcomeState::NotSent; // by a request that was refused as a whole
    QTest::newRow("left unknown") << OutcomeState::LeftUnknown;
}

void TestRecordWatch::correctsWhatWasTerminatedAllAlong()
{
    QFETCH(OutcomeState, recorded);
    RecordStory story(recorded);
    const Instant terminated = story.clock.now() - 5min;
    story.clock.advance(1h);
    story.show(KnownState::Terminated, terminated);
    QCOMPARE(story.corrected.size(), 1U);
    QCOMPARE(story.corrected[0].run, story.run);
    QCOMPARE(story.corrected[0].recorded, recorded);
    const StoredFile stored = story.openJournalAgain()->run(story.run).value().files[0];
    QCOMPARE(stored.outcome.state, recorded); // corrected, not rewritten
    QCOMPARE(stored.corrections.size(), 1U);
    QCOMPARE(stored.corrections[0].shown, FileState(KnownState::Terminated));
    QCOMPARE(stored.corrections[0].updatedAt, terminated);
}

void TestRecordWatch::takesALaterTerminationForNoContradiction()
{
    RecordStory story(OutcomeState::Failed);
    story.clock.advance(1h);
    story.show(KnownState::Terminated, story.clock.now() - 1min);
    QVERIFY(story.corrected.empty());
}

void TestRecordWatch::correctsATerminationThatWasNone()
{
    RecordStory story(OutcomeState::Terminated);
    story.clock.advance(lagMargin);
    story.show(KnownState::SignFinished, story.clock.now() - 1min);
    QCOMPARE(story.corrected.size(), 1U);
    RecordStory late(OutcomeState::Terminated);
    const Instant before = late.clock.now() - 1h;
    late.clock.advance(lagMargin);
    late.show(KnownState::PendingSign, before); // no part of the service is that late
    QCOMPARE(late.corrected.size(), 1U);
    RecordStory voided(OutcomeState::Terminated);
    voided.clock.advance(1h);
    voided.show(KnownState::Voided, voided.clock.now());
    QVERIFY(voided.corrected.empty());
}

void TestRecordWatch::believesNoEarlierStateOfATerminatedFile()
{
    RecordStory story(OutcomeState::Terminated);
    const Instant before = story.clock.now() - 1h;
    story.clock.advance(5min);
    story.show(KnownState::PendingSign, before);
    QVERIFY(story.corrected.empty());
}

// Minutes after the record, an old view may still be shown; the clock that says that more time passed is wrong.
void TestRecordWatch::believesNoSingleClock()
{
    RecordStory date(OutcomeState::Terminated);
    const Instant before = date.clock.now() - 1h;
    date.clock.advance(5min);
    date.show(KnownState::PendingSign, before, date.clock.now() + 1h);
    QVERIFY(date.corrected.empty());
    RecordStory computer(OutcomeState::Terminated);
    const Instant soon = computer.clock.now() + 5min;
    computer.clock.advance(1h);
    computer.show(KnownState::PendingSign, before, soon);
    QVERIFY(computer.corrected.empty());
}

void TestRecordWatch::correctsOnceForEachState()
{
    RecordStory story(OutcomeState::Terminated);
    story.clock.advance(lagMargin);
    for (int i = 0; i < 3; ++i) {
        story.clock.advance(1min);
        story.show(KnownState::SignFinished, story.clock.now());
    }
    QCOMPARE(story.corrected.size(), 1U);
    story.show(KnownState::PendingSeal, story.clock.now());
    QCOMPARE(story.corrected.size(), 2U);
}

void TestRecordWatch::expectsTheRefusalOfATerminatedFile()
{
    RecordStory story(OutcomeState::Failed, KnownState::Terminated); // insisted on
    story.show(KnownState::Terminated, story.clock.now() - 24h);
    QVERIFY(story.corrected.empty());
}

// Nobody claimed that it was not terminated.
void TestRecordWatch::expectsNothingOfAFileThatWasNotSent()
{
    RecordStory story(OutcomeState::Terminated);
    story.clock.advance(1h);
    story.addUnsentRun(0);
    story.show(KnownState::Terminated, story.clock.now() - 1h);
    QVERIFY(story.corrected.empty());
}

void TestRecordWatch::leavesOpenFilesOut()
{
    for (const OutcomeState state : {OutcomeState::Unknown, OutcomeState::Accepted}) {
        RecordStory story(state);
        const EarlierOutcomes earlier = earlierOutcomes(story.session, sightings(1, 6));
        QCOMPARE(earlier.open, 2);
        QCOMPARE(earlier.leftUnknown, 0);
        QCOMPARE(earlier.files, sightings(3, 6));
    }
}

// A later run that sent nothing changes nothing about that.
void TestRecordWatch::warnsOfFilesLeftUnknownBeforeAnUnsentRun()
{
    RecordStory story(OutcomeState::LeftUnknown);
    for (const OutcomeState state : {OutcomeState::NotSent, OutcomeState::Skipped}) {
        story.addUnsentRun(2, state);
        QCOMPARE(earlierOutcomes(story.session, sightings(2, 6)).leftUnknown, 1);
    }
}

void TestRecordWatch::warnsOfFilesLeftUnknown()
{
    RecordStory story(OutcomeState::LeftUnknown);
    const EarlierOutcomes earlier = earlierOutcomes(story.session, sightings(2, 6));
    QCOMPARE(earlier.open, 0);
    QCOMPARE(earlier.leftUnknown, 1);
    QCOMPARE(earlier.files.size(), 4U);
}

QTEST_GUILESS_MAIN(TestRecordWatch)
#include "test_recordwatch.moc"
