// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/querylegs.h"

#include <QSet>

#include <algorithm>

namespace sealdesk
{

using namespace std::chrono_literals;

namespace
{

constexpr size_t maxFilterValues = 100; // of each kind in one query (seeds/query.md)

constexpr std::chrono::seconds firstSpan = 24h;
constexpr std::chrono::seconds shortestSpan = 1h;
constexpr qint64 firstTargetRows = 1'000;
constexpr qint64 growth = 4;
constexpr qint64 maxGrowth = 16; // of a span, however few rows the previous window held
constexpr int maxWindows = 8;

//! The service did not exist before; a window that reaches this far may as well be open.
constexpr qint64 serviceLaunch = 1'420'041'600; // Unix seconds of 2015-01-01 00:00:00 in Beijing

template <class Value>
std::vector<std::vector<Value>> splitIntoChunks(const std::vector<Value> &values)
{
    std::vector<Value> distinct;
    QSet<Value> seen;
    for (const Value &value : values) {
        if (!seen.contains(value)) {
            seen.insert(value);
            distinct.push_back(value);
        }
    }
    std::vector<std::vector<Value>> result;
    for (size_t from = 0; from < distinct.size(); from += maxFilterValues) {
        const size_t to = std::min(from + maxFilterValues, distinct.size());
        result.emplace_back(distinct.begin() + static_cast<std::ptrdiff_t>(from),
                            distinct.begin() + static_cast<std::ptrdiff_t>(to));
    }
    if (result.empty()) {
        result.emplace_back();
    }
    return result;
}

} // namespace

std::vector<FileFilter> splitQuery(const FileFilter &filter)
{
    std::vector<FileFilter> queries;
    for (const auto &states : splitIntoChunks(filter.states)) {
        for (const auto &templates : splitIntoChunks(filter.templates)) {
            FileFilter query = filter;
            query.states = states;
            query.templates = templates;
            queries.push_back(std::move(query));
        }
    }
    return queries;
}

QueryLegs::Order QueryLegs::orderOf(const std::vector<FileSighting> &firstPage)
{
    const auto timeOf = [](const FileSighting &row) { return row.file.updateTime; };
    if (!std::ranges::all_of(firstPage, [&](const FileSighting &row) { return timeOf(row).has_value(); })) {
        return Order::Undetermined;
    }
    return std::ranges::is_sorted(firstPage, std::ranges::greater{}, timeOf) ? Order::NewestFirst : Order::Other;
}

void QueryLegs::cutIntoWindows(BeijingTime now)
{
    m_current = m_query; // including its end: what is in the future by the service's clock belongs to the newest window
    m_span = firstSpan;
    m_targetRows = firstTargetRows;
    m_windows = 1;
    beginWindow(m_query.updatedTo ? std::min(*m_query.updatedTo, now) : now);
}

QueryLegs::Next QueryLegs::advance(qint64 rows)
{
    if (!m_current || m_current->updatedFrom == m_query.updatedFrom) {
        return Next::None;
    }
    m_targetRows *= growth;
    // Use floating point: the product of a long span and many target rows overflows 64 bits.
    const double fitting = static_cast<double>(m_span.count()) * static_cast<double>(m_targetRows) /
                           static_cast<double>(std::max<qint64>(rows, 1));
    const auto longest = static_cast<double>(m_span.count() * maxGrowth);
    m_span = std::chrono::seconds{
        static_cast<qint64>(std::clamp(fitting, static_cast<double>(shortestSpan.count()), longest))};
    ++m_windows;
    m_current->updatedTo = m_current->updatedFrom->plus(-1s);
    beginWindow(*m_current->updatedTo);
    return Next::Window;
}

void QueryLegs::beginWindow(BeijingTime newest)
{
    m_current->updatedFrom = newest.plus(-m_span);
    const BeijingTime oldest = m_query.updatedFrom.value_or(BeijingTime::fromUnixSeconds(serviceLaunch));
    if (m_windows >= maxWindows || m_current->updatedFrom <= oldest) {
        m_current->updatedFrom = m_query.updatedFrom;
    }
}

} // namespace sealdesk
