// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace sealdesk
{

//! Why the journal of terminations can't be used. Nothing is terminated without it.
struct JournalProblem {
    enum class Kind {
        InUse,        //!< Another process has it open.
        Damaged,      //!< The file isn't a journal, or its contents are inconsistent.
        NewerVersion, //!< Written by a later version of the program.
        DiskFull,
        NotWritable,   //!< No permission, a read-only disk, or a folder that can't be created.
        Moved,         //!< The file was deleted, moved or replaced while it was open.
        Altered,       //!< Another program wrote to the file while it was open.
        NoTrail,       //!< The audit trail can't be written, without which nothing is sent.
        FileOpenInRun, //!< A file of the new run is still open in an earlier one: it may have been sent.
        NoAppId,       //!< The connection has no App ID, without which its journal can't be told from that of other
                       //!< companies.
        Failed,        //!< Anything else; see detail.
    };
    Kind kind = Kind::Failed;
    QString path;   //!< Of the file or folder; shown to the user.
    QString detail; //!< Developer text for "copy details".

    friend bool operator==(const JournalProblem &, const JournalProblem &) = default;
};

inline constexpr int journalProblemKindCount = static_cast<int>(JournalProblem::Kind::Failed) + 1;

} // namespace sealdesk
