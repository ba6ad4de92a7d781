// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace sealdesk::sandbox
{

//! The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads any number over 64 bits, the same on every platform.
[[nodiscard]] constexpr quint64 mix(quint64 value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

//! A number from 0 to limit - 1, derived from random bits.
[[nodiscard]] constexpr qint64 below(qint64 limit, quint64 bits)
{
    return static_cast<qint64>(bits % static_cast<quint64>(limit));
}

} // namespace sealdesk::sandbox
