// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/json.h"

#include "feishu/jsonmending.h"
#include "feishu/jsonvalue.h"

#include <algorithm>
#include <vector>

namespace sealdesk::json
{

using namespace Qt::StringLiterals;

//! simdjson's representation of a document.
struct Content {
    simdjson::dom::document document;
};

namespace
{

// A parser keeps four bytes for each byte of the longest text that it has parsed.
constexpr size_t maxKeptCapacity = 1024 * 1024;

// One parser per thread, because most of the cost of a new one is the allocation of its memory.
simdjson::error_code read(QByteArrayView text, Content &content)
{
    static thread_local simdjson::dom::parser parser;
    const auto error =
        parser.parse_into_document(content.document, text.data(), static_cast<size_t>(text.size())).error();
    if (parser.capacity() > maxKeptCapacity) {
        parser = simdjson::dom::parser();
    }
    return error;
}

bool isMendable(simdjson::error_code error)
{
    switch (error) {
    case simdjson::SUCCESS:
    case simdjson::EMPTY:
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
    case simdjson::DEPTH_ERROR:
        return false;
    default: // which error a fault gives depends on where it is
        return true;
    }
}

} // namespace

Result<Document, QString> Document::parse(QByteArrayView text)
{
    auto content = std::make_shared<Content>();
    simdjson::error_code error = read(text, *content);
    if (isMendable(error)) {
        error = read(mended(text), *content);
    }
    if (error != simdjson::SUCCESS) {
        return u"no JSON: "_s + QString::fromLatin1(simdjson::error_message(error));
    }
    return Document(std::move(content));
}

Value rootOf(const Document &document)
{
    return Value(document.content().document.root());
}

std::optional<bool> Value::boolean() const
{
    bool value = false;
    return m_element && m_element->get(value) == simdjson::SUCCESS ? std::optional{value} : std::nullopt;
}

bool Value::hasRepeatedMember() const
{
    std::vector<std::string_view> names;
    eachMember([&names](std::string_view name, Value /*member*/) { names.push_back(name); });
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) != names.end();
}

Value Value::operator[](std::string_view name) const
{
    Value found;
    eachMember([&](std::string_view key, Value member) {
        if (key == name) {
            found = member;
        }
    });
    return found;
}

size_t Value::count() const
{
    simdjson::dom::array array;
    return m_element && m_element->get(array) == simdjson::SUCCESS ? array.size() : 0;
}

std::optional<std::string_view> Value::utf8() const
{
    std::string_view text;
    return m_element && m_element->get(text) == simdjson::SUCCESS ? std::optional{text} : std::nullopt;
}

QString Value::text() const
{
    const auto text = utf8();
    return text ? toText(*text) : QString();
}

std::optional<qint64> Value::integer() const
{
    // Check the parsed type: a number with a decimal point or an exponent isn't an integer, even if its value is.
    if (!m_element || m_element->type() != simdjson::dom::element_type::INT64) {
        return std::nullopt;
    }
    return m_element->get_int64().value_unsafe();
}

IdValue Value::id() const
{
    if (const auto text = utf8()) {
        IdValue id = IdValue::fromUtf8(*text);
        return id.number() || !isMended(*text) ? id : IdValue();
    }
    if (const auto number = integer()) {
        return *number < 0 ? IdValue(QString::number(*number)) : IdValue(static_cast<quint64>(*number));
    }
    if (m_element && m_element->type() == simdjson::dom::element_type::UINT64) { // beyond 63 bits
        return IdValue(QString::number(m_element->get_uint64().value_unsafe()));
    }
    return {};
}

bool isMended(std::string_view utf8)
{
    return utf8.find(replacementCharacter) != std::string_view::npos;
}

} // namespace sealdesk::json
