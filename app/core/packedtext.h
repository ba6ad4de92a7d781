// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace sealdesk
{

//! A text in as few bytes as keep it exactly. Valid as long as the bytes that it was read from.
class PackedText final
{
public:
    //! How the bytes are to be read.
    enum class Form : quint8 {
        Plain,    //!< UTF-8, and only ASCII letters change when case is folded: the search needs not decode it.
        Cased,    //!< UTF-8.
        Utf16,    //!< As it is in memory: a text that UTF-8 would not bring back (half a surrogate pair).
        HexPairs, //!< Two lower-case hexadecimal digits in each byte.
    };

    PackedText() = default;
    PackedText(Form form, std::string_view bytes)
        : m_bytes(bytes)
        , m_form(form)
    {
    }

    [[nodiscard]] Form form() const { return m_form; }
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] QString text() const;

    friend bool operator==(const PackedText &, const PackedText &) = default;

private:
    std::string_view m_bytes;
    Form m_form = Form::Plain;
};

//! Adds \a text to the end of \a bytes. A text has one packed form: equal bytes are equal texts, and the other way
//! round.
void appendPacked(std::string &bytes, QStringView text);
//! The same of \a text in UTF-8, which is valid. As QString::fromUtf8() does, it leaves a mark of the byte order out.
void appendPackedUtf8(std::string &bytes, std::string_view text);
//! What marks a text as UTF-8 where it stands at its beginning; not part of the text.
inline constexpr std::string_view utf8ByteOrderMark("\xef\xbb\xbf");
//! What appendPacked() writes of an empty text.
inline constexpr std::string_view packedEmptyText("\0", 1);

//! Takes one text after the other from the front of bytes that appendPacked() wrote.
class PackedReader final
{
public:
    explicit PackedReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] PackedText next();
    //! Leaves out as many texts.
    void skip(std::size_t count);
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace sealdesk
