// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/audit/auditrecord.h"

#include <QFile>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <variant>

namespace sealdesk
{

//! Why the audit trail can't be opened or appended to.
struct AuditProblem {
    enum class Kind {
        NotReadable,
        NotWritable,
        DiskFull,
        Malformed, //!< The file's end, or a record or head that was handed in, is not of the format.
        Moved,     //!< The file was removed, replaced, cut or added to by someone else while it was open.
    };
    Kind kind = Kind::NotReadable;
    QString detail; //!< Developer text.
};

//! An audit trail open for appending; the format is in auditrecord.h. Readable by its owner alone when it was made
//! here. One at a time for a file.
class AuditTrail final
{
    Q_DISABLE_COPY_MOVE(AuditTrail)

public:
    //! Opens or makes the file; its folder must be there. A last line without an LF, left by a crash in the middle of
    //! append(), is cut off; anything else that is wrong is left as it is. Reads only the end of the file.
    [[nodiscard]] static std::variant<std::unique_ptr<AuditTrail>, AuditProblem> open(const QString &path);
    ~AuditTrail() = default;

    //! The last record that is surely on the disk.
    [[nodiscard]] AuditHead head() const { return m_head; }
    //! How many bytes of an incomplete last line open() removed.
    [[nodiscard]] qint64 bytesRemoved() const { return m_bytesRemoved; }

    //! Lets the next record follow \a journalHead instead of the file's last record, because the journal knows that the
    //! trail was longer, or other, than the file shows now. The chain in the file then has a break at that place, for
    //! ever, and verification finds it. A head with a smaller number than the file's changes nothing: the file has more
    //! than the journal knows of.
    [[nodiscard]] std::optional<AuditProblem> continueFrom(const AuditHead &journalHead);

    //! Appends all \a records or none, and returns when they are on the disk. They bring their numbers, which must go
    //! on from head() without a gap. After a problem head() is unchanged.
    [[nodiscard]] std::optional<AuditProblem> append(std::span<const QJsonObject> records);

private:
    explicit AuditTrail(const QString &path)
        : m_file(path)
    {
    }

    [[nodiscard]] std::optional<AuditProblem> openFile();
    [[nodiscard]] std::optional<AuditProblem> readHead();
    [[nodiscard]] std::optional<AuditProblem> cutOffAfter(qint64 end);
    [[nodiscard]] std::optional<AuditProblem> checkStillOurs() const;
    [[nodiscard]] std::optional<AuditProblem> write(const QByteArray &lines);
    [[nodiscard]] AuditProblem undoWrite(AuditProblem::Kind kind, const QString &what);
    [[nodiscard]] AuditProblem problem(AuditProblem::Kind kind, const QString &what) const;

    QFile m_file;
    qint64 m_size = 0; // up to the last LF that is surely on the disk
    AuditHead m_head;
    qint64 m_bytesRemoved = 0;
};

} // namespace sealdesk
