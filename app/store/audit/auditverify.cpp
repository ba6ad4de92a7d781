// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/auditverify.h"

#include "store/audit/canonicaljson.h"

#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <limits>
#include <memory>

namespace sealdesk
{

namespace
{

//! A line of the file without its LF.
struct RawLine {
    enum class End { LineFeed, Nothing };
    QByteArray bytes; // of a line that is too long, one byte more than allowed
    End end = End::LineFeed;
};

//! Reads lines from a device; of a line that is too long, only the beginning.
class LineReader final
{
public:
    LineReader(QIODevice &device, qint64 bytes)
        : m_device(device)
        , m_left(bytes)
        , m_buffer(maxAuditLineBytes + 2, Qt::Uninitialized)
    {
    }

    std::optional<RawLine> next()
    {
        std::optional<RawLine> line = read();
        while (line && isCutShort(*line)) {
            const auto more = read();
            if (!more) {
                break;
            }
            line->end = more->end;
        }
        return line;
    }

private:
    // readLine() appends a zero byte, for which the buffer has room.
    std::optional<RawLine> read()
    {
        const qint64 most = std::min<qint64>(m_buffer.size() - 1, m_left);
        const qint64 size = most > 0 ? m_device.readLine(m_buffer.data(), most + 1) : 0;
        if (size <= 0) {
            return std::nullopt;
        }
        m_left -= size;
        const QByteArrayView bytes = QByteArrayView(m_buffer).first(size);
        const bool isEnded = bytes.back() == '\n';
        return RawLine{.bytes = bytes.chopped(isEnded ? 1 : 0).toByteArray(),
                       .end = isEnded ? RawLine::End::LineFeed : RawLine::End::Nothing};
    }

    static bool isCutShort(const RawLine &line)
    {
        return line.end == RawLine::End::Nothing && line.bytes.size() > maxAuditLineBytes;
    }

    QIODevice &m_device;
    qint64 m_left;
    QByteArray m_buffer;
};

//! Checks line after line against what the previous one leads to expect.
class Verifier final
{
public:
    explicit Verifier(const std::optional<QByteArray> &knownHead, AuditVisitor visit = {});

    void check(const RawLine &line);
    [[nodiscard]] AuditVerdict verdict() const { return m_verdict; }

private:
    void checkRecord(const AuditLine &line);
    void addUnreadable(const RawLine &line);
    [[nodiscard]] static QJsonObject recordIn(const QByteArray &line);
    [[nodiscard]] std::optional<AuditBreakKind> flawOf(const AuditLine &line) const;
    void addBreak(AuditBreakKind kind, std::optional<qint64> foundSeq);
    void lookForKnownHead(const QByteArray &hash);

    std::optional<QByteArray> m_knownHead;
    AuditVisitor m_visit;
    AuditVerdict m_verdict;
    std::optional<QByteArray> m_previousHash = AuditHead().hash;
    std::optional<qint64> m_expectedSeq = 1;
};

Verifier::Verifier(const std::optional<QByteArray> &knownHead, AuditVisitor visit)
    : m_knownHead(knownHead)
    , m_visit(std::move(visit))
{
    if (m_knownHead) {
        m_verdict.knownHead = KnownHeadMissing{};
        lookForKnownHead(AuditHead().hash);
    }
}

void Verifier::check(const RawLine &line)
{
    ++m_verdict.lines;
    if (auto *missing = std::get_if<KnownHeadMissing>(&m_verdict.knownHead)) {
        missing->lastLine = m_verdict.lines;
    }
    const auto record = line.end == RawLine::End::LineFeed ? parseAuditLine(line.bytes) : std::nullopt;
    if (record) {
        checkRecord(*record);
    } else {
        addUnreadable(line);
    }
}

void Verifier::addUnreadable(const RawLine &line)
{
    const bool isEnded = line.end == RawLine::End::LineFeed;
    const auto flaw = isEnded ? AuditBreakKind::Malformed : AuditBreakKind::IncompleteLastLine;
    addBreak(flaw, std::nullopt);
    if (m_visit) {
        m_visit(recordIn(line.bytes), flaw);
    }
    m_previousHash = statedHash(line.bytes);
    m_expectedSeq = std::nullopt;
}

void Verifier::checkRecord(const AuditLine &line)
{
    const auto flaw = flawOf(line);
    if (flaw) {
        addBreak(*flaw, line.head.seq);
    }
    if (m_visit) {
        m_visit(line.record, flaw);
    }
    ++m_verdict.records;
    m_verdict.head = line.head;
    lookForKnownHead(line.head.hash);
    m_previousHash = line.head.hash;
    m_expectedSeq = line.head.seq + 1;
}

// One damaged letter of the hash leaves the record readable.
QJsonObject Verifier::recordIn(const QByteArray &line)
{
    const QByteArray json = line.sliced(std::max<qsizetype>(line.indexOf('{'), 0));
    return QJsonDocument::fromJson(json).object();
}

std::optional<AuditBreakKind> Verifier::flawOf(const AuditLine &line) const
{
    if (m_verdict.lines == 1 && line.head.seq > 1) {
        return AuditBreakKind::StartsLate;
    }
    if (m_expectedSeq && *m_expectedSeq != line.head.seq) {
        return AuditBreakKind::SequenceGap;
    }
    if (m_previousHash && auditHash(*m_previousHash, line.json) != line.head.hash) {
        return AuditBreakKind::HashMismatch;
    }
    return canonicalJson(line.record) == line.json ? std::nullopt : std::optional{AuditBreakKind::NotCanonical};
}

void Verifier::addBreak(AuditBreakKind kind, std::optional<qint64> foundSeq)
{
    ++m_verdict.breakCount;
    if (m_verdict.breaks.size() < AuditVerdict::maxListedBreaks) {
        m_verdict.breaks.push_back(
            {.line = m_verdict.lines, .kind = kind, .expectedSeq = m_expectedSeq, .foundSeq = foundSeq});
    }
}

void Verifier::lookForKnownHead(const QByteArray &hash)
{
    if (m_knownHead == hash) {
        m_verdict.knownHead = KnownHeadFound{.line = m_verdict.lines};
    }
}

} // namespace

bool AuditVerdict::isIntact() const
{
    return breakCount == 0 && !std::holds_alternative<KnownHeadMissing>(knownHead);
}

AuditVerdict verifyAudit(QIODevice &device, const std::optional<QByteArray> &knownHead, std::optional<qint64> bytes)
{
    LineReader reader(device, bytes.value_or(std::numeric_limits<qint64>::max()));
    Verifier verifier(knownHead);
    while (const auto line = reader.next()) {
        verifier.check(*line);
    }
    return verifier.verdict();
}

AuditVerdict readAudit(QIODevice &device, const AuditVisitor &visit)
{
    LineReader reader(device, std::numeric_limits<qint64>::max());
    Verifier verifier(std::nullopt, visit);
    while (const auto line = reader.next()) {
        verifier.check(*line);
    }
    return verifier.verdict();
}

AuditFileVerdict verifyAuditFile(const QString &file, const std::optional<QByteArray> &knownHead,
                                 std::optional<qint64> bytes)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly)) {
        return device.errorString();
    }
    AuditVerdict verdict = verifyAudit(device, knownHead, bytes);
    if (device.error() != QFileDevice::NoError) {
        return device.errorString();
    }
    return verdict;
}

QFuture<AuditFileVerdict> verifyAuditFileInWorker(const QString &file, const std::optional<QByteArray> &knownHead,
                                                  std::optional<qint64> bytes)
{
    auto promise = std::make_shared<QPromise<AuditFileVerdict>>();
    QThreadPool::globalInstance()->start([promise, file, knownHead, bytes] {
        promise->start();
        promise->addResult(verifyAuditFile(file, knownHead, bytes));
        promise->finish();
    });
    return promise->future();
}

} // namespace sealdesk
