// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/servicetext.h"

#include "core/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct TextWords {
    Q_DECLARE_TR_FUNCTIONS(ServiceText)
};

constexpr QChar lineMark = u'\u23CE';
constexpr QChar ellipsis = u'\u2026';
constexpr QChar isolate = u'\u2068';
constexpr QChar popIsolate = u'\u2069';
constexpr qsizetype maxToolTipLine = 80; // longer lines are broken, which only rich text is

enum class Lines { One, Several };

bool isLineBreak(char32_t c)
{
    return (c >= u'\n' && c <= u'\r') || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

// Most texts have nothing to replace, and cells are painted often.
bool isOrdinary(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= 0x20 && unit < 0x7F) || (unit >= 0xA0 && unit < 0x034F) || (unit >= 0x2030 && unit < 0x205F) ||
           (unit >= 0x3001 && unit < 0x3130) || (unit >= 0x3400 && unit < 0xA000) || (unit >= 0xFF01 && unit < 0xFF5F);
}

// Format characters that belong to visible ones: the joiners of emoji and scripts, and the tags of flags.
bool joins(char32_t c)
{
    return c == 0x200C || c == 0x200D || (c >= 0xE0020 && c <= 0xE007F);
}

bool isShownByNumber(char32_t c)
{
    return isBidiControl(c) || (c >= 0x80 && c < 0xA0) || (QChar::category(c) == QChar::Other_Format && !joins(c));
}

bool reorders(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return isBidiControl(c) || direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
}

QString numberOf(char32_t c)
{
    return u"[U+%1]"_s.arg(static_cast<uint>(c), 4, 16, QChar(u'0')).toUpper();
}

//! A text on its way to the screen.
struct Shown {
    QString text;
    bool reorders = false;
};

void appendShown(Shown &shown, char32_t c, Lines lines)
{
    shown.reorders = shown.reorders || reorders(c);
    if (isLineBreak(c)) {
        shown.text += lines == Lines::One ? lineMark : QChar(u'\n');
    } else if (c == u'\t') {
        shown.text += u' ';
    } else if (c < 0x20) {
        shown.text += QChar(static_cast<char16_t>(0x2400 + c)); // the symbol for it
    } else if (c == 0x7F) {
        shown.text += u'\u2421';
    } else if (QChar::isSurrogate(c)) {
        shown.text += QChar(QChar::ReplacementCharacter);
    } else if (isShownByNumber(c)) {
        shown.text += numberOf(c);
    } else {
        shown.text += QChar::fromUcs4(c);
    }
}

// No longer than max, and without half a character at its end.
QStringView shortened(QStringView text, qsizetype max)
{
    const bool isHalved = max > 0 && max < text.size() && text[max - 1].isHighSurrogate();
    return text.first(std::min(isHalved ? max - 1 : max, text.size()));
}

Shown shownText(const QString &raw, qsizetype max, Lines lines)
{
    if (raw.isEmpty()) {
        return {};
    }
    const QStringView part = shortened(raw, max);
    if (!hasVisibleCharacter(raw) && std::ranges::none_of(part, [](QChar c) { return c.isSurrogate(); })) {
        return {.text = TextWords::tr("(blank)", "a text of which nothing can be seen")};
    }
    Shown shown;
    if (part.size() == raw.size() && std::ranges::all_of(raw, isOrdinary)) {
        shown.text = raw;
        return shown;
    }
    shown.text.reserve(part.size());
    QStringView rest = part;
    while (!rest.isEmpty() && shown.text.size() < max) {
        const char32_t c = takeFirstCharacter(rest);
        if (c == u'\r' && rest.startsWith(u'\n')) {
            continue; // one line break
        }
        appendShown(shown, c, lines);
    }
    if (!rest.isEmpty() || part.size() < raw.size()) {
        shown.text += ellipsis;
    }
    return shown;
}

} // namespace

ServiceText::ServiceText(QString raw)
    : m_raw(std::move(raw))
{
}

QString ServiceText::isolated(qsizetype max) const
{
    Shown shown = shownText(m_raw, max, Lines::One);
    return shown.reorders ? isolate + shown.text + popIsolate : shown.text;
}

QString ServiceText::buttonText(qsizetype max) const
{
    return isolated(max).replace(u'&', u"&&"_s);
}

QString ServiceText::plain() const
{
    return shownText(m_raw, maxInBlock, Lines::Several).text;
}

QString ServiceText::toolTip() const
{
    const QString text = plain();
    const QStringList lines = text.split(u'\n');
    const bool isLong = std::ranges::any_of(lines, [](const QString &line) { return line.size() > maxToolTipLine; });
    if (!isLong && !text.contains(u'<') && !text.contains(u'&')) {
        return text;
    }
    return u"<p style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</p>"_s;
}

QString ServiceText::exported() const
{
    const auto leaves = [](QChar c) {
        const char16_t unit = c.unicode();
        const bool isControl = unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
        return !isBidiControl(unit) && (!isControl || unit == u'\t' || isLineBreak(unit));
    };
    QString text = m_raw;
    text.removeIf([&leaves](QChar c) { return !leaves(c); });
    return text;
}

} // namespace sealdesk
