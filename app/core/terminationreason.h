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
    qsizetype units; //!< UTF-16 units of what would be sent.

    friend bool operator==(const ReasonProblem &, const ReasonProblem &) = default;
};

//! terminate_reason of signature_files/terminate: not empty, at most 300 characters (seeds/terminate.md). The document
//! doesn't say which characters; UTF-16 units is the strictest reading of those that the service may mean.
class TerminationReason final
{
public:
    static constexpr qsizetype maxUnits = 300;

    //! What would be sent for \a typed: white space at both ends is cut, everything else stays as typed.
    [[nodiscard]] static QString toBeSent(const QString &typed) { return typed.trimmed(); }
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
