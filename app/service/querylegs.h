// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! Splits \a filter into queries of at most 100 states and 100 templates (seeds/query.md) that together give its
//! results.
[[nodiscard]] std::vector<FileFilter> splitQuery(const FileFilter &filter);

//! One query, read in an order that gives the newest files first.
//!
//! The service's order is undocumented. If the first page shows the newest files first, as its page tokens suggest, the
//! query is read as a whole, with the fewest requests. Otherwise it is cut into windows of the update time, newest
//! first: one day, then windows that hold about four times the rows of the one before, the last one open to the past.
//! Each window costs at most one page more, and there are fewer than ten.
class QueryLegs final
{
public:
    explicit QueryLegs(FileFilter query)
        : m_query(std::move(query))
    {
    }

    //! The order of the first page of the whole query.
    enum class Order {
        NewestFirst, //!< Or no evidence to the contrary.
        Other,
        Undetermined, //!< Some rows have no time, so windows might miss them.
    };
    [[nodiscard]] static Order orderOf(const std::vector<FileSighting> &firstPage);

    //! The filter to query now.
    [[nodiscard]] const FileFilter &current() const { return m_current ? *m_current : m_query; }
    [[nodiscard]] bool isWindowed() const { return m_current.has_value(); }
    //! Replaces the whole query with windows. The newest of them becomes current().
    void cutIntoWindows(BeijingTime now);
    //! Returns to the whole query, because the service ignores windows.
    void useWholeQuery() { m_current.reset(); }
    //! Whether there was an older window to advance to. There is none if the whole query was read.
    enum class Next { Window, None };
    //! Advances to the next older window. \a rows is how many files the current window held.
    Next advance(qint64 rows);

private:
    //! Sets the start of the current window to one span before its \a newest moment, or to the start of the query.
    void beginWindow(BeijingTime newest);

    FileFilter m_query;
    std::optional<FileFilter> m_current;
    std::chrono::seconds m_span{};
    qint64 m_targetRows = 0; // rows in the next window
    int m_windows = 0;
};

} // namespace sealdesk
