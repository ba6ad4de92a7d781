// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/packedtext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sealdesk
{

namespace
{

constexpr unsigned formBits = 2;
constexpr unsigned lengthBits = 7; // in a byte of the length, the eighth says that more follow
constexpr std::array<char, 17> hexDigits{"0123456789abcdef"};

bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

unsigned hexValue(QChar c)
{
    return c <= u'9' ? c.unicode() - unsigned{u'0'} : c.unicode() - unsigned{u'a'} + 10U;
}

bool isHexPairs(QStringView text)
{
    return !text.isEmpty() && text.size() % 2 == 0 && std::ranges::all_of(text, isLowerHex);
}

// Whether the search finds in the bytes what it would find in the text, when it ignores the case of ASCII letters.
bool isPlain(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() < 0x80) {
            continue;
        }
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size();
        const char32_t point = isPair ? QChar::surrogateToUcs4(c, text[++i]) : c.unicode();
        if (QChar::toCaseFolded(point) != point) {
            return false;
        }
    }
    return true;
}

// Reading takes a mark of the byte order away.
bool isKeptByUtf8(QStringView text)
{
    return text.isValidUtf16() && !text.startsWith(QChar::ByteOrderMark);
}

void appendHeader(QByteArray &bytes, PackedText::Form form, qsizetype size)
{
    auto rest = (static_cast<quint64>(size) << formBits) | static_cast<quint64>(form);
    for (; rest >= (1U << lengthBits); rest >>= lengthBits) {
        bytes.append(static_cast<char>((rest & 0x7fU) | 0x80U));
    }
    bytes.append(static_cast<char>(rest));
}

void appendHexPairs(QByteArray &bytes, QStringView text)
{
    appendHeader(bytes, PackedText::Form::HexPairs, text.size() / 2);
    for (qsizetype i = 0; i < text.size(); i += 2) {
        bytes.append(static_cast<char>(hexValue(text[i]) << 4U | hexValue(text[i + 1])));
    }
}

QString fromHexPairs(std::string_view bytes)
{
    QString text;
    text.reserve(static_cast<qsizetype>(bytes.size()) * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text.append(QLatin1Char(hexDigits[value >> 4U])).append(QLatin1Char(hexDigits[value & 0xfU]));
    }
    return text;
}

QString fromUtf16(std::string_view bytes)
{
    QString text(static_cast<qsizetype>(bytes.size() / sizeof(QChar)), Qt::Uninitialized);
    std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
}

} // namespace

QString PackedText::text() const
{
    switch (m_form) {
    case Form::Plain:
    case Form::Cased:
        return m_bytes.empty() ? QString() : QString::fromUtf8(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
    case Form::Utf16:
        return fromUtf16(m_bytes);
    case Form::HexPairs:
        return fromHexPairs(m_bytes);
    }
    Q_UNREACHABLE();
}

void appendPacked(QByteArray &bytes, QStringView text)
{
    if (isHexPairs(text)) {
        appendHexPairs(bytes, text);
        return;
    }
    if (!isKeptByUtf8(text)) {
        const qsizetype size = text.size() * static_cast<qsizetype>(sizeof(QChar));
        appendHeader(bytes, PackedText::Form::Utf16, size);
        bytes.append(reinterpret_cast<const char *>(text.utf16()), size); // NOLINT: bytes are what is kept
        return;
    }
    const QByteArray utf8 = text.toUtf8();
    appendHeader(bytes, isPlain(text) ? PackedText::Form::Plain : PackedText::Form::Cased, utf8.size());
    bytes.append(utf8);
}

PackedText PackedReader::next()
{
    quint64 header = 0;
    std::size_t used = 0;
    for (unsigned shift = 0;; shift += lengthBits) {
        const auto byte = static_cast<unsigned char>(m_rest[used++]);
        header |= quint64{byte & 0x7fU} << shift;
        if ((byte & 0x80U) == 0) {
            break;
        }
    }
    const std::size_t size = header >> formBits;
    const PackedText text(static_cast<PackedText::Form>(header & 3U), m_rest.substr(used, size));
    m_rest.remove_prefix(used + size);
    return text;
}

} // namespace sealdesk
