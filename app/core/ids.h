// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <optional>
#include <string_view>
#include <variant>

namespace sealdesk
{

//! The value of \a text if it is a decimal number without leading zeros and with at most 19 digits, so that formatting
//! the number gives the same text again.
[[nodiscard]] std::optional<quint64> plainNumber(QStringView text);
//! The same for UTF-8.
[[nodiscard]] std::optional<quint64> plainNumber(std::string_view text);

//! The text of an identifier, exactly as received. Nearly all ids are a plainNumber(), which is stored as the number
//! and needs no allocation. (Never as a double: 19 digits exceed 2^53.)
class IdValue final
{
public:
    IdValue() = default;
    explicit IdValue(const QString &text);
    //! \a number must be a plainNumber(), of at most 19 digits.
    explicit IdValue(quint64 number)
        : m_value(number)
    {
    }
    [[nodiscard]] static IdValue fromUtf8(std::string_view text);

    [[nodiscard]] QString text() const;
    //! nullopt if the text isn't a plainNumber().
    [[nodiscard]] std::optional<quint64> number() const
    {
        const auto *number = std::get_if<quint64>(&m_value);
        return number ? std::optional{*number} : std::nullopt;
    }
    [[nodiscard]] bool isEmpty() const
    {
        const auto *text = std::get_if<QString>(&m_value);
        return text && text->isEmpty();
    }

    friend bool operator==(const IdValue &, const IdValue &) = default;
    //! Orders by length, then as text. Numbers are thereby ordered by value.
    friend std::strong_ordering operator<=>(const IdValue &a, const IdValue &b);
    friend size_t qHash(const IdValue &id, size_t seed = 0)
    {
        const auto *number = std::get_if<quint64>(&id.m_value);
        return number ? ::qHash(*number, seed) : ::qHash(std::get<QString>(id.m_value), seed);
    }

private:
    std::variant<QString, quint64> m_value;
};

//! An identifier of the service. Each kind of id has its own type, so that ids can't be mixed up.
template <class Tag>
class Id final
{
public:
    Id() = default;
    explicit Id(const QString &text)
        : m_value(text)
    {
    }
    explicit Id(IdValue value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] const IdValue &value() const { return m_value; }
    [[nodiscard]] QString text() const { return m_value.text(); }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    IdValue m_value;
};

//! signature_file_id.
using FileId = Id<struct FileIdTag>;
//! template_id.
using TemplateId = Id<struct TemplateIdTag>;
//! employment_id; its form follows the connection's user_id_type.
using EmploymentId = Id<struct EmploymentIdTag>;
//! pre_hire_id, for people who have not joined yet.
using PreHireId = Id<struct PreHireIdTag>;
//! The person in whose name files are terminated; the form of the id follows the connection's user_id_type.
using OperatorId = Id<struct OperatorIdTag>;

} // namespace sealdesk
