// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/packedtext.h"

#include <memory>
#include <string>

namespace sealdesk
{

//! Packed texts, one behind the other (packedtext.h), in bytes that others may use as well: those of a whole page, or
//! of a row. Copying is cheap, and none of the texts has memory of its own.
class PackedTexts final
{
public:
    PackedTexts() = default;
    explicit PackedTexts(std::string bytes)
        : m_bytes(std::make_shared<const std::string>(std::move(bytes)))
        , m_size(static_cast<quint32>(m_bytes->size()))
    {
    }
    //! What \a bytes has from \a first on, so far; appending to it does no harm.
    PackedTexts(std::shared_ptr<const std::string> bytes, std::size_t first)
        : m_bytes(std::move(bytes))
        , m_first(static_cast<quint32>(first))
        , m_size(static_cast<quint32>(m_bytes->size() - first))
    {
    }

    [[nodiscard]] std::string_view bytes() const
    {
        return m_bytes ? std::string_view(*m_bytes).substr(m_first, m_size) : std::string_view();
    }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    //! Whether one is a copy of the other, told without a look at the texts: equal then; if not, they may be equal too.
    [[nodiscard]] bool isCopyOf(const PackedTexts &other) const
    {
        return m_bytes == other.m_bytes && m_first == other.m_first && m_size == other.m_size;
    }

    friend bool operator==(const PackedTexts &a, const PackedTexts &b)
    {
        return a.isCopyOf(b) || a.bytes() == b.bytes(); // a text has one packed form
    }

private:
    std::shared_ptr<const std::string> m_bytes;
    quint32 m_first = 0;
    quint32 m_size = 0;
};

//! One text of that kind.
class SharedText final
{
public:
    SharedText() = default;
    explicit SharedText(QStringView text)
    {
        if (!text.isEmpty()) {
            std::string bytes;
            appendPacked(bytes, text);
            m_packed = PackedTexts(std::move(bytes));
        }
    }
    //! \a packed has one text.
    explicit SharedText(PackedTexts packed)
    {
        if (packed.bytes() != packedEmptyText) { // an empty text is packed as nothing at all
            m_packed = std::move(packed);
        }
    }

    [[nodiscard]] QString text() const
    {
        return m_packed.isEmpty() ? QString() : PackedReader(m_packed.bytes()).next().text();
    }
    //! As appendPacked() writes it.
    [[nodiscard]] std::string_view packed() const { return m_packed.isEmpty() ? packedEmptyText : m_packed.bytes(); }

    friend bool operator==(const SharedText &, const SharedText &) = default;

private:
    PackedTexts m_packed;
};

} // namespace sealdesk
