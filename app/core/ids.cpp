// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/ids.h"

#include "core/digits.h"

namespace sealdesk
{

namespace
{

// All numbers with this many digits fit into 64 bits.
static_assert(std::numeric_limits<quint64>::digits10 == 19);

template <class Character>
std::optional<quint64> plainNumberIn(std::basic_string_view<Character> text)
{
    const bool hasLeadingZero = text.size() > 1 && text.front() == '0';
    return hasLeadingZero ? std::nullopt : parseDigits<quint64>(text);
}

} // namespace

std::optional<quint64> plainNumber(QStringView text)
{
    return plainNumberIn(std::u16string_view(text.utf16(), static_cast<std::size_t>(text.size())));
}

std::optional<quint64> plainNumber(std::string_view text)
{
    return plainNumberIn(text);
}

IdValue::IdValue(const QString &text)
{
    if (const auto number = plainNumber(text)) {
        m_value = *number;
    } else {
        m_value = text;
    }
}

IdValue IdValue::fromUtf8(std::string_view text)
{
    const auto number = plainNumber(text);
    return number ? IdValue(*number) : IdValue(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString IdValue::text() const
{
    const auto *number = std::get_if<quint64>(&m_value);
    return number ? QString::number(*number) : std::get<QString>(m_value);
}

std::strong_ordering operator<=>(const IdValue &a, const IdValue &b)
{
    const auto aNumber = a.number();
    const auto bNumber = b.number();
    if (aNumber && bNumber) {
        return *aNumber <=> *bNumber;
    }
    const QString aText = a.text();
    const QString bText = b.text();
    return aText.size() != bText.size() ? aText.size() <=> bText.size() : QString::compare(aText, bText) <=> 0;
}

} // namespace sealdesk
