// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/jsonwriter.h"

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

bool needsEscape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

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
    quote(name);
    m_text.push_back(':');
    m_position = Position::AfterKey;
    return *this;
}

JsonWriter &JsonWriter::string(QByteArrayView utf8)
{
    separate();
    quote(utf8);
    return *this;
}

JsonWriter &JsonWriter::number(qint64 value)
{
    return json(QByteArray::number(value));
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
    if (m_position == Position::Following)
        m_text.push_back(',');
    m_position = Position::Following;
}

void JsonWriter::quote(QByteArrayView utf8)
{
    m_text.push_back('"');
    qsizetype clean = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if (!needsEscape(utf8[i]))
            continue;
        m_text.append(utf8.data() + clean, static_cast<std::size_t>(i - clean));
        appendEscaped(m_text, utf8[i]);
        clean = i + 1;
    }
    m_text.append(utf8.data() + clean, static_cast<std::size_t>(utf8.size() - clean));
    m_text.push_back('"');
}

} // namespace sealdesk::sandbox
