// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sourcerules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sealdesk::meta
{

namespace
{

QStringList matches(const QString &text, const QRegularExpression &pattern)
{
    QStringList found;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines[i]); match.hasMatch()) {
            found.append(u"%1: %2"_s.arg(i + 1).arg(match.captured().trimmed()));
        }
    }
    return found;
}

//! Returns whether \a line may be between a type and its //! sentence.
bool belongsToType(const QString &line)
{
    return line.startsWith("template"_L1) || line.startsWith("//"_L1) || line.startsWith("requires"_L1);
}

} // namespace

QStringList licenceProblems(const QString &text)
{
    // REUSE-IgnoreStart
    static const QRegularExpression pattern(u"\\A(?:#![^\n]*\n)?"
                                            "(//|#) SPDX-FileCopyrightText: 2026 The SealDesk authors\n"
                                            "\\1 SPDX-License-Identifier: Apache-2\\.0\n"_s);
    // REUSE-IgnoreEnd
    return pattern.match(text).hasMatch() ? QStringList() : QStringList{u"1: no SPDX header"_s};
}

QStringList unfinishedWork(const QString &text)
{
    static const QRegularExpression pattern(u"\\b(TO"
                                            "DO|FIX"
                                            "ME|XX"
                                            "X|HA"
                                            "CK)\\b"_s);
    return matches(text, pattern);
}

QStringList banners(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*(//|/\\*|#)\\s*[-=*#/~+]{4,}"_s);
    return matches(text, pattern);
}

QStringList sleeps(const QString &text)
{
    static const QRegularExpression wait(u"\\b(qWait|qSleep|msleep|usleep|nanosleep|sleep|sleep_for|sleep_until)\\("_s);
    static const QRegularExpression reason(u"// Waits [^\n]*\n[^\n]*$"_s);
    QStringList found;
    for (auto hits = wait.globalMatch(text); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        const QString before = text.left(hit.capturedStart());
        if (!reason.match(before).hasMatch()) {
            found.append(u"%1: %2"_s.arg(before.count(u'\n') + 1).arg(hit.captured()));
        }
    }
    return found;
}

QStringList contextContinuations(const QString &text)
{
    static const QRegularExpression call(u"\\.then\\(\\s*&?\\w+,"_s);
    return matches(text, call);
}

QStringList copyableObjects(const QString &header)
{
    static const QRegularExpression object(u"^\\s*Q_OBJECT\\b"_s);
    static const QRegularExpression pinned(u"^\\s*Q_DISABLE_COPY_MOVE\\("_s);
    const QStringList objects = matches(header, object);
    return objects.size() > matches(header, pinned).size() ? objects : QStringList();
}

QStringList undocumentedTypes(const QString &header)
{
    static const QRegularExpression type(
        u"^(?:class|struct|enum class|enum|union) (?:\\[\\[\\w+\\]\\] )?(\\w+)[^;]*$"_s);
    QStringList found;
    const QStringList lines = header.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = type.match(lines[i]);
        if (!match.hasMatch()) {
            continue;
        }
        qsizetype above = i - 1;
        while (above >= 0 && belongsToType(lines[above]) && !lines[above].startsWith("//!"_L1)) {
            --above;
        }
        if (above < 0 || !lines[above].startsWith("//!"_L1)) {
            found.append(u"%1: %2 has no //! sentence"_s.arg(i + 1).arg(match.captured(1)));
        }
    }
    return found;
}

QStringList definedTypes(const QString &header)
{
    static const QRegularExpression definition(
        u"^\\s*(?:(?:class|struct|enum(?: class)?+|union)\\s+(?:\\[\\[\\w+\\]\\]\\s+)?(\\w+)\\b"
        "(?!\\s*;|\\s*:[^{]*;)|using\\s+(\\w+)\\s*=)"_s,
        QRegularExpression::MultilineOption);
    QStringList names;
    for (auto hits = definition.globalMatch(header); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        names.append(hit.captured(hit.lastCapturedIndex()));
    }
    return names;
}

QStringList implementedClasses(const QString &source)
{
    // A definition begins at the start of a line; a declaration in a class and a call do not.
    static const QRegularExpression member(
        u"^(?:[A-Za-z][\\w:<>,&* ]*[&* ])?([A-Z]\\w*)::~?(?:[a-z]\\w*|\\1)\\([^;]*$"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression qt(u"^Q[A-Z]"_s);
    QStringList classes;
    for (auto matches = member.globalMatch(source); matches.hasNext();) {
        if (const QString name = matches.next().captured(1); !qt.match(name).hasMatch()) {
            classes.append(name);
        }
    }
    classes.removeDuplicates();
    return classes;
}

QStringList untidyLines(const QString &text)
{
    static const QRegularExpression pattern(u"[ \\t\\r]+$|\\t"_s);
    QStringList found;
    for (const QString &match : matches(text, pattern)) {
        found.append(match + u"blank at the line's end, or a tab"_s);
    }
    if (!text.endsWith(u'\n') || text.endsWith("\n\n"_L1)) {
        found.append(u"%1: the file does not end with one line feed"_s.arg(lineCount(text)));
    }
    return found;
}

QString firstInclude(const QString &source)
{
    static const QRegularExpression pattern(u"^#include [<\"]([^>\"]+)"_s, QRegularExpression::MultilineOption);
    return pattern.match(source).captured(1);
}

qsizetype lineCount(const QString &text)
{
    return text.count(u'\n');
}

} // namespace sealdesk::meta
