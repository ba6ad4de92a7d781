// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/jsonwriter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sealdesk::sandbox
{

namespace
{

void appendEscaped(std::string &text, char c)
{
    static constexpr char hex[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
        text.append("\\\"");
        return;
    case '\\':
        text.append("\\\\");
        return;
    case '\n':
        text.append("\\n");
        return;
    case '\r':
        text.append("\\r");
        return;
    case '\t':
        text.append("\\t");
        return;
    }
    text.append("\\u00");
    text.push_back(hex[code >> 4U]);
    text.push_back(hex[code & 0xfU]);
}

//! By character: whether JSON requires it to be escaped. A table, since it is used for each byte of a page.
constexpr auto needsEscape = [] {
    std::array<bool, 256> needs{};
    std::fill_n(needs.begin(), 0x20, true);
    needs['"'] = needs['\\'] = true;
    return needs;
}();

} // namespace

JsonWriter &JsonWriter::beginObject()
{
    open('{');
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    close('}');
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    open('[');
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    close(']');
    return *this;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    quote({name});
    m_text.push_back(':');
    m_position = Position::AfterKey;
    return *this;
}

JsonWriter &JsonWriter::string(QByteArrayView utf8)
{
    return string({utf8});
}

JsonWriter &JsonWriter::string(std::initializer_list<QByteArrayView> utf8)
{
    separate();
    quote(utf8);
    return *this;
}

JsonWriter &JsonWriter::digits(qint64 value)
{
    separate();
    m_text.push_back('"');
    appendDigits(value);
    m_text.push_back('"');
    return *this;
}

JsonWriter &JsonWriter::number(qint64 value)
{
    separate();
    appendDigits(value);
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    return value ? json("true") : json("false");
}

JsonWriter &JsonWriter::null()
{
    return json("null");
}

JsonWriter &JsonWriter::json(QByteArrayView value)
{
    separate();
    m_text.append(value.data(), static_cast<std::size_t>(value.size()));
    return *this;
}

JsonWriter &JsonWriter::member(QByteArrayView name, QByteArrayView utf8)
{
    return key(name).string(utf8);
}

JsonWriter &JsonWriter::member(QByteArrayView name, std::initializer_list<QByteArrayView> utf8)
{
    return key(name).string(utf8);
}

JsonWriter &JsonWriter::member(QByteArrayView name, qint64 value)
{
    return key(name).number(value);
}

void JsonWriter::open(char bracket)
{
    separate();
    m_text.push_back(bracket);
    m_position = Position::First;
}

void JsonWriter::close(char bracket)
{
    m_text.push_back(bracket);
    m_position = Position::Following;
}

//! Puts the comma before every value and key that isn't the first of its container.
void JsonWriter::separate()
{
    if (m_position == Position::Following) {
        m_text.push_back(',');
    }
    m_position = Position::Following;
}

void JsonWriter::append(QByteArrayView utf8)
{
    const auto isSpecial = [](char c) { return needsEscape[static_cast<unsigned char>(c)]; };
    for (const char *clean = utf8.begin(); clean != utf8.end();) {
        const char *special = std::find_if(clean, utf8.end(), isSpecial);
        m_text.append(clean, static_cast<std::size_t>(special - clean)); // append(first, last) is slower
        if (special == utf8.end()) {
            return;
        }
        appendEscaped(m_text, *special);
        clean = special + 1;
    }
}

void JsonWriter::quote(std::initializer_list<QByteArrayView> utf8)
{
    m_text.push_back('"');
    for (const QByteArrayView part : utf8) {
        append(part);
    }
    m_text.push_back('"');
}

void JsonWriter::appendDigits(qint64 value)
{
    std::array<char, 20> digits{}; // a sign and 19 of them
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_text.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

} // namespace sealdesk::sandbox
