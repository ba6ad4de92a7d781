// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace sealdesk
{

//! One text in UTF-8, in storage that it may share with others: those of a whole page, or of a row. Copying is cheap.
class SharedText final
{
public:
    SharedText() = default;
    //! Half a surrogate pair becomes "?".
    explicit SharedText(QStringView text);
    //! The present bytes of \a storage from \a first to the end, which are valid UTF-8. More bytes may be appended to
    //! \a storage later.
    SharedText(std::shared_ptr<const std::string> storage, std::size_t first);

    [[nodiscard]] std::string_view utf8() const
    {
        return m_storage ? std::string_view(*m_storage).substr(m_first, m_size) : std::string_view();
    }
    [[nodiscard]] QString text() const
    {
        return m_size == 0 ? QString() : QString::fromUtf8(utf8().data(), static_cast<qsizetype>(m_size));
    }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    //! Cheap identity check: true if both share storage. Otherwise they may be equal all the same.
    [[nodiscard]] bool isCopyOf(const SharedText &other) const
    {
        return m_storage == other.m_storage && m_first == other.m_first && m_size == other.m_size;
    }

    friend bool operator==(const SharedText &a, const SharedText &b) { return a.isCopyOf(b) || a.utf8() == b.utf8(); }

private:
    std::shared_ptr<const std::string> m_storage;
    quint32 m_first = 0;
    quint32 m_size = 0;
};

//! How many UTF-16 units of a text that others wrote are kept; what follows is dropped. A spreadsheet's cell holds as
//! many, and the usual text has a few dozen.
inline constexpr qsizetype maxRecordedText = 32'767;

//! The first maxRecordedText units of \a utf8, which is valid, without half a character at the end.
[[nodiscard]] std::string_view recordedPart(std::string_view utf8);

//! \a utf8 without the byte order marks at its beginning, which are not part of a text.
[[nodiscard]] std::string_view withoutByteOrderMark(std::string_view utf8);

} // namespace sealdesk
