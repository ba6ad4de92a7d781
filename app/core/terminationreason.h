// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <variant>

namespace sealdesk
{

//! Why a text can't be a termination reason.
struct ReasonProblem {
    enum class Kind { Empty, TooLong };
    Kind kind;
    qsizetype units; //!< The number of UTF-16 units that would be sent.

    friend bool operator==(const ReasonProblem &, const ReasonProblem &) = default;
};

//! terminate_reason of signature_files/terminate: with at least one visible character, at most 300 characters
//! (seeds/terminate.md). The document doesn't define what a character is; counting UTF-16 units is the strictest
//! plausible reading.
class TerminationReason final
{
public:
    static constexpr qsizetype maxUnits = 300;

    //! The text that would be sent for \a typed: without white space at both ends, otherwise unchanged.
    [[nodiscard]] static QString textToSend(const QString &typed) { return typed.trimmed(); }
    [[nodiscard]] static std::variant<TerminationReason, ReasonProblem> make(const QString &typed);

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    explicit TerminationReason(QString text)
        : m_text(std::move(text))
    {
    }

    QString m_text;
};

} // namespace sealdesk
