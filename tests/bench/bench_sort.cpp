// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "benchrows.h"
#include "table/roworder.h"

#include <QElapsedTimer>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

struct Case {
    const char *name;
    SortKey key;
};

constexpr std::array cases{
    Case{.name = "time", .key = {.column = columnid::updated, .order = Qt::AscendingOrder}},
    Case{.name = "state", .key = {.column = columnid::state, .order = Qt::AscendingOrder}},
    Case{.name = "name", .key = {.column = columnid::fileName, .order = Qt::AscendingOrder}},
};

std::chrono::nanoseconds elapsed(const QElapsedTimer &timer)
{
    return std::chrono::nanoseconds(timer.nsecsElapsed());
}

// Compares the values, not the rows, because the order of equal rows may differ. The store and the table have the same
// row numbers.
void compare(const OrderState &ours, const CollatingProxy &proxy, const PlainTable &table, const Case &one,
             Report &report)
{
    int differences = 0;
    for (int i = 0; i < table.rowCount(); ++i) {
        const auto row = static_cast<int>((*ours.shown)[static_cast<std::size_t>(i)]);
        const int section = sectionOf(one.key.column);
        const QVariant theirs = proxy.index(i, section).data(PlainTable::sortRole);
        differences += table.index(row, section).data(PlainTable::sortRole) == theirs ? 0 : 1;
    }
    report.check(differences == 0, u"%1: %2 rows stand elsewhere"_s.arg(QLatin1StringView(one.name)).arg(differences));
}

void run(const Case &one, const FileStore &store, CollatingProxy &proxy, const PlainTable &table, Report &report)
{
    const QString name = QLatin1StringView(one.name);
    const RowQuery query{.sort = {one.key}, .language = UiLanguage::SimplifiedChinese};
    QElapsedTimer timer;
    timer.start();
    const auto ours = computeOrder(store.snapshot(), query, std::nullopt);
    const auto oursTook = elapsed(timer);
    report.add(name, oursTook);

    FileStore more = store;
    more.merge(BenchFiles(store.count() + rowsOfPage).page(0));
    timer.restart();
    const auto after = computeOrder(more.snapshot(), query, ours);
    report.add(name + u".a_page_more"_s, elapsed(timer));
    report.check(after->shown->size() == static_cast<std::size_t>(more.count()), name + u": rows are missing"_s);

    timer.restart();
    proxy.sort(sectionOf(one.key.column), one.key.order);
    const auto rivalTook = elapsed(timer);
    report.addSlower(name, u"proxy"_s, rivalTook, oursTook);
    compare(*ours, proxy, table, one, report);
    proxy.sort(-1);
}

} // namespace

// Sorts unsorted rows by one key, and then inserts one more page into the sorted rows.
void benchSort(const Options &options, Report &report)
{
    const BenchFiles files(options.rows.value_or(defaultRows));
    FileStore store;
    files.fill(store);
    PlainTable table(files);
    CollatingProxy proxy(table);
    report.check(proxy.rowCount() == store.count(), u"the tables differ"_s);
    for (const Case &one : cases) {
        run(one, store, proxy, table, report);
    }
}

} // namespace sealdesk::bench
