// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "table/statetally.h"

#include <QHash>

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

//! The files that are loaded, one row each. Everything is O(1) a file.
class FileStore final
{
public:
    //! Takes in what a request said, by the merge rule (core/signaturefile.h, supersedes()).
    MergeReport merge(std::span<const FileSighting> sightings);
    //! False: there is no such row.
    bool remove(RowNumber row);
    //! Forgets all files; row numbers start anew.
    void clear();

    [[nodiscard]] std::optional<RowNumber> find(const FileId &id) const;
    //! Only for a row that is there; valid until the store changes.
    [[nodiscard]] const FileSighting &at(RowNumber row) const;
    [[nodiscard]] bool contains(RowNumber row) const { return m_rows.find(row) != nullptr; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rowById.size()); }
    //! For readers in other threads, and for later.
    [[nodiscard]] const FileSnapshot &snapshot() const { return m_rows; }

    //! Starts a new pass over the list; from now on every file that is merged, outdated or not, counts as sighted.
    void beginPass() { ++m_pass; }
    //! Rows that were not sighted since beginPass(), ascending.
    [[nodiscard]] RowOrder notSightedInPass() const;

    [[nodiscard]] std::vector<StateCount> stateCounts(UiLanguage language) const { return m_states.counts(language); }
    //! The templates of the loaded files, by value of their ids.
    [[nodiscard]] std::vector<TemplateId> templateIds() const;

private:
    void add(const FileSighting &sighting, MergeReport &report);
    void update(RowNumber row, const FileSighting &sighting, MergeReport &report);
    void countIn(const SignatureFile &file);
    void countOut(const SignatureFile &file);

    FileSnapshot m_rows;
    QHash<FileId, RowNumber> m_rowById;
    std::vector<quint32> m_sightedIn; //!< By row: the last pass that saw it.
    quint32 m_pass = 0;
    StateTally m_states;
    QHash<TemplateId, int> m_templates;
};

//! Whether id \a a is the smaller one: by length, then as text, which for numbers is by value.
[[nodiscard]] bool idLess(const QString &a, const QString &b);

} // namespace sealdesk
