// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "table/rowindex.h"
#include "table/statetally.h"

#include <optional>
#include <span>
#include <vector>

namespace sealdesk
{

//! What a merge did. A file that occurs twice in one merge may appear in more than one list.
struct MergeReport {
    std::vector<RowNumber> added;
    std::vector<RowNumber> changed;      //!< The content changed, perhaps the state too.
    std::vector<RowNumber> stateChanged; //!< The state changed.
    int unchanged = 0;                   //!< Newer, with the same content.
    int outdated = 0;                    //!< Ignored: the row supersedes it.
    int withoutId = 0;                   //!< Ignored: files without an id get no row.
};

//! The files that are loaded, one row each, packed. Everything is O(1) a file.
class FileStore final
{
public:
    //! Adds or updates the files of a reply by the merge rule (core/signaturefile.h, supersedes()).
    MergeReport merge(std::span<const FileSighting> sightings);
    //! Ignores rows that are not present and rows that occur twice. Fast for many in ascending order.
    void remove(const RowOrder &rows);
    //! Removes all files; row numbers start from 0 again.
    void clear();

    [[nodiscard]] std::optional<RowNumber> find(const FileId &id) const;
    //! The whole file, unpacked. The row must be present.
    [[nodiscard]] FileSighting at(RowNumber row) const { return m_rows.at(row).sighting(); }
    //! The row must be present. Valid until the store changes.
    [[nodiscard]] RowView view(RowNumber row) const { return m_rows.at(row); }
    [[nodiscard]] bool contains(RowNumber row) const { return m_rows.contains(row); }
    [[nodiscard]] int count() const { return m_count; }
    //! The present rows, to be read in other threads or later.
    [[nodiscard]] const FileSnapshot &snapshot() const { return m_rows; }

    //! Starts a new pass over the list. From now on every merged file counts as sighted, even an outdated one.
    void beginPass();
    //! The rows that were not sighted since beginPass(), ascending.
    [[nodiscard]] RowOrder notSightedInPass() const;

    [[nodiscard]] std::vector<StateCount> stateCounts(UiLanguage language) const;
    //! The templates of the loaded files, sorted by id.
    [[nodiscard]] std::vector<TemplateId> templateIds() const;

private:
    [[nodiscard]] std::optional<RowNumber> find(quint64 hash, const FileId &id) const;
    void add(quint64 hash, const FileSighting &sighting, MergeReport &report);
    void update(RowNumber row, const FileSighting &sighting, MergeReport &report);
    //! The rows are present and of one block.
    void erase(std::span<const RowNumber> rows);
    void countIn(const PackedRow &row);
    void countOut(const PackedRow &row);
    void recount();

    FileSnapshot m_rows;
    RowIndex m_index;
    int m_count = 0;
    std::vector<RowNumber> m_countInBlock; //!< By block.
    std::vector<bool> m_present;           //!< By row: whether it is present; the row itself need not be read.
    std::vector<bool> m_unsighted;         //!< By row: present when the pass began and not sighted since.
    // The number of files that have the value, by the dictionary's number.
    std::vector<int> m_states;
    std::vector<int> m_templates;
};

} // namespace sealdesk
