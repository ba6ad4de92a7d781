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

constexpr size_t maxFilterValues = 100; // states, or templates, in one query (seeds/query.md)
constexpr size_t maxFileIds = 1;

constexpr std::chrono::seconds firstSpan = 24h;
constexpr std::chrono::seconds shortestSpan = 1h;
constexpr qint64 previewRows = 1'000;
constexpr qint64 maxGrowth = 16; // of a span, however few rows the previous window held
constexpr int maxWindows = 8;

//! The service did not exist before; a window that reaches this far may as well be open.
constexpr qint64 serviceLaunch = 1'420'041'600; // Unix seconds of 2015-01-01 00:00:00 in Beijing

template <class Value>
std::vector<std::vector<Value>> splitIntoChunks(const std::vector<Value> &values, size_t size = maxFilterValues)
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
    for (size_t from = 0; from < distinct.size(); from += size) {
        const size_t to = std::min(from + size, distinct.size());
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
            for (const auto &files : splitIntoChunks(filter.files, maxFileIds)) {
                FileFilter query = filter;
                query.states = states;
                query.templates = templates;
                query.files = files;
                queries.push_back(std::move(query));
            }
        }
    }
    return queries;
}

QueryLegs::Order QueryLegs::orderOf(const std::vector<FileSighting> &rows)
{
    const auto timeOf = [](const FileSighting &row) { return row.file.updateTime; };
    if (!std::ranges::all_of(rows, [&](const FileSighting &row) { return timeOf(row).has_value(); })) {
        return Order::Undetermined;
    }
    return std::ranges::is_sorted(rows, std::ranges::greater{}, timeOf) ? Order::NewestFirst : Order::Other;
}

void QueryLegs::beginPreview(BeijingTime now, const QString &nextPageToken)
{
    m_nextPageToken = nextPageToken;
    m_window = m_query; // including its end: what is in the future by the service's clock belongs to the newest window
    m_span = firstSpan;
    setWindow(m_query.updatedTo ? std::min(*m_query.updatedTo, now) : now);
}

void QueryLegs::advancePreview(qint64 rows)
{
    m_rows += rows;
    const BeijingTime oldest = m_query.updatedFrom.value_or(BeijingTime::fromUnixSeconds(serviceLaunch));
    if (m_rows >= previewRows || m_windows >= maxWindows || !(m_window->updatedFrom > oldest)) {
        endPreview();
        return;
    }
    const auto fitting = m_span * (previewRows - m_rows) / std::max<qint64>(rows, 1);
    m_span = std::clamp<std::chrono::seconds>(fitting, shortestSpan, m_span * maxGrowth);
    m_window->updatedTo = m_window->updatedFrom->plus(-1s);
    setWindow(*m_window->updatedTo);
}

void QueryLegs::setWindow(BeijingTime newest)
{
    ++m_windows;
    m_window->updatedFrom = newest.plus(-m_span);
    if (m_query.updatedFrom && *m_window->updatedFrom < *m_query.updatedFrom) {
        m_window->updatedFrom = m_query.updatedFrom;
    }
}

} // namespace sealdesk
