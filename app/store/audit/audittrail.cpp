// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/audittrail.h"

#include "store/audit/canonicaljson.h"
#include "store/audit/fileidentity.h"
#include "store/audit/ownfile.h"
#include "store/audit/syncfile.h"

#include <QFileInfo>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 blockBytes = qint64{64} * 1024;

std::optional<QByteArray> readAt(QFile &file, qint64 offset, qint64 size)
{
    if (!file.seek(offset)) {
        return std::nullopt;
    }
    const QByteArray bytes = file.read(size);
    return bytes.size() == size ? std::optional{bytes} : std::nullopt;
}

//! Where a line starts.
struct LineStart {
    enum class Found { Yes, TooLong, NotReadable };
    Found found;
    qint64 offset = 0;
};

//! Finds the start of the line that ends before its LF at \a end.
LineStart lineStart(QFile &file, qint64 end)
{
    for (qint64 blockEnd = end; blockEnd > 0 && end - blockEnd <= maxAuditLineBytes;) {
        const qint64 blockStart = qMax(qint64{0}, blockEnd - blockBytes);
        const auto block = readAt(file, blockStart, blockEnd - blockStart);
        if (!block) {
            return {.found = LineStart::Found::NotReadable};
        }
        if (const qsizetype lineFeed = block->lastIndexOf('\n'); lineFeed >= 0) {
            return {.found = LineStart::Found::Yes, .offset = blockStart + lineFeed + 1};
        }
        blockEnd = blockStart;
    }
    return {.found = end <= maxAuditLineBytes ? LineStart::Found::Yes : LineStart::Found::TooLong};
}

//! Returns the line of \a record, which must follow \a head, and advances \a head; std::nullopt for any other record.
std::optional<QByteArray> lineAfter(AuditHead &head, const QJsonObject &record)
{
    const auto json = canonicalJson(record);
    if (!json || auditSeq(record) != head.seq + 1) {
        return std::nullopt;
    }
    head = {.seq = head.seq + 1, .hash = auditHash(head.hash, *json)};
    const QByteArray line = head.hash + ' ' + *json;
    return line.size() <= maxAuditLineBytes ? std::optional{line + '\n'} : std::nullopt;
}

} // namespace

std::variant<std::unique_ptr<AuditTrail>, AuditProblem> AuditTrail::open(const QString &path)
{
    std::unique_ptr<AuditTrail> trail(new AuditTrail(path));
    if (auto problem = trail->openFile()) {
        return *problem;
    }
    if (auto problem = trail->readHead()) {
        return *problem;
    }
    return trail;
}

std::optional<AuditProblem> AuditTrail::openFile()
{
    if (const auto failure = makeOwnFile(m_file.fileName())) {
        const QFileInfo info(m_file);
        const bool canRead = !info.exists() || (info.isFile() && info.isReadable());
        return AuditProblem{.kind = canRead ? AuditProblem::Kind::NotWritable : AuditProblem::Kind::NotReadable,
                            .detail = *failure};
    }
    const bool isNew = m_file.size() == 0;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered)) {
        const bool canRead = !m_file.exists() || QFileInfo(m_file).isReadable();
        return problem(canRead ? AuditProblem::Kind::NotWritable : AuditProblem::Kind::NotReadable, u"open"_s);
    }
    if (m_file.isSequential()) {
        return problem(AuditProblem::Kind::NotReadable, u"not a regular file"_s);
    }
    // Otherwise a power cut could remove the whole file, with records that the journal believes to be written.
    if (isNew && !(syncFile(m_file) && syncFolder(QFileInfo(m_file).absolutePath()))) {
        return problem(AuditProblem::Kind::NotWritable, u"sync of the new file"_s);
    }
    return std::nullopt;
}

std::optional<AuditProblem> AuditTrail::readHead()
{
    const LineStart rest = lineStart(m_file, m_file.size());
    if (rest.found == LineStart::Found::NotReadable) {
        return problem(AuditProblem::Kind::NotReadable, u"the last line"_s);
    }
    if (rest.found == LineStart::Found::TooLong) {
        return problem(AuditProblem::Kind::Malformed, u"the last line is too long"_s);
    }
    if (rest.offset == 0) {
        return truncateTo(0);
    }
    const LineStart last = lineStart(m_file, rest.offset - 1);
    const auto bytes =
        last.found == LineStart::Found::Yes ? readAt(m_file, last.offset, rest.offset - 1 - last.offset) : std::nullopt;
    const auto line = bytes ? parseAuditLine(*bytes) : std::nullopt;
    if (!line) {
        return problem(AuditProblem::Kind::Malformed, u"the last complete line is no record"_s);
    }
    m_head = line->head;
    return truncateTo(rest.offset);
}

std::optional<AuditProblem> AuditTrail::truncateTo(qint64 end)
{
    m_size = end;
    m_bytesRemoved = m_file.size() - end;
    if (m_bytesRemoved > 0 && !(m_file.resize(end) && syncFile(m_file))) {
        return problem(AuditProblem::Kind::NotWritable, u"removal of the incomplete last line"_s);
    }
    return std::nullopt;
}

std::optional<AuditProblem> AuditTrail::continueFrom(const AuditHead &journalHead)
{
    if (!isAuditHash(journalHead.hash) || journalHead.seq < 0) {
        return problem(AuditProblem::Kind::Malformed, u"the journal's head"_s);
    }
    if (journalHead.seq >= m_head.seq) {
        m_head = journalHead;
    }
    return std::nullopt;
}

std::optional<AuditProblem> AuditTrail::append(std::span<const QJsonObject> records)
{
    AuditHead head = m_head;
    QByteArray lines;
    for (const QJsonObject &record : records) {
        const auto line = lineAfter(head, record);
        if (!line) {
            return problem(AuditProblem::Kind::Malformed, u"the record to follow record %1"_s.arg(head.seq));
        }
        lines += *line;
    }
    if (auto moved = checkUnchanged()) {
        return moved;
    }
    if (auto failed = write(lines)) {
        return failed;
    }
    m_size += lines.size();
    m_head = head;
    return std::nullopt;
}

std::optional<AuditProblem> AuditTrail::checkUnchanged() const
{
    const QByteArray identity = fileIdentity(m_file);
    if (identity.isEmpty() || fileIdentity(m_file.fileName()) != identity) {
        return problem(AuditProblem::Kind::Moved, u"another file or none is there now"_s);
    }
    if (m_file.size() != m_size) {
        return problem(AuditProblem::Kind::Moved, u"%1 bytes instead of %2"_s.arg(m_file.size()).arg(m_size));
    }
    return std::nullopt;
}

std::optional<AuditProblem> AuditTrail::write(const QByteArray &lines)
{
    if (const auto failure = writeAtEnd(m_file, lines)) {
        const bool isFull = failure->kind == WriteFailure::Kind::DiskFull;
        return undoWrite(isFull ? AuditProblem::Kind::DiskFull : AuditProblem::Kind::NotWritable,
                         u"write, "_s + failure->detail);
    }
    if (!syncFile(m_file)) {
        return undoWrite(AuditProblem::Kind::NotWritable, u"sync"_s);
    }
    return std::nullopt;
}

// If even this fails, the next append() notices it by the size and the next open() by the missing LF.
AuditProblem AuditTrail::undoWrite(AuditProblem::Kind kind, const QString &what)
{
    const bool isUndone = m_file.resize(m_size) && syncFile(m_file);
    return problem(kind, isUndone ? what : what + u", and what was written could not be removed"_s);
}

AuditProblem AuditTrail::problem(AuditProblem::Kind kind, const QString &what) const
{
    const QString reason = m_file.error() == QFileDevice::NoError ? QString() : u" (%1)"_s.arg(m_file.errorString());
    return {.kind = kind, .detail = u"%1: %2%3"_s.arg(m_file.fileName(), what, reason)};
}

} // namespace sealdesk
