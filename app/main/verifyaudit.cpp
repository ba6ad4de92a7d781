// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/verifyaudit.h"

#include "store/audit/auditverify.h"
#include "store/recordbook.h"

#include <QCommandLineParser>

#include <algorithm>
#include <optional>
#include <variant>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto headName = "head"_L1;
constexpr auto dataName = "data"_L1;

//! What to check.
struct Task {
    QStringList files;
    std::optional<QByteArray> knownHead;
};

void setUp(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Checks audit trails: 0 intact, 1 broken, 2 not checked."_s);
    parser.addOptions(verifyAuditOptions());
    parser.addOption({dataName, u"Check the audit trails below DIR instead of the user's own."_s, u"DIR"_s});
    parser.addHelpOption();
    parser.addPositionalArgument(u"FILE"_s, u"The audit trail to check; without it all there are."_s, u"[FILE]"_s);
}

std::variant<Task, QString> taskFrom(const QCommandLineParser &parser, const QStringList &defaultFiles)
{
    const QStringList named = parser.positionalArguments();
    const Task all{.files = named.isEmpty() ? defaultFiles : named, .knownHead = std::nullopt};
    if (named.size() > 1) {
        return u"one FILE at a time"_s;
    }
    if (all.files.isEmpty()) {
        return u"there is no audit trail to check"_s;
    }
    if (!parser.isSet(headName)) {
        return all;
    }
    const QByteArray head = parser.value(headName).toLower().toUtf8();
    if (!isAuditHash(head)) {
        return u"--head takes 64 hex digits"_s;
    }
    if (all.files.size() > 1) {
        return u"--head needs a FILE, for there are %1 audit trails"_s.arg(all.files.size());
    }
    return Task{.files = all.files, .knownHead = head};
}

QString textOf(const AuditBreak &broken)
{
    const QString found = QString::number(broken.foundSeq.value_or(0));
    switch (broken.kind) {
    case AuditBreakKind::IncompleteLastLine:
        return u"incomplete, it has no line end"_s;
    case AuditBreakKind::Malformed:
        return u"not a record"_s;
    case AuditBreakKind::StartsLate:
        return u"the file begins with record %1, those before it are missing"_s.arg(found);
    case AuditBreakKind::SequenceGap:
        return u"record %1 stands where record %2 should: records were removed, added, moved or changed"_s.arg(
            found, QString::number(broken.expectedSeq.value_or(0)));
    case AuditBreakKind::HashMismatch:
        return u"record %1 does not fit its hash: it or the line before was changed"_s.arg(found);
    case AuditBreakKind::NotCanonical:
        return u"record %1 is not in canonical form"_s.arg(found);
    }
    return {};
}

void printBreaks(QTextStream &out, const AuditVerdict &verdict)
{
    for (const AuditBreak &broken : verdict.breaks) {
        out << u"line %1: "_s.arg(broken.line) << textOf(broken) << '\n';
    }
    const auto listed = static_cast<qint64>(verdict.breaks.size());
    if (listed < verdict.breakCount) {
        out << u"broken lines that are not listed: %1\n"_s.arg(verdict.breakCount - listed);
    }
}

void printKnownHead(QTextStream &out, const AuditVerdict &verdict)
{
    const QString isMissing = u"the record of the known head is missing"_s;
    if (const auto *found = std::get_if<KnownHeadFound>(&verdict.knownHead)) {
        out << u"known head: line %1\n"_s.arg(found->line);
        return;
    }
    const auto *missing = std::get_if<KnownHeadMissing>(&verdict.knownHead);
    if (missing && verdict.breakCount == 0) {
        out << isMissing << u": the end was cut off, after line %1, or all was written anew\n"_s.arg(missing->lastLine);
    } else if (missing) {
        out << isMissing << '\n';
    }
}

void print(QTextStream &out, const QString &path, const AuditVerdict &verdict)
{
    out << u"file: "_s << path << '\n';
    out << u"records: "_s << verdict.records << '\n';
    out << u"head: "_s << QString::fromLatin1(verdict.head.hash) << '\n';
    printBreaks(out, verdict);
    printKnownHead(out, verdict);
    out << (verdict.isIntact() ? u"intact\n"_s : u"broken\n"_s);
}

VerifyAuditStatus verify(const QString &path, const Task &task, QTextStream &out, QTextStream &err)
{
    const AuditFileVerdict verdict = verifyAuditFile(path, task.knownHead);
    if (!verdict) {
        err << path << u": "_s << verdict.error() << '\n';
        return VerifyAuditStatus::NotChecked;
    }
    print(out, path, verdict.value());
    return verdict.value().isIntact() ? VerifyAuditStatus::Intact : VerifyAuditStatus::Broken;
}

// Broken is worse than intact, and not checked is worse than broken.
VerifyAuditStatus verifyAll(const Task &task, QTextStream &out, QTextStream &err)
{
    VerifyAuditStatus worst = VerifyAuditStatus::Intact;
    for (const QString &path : task.files) {
        worst = std::max(worst, verify(path, task, out, err));
    }
    return worst;
}

VerifyAuditStatus runCommand(const QStringList &arguments, QTextStream &out, QTextStream &err,
                             const QStringList &defaultFiles)
{
    QCommandLineParser parser;
    setUp(parser);
    if (!parser.parse(arguments)) {
        err << parser.errorText() << '\n';
        return VerifyAuditStatus::NotChecked;
    }
    if (parser.isSet(u"help"_s)) {
        out << parser.helpText();
        return VerifyAuditStatus::Intact;
    }
    const auto task = taskFrom(parser, defaultFiles);
    if (const auto *mistake = std::get_if<QString>(&task)) {
        err << *mistake << '\n';
        return VerifyAuditStatus::NotChecked;
    }
    return verifyAll(std::get<Task>(task), out, err);
}

} // namespace

QList<QCommandLineOption> verifyAuditOptions()
{
    return {{u"verify-audit"_s, QCoreApplication::translate(
                                    "sealdesk::CommandLine",
                                    "Check the audit trail FILE, or all of this user's, without a screen, and end.")},
            {headName,
             QCoreApplication::translate(
                 "sealdesk::CommandLine",
                 "With --verify-audit: the hash of a record that must be in the file, 64 hex digits."),
             u"HASH"_s}};
}

bool asksToVerifyAudit(std::span<char *const> words)
{
    return std::ranges::any_of(words, [](const char *word) { return QByteArrayView(word) == "--verify-audit"; });
}

QStringList defaultAuditFiles(const QStringList &arguments)
{
    QCommandLineParser parser;
    setUp(parser);
    parser.parse(arguments);
    return auditFilesIn(recordsFolder(parser.value(dataName)));
}

int verifyAuditCommand(const QStringList &arguments, QTextStream &out, QTextStream &err,
                       const QStringList &defaultFiles)
{
    return static_cast<int>(runCommand(arguments, out, err, defaultFiles));
}

} // namespace sealdesk
