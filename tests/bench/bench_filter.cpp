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

//! A word that is typed letter by letter.
struct Case {
    QString name;
    QString typed;
    bool isPinyin = false; //!< Or may be.
};

std::chrono::nanoseconds elapsed(const QElapsedTimer &timer)
{
    return std::chrono::nanoseconds(timer.nsecsElapsed());
}

void type(const Case &one, const FileStore &store, const OrderState &unfiltered, CollatingProxy &proxy, Report &report)
{
    std::chrono::nanoseconds ours{};
    std::chrono::nanoseconds oursFirst{};
    std::chrono::nanoseconds rival{};
    std::optional<OrderState> state = unfiltered;
    QElapsedTimer timer;
    for (qsizetype letters = 1; letters <= one.typed.size(); ++letters) {
        RowQuery query = unfiltered.query;
        query.search = one.typed.left(letters);
        timer.restart();
        state = computeOrder(store.snapshot(), query, state);
        ours += elapsed(timer);
        oursFirst = letters == 1 ? ours : oursFirst;
        timer.restart();
        proxy.setFilterFixedString(query.search);
        rival += elapsed(timer);
        // The proxy doesn't know pinyin.
        const auto shown = static_cast<int>(state->shown->size());
        report.check(one.isPinyin ? shown >= proxy.rowCount() : shown == proxy.rowCount(),
                     u"%1: %2 rows, not %3"_s.arg(query.search).arg(shown).arg(proxy.rowCount()));
    }
    proxy.setFilterFixedString({});
    report.add(one.name, ours);
    report.add(one.name + u".first_letter"_s, oursFirst);
    report.addSlower(one.name, u"proxy"_s, rival, ours);
}

} // namespace

// Filters in all columns, with the newest rows first.
void benchFilter(const Options &options, Report &report)
{
    const BenchFiles files(options.rows.value_or(defaultRows));
    FileStore store;
    files.fill(store);
    PlainTable table(files);
    CollatingProxy proxy(table);
    proxy.sort(sectionOf(columnid::updated), Qt::DescendingOrder);
    const RowQuery query{.sort = {SortKey{}}, .language = UiLanguage::SimplifiedChinese};
    const auto unfiltered = computeOrder(store.snapshot(), query, std::nullopt);
    for (const Case &one :
         {Case{.name = u"chinese"_s, .typed = u"劳动合同-张伟"_s},
          Case{.name = u"latin"_s, .typed = u"emily"_s, .isPinyin = true},
          Case{.name = u"pinyin"_s, .typed = u"laodonghetong-zhangwei"_s, .isPinyin = true},
          Case{.name = u"initials"_s, .typed = u"ldht-zw"_s, .isPinyin = true},
          Case{.name = u"digits"_s, .typed = u"715203"_s}, Case{.name = u"hexadecimal"_s, .typed = u"4f2e"_s}}) {
        type(one, store, *unfiltered, proxy, report);
    }
}

} // namespace sealdesk::bench
