// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/packedtext.h"

#include <QStringMatcher>

#include <string>

namespace sealdesk
{

//! One word of a search, found in texts whatever the case: as QString::contains() finds it, but without unpacking what
//! needs no unpacking.
class SearchWord final
{
public:
    explicit SearchWord(const QString &word);

    [[nodiscard]] bool isIn(const QString &text) const { return m_matcher.indexIn(text) >= 0; }
    [[nodiscard]] bool isIn(const PackedText &text) const;
    //! In its decimal form.
    [[nodiscard]] bool isInNumber(quint64 number) const;
    //! In the text of a BeijingTime.
    [[nodiscard]] bool isInTime(qint64 unixSeconds) const;
    //! In a date of the form yyyy-MM-dd.
    [[nodiscard]] bool isInDate(qint64 julianDay) const;
    //! Whether every text with this word has \a other as well.
    [[nodiscard]] bool implies(const QString &other) const;

private:
    [[nodiscard]] bool isInPlain(std::string_view text) const;
    [[nodiscard]] bool isInHexPairs(std::string_view pairs) const;

    QStringMatcher m_matcher;
    std::string m_folded; //!< UTF-8, case folded.
    bool m_canBeInPlain;  //!< Not with a letter whose folded form UTF-8 can't say.
    bool m_isDigits;
    bool m_isHex;
    bool m_isOfTime;   //!< Digits, hyphens and colons.
    bool m_hasLetters; //!< Of ASCII.
};

} // namespace sealdesk
