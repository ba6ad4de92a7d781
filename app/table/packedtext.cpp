// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/packedtext.h"

#include "text/textfolding.h"
#include "text/utf8.h"

#include <QStringConverter>

#include <algorithm>
#include <array>
#include <cstring>

namespace sealdesk
{

namespace
{

constexpr unsigned formBits = 2;
constexpr unsigned lengthBits = 7; // in each byte of the length; the eighth bit is set when more bytes follow
constexpr std::array<char, 17> hexDigits{"0123456789abcdef"};

// The value of a QChar or of a byte of UTF-8.
char16_t codeOf(QChar c)
{
    return c.unicode();
}

unsigned char codeOf(char c)
{
    return static_cast<unsigned char>(c);
}

bool isLowerHex(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'f');
}

unsigned hexValue(char32_t c)
{
    return c <= U'9' ? c - U'0' : c - U'a' + 10U;
}

template <class Text>
bool isHexPairs(Text text)
{
    return text.size() > 0 && text.size() % 2 == 0 &&
           std::ranges::all_of(text, [](auto c) { return isLowerHex(codeOf(c)); });
}

//! The form of a packed text and its size in bytes.
struct PackedShape {
    PackedText::Form form;
    qsizetype size;
};

PackedShape asInMemory(QStringView text)
{
    return {.form = PackedText::Form::Utf16, .size = text.size() * static_cast<qsizetype>(sizeof(QChar))};
}

// Without a branch in the loop, so that the compiler can vectorise it.
template <class Text>
bool isAscii(Text text)
{
    auto bits = codeOf(typename Text::value_type());
    for (const auto c : text) {
        bits |= codeOf(c);
    }
    return bits < 0x80;
}

qsizetype utf8Size(char32_t point)
{
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

// In one pass, since every text of every row is packed here.
PackedShape shapeOf(QStringView text)
{
    if (isHexPairs(text)) {
        return {.form = PackedText::Form::HexPairs, .size = text.size() / 2};
    }
    if (isAscii(text)) {
        return {.form = PackedText::Form::Plain, .size = text.size()};
    }
    // Reading UTF-8 would drop the byte order mark.
    if (text.startsWith(QChar::ByteOrderMark)) {
        return asInMemory(text);
    }
    PackedShape shape{.form = PackedText::Form::Plain, .size = 0};
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text[i].unicode();
        if (QChar::isSurrogate(point)) {
            if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate()) {
                return asInMemory(text);
            }
            point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (point >= 0x80 && changesWhenFolded(point)) {
            shape.form = PackedText::Form::Foldable;
        }
        shape.size += utf8Size(point);
    }
    return shape;
}

PackedShape shapeOf(std::string_view utf8)
{
    const auto size = static_cast<qsizetype>(utf8.size());
    if (isHexPairs(utf8)) {
        return {.form = PackedText::Form::HexPairs, .size = size / 2};
    }
    PackedShape shape{.form = PackedText::Form::Plain, .size = size};
    if (isAscii(utf8)) {
        return shape;
    }
    for (const char *at = utf8.data(), *const end = at + utf8.size(); at != end;) {
        if (const char32_t point = takeCharacter(at); point >= 0x80 && changesWhenFolded(point)) {
            shape.form = PackedText::Form::Foldable;
        }
    }
    return shape;
}

//! The form and the size, in as few bytes as they need.
struct Header {
    std::array<char, 10> bytes{};
    qsizetype size = 0;
};

Header headerOf(PackedShape shape)
{
    Header header;
    auto rest = (static_cast<quint64>(shape.size) << formBits) | static_cast<quint64>(shape.form);
    for (; rest >= (1U << lengthBits); rest >>= lengthBits) {
        header.bytes[static_cast<std::size_t>(header.size++)] = static_cast<char>((rest & 0x7fU) | 0x80U);
    }
    header.bytes[static_cast<std::size_t>(header.size++)] = static_cast<char>(rest);
    return header;
}

template <class Text>
void writeHexPairs(char *out, Text text)
{
    for (auto at = text.begin(); at != text.end(); at += 2) {
        *out++ = static_cast<char>(hexValue(codeOf(*at)) << 4U | hexValue(codeOf(*(at + 1))));
    }
}

//! Appends a header and room for the text to \a bytes. Returns the start of the room.
char *grow(QByteArray &bytes, PackedShape shape)
{
    const Header header = headerOf(shape);
    const qsizetype start = bytes.size();
    bytes.resize(start + header.size + shape.size);
    return std::copy_n(header.bytes.data(), header.size, bytes.data() + start);
}

void write(char *out, PackedShape shape, QStringView text)
{
    switch (shape.form) {
    case PackedText::Form::Plain:
    case PackedText::Form::Foldable:
        if (shape.size == text.size()) { // ASCII
            std::ranges::transform(text, out, [](QChar c) { return static_cast<char>(c.unicode()); });
            return;
        }
        QStringEncoder(QStringEncoder::Utf8).appendToBuffer(out, text);
        return;
    case PackedText::Form::Utf16:
        std::memcpy(out, text.utf16(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
        return;
    case PackedText::Form::HexPairs:
        writeHexPairs(out, text);
        return;
    }
    Q_UNREACHABLE();
}

void appendDigits(std::string &text, std::string_view pairs)
{
    for (const char byte : pairs) {
        const auto value = codeOf(byte);
        text.push_back(hexDigits[value >> 4U]);
        text.push_back(hexDigits[value & 0xfU]);
    }
}

QString fromHexPairs(std::string_view bytes)
{
    std::string digits;
    appendDigits(digits, bytes);
    return QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size()));
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
    case Form::Foldable:
        return m_bytes.empty() ? QString() : QString::fromUtf8(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
    case Form::Utf16:
        return fromUtf16(m_bytes);
    case Form::HexPairs:
        return fromHexPairs(m_bytes);
    }
    Q_UNREACHABLE();
}

void PackedText::appendUtf8(std::string &bytes) const
{
    switch (m_form) {
    case Form::Plain:
    case Form::Foldable:
        bytes.append(m_bytes);
        return;
    case Form::Utf16:
        bytes.append(text().toUtf8().toStdString());
        return;
    case Form::HexPairs:
        appendDigits(bytes, m_bytes);
        return;
    }
    Q_UNREACHABLE();
}

void appendPacked(QByteArray &bytes, QStringView text)
{
    const PackedShape shape = shapeOf(text);
    write(grow(bytes, shape), shape, text);
}

void appendPackedUtf8(QByteArray &bytes, std::string_view text)
{
    const PackedShape shape = shapeOf(text);
    char *out = grow(bytes, shape);
    if (shape.form == PackedText::Form::HexPairs) {
        writeHexPairs(out, text);
    } else {
        std::ranges::copy(text, out);
    }
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

void PackedReader::skip(std::size_t count)
{
    for (; count > 0; --count) {
        (void)next();
    }
}

} // namespace sealdesk
