// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! The queries of at most 100 states and 100 templates (seeds/query.md) whose results together are those of \a filter.
[[nodiscard]] std::vector<FileFilter> splitQuery(const FileFilter &filter);

//! One query, read in an order that brings the newest files first.
//!
//! The service's order is documented nowhere. Where the first page shows the newest first, as its page tokens suggest,
//! the query is read as it is, in the least number of requests. Otherwise it is cut into windows of the update time,
//! newest first: a day, then as much as holds four times the rows of the one before, the last one open to the past. A
//! window costs one page more at most, and there are less than ten.
class QueryLegs final
{
public:
    explicit QueryLegs(FileFilter query)
        : m_query(std::move(query))
    {
    }

    //! What the first page of the whole query says.
    enum class Order {
        NewestFirst, //!< Or nothing to the contrary.
        Other,
        Untold, //!< Rows without a time: windows might miss them.
    };
    [[nodiscard]] static Order orderOf(const std::vector<FileSighting> &firstPage);

    //! What is asked for now.
    [[nodiscard]] const FileFilter &current() const { return m_current ? *m_current : m_query; }
    [[nodiscard]] bool isWindowed() const { return m_current.has_value(); }
    //! Gives the query as it is up for windows, the newest of them becoming current().
    void cutIntoWindows(BeijingTime now);
    //! Back to the query as it is, because the service doesn't keep to windows.
    void takeWhole() { m_current.reset(); }
    //! Whether there was an older window to go to; there is none when the query was read as it is.
    enum class Next { Window, None };
    //! \a rows: how many files the current window held.
    Next advance(qint64 rows);

private:
    //! Lets the current window begin a span before its \a newest moment, or where the query begins.
    void beginWindow(BeijingTime newest);

    FileFilter m_query;
    std::optional<FileFilter> m_current;
    std::chrono::seconds m_span{};
    qint64 m_wanted = 0; // rows in the next window
    int m_windows = 0;
};

} // namespace sealdesk
