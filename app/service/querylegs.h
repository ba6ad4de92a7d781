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

//! One query, read so that the newest files come early.
//!
//! The service's order is undocumented. If the first page shows the newest files first, as its page tokens suggest, the
//! query is read as a whole. Otherwise a few windows of the update time show the newest thousand files or so, and then
//! the whole query is read all the same: no window shows a file without an update time, so windows alone never prove
//! that a list is complete.
class QueryLegs final
{
public:
    explicit QueryLegs(FileFilter query)
        : m_query(std::move(query))
    {
    }

    //! The order of the first page of the whole query.
    enum class Order {
        NewestFirst,
        Other,
        Undetermined, //!< Some rows have no time.
    };
    [[nodiscard]] static Order orderOf(const std::vector<FileSighting> &rows);

    //! The filter to query now.
    [[nodiscard]] const FileFilter &current() const { return m_window ? *m_window : m_query; }
    [[nodiscard]] bool isInPreview() const { return m_window.has_value(); }
    [[nodiscard]] bool hadPreview() const { return m_windows > 0; }
    //! Begins with the newest window. \a nextPageToken is where the whole query continues later.
    void beginPreview(BeijingTime now, const QString &nextPageToken);
    //! Returns to the whole query.
    void endPreview() { m_window.reset(); }
    //! Advances to the next older window, or to the whole query after enough of them. \a rows is how many files the
    //! current window held.
    void advancePreview(qint64 rows);
    //! Where the whole query continues after the preview; empty without one.
    [[nodiscard]] const QString &nextPageToken() const { return m_nextPageToken; }

private:
    //! Sets the window from one span before \a newest, or from the start of the query, to its end.
    void setWindow(BeijingTime newest);

    FileFilter m_query;
    std::optional<FileFilter> m_window;
    QString m_nextPageToken;
    std::chrono::seconds m_span{};
    qint64 m_rows = 0; // in all windows so far
    int m_windows = 0;
};

} // namespace sealdesk
