// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <optional>

namespace sealdesk
{

//! An identifier of the service, kept as the text it came as: 19-digit ids exceed 2^53 and must never pass through a
//! double. Different kinds of id are different types, so that one can't be handed over for another.
template <class Tag>
class Id final
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        return QString::compare(a.m_text, b.m_text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

//! signature_file_id.
using FileId = Id<struct FileIdTag>;
//! template_id.
using TemplateId = Id<struct TemplateIdTag>;
//! employment_id; its form follows the connection's user_id_type.
using EmploymentId = Id<struct EmploymentIdTag>;
//! pre_hire_id, for people who have not joined yet.
using PreHireId = Id<struct PreHireIdTag>;
//! The person in whose name files are terminated; its form follows the connection's user_id_type.
using OperatorId = Id<struct OperatorIdTag>;

//! The value of an id that is written as a number without leading zeros, of at most 19 digits: its decimal form is the
//! text again.
[[nodiscard]] std::optional<quint64> plainNumber(QStringView text);

} // namespace sealdesk
