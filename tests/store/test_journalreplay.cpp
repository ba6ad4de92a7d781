// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossyvfs.h"
#include "recordfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

//! A record, what it must contain, and the failures that may occur.
class Scenario final
{
public:
    Scenario(WriteBack writeBack, quint32 seed)
        : m_vfs(writeBack, seed)
    {
        start();
        confirm();
    }

    //! Makes a random change; sometimes the disk fails meanwhile.
    void write();
    //! Cuts the power, at once or during a write, and restarts.
    void cutPower();
    //! Compares the record with what it must contain.
    void check();
    //! Deletes the journal and compares the one that is rebuilt.
    void loseJournal();

private:
    void start() { m_book = openBook(m_dir.path(), m_clock); }
    [[nodiscard]] Journal &journal() const { return m_book->journal(); }
    [[nodiscard]] std::optional<JournalProblem> writeOne();
    [[nodiscard]] std::optional<JournalProblem> writeAbout(RunId run);
    [[nodiscard]] Settlement anySettlement() const;
    void loseEndOfTrail();
    void confirm();

    static constexpr int filesOfRun = 3;

    QTemporaryDir m_dir;
    LossyVfs m_vfs;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
    std::vector<RunId> m_runs;
    int m_begun = 0;
    QString m_confirmed;           // what the journal must contain
    QList<QJsonObject> m_expected; // what the trail must contain
    qint64 m_oldestEventSeen = 1;  // earlier ones are purged
};

std::vector<int> somePositions()
{
    std::vector<int> positions;
    for (int position = 0; position < 3; ++position) {
        if (*rc::gen::arbitrary<bool>()) {
            positions.push_back(position);
        }
    }
    return positions;
}

Settlement Scenario::anySettlement() const
{
    Settlement settlement =
        settled(static_cast<OutcomeState>(*rc::gen::inRange(0, outcomeStateCount)), somePositions());
    settlement.by = *rc::gen::element(Settlement::By::Reply, Settlement::By::Query, Settlement::By::Program,
                                      Settlement::By::Person);
    return settlement;
}

std::optional<JournalProblem> Scenario::writeAbout(RunId run)
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return journal().markSending(run, chunkOf(*rc::gen::inRange(1, 4), somePositions()));
    case 1:
        return journal().markWaiting(run, *rc::gen::inRange(1, 4)); // a problem if no file is being sent
    case 2: {                                                       // a problem if the state was corrected before
        Correction correction = terminationSeen(m_clock.now());
        correction.shown = *rc::gen::element(FileState(KnownState::Terminated), FileState(KnownState::Voided));
        return journal().correct(run, *rc::gen::inRange(0, filesOfRun), correction);
    }
    default:
        return journal().settle(run, anySettlement());
    }
}

std::optional<JournalProblem> Scenario::writeOne()
{
    m_clock.advance(std::chrono::milliseconds{1});
    const int what = *rc::gen::inRange(0, 8);
    if (what == 0) {
        return journal().recordEvent(u"n"_s, {{u"text"_s, QString(*rc::gen::inRange(0, 9000), u'离')}});
    }
    if (what == 1) {
        const auto purged = journal().purge(m_clock.now());
        return purged ? std::nullopt : std::optional{purged.error()};
    }
    if (what == 2 || m_runs.empty()) {
        const auto run = journal().beginRun(someRun(filesOfRun, u"离职"_s, 1 + filesOfRun * m_begun++));
        if (run) {
            m_runs.push_back(run.value());
        }
        return run ? std::nullopt : std::optional{run.error()};
    }
    return writeAbout(*rc::gen::elementOf(m_runs));
}

//! A write that succeeded is expected from now on; one that failed must have changed nothing.
void Scenario::write()
{
    const bool fails = *rc::gen::inRange(0, 4) == 0;
    if (fails) {
        m_vfs.failFrom(*rc::gen::inRange(1, 6), *rc::gen::element(Failure::Full, Failure::Io, Failure::ReadOnly));
    }
    const auto problem = writeOne();
    m_vfs.heal();
    if (problem) {
        RC_ASSERT(dumpOf(journal(), Dump::AsAfterOpening) == m_confirmed);
    } else {
        confirm();
    }
}

void Scenario::confirm()
{
    m_confirmed = dumpOf(journal(), Dump::AsAfterOpening);
    m_expected += recordsOf(valueOf(journal().eventsAfter(m_expected.size(), 10)));
    const auto events = allEvents(journal());
    m_oldestEventSeen = events.empty() ? m_expected.size() + 1 : events.front().seq;
}

void Scenario::cutPower()
{
    if (*rc::gen::arbitrary<bool>()) {
        m_vfs.failFrom(*rc::gen::inRange(1, 6), Failure::Io); // the write that the power cut interrupts
        const auto problem = writeOne();
        if (!problem) {
            confirm();
        }
    }
    m_vfs.loseUnsynced();
    m_vfs.heal();
    m_book.reset();
    loseEndOfTrail();
    start();
    for (const JournalEvent &event : valueOf(journal().eventsAfter(m_expected.size(), 10))) {
        RC_ASSERT(isOfOpening(event));
        m_expected += recordsOf({event});
    }
    check();
}

//! Simulates a crash before the trail was written. Only lines of events that the journal still has can be lost.
void Scenario::loseEndOfTrail()
{
    const QString path = m_dir.filePath(u"audit.log"_s);
    const QByteArray content = contentOf(path);
    const QList<QByteArray> lines = linesOf(content);
    const auto kept = *rc::gen::inRange(m_oldestEventSeen - 1, qint64{lines.size()} + 1);
    const QByteArray beginning = lines.first(kept).join();
    putContent(path, content.first(*rc::gen::inRange(beginning.size(), content.size() + 1)));
}

void Scenario::check()
{
    RC_ASSERT(dumpOf(journal(), Dump::AsAfterOpening) == m_confirmed);
    RC_ASSERT(!m_book->auditProblem());
    RC_ASSERT(m_book->auditHead().seq == m_expected.size());
    RC_ASSERT(verdictOnFile(m_book->auditFile(), m_book->auditHead().hash).isIntact());
    RC_ASSERT(recordsIn(m_book->auditFile()) == m_expected);
}

void Scenario::loseJournal()
{
    const QStringList runs = dumpOfRuns(journal(), Dump::AsAfterOpening);
    m_book.reset();
    start(); // nothing is waiting or being sent any more
    m_book.reset();
    RC_ASSERT(QFile::remove(m_dir.filePath(u"journal.sqlite"_s)));
    start();
    RC_ASSERT(m_book->rebuild().has_value() == !recordsIn(m_book->auditFile()).isEmpty());
    RC_ASSERT(dumpOfRuns(journal()) == runs);
    RC_ASSERT(verdictOnFile(m_book->auditFile(), m_book->auditHead().hash).isIntact());
}

} // namespace

class TestJournalReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmedWritesSurviveAnyPowerCut();
};

void TestJournalReplay::confirmedWritesSurviveAnyPowerCut()
{
    QVERIFY(rc::check([] {
        const quint32 seed = *rc::gen::arbitrary<quint32>();
        Scenario scenario(*rc::gen::element(WriteBack::Never, WriteBack::Sometimes), seed);
        for (int steps = *rc::gen::inRange(1, 16); steps > 0; --steps) {
            if (*rc::gen::inRange(0, 4) == 0) {
                scenario.cutPower();
            } else {
                scenario.write();
            }
        }
        scenario.cutPower();
        scenario.loseJournal();
    }));
}

QTEST_GUILESS_MAIN(TestJournalReplay)
#include "test_journalreplay.moc"
