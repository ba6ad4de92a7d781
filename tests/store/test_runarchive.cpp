// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "journalfixture.h"
#include "store/journal/runarchive.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

//! Reading while another connection writes: the latest call counts, and nothing is changed.
class TestRunArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void returnsWhatTheJournalReturns();
    void onlyTheLatestSearchHasAResult();
    void readsWhileTheJournalIsWritten();
    void seesLaterChanges();
    void cancelledCallsHaveNoResult();
    void aMissingRunIsAProblem();
    void aMissingJournalIsNotCreated();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"journal.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RunArchive> m_archive;
};

namespace
{

std::vector<RunSummary> runsOf(const QSignalSpy &found)
{
    return found.last().first().value<std::vector<RunSummary>>();
}

} // namespace

void TestRunArchive::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_journal = openJournal(path(), m_clock);
    int number = 0;
    for (const auto &reason : {u"one"_s, u"two"_s, u"three"_s}) {
        valueOf(m_journal->beginRun(someRun(20, reason, 1 + 20 * number++)));
    }
    m_archive = std::make_unique<RunArchive>(path());
}

void TestRunArchive::cleanup()
{
    m_archive.reset();
    m_journal.reset();
}

void TestRunArchive::returnsWhatTheJournalReturns()
{
    QSignalSpy found(m_archive.get(), &RunArchive::found);
    QSignalSpy runLoaded(m_archive.get(), &RunArchive::runLoaded);
    m_archive->search({});
    m_archive->load(RunId{2});
    QTRY_COMPARE(runLoaded.size(), 1);
    QCOMPARE(found.size(), 1);
    const auto runs = runsOf(found);
    QCOMPARE(runs.size(), size_t{3});
    QCOMPARE(runs.front().reason, u"three"_s);
    const auto run = runLoaded.first().first().value<StoredRun>();
    const StoredRun expected = valueOf(m_journal->run(RunId{2}));
    QCOMPARE(run.summary.reason, u"two"_s);
    QCOMPARE(run.files.size(), expected.files.size());
    QCOMPARE(run.files.back().file.file.id, expected.files.back().file.file.id);
}

void TestRunArchive::onlyTheLatestSearchHasAResult()
{
    QSignalSpy found(m_archive.get(), &RunArchive::found);
    QSignalSpy runLoaded(m_archive.get(), &RunArchive::runLoaded);
    for (const auto &words : {u"o"_s, u"on"_s, u"one"_s, u"t"_s, u"two"_s}) {
        m_archive->search(searchFor(words));
    }
    m_archive->load(RunId{1}); // finishes after all searches
    QTRY_COMPARE(runLoaded.size(), 1);
    QCOMPARE(found.size(), 1);
    QCOMPARE(runsOf(found).size(), size_t{1});
    QCOMPARE(runsOf(found).front().reason, u"two"_s);
}

void TestRunArchive::readsWhileTheJournalIsWritten()
{
    QSignalSpy found(m_archive.get(), &RunArchive::found);
    QSignalSpy failed(m_archive.get(), &RunArchive::failed);
    for (int i = 0; i < 20; ++i) {
        m_archive->search({});
        valueOf(m_journal->beginRun(someRun(5, u"more"_s, 100 + 5 * i)));
    }
    m_archive->search({});
    QTRY_VERIFY(!found.isEmpty() && runsOf(found).size() == 23);
    QVERIFY(failed.isEmpty());
}

void TestRunArchive::seesLaterChanges()
{
    QSignalSpy found(m_archive.get(), &RunArchive::found);
    m_archive->search(searchFor({}, OutcomeState::Failed));
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(runsOf(found).empty());
    QVERIFY(!m_journal->settle(RunId{1}, settled(OutcomeState::Failed, {0})));
    m_archive->search(searchFor({}, OutcomeState::Failed));
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(runsOf(found).size(), size_t{1});
}

void TestRunArchive::cancelledCallsHaveNoResult()
{
    QSignalSpy found(m_archive.get(), &RunArchive::found);
    QSignalSpy runLoaded(m_archive.get(), &RunArchive::runLoaded);
    m_archive->search({});
    m_archive->load(RunId{1});
    m_archive->cancel();
    m_archive->load(RunId{3}); // called last, finishes last
    QTRY_COMPARE(runLoaded.size(), 1);
    QCOMPARE(runLoaded.first().first().value<StoredRun>().summary.reason, u"three"_s);
    QVERIFY(found.isEmpty());
}

void TestRunArchive::aMissingRunIsAProblem()
{
    QSignalSpy failed(m_archive.get(), &RunArchive::failed);
    m_archive->load(RunId{99});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<JournalProblem>().kind, JournalProblem::Kind::Damaged);
}

void TestRunArchive::aMissingJournalIsNotCreated()
{
    const QString elsewhere = m_dir->filePath(u"none.sqlite"_s);
    RunArchive archive(elsewhere);
    QSignalSpy failed(&archive, &RunArchive::failed);
    archive.search({});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!QFileInfo::exists(elsewhere));
}

QTEST_GUILESS_MAIN(TestRunArchive)
#include "test_runarchive.moc"
