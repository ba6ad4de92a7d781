// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "includerules.h"

#include "sourcetree.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sealdesk::meta
{

namespace
{

bool isGenerated(const QString &path)
{
    static const QRegularExpression pattern(u"^(ui_\\w+\\.h|moc_\\w+\\.cpp|\\w+\\.moc)$"_s);
    return pattern.match(path).hasMatch();
}

bool isWithin(const QString &folder, const QString &layer)
{
    return folder == layer || folder.startsWith(layer + u'/');
}

QString quotedViolation(const FolderRule &rule, const QString &path)
{
    if (isGenerated(path)) {
        return {};
    }
    if (path.contains(".."_L1) || path.startsWith(u'.') || !path.contains(u'/')) {
        return u"own headers are named from the layer's root, as in \"core/clock.h\""_s;
    }
    const QString folder = path.section(u'/', 0, -2);
    const bool isAllowed =
        isWithin(folder, rule.layer()) ||
        std::ranges::any_of(rule.layers, [&folder](const QString &layer) { return isWithin(folder, layer); });
    return isAllowed ? QString() : u"%1 must not use %2"_s.arg(rule.folder, folder);
}

bool isOwnHeader(const QString &path)
{
    return QFileInfo::exists(sourcePath(u"app/"_s + path)) || QFileInfo::exists(sourcePath(u"ui/"_s + path));
}

QString libraryOf(const QString &path)
{
    static const QStringList libraries = {u"boost"_s, u"openssl"_s, u"qt6keychain"_s, u"rapidcheck"_s, u"simdjson"_s};
    const QString first = path.section(u'/', 0, 0).section(u'.', 0, 0);
    if (libraries.contains(first)) {
        return first;
    }
    return path.startsWith("xlsxwriter"_L1) ? u"xlsxwriter"_s : QString();
}

QString angledViolation(const FolderRule &rule, const QString &path, const QtHeaders &qt)
{
    if (const QString library = libraryOf(path); !library.isEmpty()) {
        return rule.libraries.contains(library) ? QString() : u"%1 must not use %2"_s.arg(rule.folder, library);
    }
    if (path.contains("private/"_L1) || path.startsWith("qpa/"_L1)) {
        return u"Qt's private headers change from version to version"_s;
    }
    if (isOwnHeader(path)) {
        return u"own headers are included with quotes"_s;
    }
    const QStringList modules = qt.modulesOf(path);
    for (const QString &module : modules) {
        if (rule.qtModules.contains(module)) {
            return {};
        }
    }
    if (!modules.isEmpty()) {
        return u"%1 must not use %2"_s.arg(rule.folder, modules.first());
    }
    const bool looksLikeQt = path.startsWith(u'Q') || path.startsWith("qt"_L1);
    return looksLikeQt ? u"no module of this Qt has it"_s : QString();
}

} // namespace

QString FolderRule::layer() const
{
    return folder.section(u'/', 1);
}

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression pattern(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto matches = pattern.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        includes.append({.path = match.captured(2),
                         .form = match.captured(1) == u"<"_s ? Include::Form::Angled : Include::Form::Quoted,
                         .line = 1 + QStringView(source).left(match.capturedStart(2)).count(u'\n')});
    }
    return includes;
}

QtHeaders::QtHeaders(const QStringList &includePaths)
{
    for (const QString &path : includePaths) {
        const QFileInfo core(QDir::cleanPath(path));
        const bool isFramework = core.fileName() == "QtCore.framework"_L1;
        if (!isFramework && core.fileName() != "QtCore"_L1) {
            continue;
        }
        const QDir root = core.dir();
        const QString filter = isFramework ? u"Qt*.framework"_s : u"Qt*"_s;
        for (const QFileInfo &module : root.entryInfoList({filter}, QDir::Dirs)) {
            const QString headers = module.filePath() + (isFramework ? u"/Headers"_s : QString());
            m_modules.append({.name = module.completeBaseName(), .path = headers});
        }
    }
}

QStringList QtHeaders::modulesOf(const QString &header) const
{
    const bool isQualified = header.startsWith("Qt"_L1) && header.contains(u'/');
    if (isQualified) {
        return {header.section(u'/', 0, 0)};
    }
    QStringList names;
    for (const Module &module : m_modules) {
        if (QFileInfo(module.path + u'/' + header).isFile()) {
            names.append(module.name);
        }
    }
    return names;
}

QString violation(const FolderRule &rule, const Include &include, const QtHeaders &qt)
{
    switch (include.form) {
    case Include::Form::Quoted:
        return quotedViolation(rule, include.path);
    case Include::Form::Angled:
        return angledViolation(rule, include.path, qt);
    }
    return {};
}

QStringList forbiddenTargets(const FolderRule &rule, const QString &cmakeLists)
{
    static const QRegularExpression target(uR"(\b(?:(?:app|ui)_(\w+)|Qt6::(\w+)|(Boost)::\w+)\b)"_s);
    QStringList found;
    for (auto matches = target.globalMatch(cmakeLists); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString layer = match.captured(1);
        const auto names = [&layer](const QString &room) { return layer == QString(room).replace(u'/', u'_'); };
        const QString module = match.captured(2);
        const bool isAllowed = !layer.isEmpty()    ? names(rule.layer()) || std::ranges::any_of(rule.layers, names)
                               : !module.isEmpty() ? rule.qtModules.contains(u"Qt"_s + module)
                                                   : rule.libraries.contains(match.captured(3).toLower());
        if (!isAllowed) {
            found.append(match.captured(0));
        }
    }
    return found;
}

} // namespace sealdesk::meta
