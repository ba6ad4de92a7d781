// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/pastedids.h"

#include "core/visibletext.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView quotes =
    u"\"'`\u00B4\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A\u300C\u300D"
    "\u300E\u300F\u301D\u301E\u301F";
constexpr QStringView separators = u",;\u3001\u060C\u061B\uFF64";

// The ordinary form of the full-width characters from ! to ~.
char32_t folded(char32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + U'!' : c;
}

bool isOneOf(QStringView characters, char32_t c)
{
    return c <= 0xFFFF && characters.contains(QChar(static_cast<char16_t>(c)));
}

void addId(QStringList &ids, QString &id)
{
    if (id.startsWith(u'=')) {
        id.remove(0, 1);
    }
    if (!id.isEmpty() && !ids.contains(id)) {
        ids.append(id);
    }
    id.clear();
}

} // namespace

QStringList idsIn(const QString &typed)
{
    QStringList ids;
    QString id;
    for (QStringView rest = typed; !rest.isEmpty();) {
        const char32_t c = folded(takeFirstCharacter(rest));
        if (QChar::isSpace(c) || isOneOf(separators, c)) {
            addId(ids, id);
        } else if (!isInvisible(c) && !isOneOf(quotes, c)) {
            id += QChar::fromUcs4(c);
        }
    }
    addId(ids, id);
    return ids;
}

QString idIn(const QString &typed)
{
    return idsIn(typed).join(u' ');
}

} // namespace sealdesk
