// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <optional>

namespace sealdesk::sandbox
{

//! The inverse of an odd number modulo 2^64. Newton's iteration starts with three correct bits and doubles their
//! number.
[[nodiscard]] constexpr quint64 inverseOf(quint64 odd)
{
    quint64 result = odd;
    for (int bits = 3; bits < 64; bits *= 2) {
        result *= 2 - odd * result;
    }
    return result;
}

//! Converts indexes to ids of 19 digits that look random, and back, without a table.
class IdScheme final
{
public:
    //! Different keys give different ids to the same index.
    explicit constexpr IdScheme(quint64 key)
        : m_offset(key & mask)
    {
    }

    //! The id of an index below 2^40.
    [[nodiscard]] constexpr qint64 idOf(qint64 index) const
    {
        const quint64 scrambled = (static_cast<quint64>(index) * factor + m_offset) & mask;
        return base + static_cast<qint64>(scrambled * stride);
    }

    //! The index of an id; std::nullopt if this scheme can't have made the id.
    [[nodiscard]] constexpr std::optional<qint64> indexOf(qint64 id) const
    {
        if (id < base || static_cast<quint64>(id - base) % stride != 0) {
            return {};
        }
        const quint64 scrambled = static_cast<quint64>(id - base) / stride;
        if (scrambled > mask) {
            return {};
        }
        return static_cast<qint64>(((scrambled - m_offset) * inverse) & mask);
    }

private:
    static constexpr qint64 base = 7'100'000'000'000'000'000;
    //! A prime, so that few numbers are ids and neighbouring ids differ in all digits.
    static constexpr quint64 stride = 262'139;
    static constexpr quint64 mask = (quint64{1} << 40U) - 1;
    //! Odd, hence invertible modulo 2^40.
    static constexpr quint64 factor = 0x9e3779b97fU;

    static constexpr quint64 inverse = inverseOf(factor);

    quint64 m_offset;
};

} // namespace sealdesk::sandbox
