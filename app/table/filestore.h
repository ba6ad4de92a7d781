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

//! What a merge did. A file that is named twice in one merge may appear in more than one list.
struct MergeReport {
    std::vector<RowNumber> added;
    std::vector<RowNumber> changed;      //!< Another content than before, state changes among them.
    std::vector<RowNumber> stateChanged; //!< Another state than before.
    int unchanged = 0;                   //!< Newer, but the same content.
    int outdated = 0;                    //!< Ignored: what is there supersedes it.
    int withoutId = 0;                   //!< Ignored: never a row.
};

//! The files that are loaded, one row each, packed. Everything is O(1) a file.
class FileStore final
{
public:
    //! Takes in what a request said, by the merge rule (core/signaturefile.h, supersedes()).
    MergeReport merge(std::span<const FileSighting> sightings);
    //! Rows that aren't there, or are named before, change nothing. Fast for many in ascending order.
    void remove(const RowOrder &rows);
    //! Forgets all files; row numbers start anew.
    void clear();

    [[nodiscard]] std::optional<RowNumber> find(const FileId &id) const;
    //! Only for a row that is there: all of it, unpacked.
    [[nodiscard]] FileSighting at(RowNumber row) const { return m_rows.at(row).sighting(); }
    //! Only for a row that is there; valid until the store changes.
    [[nodiscard]] RowView view(RowNumber row) const { return m_rows.at(row); }
    [[nodiscard]] bool contains(RowNumber row) const { return m_rows.contains(row); }
    [[nodiscard]] int count() const { return m_count; }
    //! For readers in other threads, and for later.
    [[nodiscard]] const FileSnapshot &snapshot() const { return m_rows; }

    //! Starts a new pass over the list; from now on every file that is merged, outdated or not, counts as sighted.
    void beginPass();
    //! Rows that were not sighted since beginPass(), ascending.
    [[nodiscard]] RowOrder notSightedInPass() const;

    [[nodiscard]] std::vector<StateCount> stateCounts(UiLanguage language) const;
    //! The templates of the loaded files, by value of their ids.
    [[nodiscard]] std::vector<TemplateId> templateIds() const;

private:
    [[nodiscard]] std::optional<RowNumber> find(quint64 hash, const FileId &id) const;
    void add(quint64 hash, const FileSighting &sighting, MergeReport &report);
    void update(RowNumber row, const FileSighting &sighting, MergeReport &report);
    //! Rows of one block, each there.
    void erase(std::span<const RowNumber> rows);
    void countIn(const PackedRow &row);
    void countOut(const PackedRow &row);
    void recount();

    FileSnapshot m_rows;
    RowIndex m_index;
    int m_count = 0;
    std::vector<RowNumber> m_countInBlock; //!< By block.
    std::vector<bool> m_present;           //!< By row: what contains() says, without a look at the row.
    std::vector<bool> m_unsighted;         //!< By row: there when the pass began, and not sighted since.
    // How many files have it, by the dictionary's number.
    std::vector<int> m_states;
    std::vector<int> m_templates;
};

} // namespace sealdesk
