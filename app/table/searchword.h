// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/packedtext.h"

#include <QStringMatcher>

#include <string>

namespace sealdesk
{

//! One word of a search. Finds it in texts as QString::contains() does, whatever the case, but unpacks only texts that
//! have to be unpacked.
class SearchWord final
{
public:
    explicit SearchWord(const QString &word);

    [[nodiscard]] bool isIn(const QString &text) const { return m_matcher.indexIn(text) >= 0; }
    [[nodiscard]] bool isIn(const PackedText &text) const;
    //! Whether it is in the decimal form of \a number.
    [[nodiscard]] bool isInNumber(quint64 number) const;
    //! Whether it is in the text of a BeijingTime.
    [[nodiscard]] bool isInTime(qint64 unixSeconds) const;
    //! Whether it is in the date in the form yyyy-MM-dd.
    [[nodiscard]] bool isInDate(qint64 julianDay) const;
    //! Whether every text that contains this word contains \a other, too.
    [[nodiscard]] bool implies(const QString &other) const;

private:
    [[nodiscard]] bool isInPlain(std::string_view text) const;
    [[nodiscard]] bool isInHexPairs(std::string_view pairs) const;

    QStringMatcher m_matcher;
    std::string m_folded; //!< UTF-8, case folded.
    bool m_canBeInPlain;  //!< False: it has half a surrogate pair, which UTF-8 can't express.
    bool m_isDigits;
    bool m_isHex;
    bool m_isOfTime;   //!< Only digits, hyphens and colons.
    bool m_hasLetters; //!< ASCII letters, that is.
};

} // namespace sealdesk
