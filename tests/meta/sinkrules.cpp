// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sinkrules.h"

#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

namespace sealdesk::meta
{

namespace
{

QString violation(const QString &source, qsizetype at, const QString &what)
{
    return u"%1: %2"_s.arg(source.left(at).count(u'\n') + 1).arg(what.simplified());
}

// What stands between the parenthesis at open and the one that closes it. Parentheses in literals must be balanced.
QString argumentsAt(const QString &source, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < source.size(); ++i) {
        depth += source[i] == u'(' ? 1 : source[i] == u')' ? -1 : 0;
        if (depth == 0) {
            return source.sliced(open + 1, i - open - 1);
        }
    }
    return source.sliced(open + 1);
}

// Each call that matches, with its arguments; the match must end with the parenthesis.
QStringList findCalls(const QString &source, const QRegularExpression &call,
                      const std::function<bool(const QString &)> &isViolation)
{
    QStringList found;
    for (auto hits = call.globalMatch(source); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        const QString arguments = argumentsAt(source, hit.capturedEnd() - 1);
        if (isViolation(arguments)) {
            found.append(violation(source, hit.capturedStart(), hit.captured() + arguments));
        }
    }
    return found;
}

QString withoutLiterals(QString text)
{
    static const QRegularExpression literal(uR"("(?:[^"\\]|\\.)*")"_s);
    return text.replace(literal, u"\"\""_s);
}

// Without ServiceText(…), which may be shown.
QString withoutServiceTexts(QString text)
{
    static const QRegularExpression start(u"\\bServiceText\\("_s);
    for (auto hit = start.match(text); hit.hasMatch(); hit = start.match(text)) {
        const qsizetype open = hit.capturedEnd() - 1;
        text.replace(hit.capturedStart(), argumentsAt(text, open).size() + hit.capturedLength() + 1, u"shown"_s);
    }
    return text;
}

} // namespace

QStringList richLabels(const QString &source)
{
    static const QRegularExpression label(u"\\bnew QLabel\\b"_s);
    static const QRegularExpression staticBox(u"\\bQMessageBox::(?:information|warning|question|critical|about)\\("_s);
    static const QRegularExpression box(
        u"\\bnew QMessageBox\\([^;]*;(?![^\n]*\n[^\n]*setTextFormat\\(Qt::PlainText\\))"_s);
    static const QRegularExpression derived(u"^    : QLabel\\("_s, QRegularExpression::MultilineOption);
    static const QRegularExpression rich(
        u"setTextFormat\\(Qt::(?!PlainText)\\w+\\);(?! // nothing in it is anybody else's)"_s);
    QStringList found;
    for (const QRegularExpression &pattern : {label, staticBox, box, rich}) {
        for (auto hits = pattern.globalMatch(source); hits.hasNext();) {
            const QRegularExpressionMatch hit = hits.next();
            found.append(violation(source, hit.capturedStart(), hit.captured()));
        }
    }
    if (const auto hit = derived.match(source); hit.hasMatch() && !source.contains("setTextFormat(Qt::PlainText)"_L1)) {
        found.append(violation(source, hit.capturedStart(), u"a label without the plain format"_s));
    }
    return found;
}

QStringList rawToolTips(const QString &source)
{
    static const QRegularExpression call(u"\\b(?:setToolTip|QToolTip::showText)\\("_s);
    return findCalls(withoutLiterals(source), call, [](const QString &arguments) {
        const bool isOwn = arguments.contains("tr("_L1) && !arguments.contains(".arg("_L1);
        return !isOwn && !arguments.contains(".toolTip()"_L1);
    });
}

QStringList rawArguments(const QString &source)
{
    // By the names that such texts have in this program.
    static const QRegularExpression raw(
        u"\\b(?:reason|osUser|host|person|labels?|filterText|connectionName|serviceMessage|field|description|"
        "technicalDetail|scopes|logId|keptAs|path|search|operatorId)\\b(?!\\()|\\.names?\\b(?!\\()|"
        "\\b(?:stateLabel|auditFile|toDisplayString|authority|toNativeSeparators)\\(|"
        "\\b(?:id|front\\(\\)|first\\(\\))\\.text\\(\\)|\\bnames\\.(?:of|best|exactly)\\("_s);
    static const QRegularExpression accessible(u"\\bsetAccessible(?:Name|Description)\\("_s);
    static const QRegularExpression call(u"\\.arg\\("_s);
    QString text = withoutLiterals(source);
    for (auto hit = accessible.match(text); hit.hasMatch(); hit = accessible.match(text)) {
        const qsizetype open = hit.capturedEnd() - 1;
        const QString arguments = argumentsAt(text, open);
        // The line breaks stay, for the numbers of the lines.
        text.replace(hit.capturedStart(), arguments.size() + hit.capturedLength() + 1,
                     QString(arguments.count(u'\n'), u'\n'));
    }
    return findCalls(text, call,
                     [](const QString &arguments) { return raw.match(withoutServiceTexts(arguments)).hasMatch(); });
}

} // namespace sealdesk::meta
