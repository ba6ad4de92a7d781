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
        Malformed, //!< The end of the file, or a record or head that was passed in, violates the format.
        Moved,     //!< Someone else removed, replaced, truncated or extended the file while it was open.
    };
    Kind kind = Kind::NotReadable;
    QString detail; //!< Developer text.

    friend bool operator==(const AuditProblem &, const AuditProblem &) = default;
};

//! An audit trail that is open for appending; see auditrecord.h for the format. A file that it creates is readable by
//! its owner alone. A file must not be open twice at a time.
class AuditTrail final
{
    Q_DISABLE_COPY_MOVE(AuditTrail)

public:
    //! Opens or creates the file; its folder must exist. A last line without an LF, which a crash during append()
    //! leaves, is removed; other damage is left as it is. Only the end of the file is read.
    [[nodiscard]] static std::variant<std::unique_ptr<AuditTrail>, AuditProblem> open(const QString &path);
    ~AuditTrail() = default;

    //! Returns the last record that is guaranteed to be on the disk.
    [[nodiscard]] AuditHead head() const { return m_head; }
    //! Returns the length of the incomplete last line that open() removed.
    [[nodiscard]] qint64 bytesRemoved() const { return m_bytesRemoved; }

    //! Makes the next record follow \a journalHead instead of the last record of the file, because the journal shows
    //! that the trail was longer than the file, or different. The chain in the file then has a permanent break at that
    //! place, which verification finds. A head with a smaller number than the file's changes nothing: the file then has
    //! more records than the journal knows.
    [[nodiscard]] std::optional<AuditProblem> continueFrom(const AuditHead &journalHead);

    //! Appends all \a records or none, and returns once they are on the disk. Their numbers must continue those of
    //! head() without a gap. After a problem head() is unchanged.
    [[nodiscard]] std::optional<AuditProblem> append(std::span<const QJsonObject> records);

    //! Returns Moved if someone else removed, replaced, shortened or extended the file; std::nullopt otherwise.
    [[nodiscard]] std::optional<AuditProblem> checkUnchanged() const;

private:
    explicit AuditTrail(const QString &path)
        : m_file(path)
    {
    }

    [[nodiscard]] std::optional<AuditProblem> openFile();
    [[nodiscard]] std::optional<AuditProblem> readHead();
    [[nodiscard]] std::optional<AuditProblem> truncateTo(qint64 end);
    [[nodiscard]] std::optional<AuditProblem> write(const QByteArray &lines);
    [[nodiscard]] AuditProblem undoWrite(AuditProblem::Kind kind, const QString &what);
    [[nodiscard]] AuditProblem problem(AuditProblem::Kind kind, const QString &what) const;

    QFile m_file;
    qint64 m_size = 0; // up to the last LF that is guaranteed to be on the disk
    AuditHead m_head;
    qint64 m_bytesRemoved = 0;
};

} // namespace sealdesk
