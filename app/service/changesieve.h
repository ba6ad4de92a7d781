// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "service/listedfiles.h"

#include <QHash>

#include <vector>

namespace sealdesk
{

//! Works out how rows of a query without states and templates ("what was updated since?") change a list that has both.
//! Applies the filter here instead of in the service, and follows the merge rule of core/signaturefile.h.
class ChangeSieve final
{
public:
    //! The changes to make to a list.
    struct Changes {
        std::vector<FileSighting> arrived; //!< Rows to merge into it.
        std::vector<FileId> left;          //!< Files that no longer match.
        qint64 gained = 0;                 //!< How many files the list grows by.
    };

    //! \a listed must outlive the sieve.
    ChangeSieve(FileFilter filter, const ListedFiles &listed)
        : m_filter(std::move(filter))
        , m_listed(listed)
    {
    }

    //! The requests behind \a rows must have started after all those behind the list, and in the order of the calls.
    [[nodiscard]] Changes sift(const std::vector<FileSighting> &rows);

private:
    //! The state of a file in the list once all changes so far are applied.
    struct Known {
        std::optional<BeijingTime> updateTime;
        enum class Place { Listed, Left } place = Place::Listed;
    };

    [[nodiscard]] std::optional<Known> known(const FileId &file) const;
    [[nodiscard]] bool fits(const SignatureFile &file, const std::optional<Known> &known) const;

    FileFilter m_filter;
    const ListedFiles &m_listed;
    QHash<FileId, Known> m_changed;
};

} // namespace sealdesk
