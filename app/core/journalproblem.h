// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace sealdesk
{

//! Why the record of terminations can't be used. Without it nothing is terminated.
struct JournalProblem {
    enum class Kind {
        InUse,        //!< Another process holds it.
        Damaged,      //!< The file is no journal, or what it holds contradicts itself.
        NewerVersion, //!< Written by a later version of the program.
        DiskFull,
        NotWritable, //!< No permission, a read-only disk, or a folder that can't be made.
        Moved,       //!< The file was deleted, moved or replaced while it was open.
        Failed,      //!< Anything else; see detail.
    };
    Kind kind = Kind::Failed;
    QString path;   //!< Of the file or folder; shown to the user.
    QString detail; //!< Developer text for "copy details".

    friend bool operator==(const JournalProblem &, const JournalProblem &) = default;
};

inline constexpr int journalProblemKindCount = static_cast<int>(JournalProblem::Kind::Failed) + 1;

} // namespace sealdesk
