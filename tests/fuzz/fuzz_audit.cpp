// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzzing.h"
#include "store/audit/auditverify.h"
#include "store/audit/canonicaljson.h"

#include <QBuffer>

#include <algorithm>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

AuditVerdict verdictOn(const QByteArray &trail, const std::optional<QByteArray> &knownHead = {})
{
    QBuffer device;
    device.setData(trail);
    device.open(QIODevice::ReadOnly);
    return verifyAudit(device, knownHead);
}

// The lines of \a text with correct hashes, which no fuzzer finds by itself.
QByteArray withHashes(QByteArrayView text)
{
    QByteArray trail;
    QByteArray previous = AuditHead().hash;
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        if (!line.isEmpty()) {
            const QByteArray record = statedHash(line) ? line.sliced(previous.size() + 1) : line;
            previous = auditHash(previous, record);
            trail += previous + ' ' + record + '\n';
        }
    }
    return trail;
}

void checkVisits(const QByteArray &trail, const AuditVerdict &verdict)
{
    qint64 lines = 0;
    qint64 breaks = 0;
    QBuffer device;
    device.setData(trail);
    device.open(QIODevice::ReadOnly);
    const AuditVerdict read = readAudit(device, [&](const QJsonObject &record, std::optional<AuditBreakKind> flaw) {
        ++lines;
        breaks += flaw ? 1 : 0;
        require(flaw || canonicalJson(record), "an intact record has a canonical form");
    });
    require(lines == verdict.lines && breaks == verdict.breakCount, "each line is visited with its flaw");
    require(read.head == verdict.head && read.breaks == verdict.breaks, "reading finds what verifying finds");
}

// Nothing that was done to an intact trail escapes somebody who knows its head.
void checkTampering(const QByteArray &trail, const AuditVerdict &intact, std::size_t seed)
{
    require(intact.records == intact.lines && intact.head.seq == intact.records, "an intact trail has no gap");
    require(verdictOn(trail, intact.head.hash).isIntact(), "an intact trail has its own head");
    if (trail.isEmpty()) {
        return;
    }
    const auto position = static_cast<qsizetype>(seed % static_cast<std::size_t>(trail.size()));
    QByteArray changed = trail;
    changed[position] = static_cast<char>(changed[position] ^ 1);
    require(!verdictOn(changed, intact.head.hash).isIntact(), "a changed byte is found");
    require(!verdictOn(trail.first(position), intact.head.hash).isIntact(), "a cut end is found");
    QByteArray removed = trail;
    removed.remove(position, 1);
    require(!verdictOn(removed, intact.head.hash).isIntact(), "a removed byte is found");
}

void check(const QByteArray &trail, std::size_t seed)
{
    const AuditVerdict verdict = verdictOn(trail);
    require(verdict.records <= verdict.lines && verdict.breakCount <= verdict.lines, "no line counts twice");
    require(static_cast<qint64>(verdict.breaks.size()) ==
                std::min(verdict.breakCount, static_cast<qint64>(AuditVerdict::maxListedBreaks)),
            "the first breaks are listed");
    require(verdict.isIntact() == (verdict.breakCount == 0), "without a known head, breaks decide");
    checkVisits(trail, verdict);
    if (verdict.isIntact()) {
        checkTampering(trail, verdict, seed);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = viewOf(data, size);
    std::size_t seed = size;
    for (const char byte : text) {
        seed = seed * 31 + static_cast<unsigned char>(byte);
    }
    check(text.toByteArray(), seed);
    check(withHashes(text), seed);
    return 0;
}
