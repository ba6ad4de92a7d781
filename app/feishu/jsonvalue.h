// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/ids.h"
#include "feishu/json.h"

#include <QLatin1StringView>

#include <simdjson.h>

#include <optional>
#include <string_view>

// What only the readers of replies need: simdjson's header is long, and everybody who sends a call includes json.h.
namespace sealdesk::json
{

//! A value of a document, or the lack of one: what is missing has no members, no items and no text. Valid as long as
//! the document, or a copy of it, lives.
class Value final
{
public:
    Value() = default;
    explicit Value(simdjson::dom::element element)
        : m_element(element)
    {
    }

    [[nodiscard]] bool isObject() const { return m_element && m_element->is_object(); }
    [[nodiscard]] bool isArray() const { return m_element && m_element->is_array(); }
    //! Missing counts as null.
    [[nodiscard]] bool isNull() const { return !m_element || m_element->is_null(); }
    [[nodiscard]] bool isTrue() const;

    //! The member of that name, the last one if there are several.
    [[nodiscard]] Value operator[](std::string_view name) const;
    //! Items of the array; 0 for everything else.
    [[nodiscard]] size_t count() const;

    //! UTF-8; nullopt for everything but a string.
    [[nodiscard]] std::optional<std::string_view> utf8() const;
    //! The string; empty for everything else.
    [[nodiscard]] QString text() const;
    //! The whole number; nullopt for everything else, fractions and numbers beyond 64 bits among them.
    [[nodiscard]] std::optional<qint64> integer() const;
    //! An id of the service, which may come as a string or as a whole number; empty when it is neither.
    [[nodiscard]] IdValue id() const;

    //! Calls \a take(std::string_view name, Value member) for each member of the object, in the text's order.
    template <class Take>
    void eachMember(Take take) const
    {
        simdjson::dom::object object;
        if (m_element && m_element->get(object) == simdjson::SUCCESS) {
            for (const simdjson::dom::key_value_pair member : object) {
                take(member.key, Value(member.value));
            }
        }
    }
    //! Calls \a take(Value item) for each item of the array.
    template <class Take>
    void eachItem(Take take) const
    {
        simdjson::dom::array array;
        if (m_element && m_element->get(array) == simdjson::SUCCESS) {
            for (const simdjson::dom::element item : array) {
                take(Value(item));
            }
        }
    }

private:
    std::optional<simdjson::dom::element> m_element;
};

[[nodiscard]] Value rootOf(const Document &document);

//! UTF-8 that simdjson has found valid.
[[nodiscard]] inline QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace sealdesk::json
