// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "journalfixture.h"
#include "sqlitefile.h"
#include "store/audit/auditrecord.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Kind = JournalProblem::Kind;
using std::chrono::milliseconds;

const QString controls = u"\u0001\t\n\u001f\u007f\u0085\u2028\ufeff"_s;
const QString quotes = u"it's \"so\"; DROP TABLE run; -- \\ %1 %_ ?1 :a @b"_s;
// SQLite could interpret these as byte order marks.
const QString marked = u"\ufeffpasted"_s;
const QString markedTwice = u"\ufeff\ufeff"_s;

FileSighting oddFile(const QString &id, const QString &text)
{
    FileSighting sighting;
    sighting.file.id = FileId(id);
    sighting.file.names = LocalizedText({{.lang = u"zh-CN"_s, .value = u"劳动合同-张三"_s},
                                         {.lang = u"en-US"_s, .value = text},
                                         {.lang = text, .value = u"😀👩‍👩‍👧"_s},
                                         {.lang = QString(), .value = u"x"_s}});
    sighting.file.employmentId = EmploymentId(text);
    sighting.file.preHireId = PreHireId(text);
    sighting.file.templateId = TemplateId(text);
    sighting.file.state = FileState(text);
    sighting.file.stateLabels = LocalizedText({{.lang = u"ja-JP"_s, .value = text}});
    return sighting;
}

RunFacts oddRun()
{
    RunFacts facts;
    facts.connection.name = marked;
    facts.connection.baseUrl = BaseUrl::lark();
    facts.connection.appId = quotes;
    facts.connection.userIdType = UserIdType::UnionId;
    facts.connection.operatorId = OperatorId(u"操作者"_s + controls);
    facts.reason = marked + controls + quotes + u"离职😀"_s;
    facts.filterText = markedTwice;
    facts.files = {oddFile(u"1"_s, QString()), oddFile(u""_s, u""_s),        oddFile(controls, controls),
                   oddFile(u"4"_s, quotes),    oddFile(marked, markedTwice), oddFile(u"𠀀"_s, u"漢字かな한글"_s)};
    facts.files[1].file.updateTime = BeijingTime::fromUnixSeconds(-1);
    facts.files[2].file.updateTime = BeijingTime::fromUnixSeconds(1'795'314'665);
    facts.files[2].stamp.startedAt = Instant{milliseconds{1'795'314'665'123}};
    return facts;
}

FileOutcome unknownBecause(const OutcomeCause &cause)
{
    return {.state = OutcomeState::Unknown, .cause = cause, .logId = u"log-1"_s};
}

OutcomeState stateAt(Journal &journal, RunId run, size_t position)
{
    return valueOf(journal.run(run)).files[position].outcome.state;
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void restoresARun();
    void anEmptyRunHasEmptyTexts();
    void aSwappedMarkLeavesOtherTextIntact();
    void aRetriedFileRefersToItsRun();
    void aRetriedFileIsFollowedToTheLatestRun();
    void filesGoThroughTheirStates();
    void filesOfARefusedChunkWaitAgain();
    void outcomesKeepCauseAndLogId();
    void aChunkKeepsItsReply();
    void aPersonWhoLeavesAFileUnknownIsNamed();
    void correctionsAreAddedToTheOutcome();
    void aStateIsCorrectedOnce();
    void correctionsGoWithTheirRun();
    void outcomesOfAFileAreThoseOfAllRuns();
    void outcomesAreDatedByTheServicesClock();
    void remembersTheLongestLagOf30Days();
    void unsettledAreThoseWithOpenOutcomes();
    void aFileIsOpenInOneRunOnly_data();
    void aFileIsOpenInOneRunOnly();
    void aRunHasNoFileTwice();
    void interruptedFilesEndWhenTheJournalIsOpened();
    void reportsUnknownRuns();
    void recordsAnEventForEachChange();
    void eventsAreReadInPieces();
    void signalsEachCommit();
    void storesTheAuditHeadWithTheNextCommit();
    void numbersContinueAfterAnEarlierTrail();
    void twoJournalsAreIndependent();

private:
    [[nodiscard]] std::array<RunId, 3> threeRuns();
    [[nodiscard]] QString path(const QString &name = u"journal.sqlite"_s) const { return m_dir->filePath(name); }
    void reopen();

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<Journal> m_journal;
};

void TestJournal::init()
{
    m_journal.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestJournal::reopen()
{
    m_journal.reset();
    m_journal = openJournal(path(), m_clock);
}

void TestJournal::restoresARun()
{
    const RunFacts facts = oddRun();
    const Instant begun = m_clock.now();
    const RunId id = valueOf(m_journal->beginRun(facts));
    m_clock.advance(milliseconds{1});

    const StoredRun run = runOnDisk(path(), id);
    QCOMPARE(run.summary.id, id);
    QVERIFY(run.summary.startedAt == begun);
    QCOMPARE(run.summary.operatorId, facts.connection.operatorId);
    QCOMPARE(run.summary.connectionName, facts.connection.name);
    QCOMPARE(run.summary.reason, facts.reason);
    QCOMPARE(run.summary.files, 6);
    QCOMPARE(run.summary.count(OutcomeState::Waiting), 6);
    QCOMPARE(run.userIdType, UserIdType::UnionId);
    QCOMPARE(run.filterText, facts.filterText);
    QVERIFY(!run.files[0].origin);
    QVERIFY(run.writer == someWriter());
    QVERIFY(run.chunks.empty());
    QCOMPARE(run.files.size(), facts.files.size());
    for (size_t i = 0; i < run.files.size(); ++i) {
        QVERIFY2(run.files[i].file == facts.files[i], qPrintable(QString::number(i)));
        QVERIFY(run.files[i].outcome == FileOutcome());
        QVERIFY(!run.files[i].chunk);
    }
}

void TestJournal::anEmptyRunHasEmptyTexts()
{
    RunFacts facts;
    facts.files.resize(1);
    const RunId id = valueOf(m_journal->beginRun(facts));
    const StoredRun run = valueOf(m_journal->run(id));
    QVERIFY(run.files[0].file == FileSighting());
    QCOMPARE(run.summary.reason, QString());
    QCOMPARE(valueOf(m_journal->runs()).size(), size_t{1});
}

void TestJournal::aSwappedMarkLeavesOtherTextIntact()
{
    // U+FFFE is not a character, and SQLite replaces it. It must not swap the bytes of what follows.
    const RunId id = valueOf(m_journal->beginRun(someRun(1, u"\ufffepasted"_s)));
    QCOMPARE(valueOf(m_journal->run(id)).summary.reason, u"\ufffdpasted"_s);
}

void TestJournal::aRetriedFileRefersToItsRun()
{
    const auto [first, second, third] = threeRuns();
    const StoredRun last = valueOf(m_journal->run(third));
    QCOMPARE(last.files[0].origin, first);
    QCOMPARE(last.files[1].origin, second);
    QCOMPARE(last.files[2].origin, std::nullopt);
    const QJsonArray files = allEvents(*m_journal).back().body.value("files"_L1).toArray();
    QCOMPARE(files[0].toObject().value("retry_of"_L1).toInteger(), first.value);
    QCOMPARE(files[1].toObject().value("retry_of"_L1).toInteger(), second.value);
    QVERIFY(!files[2].toObject().contains("retry_of"_L1));
}

// File 1 is tried in runs 1 and 3, file 2 in all three, one after the other.
void TestJournal::aRetriedFileIsFollowedToTheLatestRun()
{
    const auto [first, second, third] = threeRuns();
    const StoredRun beginning = valueOf(m_journal->run(first));
    QCOMPARE(beginning.files[0].retriedBy, third);
    QCOMPARE(beginning.files[1].retriedBy, third);
    QCOMPARE(valueOf(m_journal->run(second)).files[0].retriedBy, third);
    QCOMPARE(valueOf(m_journal->run(third)).files[0].retriedBy, std::nullopt);
}

std::array<RunId, 3> TestJournal::threeRuns()
{
    const RunFacts all = someRun(3);
    RunFacts facts = someRun(2);
    const RunId first = valueOf(m_journal->beginRun(facts));
    (void)m_journal->settle(first, settled(OutcomeState::Failed, {0, 1}));
    facts.files = {all.files[1]};
    facts.origins = {{all.files[1].file.id, first}};
    const RunId second = valueOf(m_journal->beginRun(facts));
    (void)m_journal->settle(second, settled(OutcomeState::Failed, {0}));
    facts.files = all.files;
    facts.origins = {{all.files[0].file.id, first}, {all.files[1].file.id, second}};
    return {first, second, valueOf(m_journal->beginRun(facts))};
}

void TestJournal::filesGoThroughTheirStates()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(3)));
    ChunkFacts chunk = chunkOf(1, {0, 2});
    chunk.serviceTime = Instant{milliseconds{1'795'314'665'123}};
    chunk.dataTime = Instant{milliseconds{1'795'314'600'000}};
    m_clock.advance(milliseconds{7});
    QCOMPARE(problemOf(m_journal->markSending(id, chunk)), std::nullopt);

    const StoredRun run = runOnDisk(path(), id);
    QCOMPARE(run.files[0].outcome.state, OutcomeState::Sending);
    QCOMPARE(run.files[0].chunk, 1);
    QCOMPARE(run.files[1].outcome.state, OutcomeState::Waiting);
    QCOMPARE(run.files[1].chunk, std::nullopt);
    QCOMPARE(run.files[2].outcome.state, OutcomeState::Sending);
    QCOMPARE(run.chunks.size(), size_t{1});
    QVERIFY(run.chunks[0].sentAt == m_clock.now());
    QVERIFY(run.chunks[0].serviceTime == chunk.serviceTime);
    QVERIFY(run.chunks[0].dataTime == chunk.dataTime);
    QCOMPARE(run.chunks[0].httpStatus, std::nullopt);

    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Terminated, {0}))), std::nullopt);
    QCOMPARE(stateAt(*m_journal, id, 0), OutcomeState::Terminated);
    QCOMPARE(stateAt(*m_journal, id, 2), OutcomeState::Sending);
}

void TestJournal::filesOfARefusedChunkWaitAgain()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(3)));
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Failed, {1}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->markWaiting(id, 1)), std::nullopt);
    QCOMPARE(stateAt(*m_journal, id, 0), OutcomeState::Waiting);
    QCOMPARE(stateAt(*m_journal, id, 1), OutcomeState::Failed);

    m_clock.advance(milliseconds{60'000});
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0}))), std::nullopt);
    const StoredRun run = valueOf(m_journal->run(id));
    QCOMPARE(run.chunks.size(), size_t{1});
    QVERIFY(run.chunks[0].sentAt == m_clock.now());
    QCOMPARE(run.files[0].outcome.state, OutcomeState::Sending);
}

void TestJournal::outcomesKeepCauseAndLogId()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(2)));
    const FileOutcome bad = unknownBecause(cause::BadAnswer{.flaw = cause::BadAnswer::Flaw::InBothLists});
    const FileOutcome refused{.state = OutcomeState::Failed,
                              .cause = cause::RefusedByService{.reason = marked + controls + quotes},
                              .logId = marked};
    Settlement settlement;
    settlement.files = {{.position = 0, .outcome = bad}, {.position = 1, .outcome = refused}};
    QCOMPARE(problemOf(m_journal->settle(id, settlement)), std::nullopt);
    reopen();
    const StoredRun run = valueOf(m_journal->run(id));
    QVERIFY(run.files[0].outcome == bad);
    QVERIFY(run.files[1].outcome == refused);
    QVERIFY(!run.summary.isSettled());
}

void TestJournal::aChunkKeepsItsReply()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(2)));
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0, 1}))), std::nullopt);
    Settlement reply = settled(OutcomeState::Unknown, {0, 1});
    reply.by = Settlement::By::Reply;
    reply.chunk = 1;
    reply.httpStatus = 502;
    reply.logId = u"log-502"_s;
    QCOMPARE(problemOf(m_journal->settle(id, reply)), std::nullopt);
    // The result of a later query belongs to the files, not to the chunk.
    Settlement query = settled(OutcomeState::Terminated, {0, 1});
    query.by = Settlement::By::Query;
    query.chunk = 1;
    query.httpStatus = 200;
    query.logId = u"log-200"_s;
    QCOMPARE(problemOf(m_journal->settle(id, query)), std::nullopt);
    const StoredRun run = valueOf(m_journal->run(id));
    QCOMPARE(run.chunks[0].httpStatus, 502);
    QCOMPARE(run.chunks[0].logId, u"log-502"_s);
    QVERIFY(run.summary.isSettled());
}

void TestJournal::aPersonWhoLeavesAFileUnknownIsNamed()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(1)));
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0}))), std::nullopt);
    Settlement closed = settled(OutcomeState::LeftUnknown, {0});
    closed.by = Settlement::By::Person;
    closed.files[0].outcome.cause = cause::ClosedByPerson{.person = quotes};
    QCOMPARE(problemOf(m_journal->settle(id, closed)), std::nullopt);
    QVERIFY(valueOf(m_journal->run(id)).files[0].outcome == closed.files[0].outcome);
    QVERIFY(valueOf(m_journal->unsettledRuns()).empty());
    const QJsonObject event = allEvents(*m_journal).back().body;
    QCOMPARE(event.value("by"_L1).toString(), u"person"_s);
    QCOMPARE(event.value("files"_L1)[0]["cause"_L1]["person"_L1].toString(), quotes);
}

void TestJournal::correctionsAreAddedToTheOutcome()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(2)));
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Failed, {0, 1}))), std::nullopt);
    const Correction first = terminationSeen(m_clock.now());
    QCOMPARE(problemOf(m_journal->correct(id, 1, first)), std::nullopt);
    m_clock.advance(milliseconds{1});
    const Correction second{.shown = FileState(marked), .shownLabels = {}, .updatedAt = {}, .seenAt = m_clock.now()};
    QCOMPARE(problemOf(m_journal->correct(id, 1, second)), std::nullopt);
    reopen();
    const StoredRun run = valueOf(m_journal->run(id));
    QCOMPARE(run.files[1].outcome.state, OutcomeState::Failed); // what was recorded first stays
    QVERIFY(run.files[1].corrections == (std::vector{first, second}));
    QVERIFY(run.files[0].corrections.empty());
    QVERIFY(run.summary.isSettled());

    const auto events = allEvents(*m_journal);
    QVERIFY(isGapless(events));
    const JournalEvent &event = events[2];
    QCOMPARE(event.kind, u"correction"_s);
    QVERIFY(event.at == first.seenAt);
    QCOMPARE(event.body, (QJsonObject{{u"run"_s, id.value},
                                      {u"position"_s, 1},
                                      {u"state"_s, u"terminated"_s},
                                      {u"update_time"_s, auditTime(*first.updatedAt)}}));
    QVERIFY(!events[3].body.contains("update_time"_L1));
}

void TestJournal::aStateIsCorrectedOnce()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(1)));
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Failed, {0}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->correct(id, 0, terminationSeen(m_clock.now()))), std::nullopt);
    const QString before = dumpOf(*m_journal);
    m_clock.advance(milliseconds{1});
    QVERIFY(m_journal->correct(id, 0, terminationSeen(m_clock.now())));
    QVERIFY(m_journal->correct(id, 1, terminationSeen(m_clock.now()))); // there is no such file
    QVERIFY(m_journal->correct(RunId{9}, 0, terminationSeen(m_clock.now())));
    QCOMPARE(dumpOf(*m_journal), before);
}

void TestJournal::correctionsGoWithTheirRun()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(1)));
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Failed, {0}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->correct(id, 0, terminationSeen(m_clock.now()))), std::nullopt);
    QCOMPARE(valueOf(m_journal->purge(m_clock.now() + milliseconds{1})), 1);
    QCOMPARE(SqliteFile(path()).value(u"SELECT count(*) FROM correction"_s).toInt(), 0);
}

void TestJournal::outcomesOfAFileAreThoseOfAllRuns()
{
    const auto [first, second, third] = threeRuns();
    QCOMPARE(problemOf(m_journal->correct(first, 1, terminationSeen(m_clock.now()))), std::nullopt);
    QCOMPARE(problemOf(m_journal->markSending(third, chunkOf(1, {1}))), std::nullopt);
    const FileId file = someRun(2).files[1].file.id;
    const std::vector<FileId> asked{file, FileId(quotes)};
    const auto outcomes = valueOf(m_journal->outcomesOf(asked));
    QCOMPARE(outcomes.size(), size_t{3});
    const std::array runs{first, second, third};
    for (size_t i = 0; i < outcomes.size(); ++i) {
        QCOMPARE(outcomes[i].run, runs[i]);
        QCOMPARE(outcomes[i].file, file);
        QCOMPARE(outcomes[i].position, i == 1 ? 0 : 1);
        QCOMPARE(outcomes[i].wasSent, i == 2);
        QCOMPARE(outcomes[i].outcome.state, i == 2 ? OutcomeState::Sending : OutcomeState::Failed);
        QCOMPARE(outcomes[i].stateBefore, someRun(2).files[1].file.state);
        QCOMPARE(outcomes[i].settledAt.has_value(), i != 2);
    }
    QVERIFY(outcomes[0].corrections == std::vector<FileState>{KnownState::Terminated});
    QVERIFY(outcomes[1].corrections.empty());
    QVERIFY(valueOf(m_journal->outcomesOf({})).empty());

    std::vector<FileId> many; // more than a statement may have parameters
    for (int i = 0; i < 70'000; ++i) {
        many.emplace_back(u"x"_s + QString::number(i));
    }
    many.push_back(file);
    QCOMPARE(valueOf(m_journal->outcomesOf(many)).size(), size_t{3});
}

void TestJournal::outcomesAreDatedByTheServicesClock()
{
    const RunId id = valueOf(m_journal->beginRun(someRun(2)));
    Settlement settlement = settled(OutcomeState::Failed, {0});
    settlement.serviceTime = m_clock.now() + std::chrono::hours{8};
    QCOMPARE(problemOf(m_journal->settle(id, settlement)), std::nullopt);
    QCOMPARE(allEvents(*m_journal).back().body.value("service_time"_L1).toString(), auditTime(*settlement.serviceTime));
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Failed, {1}))), std::nullopt);
    QVERIFY(!allEvents(*m_journal).back().body.contains("service_time"_L1));
    const std::vector<FileId> files{someRun(2).files[0].file.id, someRun(2).files[1].file.id};
    const auto outcomes = valueOf(m_journal->outcomesOf(files));
    QVERIFY(outcomes[0].settledAt == settlement.serviceTime);
    QVERIFY(outcomes[1].settledAt == m_clock.now());
}

void TestJournal::remembersTheLongestLagOf30Days()
{
    using std::chrono::days;
    QVERIFY(!m_journal->longestLag());
    m_journal->recordLag(milliseconds{90'000});
    m_clock.advance(days{20});
    m_journal->recordLag(milliseconds{30'000});
    m_journal->recordLag(milliseconds{45'000});
    QVERIFY(m_journal->longestLag() == milliseconds{90'000});
    reopen();
    QVERIFY(m_journal->longestLag() == milliseconds{90'000});
    m_clock.advance(days{10});
    QVERIFY(m_journal->longestLag() == milliseconds{90'000});
    m_clock.advance(milliseconds{1});
    QVERIFY(m_journal->longestLag() == milliseconds{45'000});
    m_journal->recordLag(milliseconds{31'000});
    QCOMPARE(SqliteFile(path()).value(u"SELECT count(*) FROM lag"_s).toInt(), 3); // the old one is gone
    m_clock.advance(days{31});
    QVERIFY(!m_journal->longestLag());
    QVERIFY(allEvents(*m_journal).empty()); // of no interest to an auditor
}

void TestJournal::unsettledAreThoseWithOpenOutcomes()
{
    std::vector<RunId> expected;
    for (const OutcomeState state : allOutcomeStates) {
        const RunId id = valueOf(m_journal->beginRun(someRun(2, u"x"_s, static_cast<int>(state) * 2 + 1)));
        QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Terminated, {0}))), std::nullopt);
        QCOMPARE(problemOf(m_journal->settle(id, settled(state, {1}))), std::nullopt);
        if (isOpen(state)) {
            expected.push_back(id);
        }
        QCOMPARE(valueOf(m_journal->run(id)).summary.isSettled(), expected.empty() || expected.back() != id);
    }
    QVERIFY(valueOf(m_journal->unsettledRuns()) == expected);
}

void TestJournal::reportsUnknownRuns()
{
    QCOMPARE(problemOf(m_journal->run(RunId{1})), Kind::Damaged);
    const QString before = dumpOf(*m_journal);
    QCOMPARE(problemOf(m_journal->markSending(RunId{1}, chunkOf(1, {0}))), Kind::Damaged);
    QCOMPARE(problemOf(m_journal->settle(RunId{1}, settled(OutcomeState::Terminated, {0}))), Kind::Damaged);
    QCOMPARE(problemOf(m_journal->markWaiting(RunId{1}, 1)), Kind::Damaged);
    const RunId id = valueOf(m_journal->beginRun(someRun(1)));
    const QString begun = dumpOf(*m_journal);
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0, 1}))), Kind::Damaged);
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Terminated, {0, 1}))), Kind::Damaged);
    QCOMPARE(dumpOf(*m_journal), begun);
    QVERIFY(before != begun);
}

void TestJournal::aFileIsOpenInOneRunOnly_data()
{
    QTest::addColumn<OutcomeState>("state");
    for (const OutcomeState state : allOutcomeStates) {
        QTest::newRow(qPrintable(storedName(state))) << state;
    }
}

// Whoever asks, a second run with a file that may have been sent can't even begin.
void TestJournal::aFileIsOpenInOneRunOnly()
{
    QFETCH(const OutcomeState, state);
    const RunId first = valueOf(m_journal->beginRun(someRun(3)));
    QCOMPARE(problemOf(m_journal->settle(first, settled(OutcomeState::Failed, {0, 2}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(first, settled(state, {1}))), std::nullopt);
    const QString before = dumpOf(*m_journal);
    const auto second = m_journal->beginRun(someRun(3));
    if (isOpen(state)) {
        QCOMPARE(problemOf(second), JournalProblem::Kind::FileOpenInRun);
        QCOMPARE(dumpOf(*m_journal), before);
    } else {
        QCOMPARE(problemOf(second), std::nullopt);
    }
    QCOMPARE(problemOf(m_journal->beginRun(someRun(2, u"others"_s, 10))), std::nullopt);
}

void TestJournal::aRunHasNoFileTwice()
{
    RunFacts facts = someRun(2);
    facts.files.push_back(facts.files.front());
    QCOMPARE(problemOf(m_journal->beginRun(facts)), JournalProblem::Kind::FileOpenInRun);
}

void TestJournal::interruptedFilesEndWhenTheJournalIsOpened()
{
    constexpr int count = 1100; // more than an event holds
    const RunId id = valueOf(m_journal->beginRun(someRun(count)));
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0, 700}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::Accepted, {5}))), std::nullopt);
    const qint64 before = valueOf(m_journal->lastEvent());
    reopen();

    const StoredRun run = valueOf(m_journal->run(id));
    QCOMPARE(run.summary.count(OutcomeState::NotSent), count - 3);
    QVERIFY(run.files[1].outcome ==
            (FileOutcome{.state = OutcomeState::NotSent, .cause = cause::Interrupted{}, .logId = {}}));
    QVERIFY(run.files[700].outcome ==
            (FileOutcome{.state = OutcomeState::Unknown, .cause = cause::CutShort{}, .logId = {}}));
    QCOMPARE(run.files[5].outcome.state, OutcomeState::Accepted);
    int told = 0;
    for (const JournalEvent &event : valueOf(m_journal->eventsAfter(before, 100))) {
        QCOMPARE(event.kind, u"outcomes"_s);
        QCOMPARE(event.body.value("run"_L1).toInteger(), id.value);
        const QJsonArray files = event.body.value("files"_L1).toArray();
        QVERIFY(files.size() <= qsizetype{500});
        for (const auto &file : files) {
            const int position = file["position"_L1].toInt();
            const StoredFile &stored = run.files[static_cast<size_t>(position)];
            QCOMPARE(file["outcome"_L1].toString(), storedName(stored.outcome.state));
            QVERIFY(causeFromJson(file["cause"_L1].toObject()) == stored.outcome.cause);
            ++told;
        }
    }
    QCOMPARE(told, count - 1);
    const qint64 after = valueOf(m_journal->lastEvent());
    reopen();
    QCOMPARE(valueOf(m_journal->lastEvent()), after);
}

void TestJournal::recordsAnEventForEachChange()
{
    const RunId id = valueOf(m_journal->beginRun(oddRun()));
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0, 4}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->markWaiting(id, 1)), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(id, settled(OutcomeState::NotSent, {0}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->recordEvent(u"connection"_s, {{u"service"_s, marked}})), std::nullopt);

    const auto events = allEvents(*m_journal);
    QVERIFY(isGapless(events));
    QCOMPARE(events.size(), size_t{5});
    QCOMPARE(valueOf(m_journal->lastEvent()), 5);
    QCOMPARE(events[0].kind, u"run"_s);
    QCOMPARE(events[0].body.value("reason"_L1).toString(), oddRun().reason);
    QCOMPARE(events[0].body.value("files"_L1).toArray().size(), 6);
    QCOMPARE(events[0].body.value("files"_L1).toArray()[4].toObject().value("file"_L1).toString(), marked);
    QVERIFY(!QJsonDocument(events[0].body).toJson().contains("张三")); // names must not outlive a purge
    QCOMPARE(events[1].kind, u"sending"_s);
    QCOMPARE(events[1].body.value("positions"_L1).toArray(), (QJsonArray{0, 4}));
    QCOMPARE(events[2].kind, u"refused"_s);
    QCOMPARE(events[3].body.value("files"_L1).toArray()[0].toObject().value("outcome"_L1), u"not_sent"_s);
    QCOMPARE(events[4].kind, u"connection"_s);
    QCOMPARE(events[4].body.value("service"_L1).toString(), marked);
    QVERIFY(events[4].at == m_clock.now());
}

void TestJournal::eventsAreReadInPieces()
{
    for (int i = 1; i <= 5; ++i) {
        QCOMPARE(problemOf(m_journal->recordEvent(u"n"_s, {{u"i"_s, i}})), std::nullopt);
    }
    const auto two = valueOf(m_journal->eventsAfter(2, 2));
    QCOMPARE(two.size(), size_t{2});
    QVERIFY(isGapless(two, 3));
    QCOMPARE(valueOf(m_journal->eventsAfter(5, 2)).size(), size_t{0});
}

void TestJournal::signalsEachCommit()
{
    int commits = 0;
    connect(m_journal.get(), &Journal::committed, this, [&commits] { ++commits; });
    const RunId id = valueOf(m_journal->beginRun(someRun(1)));
    QCOMPARE(commits, 1);
    QCOMPARE(problemOf(m_journal->markSending(id, chunkOf(1, {0}))), std::nullopt);
    QCOMPARE(commits, 2);
    QCOMPARE(valueOf(m_journal->purge(m_clock.now() + milliseconds{1})), 0);
    QCOMPARE(commits, 2);
}

void TestJournal::storesTheAuditHeadWithTheNextCommit()
{
    using Head = std::pair<qint64, QByteArray>;
    QCOMPARE(valueOf(m_journal->auditHead()), Head());
    m_journal->setAuditHead(1, "aa");
    QCOMPARE(valueOf(m_journal->auditHead()), Head());
    QCOMPARE(problemOf(m_journal->recordEvent(u"n"_s, {})), std::nullopt);
    QCOMPARE(valueOf(m_journal->auditHead()), Head(1, "aa"));
    m_journal->setAuditHead(2, "bb");
    QCOMPARE(problemOf(m_journal->recordEvent(u"n"_s, {})), std::nullopt);
    reopen();
    QCOMPARE(valueOf(m_journal->auditHead()), Head(2, "bb"));
}

void TestJournal::numbersContinueAfterAnEarlierTrail()
{
    QCOMPARE(problemOf(m_journal->continueEventsAfter(41)), std::nullopt);
    QCOMPARE(valueOf(m_journal->lastEvent()), 41);
    QVERIFY(allEvents(*m_journal).empty());
    reopen();
    QCOMPARE(problemOf(m_journal->recordEvent(u"n"_s, {})), std::nullopt);
    QCOMPARE(allEvents(*m_journal)[0].seq, 42);
}

void TestJournal::twoJournalsAreIndependent()
{
    const auto other = openJournal(path(u"other.sqlite"_s), m_clock);
    const RunId id = valueOf(m_journal->beginRun(someRun(2, u"here"_s)));
    const RunId otherId = valueOf(other->beginRun(someRun(1, u"there"_s)));
    QCOMPARE(problemOf(other->settle(otherId, settled(OutcomeState::Terminated, {0}))), std::nullopt);
    QCOMPARE(stateAt(*m_journal, id, 0), OutcomeState::Waiting);
    QCOMPARE(valueOf(m_journal->run(id)).summary.reason, u"here"_s);
    QCOMPARE(valueOf(other->run(otherId)).summary.reason, u"there"_s);
    QCOMPARE(allEvents(*m_journal).size(), size_t{1});
    QCOMPARE(allEvents(*other).size(), size_t{2});
    QVERIFY(valueOf(other->unsettledRuns()).empty());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
