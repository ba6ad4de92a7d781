// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/audit/auditrecord.h"

#include <QByteArray>
#include <QFuture>
#include <QIODevice>
#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

class QJsonObject;

namespace sealdesk
{

//! What is wrong with a line of an audit trail. If several of them apply, it is the first one in this list.
enum class AuditBreakKind {
    IncompleteLastLine, //!< The line doesn't end with an LF.
    Malformed,          //!< The line doesn't consist of hash, space and record, or is too long.
    StartsLate,         //!< The first line has a later record than 1, so that its hash can't be checked.
    SequenceGap,        //!< The number doesn't follow that of the previous line.
    HashMismatch,       //!< The record, its hash or the previous hash was changed.
    NotCanonical,       //!< The hash is correct, but the record is not written in canonical form.
};

//! A line at which the chain is broken.
struct AuditBreak {
    qint64 line = 0; //!< From 1.
    AuditBreakKind kind = AuditBreakKind::Malformed;
    std::optional<qint64> expectedSeq; //!< std::nullopt if the previous line is not a record.
    std::optional<qint64> foundSeq;    //!< std::nullopt if the line is not a record.

    friend bool operator==(const AuditBreak &, const AuditBreak &) = default;
};

//! The file contains the record of the known head. Line 0 is the head of an empty trail.
struct KnownHeadFound {
    qint64 line = 0;
};
//! The file doesn't contain it: the end was cut off after the last line, or it is another file.
struct KnownHeadMissing {
    qint64 lastLine = 0;
};
//! The result of the search for the known head; std::monostate if none was given.
using KnownHeadSearch = std::variant<std::monostate, KnownHeadFound, KnownHeadMissing>;

//! What verification found.
struct AuditVerdict {
    qint64 lines = 0;
    qint64 records = 0; //!< Lines that are records, even if they don't fit the chain.
    AuditHead head;     //!< As stated by the last of them.
    qint64 breakCount = 0;
    std::vector<AuditBreak> breaks; //!< The first maxListedBreaks.
    KnownHeadSearch knownHead;

    static constexpr std::size_t maxListedBreaks = 100;

    //! Returns true if there is no break, and the known head was found if one was given.
    [[nodiscard]] bool isIntact() const;
};

//! Checks an audit trail from the device's current position to its end, with no more than one line in memory. The
//! device must be open without QIODevice::Text; the caller checks it for read errors afterwards. After a break,
//! verification continues from what the broken line states, so that the number of breaks shows whether one record is
//! affected or many. Only \a knownHead, 64 lower-case hex digits from the journal or a report, can reveal that the end
//! was cut off or that the whole file was rewritten. If \a bytes is given, only that many are checked, since records
//! may be appended meanwhile.
[[nodiscard]] AuditVerdict verifyAudit(QIODevice &device, const std::optional<QByteArray> &knownHead,
                                       std::optional<qint64> bytes = {});

//! Receives one line of an audit trail: its record, empty if there is none to be read, and what is wrong with the line.
using AuditVisitor = std::function<void(const QJsonObject &record, std::optional<AuditBreakKind> flaw)>;
//! Checks an audit trail like verifyAudit(), and calls \a visit for each line in their order.
[[nodiscard]] AuditVerdict readAudit(QIODevice &device, const AuditVisitor &visit);

//! What verification found, or the system's reason why the file can't be read.
using AuditFileVerdict = Result<AuditVerdict, QString>;

//! Checks the audit trail in \a file, or its first \a bytes; see verifyAudit().
[[nodiscard]] AuditFileVerdict verifyAuditFile(const QString &file, const std::optional<QByteArray> &knownHead,
                                               std::optional<qint64> bytes = {});
//! Does the same in a worker thread: a hundred thousand records take seconds.
[[nodiscard]] QFuture<AuditFileVerdict>
verifyAuditFileInWorker(const QString &file, const std::optional<QByteArray> &knownHead, std::optional<qint64> bytes);

} // namespace sealdesk
