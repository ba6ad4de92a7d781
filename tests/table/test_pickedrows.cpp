// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "table/filestore.h"
#include "table/pickedrows.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

const std::vector<ColumnId> idAndName{columnid::fileId, columnid::fileName};

PickedRows picked(const FileStore &store, const RowOrder &rows)
{
    return {.files = store.snapshot(), .rows = rows};
}

} // namespace

class TestPickedRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreWrittenInTheirOrder();
    void aWorkerWritesTheSame();
    void aCancelledCopyHasNoResult();
};

void TestPickedRows::rowsAreWrittenInTheirOrder()
{
    FileStore store;
    store.merge(
        std::vector<FileSighting>{aFile(u"71"_s).named(u"一\t二\n三"_s), aFile(u"72"_s).named(u"四"_s, u"Four"_s)});
    const PickedRows both = picked(store, {1, 0});
    store.merge(std::vector<FileSighting>{aFile(u"72"_s).named(u"五"_s).updated(at(12))}); // later
    QCOMPARE(toTsv(both, idAndName, UiLanguage::SimplifiedChinese), u"72\t四\n71\t一 二 三\n"_s);
    QCOMPARE(toTsv(both, idAndName, UiLanguage::English), u"72\tFour\n71\t一 二 三\n"_s);
    QCOMPARE(toTsv(picked(store, {}), idAndName, UiLanguage::English), QString());
}

void TestPickedRows::aWorkerWritesTheSame()
{
    FileStore store;
    store.merge(filesUpTo(3));
    const PickedRows all = picked(store, {2, 1, 0});
    QFuture<QString> text = toTsvInWorker(all, idAndName, UiLanguage::English);
    store.clear();
    QCOMPARE(text.result(), toTsv(all, idAndName, UiLanguage::English));
}

void TestPickedRows::aCancelledCopyHasNoResult()
{
    FileStore store;
    store.merge(filesUpTo(1));
    QFuture<QString> text = toTsvInWorker(picked(store, RowOrder(1'000'000, 0)), idAndName, UiLanguage::English);
    text.cancel();
    text.waitForFinished();
    QCOMPARE(text.resultCount(), 0);
}

QTEST_GUILESS_MAIN(TestPickedRows)
#include "test_pickedrows.moc"
