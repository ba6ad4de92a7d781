// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"

#include <QBuffer>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

AuditVerdict verdictOn(QByteArray trail, const std::optional<QByteArray> &knownHead = std::nullopt)
{
    QBuffer device(&trail);
    device.open(QIODevice::ReadOnly);
    return verifyAudit(device, knownHead);
}

qint64 firstBrokenLine(const QByteArray &trail)
{
    const AuditVerdict verdict = verdictOn(trail);
    return verdict.breaks.empty() ? 0 : verdict.breaks.front().line;
}

AuditBreak onlyBreak(const QByteArray &trail)
{
    const AuditVerdict verdict = verdictOn(trail);
    return verdict.breakCount == 1 ? verdict.breaks.front() : AuditBreak{};
}

qint64 missingAfter(const AuditVerdict &verdict)
{
    const auto *missing = std::get_if<KnownHeadMissing>(&verdict.knownHead);
    return missing ? missing->lastLine : -1;
}

qint64 foundIn(const AuditVerdict &verdict)
{
    const auto *found = std::get_if<KnownHeadFound>(&verdict.knownHead);
    return found ? found->line : -1;
}

const QByteArray &trail()
{
    static const QByteArray bytes = auditFixture(u"four.log"_s);
    return bytes;
}

} // namespace

class TestAuditVerify final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intact();
    void anEmptyFile();
    void everyChangedByte();
    void everyInsertedAndRemovedByte();
    void everyRemovedRecord();
    void everyRepeatedRecord();
    void everySwappedPair();
    void everyCutEnd();
    void everyCutByte();
    void reportsTheKindOfBreak_data();
    void reportsTheKindOfBreak();
    void continuesAfterABreak();
    void theKnownHeadRevealsARewrittenFile();
    void linesThatAreTooLong();
    void garbage();
    void startsAtTheDevicesPosition();
    void ignoresWhatIsAppendedMeanwhile();
    void verifiesAFile();
};

void TestAuditVerify::intact()
{
    const AuditVerdict verdict = verdictOn(trail());
    QVERIFY(verdict.isIntact());
    QCOMPARE(verdict.lines, 4);
    QCOMPARE(verdict.records, 4);
    QCOMPARE(verdict.head, (AuditHead{.seq = 4, .hash = fourthHash}));
    QVERIFY(std::holds_alternative<std::monostate>(verdict.knownHead));
    QCOMPARE(foundIn(verdictOn(trail(), secondHash)), 2);
    QCOMPARE(foundIn(verdictOn(trail(), fourthHash)), 4);
    QCOMPARE(foundIn(verdictOn(trail(), AuditHead().hash)), 0);
}

void TestAuditVerify::anEmptyFile()
{
    QVERIFY(verdictOn({}).isIntact());
    QCOMPARE(verdictOn({}).head, AuditHead());
    QVERIFY(!verdictOn({}, firstHash).isIntact());
    QCOMPARE(missingAfter(verdictOn({}, firstHash)), 0);
}

void TestAuditVerify::everyChangedByte()
{
    for (qsizetype i = 0; i < trail().size(); ++i) {
        const qint64 line = 1 + trail().first(i).count('\n');
        for (const int change : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff, trail()[i] ^ '\n'}) {
            QByteArray changed = trail();
            changed[i] = static_cast<char>(changed[i] ^ change);
            if (changed != trail()) {
                QVERIFY2(firstBrokenLine(changed) == line, qPrintable(u"byte %1 ^ %2"_s.arg(i).arg(change)));
            }
        }
    }
}

void TestAuditVerify::everyInsertedAndRemovedByte()
{
    for (qsizetype i = 0; i < trail().size(); ++i) {
        const qint64 line = 1 + trail().first(i).count('\n');
        QCOMPARE(firstBrokenLine(QByteArray(trail()).remove(i, 1)), line);
        for (const char added : {' ', '0', '\r', '\n', '\0', '\xff'}) {
            const QByteArray changed = QByteArray(trail()).insert(i, added);
            // An LF before an LF leaves this line intact and adds an empty one after it.
            const bool makesEmptyLine = added == '\n' && trail()[i] == '\n';
            QCOMPARE(firstBrokenLine(changed), makesEmptyLine ? line + 1 : line);
        }
    }
    QCOMPARE(firstBrokenLine(trail() + '\n'), 5);
    QCOMPARE(firstBrokenLine(trail() + ' '), 5);
}

void TestAuditVerify::everyRemovedRecord()
{
    for (qsizetype i = 0; i + 1 < linesOf(trail()).size(); ++i) {
        QList<QByteArray> lines = linesOf(trail());
        lines.removeAt(i);
        const AuditBreak found = onlyBreak(lines.join());
        QCOMPARE(found.line, i + 1);
        QCOMPARE(found.kind, i == 0 ? AuditBreakKind::StartsLate : AuditBreakKind::SequenceGap);
        QCOMPARE(found.expectedSeq, std::optional<qint64>(i + 1));
        QCOMPARE(found.foundSeq, std::optional<qint64>(i + 2));
    }
}

void TestAuditVerify::everyRepeatedRecord()
{
    for (qsizetype i = 0; i < linesOf(trail()).size(); ++i) {
        QList<QByteArray> lines = linesOf(trail());
        lines.insert(i, lines[i]);
        const AuditBreak found = onlyBreak(lines.join());
        QCOMPARE(found.line, i + 2);
        QCOMPARE(found.kind, AuditBreakKind::SequenceGap);
    }
}

void TestAuditVerify::everySwappedPair()
{
    for (qsizetype i = 0; i + 1 < linesOf(trail()).size(); ++i) {
        QList<QByteArray> lines = linesOf(trail());
        lines.swapItemsAt(i, i + 1);
        QCOMPARE(firstBrokenLine(lines.join()), i + 1);
    }
}

void TestAuditVerify::everyCutEnd()
{
    for (qsizetype kept = 0; kept < linesOf(trail()).size(); ++kept) {
        const QByteArray cut = linesOf(trail()).first(kept).join();
        QVERIFY(verdictOn(cut).isIntact());
        const AuditVerdict verdict = verdictOn(cut, fourthHash);
        QVERIFY(!verdict.isIntact());
        QCOMPARE(verdict.breakCount, 0);
        QCOMPARE(missingAfter(verdict), kept);
    }
}

void TestAuditVerify::everyCutByte()
{
    for (qsizetype size = 1; size < trail().size(); ++size) {
        const QByteArray cut = trail().first(size);
        if (cut.endsWith('\n')) {
            continue;
        }
        const AuditBreak found = onlyBreak(cut);
        QCOMPARE(found.kind, AuditBreakKind::IncompleteLastLine);
        QCOMPARE(found.line, cut.count('\n') + 1);
    }
}

void TestAuditVerify::reportsTheKindOfBreak_data()
{
    using Kind = AuditBreakKind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<AuditBreak>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const AuditBreak &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("not canonical", auditFixture(u"notcanonical.log"_s), {2, Kind::NotCanonical, 2, 2});
    row("a gap with right hashes", auditFixture(u"gap.log"_s), {2, Kind::SequenceGap, 2, 3});
    row("the beginning is missing", auditFixture(u"late.log"_s), {1, Kind::StartsLate, 1, 3});
    row("another form of time", auditFixture(u"badtime.log"_s), {2, Kind::Malformed, 2, std::nullopt});
    row("a word", QByteArray(trail()).replace("离职", "入职"), {1, Kind::HashMismatch, 1, 1});
    row("an empty line at the end", trail() + '\n', {5, Kind::Malformed, 5, std::nullopt});
    row("CRLF at the end", trail().chopped(1) + "\r\n", {4, Kind::HashMismatch, 4, 4});
    row("byte order mark", "\xEF\xBB\xBF" + trail(), {1, Kind::Malformed, 1, std::nullopt});
}

void TestAuditVerify::reportsTheKindOfBreak()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const AuditBreak, expected);
    const AuditBreak found = onlyBreak(bytes);
    QCOMPARE(found.line, expected.line);
    QCOMPARE(found.kind, expected.kind);
    QCOMPARE(found.expectedSeq, expected.expectedSeq);
    QCOMPARE(found.foundSeq, expected.foundSeq);
}

void TestAuditVerify::continuesAfterABreak()
{
    QList<QByteArray> lines = linesOf(trail());
    lines[0].replace("离职", "入职");
    lines[3].replace("end", "End");
    const AuditVerdict verdict = verdictOn(lines.join());
    QCOMPARE(verdict.records, 4);
    QCOMPARE(verdict.breakCount, 2);
    QCOMPARE(verdict.breaks[1].line, 4);

    const AuditVerdict many = verdictOn(QByteArray("x\n").repeated(250));
    QCOMPARE(many.breakCount, 250);
    QCOMPARE(many.breaks.size(), AuditVerdict::maxListedBreaks);
}

void TestAuditVerify::theKnownHeadRevealsARewrittenFile()
{
    const QByteArray json = linesOf(trail())[0].sliced(65).chopped(1).replace("离职", "入职");
    const QByteArray rewritten = auditHash(AuditHead().hash, json) + ' ' + json + '\n';
    QVERIFY(verdictOn(rewritten).isIntact());
    QCOMPARE(missingAfter(verdictOn(rewritten, firstHash)), 1);
}

void TestAuditVerify::linesThatAreTooLong()
{
    const QByteArray longest(maxAuditLineBytes, 'x');
    for (const QByteArray &extra : {""_ba, "x"_ba, "xx"_ba, longest, longest + 'x', longest + longest + "xxx"}) {
        const AuditBreak found = onlyBreak(longest + extra + '\n' + trail());
        QCOMPARE(found.line, 1);
        QCOMPARE(found.kind, AuditBreakKind::Malformed);
        QCOMPARE(verdictOn(longest + extra + '\n' + trail()).records, 4);
        QCOMPARE(onlyBreak(trail() + longest + extra).kind, AuditBreakKind::IncompleteLastLine);
    }
}

void TestAuditVerify::garbage()
{
    QByteArray noise;
    for (quint32 i = 0, state = 1; i < 100'000; ++i) {
        state = state * 1664525 + 1013904223;
        noise += static_cast<char>(state >> 24);
    }
    const AuditVerdict verdict = verdictOn(noise);
    QCOMPARE(verdict.records, 0);
    QCOMPARE(verdict.breakCount, verdict.lines);
    QCOMPARE(verdictOn(QByteArray(5000, '\0')).breaks.front().kind, AuditBreakKind::IncompleteLastLine);
    QCOMPARE(firstBrokenLine(trail() + noise), 5);
    const QByteArray deep = QByteArray(64, '0') + ' ' + QByteArray(100'000, '[') + '\n';
    QCOMPARE(onlyBreak(deep).kind, AuditBreakKind::Malformed);
}

void TestAuditVerify::startsAtTheDevicesPosition()
{
    QByteArray bytes = "before\n" + trail();
    QBuffer device(&bytes);
    QVERIFY(device.open(QIODevice::ReadOnly) && device.seek(7));
    QVERIFY(verifyAudit(device, fourthHash).isIntact());
}

void TestAuditVerify::ignoresWhatIsAppendedMeanwhile()
{
    QByteArray bytes = trail() + "half a rec";
    QBuffer device(&bytes);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const AuditVerdict verdict = verifyAudit(device, fourthHash, trail().size());
    QVERIFY(verdict.isIntact());
    QCOMPARE(verdict.lines, 4);
    QVERIFY(device.seek(0));
    QCOMPARE(verifyAudit(device, {}, trail().size() - 1).breaks.front().kind, AuditBreakKind::IncompleteLastLine);
}

void TestAuditVerify::verifiesAFile()
{
    const QString path = auditFixturePath(u"four.log"_s);
    QCOMPARE(verifyAuditFile(path, fourthHash).value().records, 4);
    QCOMPARE(verifyAuditFile(path, {}, 1).value().breakCount, 1);
    QVERIFY(!verifyAuditFile(auditFixturePath(u"none.log"_s), {}).error().isEmpty());
    QVERIFY(!verifyAuditFile(auditFixturePath({}), {}).error().isEmpty());
    QFuture<AuditFileVerdict> verdict = verifyAuditFileInWorker(path, fourthHash, trail().size());
    verdict.waitForFinished();
    QVERIFY(verdict.result().value().isIntact());
}

QTEST_GUILESS_MAIN(TestAuditVerify)
#include "test_auditverify.moc"
