// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/packedtext.h"

#include <memory>
#include <string>

namespace sealdesk
{

//! A sequence of packed texts (packedtext.h) in storage that it may share with others: that of a whole page, or of a
//! row. Copying is cheap.
class PackedTexts final
{
public:
    PackedTexts() = default;
    explicit PackedTexts(std::string bytes)
        : m_bytes(std::make_shared<const std::string>(std::move(bytes)))
        , m_size(static_cast<quint32>(m_bytes->size()))
    {
    }
    //! The present bytes from \a first to the end. More bytes may be appended to \a bytes later.
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
    //! Cheap identity check: true if both share storage. Otherwise they may be equal all the same.
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

//! One text, in storage that it may share with others (PackedTexts).
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
    //! \a packed has exactly one text.
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
