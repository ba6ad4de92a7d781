// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "table/filestore.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

MergeReport mergeOne(FileStore &store, const FileSighting &sighting)
{
    return store.merge(std::vector{sighting});
}

} // namespace

class TestFileStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileGetsARow();
    void theGreaterUpdateTimeWins();
    void onATieTheLaterRequestWins();
    void aFileWithoutIdIsNeverARow();
    void aFileTwiceInOnePageIsOneRow();
    void stateChangesAreReported();
    void rowNumbersAreNotReused();
    void aSnapshotStaysAsItWas();
    void aPassFindsWhatWasNotSighted();
    void statesAreCountedInTheOrderOfTheFlow();
    void templatesAreThoseOfTheLoadedFiles();
    void clearRemovesEverything();
    void manyRowsSpanBlocks();
};

void TestFileStore::aNewFileGetsARow()
{
    FileStore store;
    const MergeReport report = store.merge(filesUpTo(3));
    QCOMPARE(report.added, (RowOrder{0, 1, 2}));
    QVERIFY(report.changed.empty());
    QCOMPARE(store.count(), 3);
    QCOMPARE(store.find(FileId(u"2"_s)), std::optional<RowNumber>(1));
    QCOMPARE(store.at(1).file.id, FileId(u"2"_s));
    QCOMPARE(store.find(FileId(u"4"_s)), std::nullopt);
}

void TestFileStore::theGreaterUpdateTimeWins()
{
    FileStore store;
    mergeOne(store, aFile(u"1"_s).named(u"new"_s).updated(at(9)).byRequest(1));
    const MergeReport older = mergeOne(store, aFile(u"1"_s).named(u"old"_s).updated(at(8)).byRequest(2));
    QCOMPARE(older.outdated, 1);
    QVERIFY(older.changed.empty());
    QCOMPARE(store.at(0).file.names.best(UiLanguage::English), u"new"_s);
    const MergeReport newer = mergeOne(store, aFile(u"1"_s).named(u"newest"_s).updated(at(10)).byRequest(1));
    QCOMPARE(newer.changed, RowOrder{0});
    QCOMPARE(store.at(0).file.names.best(UiLanguage::English), u"newest"_s);
}

void TestFileStore::onATieTheLaterRequestWins()
{
    FileStore store;
    mergeOne(store, aFile(u"1"_s).named(u"second"_s).updated(at(9)).byRequest(2));
    QCOMPARE(mergeOne(store, aFile(u"1"_s).named(u"first"_s).updated(at(9)).byRequest(1)).outdated, 1);
    QCOMPARE(store.at(0).file.names.best(UiLanguage::English), u"second"_s);
    QCOMPARE(mergeOne(store, aFile(u"1"_s).named(u"second"_s).updated(at(9)).byRequest(3)).unchanged, 1);
    // The stamp is updated although the content is the same.
    QCOMPARE(store.at(0).stamp.ordinal, 3U);
    QCOMPARE(mergeOne(store, aFile(u"1"_s).named(u"fourth"_s).byRequest(4)).changed, RowOrder{0});
}

void TestFileStore::aFileWithoutIdIsNeverARow()
{
    FileStore store;
    const MergeReport report = mergeOne(store, aFile(QString()).named(u"nobody"_s));
    QCOMPARE(report.withoutId, 1);
    QVERIFY(report.added.empty());
    QCOMPARE(store.count(), 0);
}

void TestFileStore::aFileTwiceInOnePageIsOneRow()
{
    FileStore store;
    const MergeReport report = store.merge(std::vector<FileSighting>{aFile(u"1"_s).named(u"a"_s).updated(at(8)),
                                                                     aFile(u"1"_s).named(u"b"_s).updated(at(9))});
    QCOMPARE(report.added, RowOrder{0});
    QCOMPARE(store.count(), 1);
    QCOMPARE(store.at(0).file.names.best(UiLanguage::English), u"b"_s);
}

void TestFileStore::stateChangesAreReported()
{
    FileStore store;
    store.merge(filesUpTo(2));
    const MergeReport report =
        store.merge(std::vector<FileSighting>{aFile(u"1"_s).in(KnownState::PendingSign).updated(at(9)),
                                              aFile(u"2"_s).in(KnownState::Terminated).updated(at(9))});
    QCOMPARE(report.changed, (RowOrder{0, 1}));
    QCOMPARE(report.stateChanged, RowOrder{1});
}

void TestFileStore::rowNumbersAreNotReused()
{
    FileStore store;
    store.merge(filesUpTo(2));
    store.remove({0});
    store.remove({0});
    store.remove({77});
    QVERIFY(!store.contains(0));
    QCOMPARE(store.find(FileId(u"1"_s)), std::nullopt);
    QCOMPARE(store.count(), 1);
    QCOMPARE(mergeOne(store, aFile(u"1"_s)).added, RowOrder{2});
}

void TestFileStore::aSnapshotStaysAsItWas()
{
    FileStore store;
    store.merge(filesUpTo(2));
    const FileSnapshot before = store.snapshot();
    mergeOne(store, aFile(u"1"_s).in(KnownState::Terminated).updated(at(9)));
    mergeOne(store, aFile(u"3"_s));
    store.remove({1});
    QCOMPARE(before.end(), 2U);
    QCOMPARE(before.find(0)->file.state, FileState(KnownState::PendingSign));
    QCOMPARE(before.find(1)->file.id, FileId(u"2"_s));
    QVERIFY(!before.find(2));
    QVERIFY(!store.snapshot().find(1));
    QCOMPARE(store.snapshot().find(2)->file.id, FileId(u"3"_s));
}

void TestFileStore::aPassFindsWhatWasNotSighted()
{
    FileStore store;
    store.merge(filesUpTo(4));
    QVERIFY(store.notSightedInPass().empty());
    store.beginPass();
    store.remove({3});
    mergeOne(store, aFile(u"2"_s).updated(at(7))); // outdated, but there
    mergeOne(store, aFile(u"5"_s));
    QCOMPARE(store.notSightedInPass(), (RowOrder{0, 2}));
}

void TestFileStore::statesAreCountedInTheOrderOfTheFlow()
{
    FileStore store;
    store.merge(std::vector<FileSighting>{
        aFile(u"1"_s), aFile(u"2"_s).in(FileState(u"zeta"_s)), aFile(u"3"_s).in(KnownState::Failed),
        aFile(u"4"_s).in(FileState(u"alpha"_s)).labelled(u"甲"_s, u"Alpha"_s),
        aFile(u"5"_s).in(KnownState::PendingSign), aFile(u"6"_s).in(KnownState::PendingSign).labelled(u"待签字"_s),
        aFile(u"7"_s).in(KnownState::Voided)});
    store.remove({*store.find(FileId(u"7"_s))});
    const auto counts = store.stateCounts(UiLanguage::SimplifiedChinese);
    QStringList names;
    QStringList labels;
    for (const StateCount &count : counts) {
        names.append(count.state.name() + u'=' + QString::number(count.count));
        labels.append(count.label);
    }
    QCOMPARE(names, QStringList({u"pending_sign=2"_s, u"failed=1"_s, u"alpha=1"_s, u"zeta=1"_s, u"=1"_s}));
    QCOMPARE(labels, QStringList({u"待签字"_s, u"Failed"_s, u"甲"_s, u"zeta"_s, u"No state"_s}));
    QCOMPARE(store.stateCounts(UiLanguage::English)[2].label, u"Alpha"_s);
}

void TestFileStore::templatesAreThoseOfTheLoadedFiles()
{
    FileStore store;
    store.merge(std::vector<FileSighting>{aFile(u"1"_s).from(u"100"_s), aFile(u"2"_s).from(u"20"_s),
                                          aFile(u"3"_s).from(u"20"_s), aFile(u"4"_s), aFile(u"5"_s).from(u"3"_s)});
    store.remove({4});
    store.remove({2});
    QCOMPARE(store.templateIds(), (std::vector{TemplateId(u"20"_s), TemplateId(u"100"_s)}));
}

void TestFileStore::clearRemovesEverything()
{
    FileStore store;
    store.merge(filesUpTo(3));
    store.clear();
    QCOMPARE(store.count(), 0);
    QVERIFY(store.stateCounts(UiLanguage::English).empty());
    QCOMPARE(store.merge(filesUpTo(1)).added, RowOrder{0});
}

void TestFileStore::manyRowsSpanBlocks()
{
    FileStore store;
    store.merge(filesUpTo(1500));
    const FileSnapshot before = store.snapshot();
    mergeOne(store, aFile(u"1400"_s).in(KnownState::Failed).updated(at(9)));
    QCOMPARE(store.at(1399).file.state, FileState(KnownState::Failed));
    QCOMPARE(before.find(1399)->file.state, FileState(KnownState::PendingSign));
    for (RowNumber row = 0; row < 1500; ++row) {
        QCOMPARE(store.at(row).file.id.text().toUInt(), row + 1);
    }
}

QTEST_GUILESS_MAIN(TestFileStore)
#include "test_filestore.moc"
