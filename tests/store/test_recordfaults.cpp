// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "lossyvfs.h"
#include "recordfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(sealdesk::test::Failure)

namespace
{

using Kind = JournalProblem::Kind;
using Step = std::function<std::optional<Kind>(Journal &)>;

//! Returns everything that is written during a run, in order. The journal must already have one run.
std::vector<Step> allSteps()
{
    static constexpr RunId first{1};
    return {[](Journal &journal) { return problemOf(journal.beginRun(someRun(150, QStringLiteral("离职"), 100))); },
            [](Journal &journal) {
                return problemOf(journal.markSending(first, chunkOf(1, {0, 1})));
            },
            [](Journal &journal) { return problemOf(journal.markWaiting(first, 1)); },
            [](Journal &journal) {
                return problemOf(journal.markSending(first, chunkOf(1, {0, 1, 2})));
            },
            [](Journal &journal) {
                Settlement reply = settled(OutcomeState::Terminated, {0, 1, 2});
                reply.by = Settlement::By::Reply;
                reply.chunk = 1;
                reply.httpStatus = 200;
                return problemOf(journal.settle(first, reply));
            },
            [](Journal &journal) { return problemOf(journal.recordEvent(u"n"_s, {})); },
            [](Journal &journal) { return problemOf(journal.purge(ManualClock().now() + std::chrono::hours{1})); }};
}

//! Failures of a file that is open, and the problems they lead to.
void addFailureRows()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("full") << Failure::Full << Kind::DiskFull;
    QTest::newRow("read-only") << Failure::ReadOnly << Kind::NotWritable;
    QTest::newRow("broken") << Failure::Io << Kind::Failed;
}

} // namespace

class TestRecordFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFailedWriteChangesNothing_data();
    void aFailedWriteChangesNothing();
    void openingFails_data();
    void openingFails();
    void aFullDiskAllowsOpeningAnExistingRecord();
    void isUsableOnceTheDiskHasRoomAgain();
    void aPowerCutLosesNoConfirmedWrite();
    void appendsWhatAPowerCutKeptFromTheTrail();

private:
    void open();
    void reopenAfterCut();
    [[nodiscard]] Journal &journal() const { return m_book->journal(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LossyVfs> m_vfs;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
};

void TestRecordFaults::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_vfs = std::make_unique<LossyVfs>();
}

void TestRecordFaults::cleanup()
{
    m_book.reset();
    m_vfs.reset();
}

void TestRecordFaults::open()
{
    m_book = openBook(m_dir->path(), m_clock);
}

void TestRecordFaults::reopenAfterCut()
{
    m_vfs->loseUnsynced();
    m_book.reset();
    open();
}

void TestRecordFaults::aFailedWriteChangesNothing_data()
{
    addFailureRows();
}

// Each step fails at each of its writes in turn before it succeeds.
void TestRecordFaults::aFailedWriteChangesNothing()
{
    QFETCH(const Failure, failure);
    QFETCH(const Kind, kind);
    open();
    QCOMPARE(problemOf(journal().beginRun(someRun(3))), std::nullopt);
    int failures = 0;
    for (const Step &step : allSteps()) {
        const QString before = dumpOf(journal());
        const AuditHead head = m_book->auditHead();
        std::optional<Kind> problem = kind;
        for (int nth = 1; problem; ++nth) {
            m_vfs->failFrom(nth, failure);
            problem = step(journal());
            m_vfs->heal();
            if (problem) {
                ++failures;
                QCOMPARE(*problem, kind);
                QCOMPARE(dumpOf(journal()), before);
                QCOMPARE(m_book->auditHead(), head);
            }
        }
        QVERIFY(dumpOf(journal()) != before);
        QCOMPARE(m_book->auditHead().seq, valueOf(journal().lastEvent()));
    }
    QVERIFY(failures > 10);
    QVERIFY(isGapless(allEvents(journal()), allEvents(journal()).front().seq));
    QVERIFY(verdictOnFile(m_book->auditFile(), m_book->auditHead().hash).isIntact());
    const QString after = dumpOf(journal(), Dump::AsAfterOpening);
    reopenAfterCut();
    QCOMPARE(dumpOf(journal(), Dump::AsAfterOpening), after);
}

void TestRecordFaults::openingFails_data()
{
    addFailureRows();
    QTest::newRow("can't be opened") << Failure::CannotOpen << Kind::NotWritable;
}

void TestRecordFaults::openingFails()
{
    QFETCH(const Failure, failure);
    QFETCH(const Kind, kind);
    int failures = 0;
    for (std::optional<Kind> problem = kind; problem; failures += problem ? 1 : 0) {
        const QString folder = m_dir->filePath(QString::number(failures));
        m_vfs->failFrom(failures + 1, failure);
        const auto result = RecordBook::open(folder, someWriter(), m_clock);
        m_vfs->heal();
        problem = problemOf(result);
        if (problem) {
            QCOMPARE(*problem, kind);
            QCOMPARE(result.error().path, folder + "/journal.sqlite"_L1);
            const auto again = RecordBook::open(folder, someWriter(), m_clock);
            QCOMPARE(problemOf(again), std::nullopt);
            recordSampleRun(again.value()->journal());
            QVERIFY(verdictOnFile(again.value()->auditFile(), again.value()->auditHead().hash).isIntact());
        }
    }
    QVERIFY(failures > 3);
}

// Reading needs no space; the first write reports that there is none.
void TestRecordFaults::aFullDiskAllowsOpeningAnExistingRecord()
{
    open();
    recordSampleRun(journal());
    m_book.reset();
    m_vfs->failFrom(1, Failure::Full);
    open();
    QCOMPARE(valueOf(journal().runs()).size(), size_t{1});
    QCOMPARE(problemOf(journal().beginRun(someRun(1))), Kind::DiskFull);
    m_vfs->heal();
    QCOMPARE(problemOf(journal().beginRun(someRun(1))), std::nullopt);
}

void TestRecordFaults::isUsableOnceTheDiskHasRoomAgain()
{
    open();
    recordSampleRun(journal());
    m_vfs->failFrom(1, Failure::Full);
    for (int attempt = 0; attempt < 3; ++attempt) {
        QCOMPARE(problemOf(journal().beginRun(someRun(1))), Kind::DiskFull);
    }
    QCOMPARE(valueOf(journal().runs()).size(), size_t{1});
    m_vfs->heal();
    recordSampleRun(journal());
    QVERIFY(isGapless(allEvents(journal())));
    reopenAfterCut();
    QCOMPARE(allEvents(journal()).size(), size_t{8});
    QCOMPARE(recordsIn(m_book->auditFile()), recordsOf(allEvents(journal())));
}

void TestRecordFaults::aPowerCutLosesNoConfirmedWrite()
{
    const std::vector<Step> steps = allSteps();
    for (size_t count = 1; count <= steps.size(); ++count) {
        cleanup();
        init();
        open();
        QCOMPARE(problemOf(journal().beginRun(someRun(3))), std::nullopt);
        for (size_t i = 0; i < count; ++i) {
            QCOMPARE(steps[i](journal()), std::nullopt);
        }
        const QString confirmed = dumpOf(journal(), Dump::AsAfterOpening);
        reopenAfterCut();
        QCOMPARE(dumpOf(journal(), Dump::AsAfterOpening), confirmed);
        QVERIFY(verdictOnFile(m_book->auditFile(), m_book->auditHead().hash).isIntact());
    }
}

void TestRecordFaults::appendsWhatAPowerCutKeptFromTheTrail()
{
    open();
    recordSampleRun(journal());
    const QByteArray whole = contentOf(m_book->auditFile());
    m_vfs->loseUnsynced();
    m_book.reset();
    putContent(m_dir->filePath(u"audit.log"_s), whole.first(whole.size() / 2));
    open();
    QCOMPARE(contentOf(m_book->auditFile()), whole);
}

QTEST_GUILESS_MAIN(TestRecordFaults)
#include "test_recordfaults.moc"
