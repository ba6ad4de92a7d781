// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/ids.h"
#include "feishu/json.h"

#include <QLatin1StringView>

#include <simdjson.h>

#include <optional>
#include <string_view>

// For decoders only: this header includes simdjson's, which is long, while every sender of a call includes json.h.
namespace sealdesk::json
{

//! A value of a document, or a missing value, which has no members, items or text. Valid as long as the document or a
//! copy of it exists.
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
    //! A missing value counts as null.
    [[nodiscard]] bool isNull() const { return !m_element || m_element->is_null(); }
    //! The boolean; nullopt for everything else.
    [[nodiscard]] std::optional<bool> boolean() const;

    //! Whether the object has two members with one name: readers disagree about which of them counts.
    [[nodiscard]] bool hasRepeatedMember() const;
    //! The member with that name; the last one if there are several.
    [[nodiscard]] Value operator[](std::string_view name) const;
    //! The number of items in an array; 0 for everything else.
    [[nodiscard]] size_t count() const;

    //! The string in UTF-8; nullopt for everything else.
    [[nodiscard]] std::optional<std::string_view> utf8() const;
    //! The string; empty for everything else.
    [[nodiscard]] QString text() const;
    //! The integer; nullopt for everything else, including fractions and numbers beyond 64 bits.
    [[nodiscard]] std::optional<qint64> integer() const;
    //! An id of the service, which may be a string or an integer of any length; empty for everything else, and for a
    //! mended string, which might name another file.
    [[nodiscard]] IdValue id() const;

    //! Calls \a visit(std::string_view name, Value member) for each member of the object, in the order of the text.
    template <class Visit>
    void eachMember(Visit visit) const
    {
        simdjson::dom::object object;
        if (m_element && m_element->get(object) == simdjson::SUCCESS) {
            for (const simdjson::dom::key_value_pair member : object) {
                visit(member.key, Value(member.value));
            }
        }
    }
    //! Calls \a visit(Value item) for each item of the array.
    template <class Visit>
    void eachItem(Visit visit) const
    {
        simdjson::dom::array array;
        if (m_element && m_element->get(array) == simdjson::SUCCESS) {
            for (const simdjson::dom::element item : array) {
                visit(Value(item));
            }
        }
    }

private:
    std::optional<simdjson::dom::element> m_element;
};

//! Whether \a utf8 has U+FFFD, by which unreadable characters were replaced (jsonmending.h), or which the service sent
//! instead of them.
[[nodiscard]] bool isMended(std::string_view utf8);

[[nodiscard]] Value rootOf(const Document &document);

//! Converts UTF-8 that simdjson has validated.
[[nodiscard]] inline QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace sealdesk::json
