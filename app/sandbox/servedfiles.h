// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/dataset.h"

#include <bitset>
#include <compare>
#include <functional>
#include <optional>
#include <set>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace sealdesk::sandbox
{

//! A file's place in the list, which is sorted by descending position: newest update first, and among equals the
//! greater id first.
struct ListPosition {
    //! Seconds since 1970 (UTC).
    qint64 updatedAt = 0;
    qint64 id = 0;

    friend auto operator<=>(const ListPosition &, const ListPosition &) = default;
};

//! A file in its present state.
struct ServedFile {
    qint64 index = 0;
    ListPosition position;
    //! Index in allStates().
    std::size_t state = 0;
    enum class Origin { Untouched, TerminatedHere } origin = Origin::Untouched;
};

//! Which files a query selects. Absent members do not restrict.
struct FileCriteria {
    using IndexSet = std::bitset<32>;

    //! Both inclusive, seconds since 1970 (UTC).
    std::optional<qint64> updatedFrom;
    std::optional<qint64> updatedTo;
    std::optional<QByteArray> fileId;
    //! Indexes in allStates() and allTemplates(). Files without a visible state or template match no set.
    std::optional<IndexSet> states;
    std::optional<IndexSet> templates;
};

//! A part of the list, in its order.
struct ServedPage {
    std::vector<ServedFile> files;
    enum class Continuation { None, More } continuation = Continuation::None;
};

//! The result of terminating one file.
enum class TerminationVerdict { Terminated, NoSuchFile, NotInThisState, NotYet, Processing, LockedBySigner, Archiving };

//! The files with all changes since the start. Only changed files take memory. Thread-safe.
class ServedFiles final
{
public:
    explicit ServedFiles(const Dataset &dataset);
    Q_DISABLE_COPY_MOVE(ServedFiles)

    [[nodiscard]] const Dataset &dataset() const { return m_dataset; }

    //! The first matching files after a position, or from the top without one.
    [[nodiscard]] ServedPage page(const FileCriteria &criteria, std::optional<ListPosition> after,
                                  std::size_t limit) const;
    //! Terminates a file if its state permits; now is in seconds since 1970 (UTC).
    TerminationVerdict terminate(const QByteArray &id, qint64 now);
    [[nodiscard]] bool contains(const QByteArray &id) const;

private:
    class Walk;

    [[nodiscard]] std::optional<qint64> indexOf(const QByteArray &id) const;
    [[nodiscard]] ServedFile fileAt(qint64 index) const;
    [[nodiscard]] bool matches(const ServedFile &file, const FileCriteria &criteria) const;
    [[nodiscard]] ServedPage singlePage(const FileCriteria &criteria, std::optional<ListPosition> after) const;

    const Dataset m_dataset;
    mutable std::shared_mutex m_mutex;
    //! Files terminated since the start: their new times by index, and their positions in the order of the list.
    std::unordered_map<qint64, qint64> m_terminatedAt;
    std::set<ListPosition, std::greater<>> m_terminated;
};

} // namespace sealdesk::sandbox
