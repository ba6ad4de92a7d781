// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "journalfixture.h"
#include "store/audit/auditrecord.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using std::chrono::milliseconds;

FileSighting contract(const QString &id, const QString &chinese, const QString &english, const QString &employment,
                      const QString &preHire)
{
    return aFile(id).named(chinese, english).employed(employment).preHire(preHire).from(u"template-9"_s);
}

RunFacts runOf(const QString &reason, const QString &person, std::vector<FileSighting> files)
{
    RunFacts facts = someRun(0, reason);
    facts.connection.operatorId = OperatorId(person);
    facts.files = std::move(files);
    return facts;
}

} // namespace

class TestRunSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsByWords_data();
    void findsByWords();
    void findsByOutcome();
    void findsByBoth();
    void newestFirstWithCounts();
    void purgesOldSettledRuns();
    void purgeKeepsUnsettledRuns_data();
    void purgeKeepsUnsettledRuns();
    void purgeKeepsRunsOfASlowComputer();
    void purgeRecordsAnEvent();
    void purgeKeepsEventsThatTheTrailMayLack();
    void runNumbersAreNeverReused();
    void retentionCountsCalendarYears_data();
    void retentionCountsCalendarYears();

private:
    [[nodiscard]] QList<int> found(const RunSearch &search);
    RunId finishedRun(OutcomeState state = OutcomeState::Terminated);

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<Journal> m_journal;
    std::vector<RunId> m_runs;
    int m_finished = 0;
};

void TestRunSearch::init()
{
    m_journal.reset();
    m_runs.clear();
    m_dir = std::make_unique<QTemporaryDir>();
    m_journal = openJournal(m_dir->filePath(u"journal.sqlite"_s), m_clock);
    const RunFacts some[] = {
        runOf(u"离职 100% done"_s, u"op_One"_s,
              {contract(u"7147527056140813828"_s, u"劳动合同-张三"_s, u"Contract Zoë"_s, u"emp_77"_s, {}),
               contract(u"2"_s, u"保密协议"_s, {}, {}, u"PRE-1"_s)}),
        runOf(u"Wrong template\nsecond line"_s, u"opXOne"_s,
              {contract(u"3"_s, u"劳动合同-李四"_s, {}, u"empX77"_s, {})}),
        runOf(u"1000 done"_s, u"σίσυφος"_s, {contract(u"40"_s, {}, u"IT's \"a\" file"_s, {}, {})})};
    for (const RunFacts &facts : some) {
        m_runs.push_back(valueOf(m_journal->beginRun(facts)));
    }
}

//! Returns the indices of the found runs in m_runs.
QList<int> TestRunSearch::found(const RunSearch &search)
{
    QList<int> numbers;
    for (const RunSummary &summary : valueOf(m_journal->runs(search))) {
        numbers.append(static_cast<int>(std::ranges::find(m_runs, summary.id) - m_runs.begin()));
    }
    return numbers;
}

void TestRunSearch::findsByWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QList<int>>("runs");
    QTest::newRow("none") << QString() << QList{2, 1, 0};
    QTest::newRow("blanks") << u" \t\u3000"_s << QList{2, 1, 0};
    QTest::newRow("file id") << u"7147527056140813828"_s << QList{0};
    QTest::newRow("part of a file id, blanks around it") << u" 2705614081 "_s << QList{0};
    QTest::newRow("file name") << u"张三"_s << QList{0};
    QTest::newRow("part of two names") << u"劳动合同"_s << QList{1, 0};
    QTest::newRow("name of the second file") << u"保密"_s << QList{0};
    QTest::newRow("other language, other case") << u"contract ZOË"_s << QList{0};
    QTest::newRow("employment id") << u"EMP_77"_s << QList{0};
    QTest::newRow("pre-hire id") << u"pre-1"_s << QList{0};
    QTest::newRow("reason") << u"离职"_s << QList{0};
    QTest::newRow("reason, other case") << u"wrong TEMPLATE"_s << QList{1};
    QTest::newRow("reason's second line") << u"second"_s << QList{1};
    QTest::newRow("operator") << u"OP_ONE"_s << QList{0};
    QTest::newRow("operator whose case folds") << u"ΣΊΣΥΦΟΣ"_s << QList{2};
    QTest::newRow("percent") << u"100% done"_s << QList{0};
    QTest::newRow("percent alone") << u"%"_s << QList{0};
    QTest::newRow("underscore") << u"_"_s << QList{0};
    QTest::newRow("quotes") << u"it's \"A\""_s << QList{2};
    QTest::newRow("a question mark") << u"?"_s << QList<int>();
    QTest::newRow("a placeholder") << u"%1"_s << QList<int>();
    QTest::newRow("not across two fields") << u"813828劳动"_s << QList<int>();
    QTest::newRow("no match") << u"王五"_s << QList<int>();
    QTest::newRow("pinyin") << u"zhangsan"_s << QList{0};
    QTest::newRow("pinyin in words") << u"zhang san"_s << QList{0};
    QTest::newRow("initials") << u"ldht"_s << QList{1, 0};
    QTest::newRow("initials of the reason") << u"lz"_s << QList{0};
    QTest::newRow("initials of two files") << u"ldht-zsb"_s << QList<int>();
    QTest::newRow("without the accent") << u"zoe"_s << QList{0};
    QTest::newRow("decomposed") << u"Zoe\u0308"_s << QList{0};
    QTest::newRow("full width") << u"ＥＭＰ＿７７"_s << QList{0};
    QTest::newRow("invisible characters") << u"张\u200b三"_s << QList{0};
    QTest::newRow("only invisible characters") << u"\u200b"_s << QList{2, 1, 0};
    QTest::newRow("words in any order") << u"三 合同"_s << QList{0};
    QTest::newRow("words of two files") << u"张三 保密"_s << QList<int>();
}

void TestRunSearch::findsByWords()
{
    QFETCH(const QString, words);
    QFETCH(const QList<int>, runs);
    QCOMPARE(found(searchFor(words)), runs);
}

void TestRunSearch::findsByOutcome()
{
    QCOMPARE(problemOf(m_journal->settle(m_runs[0], settled(OutcomeState::Failed, {1}))), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(m_runs[2], settled(OutcomeState::Failed, {0}))), std::nullopt);
    QCOMPARE(found(searchFor({}, OutcomeState::Failed)), (QList{2, 0}));
    QCOMPARE(found(searchFor({}, OutcomeState::Waiting)), (QList{1, 0}));
    QCOMPARE(found(searchFor({}, OutcomeState::Terminated)), QList<int>());
}

void TestRunSearch::findsByBoth()
{
    QCOMPARE(problemOf(m_journal->settle(m_runs[0], settled(OutcomeState::Failed, {1}))), std::nullopt);
    // The words and the outcome may belong to different files.
    QCOMPARE(found(searchFor(u"张三"_s, OutcomeState::Failed)), QList{0});
    QCOMPARE(found(searchFor(u"李四"_s, OutcomeState::Failed)), QList<int>());
}

void TestRunSearch::newestFirstWithCounts()
{
    QCOMPARE(problemOf(m_journal->settle(m_runs[0], settled(OutcomeState::Failed, {1}))), std::nullopt);
    const auto runs = valueOf(m_journal->runs(searchFor(u"张三"_s)));
    QCOMPARE(runs.size(), size_t{1});
    QCOMPARE(runs[0].files, 2);
    QCOMPARE(runs[0].count(OutcomeState::Failed), 1);
    QCOMPARE(runs[0].count(OutcomeState::Waiting), 1);
    QCOMPARE(runs[0].connectionName, u"示例公司"_s);
    QVERIFY(runs[0].startedAt == m_clock.now());
}

RunId TestRunSearch::finishedRun(OutcomeState state)
{
    const RunId id = valueOf(m_journal->beginRun(someRun(3, u"离职"_s, 100 + 3 * m_finished++)));
    const auto problem = m_journal->settle(id, settled(OutcomeState::Terminated, {0, 1, 2}));
    return problem || m_journal->settle(id, settled(state, {2})) ? RunId{} : id;
}

void TestRunSearch::purgesOldSettledRuns()
{
    const RunId old = finishedRun();
    QCOMPARE(problemOf(m_journal->settle(old, settled(OutcomeState::Terminated, {0}))), std::nullopt);
    m_clock.advance(milliseconds{1});
    const Instant limit = m_clock.now();
    const RunId onTheLimit = finishedRun();
    QCOMPARE(valueOf(m_journal->purge(limit)), 1);
    QVERIFY(!m_journal->run(old));
    QVERIFY(m_journal->run(onTheLimit));
    QVERIFY(valueOf(m_journal->unsettledRuns()) == m_runs);
    QCOMPARE(valueOf(m_journal->purge(limit)), 0);
}

void TestRunSearch::purgeKeepsUnsettledRuns_data()
{
    QTest::addColumn<OutcomeState>("state");
    QTest::addColumn<int>("purged");
    QTest::newRow("waiting") << OutcomeState::Waiting << 0;
    QTest::newRow("sending") << OutcomeState::Sending << 0;
    QTest::newRow("terminated") << OutcomeState::Terminated << 1;
    QTest::newRow("failed") << OutcomeState::Failed << 1;
    QTest::newRow("skipped") << OutcomeState::Skipped << 1;
    QTest::newRow("not sent") << OutcomeState::NotSent << 1;
    QTest::newRow("unknown") << OutcomeState::Unknown << 0;
    QTest::newRow("accepted") << OutcomeState::Accepted << 0;
    QTest::newRow("left unknown") << OutcomeState::LeftUnknown << 1;
}

void TestRunSearch::purgeKeepsUnsettledRuns()
{
    QFETCH(const OutcomeState, state);
    QFETCH(const int, purged);
    const RunId id = finishedRun(state);
    const qint64 last = valueOf(m_journal->lastEvent());
    m_clock.advance(milliseconds{1});
    QCOMPARE(valueOf(m_journal->purge(m_clock.now())), purged);
    QCOMPARE(m_journal->run(id).ok(), purged == 0);
    QCOMPARE(valueOf(m_journal->lastEvent()), last + purged);
}

// The computer's clock was behind when the runs were recorded; only the service's time shows their age.
void TestRunSearch::purgeKeepsRunsOfASlowComputer()
{
    const Instant serviceTime = m_clock.now() + std::chrono::days{400};
    const RunId sent = valueOf(m_journal->beginRun(someRun(1, u"离职"_s, 200)));
    ChunkFacts chunk = chunkOf(1, {0});
    chunk.serviceTime = serviceTime;
    QCOMPARE(problemOf(m_journal->markSending(sent, chunk)), std::nullopt);
    QCOMPARE(problemOf(m_journal->settle(sent, settled(OutcomeState::Terminated, {0}))), std::nullopt);
    RunFacts facts = someRun(1, u"离职"_s, 201);
    facts.files.front().stamp.startedAt = serviceTime;
    const RunId unsent = valueOf(m_journal->beginRun(facts));
    QCOMPARE(problemOf(m_journal->settle(unsent, settled(OutcomeState::NotSent, {0}))), std::nullopt);

    QCOMPARE(valueOf(m_journal->countPurgeable(serviceTime)), 0);
    QCOMPARE(valueOf(m_journal->purge(serviceTime)), 0);
    QCOMPARE(valueOf(m_journal->countPurgeable(serviceTime + milliseconds{1})), 2);
    QCOMPARE(valueOf(m_journal->purge(serviceTime + milliseconds{1})), 2);
}

void TestRunSearch::purgeRecordsAnEvent()
{
    const RunId first = finishedRun();
    const RunId second = finishedRun(OutcomeState::Skipped);
    m_clock.advance(milliseconds{1500});
    QCOMPARE(valueOf(m_journal->purge(m_clock.now())), 2);
    const JournalEvent last = allEvents(*m_journal).back();
    QCOMPARE(last.kind, u"purge"_s);
    QCOMPARE(last.body.value("runs"_L1).toArray(), (QJsonArray{first.value, second.value}));
    QCOMPARE(last.body.value("before"_L1).toString(), auditTime(m_clock.now()));
}

void TestRunSearch::purgeKeepsEventsThatTheTrailMayLack()
{
    finishedRun();
    m_journal->setAuditHead(4, "hash of 4");
    finishedRun(); // stores the head, too
    const qint64 last = valueOf(m_journal->lastEvent());
    m_journal->setAuditHead(last, "hash of the last"); // not stored yet
    m_clock.advance(milliseconds{1});
    QCOMPARE(valueOf(m_journal->purge(m_clock.now())), 2);
    const auto events = allEvents(*m_journal);
    QVERIFY(isGapless(events, 5));
    QCOMPARE(events.back().seq, last + 1);
}

void TestRunSearch::runNumbersAreNeverReused()
{
    const RunId last = finishedRun();
    m_clock.advance(milliseconds{1});
    QCOMPARE(valueOf(m_journal->purge(m_clock.now())), 1);
    QVERIFY(finishedRun() > last);
}

void TestRunSearch::retentionCountsCalendarYears_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("years");
    QTest::addColumn<QString>("limit");
    QTest::newRow("leap days in between") << u"2026-11-22 09:30:00"_s << 10 << u"2016-11-22 00:00:00"_s;
    QTest::newRow("29 February") << u"2028-02-29 12:00:00"_s << 1 << u"2027-02-28 00:00:00"_s;
    QTest::newRow("the day of UTC+8") << u"2026-01-01 00:00:01"_s << 1 << u"2025-01-01 00:00:00"_s;
}

void TestRunSearch::retentionCountsCalendarYears()
{
    QFETCH(const QString, now);
    QFETCH(const int, years);
    QFETCH(const QString, limit);
    const auto found = retentionLimit(years, BeijingTime::parse(now)->instant());
    QVERIFY(found);
    QCOMPARE(BeijingTime::fromInstant(*found).text(), limit);
    QCOMPARE(retentionLimit(std::nullopt, BeijingTime::parse(now)->instant()), std::optional<Instant>());
}

QTEST_GUILESS_MAIN(TestRunSearch)
#include "test_runsearch.moc"
