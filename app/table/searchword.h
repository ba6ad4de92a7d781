// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/packedtext.h"
#include "text/textpattern.h"

namespace sealdesk
{

//! One word of a search. Finds it in values as TextPattern finds it in their texts, but unpacks only those that have to
//! be unpacked.
class SearchWord final
{
public:
    explicit SearchWord(TextPattern pattern);

    [[nodiscard]] bool isIn(const QString &text) const { return m_pattern.isIn(text); }
    [[nodiscard]] bool isIn(const PackedText &text) const;
    //! Whether it is in the decimal form of \a number.
    [[nodiscard]] bool isInNumber(quint64 number) const;
    //! Whether it is in the text of a BeijingTime.
    [[nodiscard]] bool isInTime(qint64 unixSeconds) const;
    //! Whether it is in the date in the form yyyy-MM-dd.
    [[nodiscard]] bool isInDate(qint64 julianDay) const;
    //! Whether every text that contains this word contains \a other, too. False: that is not known.
    [[nodiscard]] bool implies(const SearchWord &other) const { return m_pattern.implies(other.m_pattern); }

private:
    [[nodiscard]] bool isInHexPairs(std::string_view pairs) const;

    TextPattern m_pattern;
    bool m_isDigits;
    bool m_isHex;
    bool m_isOfTime; //!< Only digits, hyphens and colons.
};

} // namespace sealdesk
