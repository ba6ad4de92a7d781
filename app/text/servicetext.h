// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace sealdesk
{

//! A text that others wrote: names, labels, reasons, messages of the service, whatever was pasted. This type has the
//! only ways to show one (product.md 4b). None of them is ever taken for rich text by what it is meant for.
//!
//! In all of them, a text without a visible character is "(blank)", controls are visible (U+202E as "[U+202E]", NUL as
//! the symbol for it), half a surrogate pair is U+FFFD, and a text that is too long ends with "…". An empty text stays
//! empty: there is none. On one line, a line break is "⏎", so that a name that begins with one shows it.
//!
//! What others read by machine keeps the raw text: models, search, sorting, screen readers, journal and audit trail.
class ServiceText final
{
public:
    //! How many UTF-16 units are shown.
    static constexpr qsizetype maxInSentence = 300;
    static constexpr qsizetype maxInCell = 1'000;
    static constexpr qsizetype maxInBlock = 4'000;

    explicit ServiceText(QString raw);

    //! For a sentence: one line. The order of its characters changes nothing around it: with characters of a script
    //! that is written from right to left, it is between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
    [[nodiscard]] QString isolated(qsizetype max = maxInSentence) const;
    //! For a painted cell, or another place that it has for itself: like isolated(), but longer.
    [[nodiscard]] QString cell() const { return isolated(maxInCell); }
    //! For a button or a menu: like isolated(), with & so that it makes no shortcut.
    [[nodiscard]] QString buttonText(qsizetype max = maxInSentence) const;
    //! For a place with several lines, which must not take rich text.
    [[nodiscard]] QString plain() const;
    //! For a tool tip, which takes rich text: escaped, unless it is short and can't be taken for rich text.
    [[nodiscard]] QString toolTip() const;
    //! For what leaves the program: without the characters that reorder others and without control characters other
    //! than tabs and line breaks. Not shortened.
    [[nodiscard]] QString exported() const;

private:
    QString m_raw;
};

} // namespace sealdesk
