// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "service/listedfiles.h"

#include <QHash>

#include <vector>

namespace sealdesk
{

//! Tells what rows of a query without states and templates ("what was updated since?") mean for a list that has both:
//! the filter applied here instead of by the service, and the merge rule of core/signaturefile.h.
class ChangeSieve final
{
public:
    //! What is to be done with a list.
    struct Changes {
        std::vector<FileSighting> arrived; //!< Rows to be merged into it.
        std::vector<FileId> left;          //!< Files that don't fit any more.
        qint64 gained = 0;                 //!< By how many files the list grows.
    };

    //! \a listed outlives the sieve.
    ChangeSieve(FileFilter filter, const ListedFiles &listed)
        : m_filter(std::move(filter))
        , m_listed(listed)
    {
    }

    //! The requests behind \a rows started after all those behind the list, and in the order of the calls.
    [[nodiscard]] Changes sift(const std::vector<FileSighting> &rows);

private:
    //! What the list has of a file once all changes so far were taken over.
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
