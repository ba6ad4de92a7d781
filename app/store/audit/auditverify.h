// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/audit/auditrecord.h"

#include <QByteArray>
#include <QFuture>
#include <QIODevice>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace sealdesk
{

//! What is wrong with a line of an audit trail. When several things are, the first of this list that fits.
enum class AuditBreakKind {
    IncompleteLastLine, //!< No LF at its end.
    Malformed,          //!< Not hash, space and record, or longer than a line may be.
    StartsLate,         //!< The first line has a later record than 1, so that its hash can't be checked.
    SequenceGap,        //!< Another number than the line before lets expect.
    HashMismatch,       //!< The record, its hash or the one before was changed.
    NotCanonical,       //!< The hash is right, but the same record is to be written otherwise.
};

//! A line at which the chain is broken.
struct AuditBreak {
    qint64 line = 0; //!< From 1.
    AuditBreakKind kind = AuditBreakKind::Malformed;
    std::optional<qint64> expectedSeq; //!< None when the line before tells nothing.
    std::optional<qint64> foundSeq;    //!< None when the line is no record.

    friend bool operator==(const AuditBreak &, const AuditBreak &) = default;
};

//! The record of the known head is in the file. Line 0: the known head is that of an empty trail.
struct KnownHeadFound {
    qint64 line = 0;
};
//! It is not: the end of the file was cut off after its last line, or the file is another one.
struct KnownHeadMissing {
    qint64 lastLine = 0;
};
//! What became of the search for the head that is known from elsewhere; monostate: none was given.
using KnownHeadSearch = std::variant<std::monostate, KnownHeadFound, KnownHeadMissing>;

//! What verification found.
struct AuditVerdict {
    qint64 lines = 0;
    qint64 records = 0; //!< Lines that are a record, whether it fits its place or not.
    AuditHead head;     //!< As the last of them states it.
    qint64 breakCount = 0;
    std::vector<AuditBreak> breaks; //!< The first maxListedBreaks.
    KnownHeadSearch knownHead;

    static constexpr std::size_t maxListedBreaks = 100;

    //! No break, and the known head was found if there was one.
    [[nodiscard]] bool isIntact() const;
};

//! Checks an audit trail from the device's position to its end, holding no more than a line of it. The device must be
//! open without QIODevice::Text; whether it could be read to its end, the caller asks it afterwards. After a break it
//! goes on from what the broken line states, so that the number of breaks tells whether one record is affected or many.
//! \a knownHead, 64 lower-case hex digits from the journal or a report, is the only thing that shows that the end was
//! cut off, or that the whole file was written anew. With \a bytes it ends after so many of them: records may be
//! appended meanwhile.
[[nodiscard]] AuditVerdict verifyAudit(QIODevice &device, const std::optional<QByteArray> &knownHead,
                                       std::optional<qint64> bytes = {});

//! What verification found, or the system's reason why the file can't be read.
using AuditFileVerdict = Result<AuditVerdict, QString>;

//! Checks the audit trail in \a file, or its first \a bytes; see verifyAudit().
[[nodiscard]] AuditFileVerdict verifyAuditFile(const QString &file, const std::optional<QByteArray> &knownHead,
                                               std::optional<qint64> bytes = {});
//! Does the same in a worker thread: a hundred thousand records take seconds.
[[nodiscard]] QFuture<AuditFileVerdict>
verifyAuditFileInWorker(const QString &file, const std::optional<QByteArray> &knownHead, std::optional<qint64> bytes);

} // namespace sealdesk
