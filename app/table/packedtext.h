// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>

namespace sealdesk
{

//! A view of a text that is stored in a compact form without loss. Valid as long as the bytes that it was read from.
class PackedText final
{
public:
    //! How the bytes are to be read.
    enum class Form : quint8 {
        Plain,    //!< UTF-8 in which only ASCII letters change when it is folded: a search need not decode it.
        Foldable, //!< UTF-8.
        Utf16,    //!< As QString stores it: for texts that UTF-8 can't express (half a surrogate pair).
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
    //! Half a surrogate pair becomes "?".
    void appendUtf8(std::string &bytes) const;

    friend bool operator==(const PackedText &, const PackedText &) = default;

private:
    std::string_view m_bytes;
    Form m_form = Form::Plain;
};

//! Appends the packed form of \a text to \a bytes. Texts are equal exactly if their packed forms are.
void appendPacked(QByteArray &bytes, QStringView text);
//! The same for \a text in valid UTF-8 without a byte order mark at its beginning (SharedText).
void appendPackedUtf8(QByteArray &bytes, std::string_view text);

//! Reads the texts that appendPacked() wrote, one after the other.
class PackedReader final
{
public:
    explicit PackedReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] PackedText next();
    //! Skips \a count texts.
    void skip(std::size_t count);
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace sealdesk
