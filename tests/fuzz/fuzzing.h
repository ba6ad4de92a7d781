// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QDebug>

#include <cstddef>
#include <cstdint>

//! Reads one input, as libFuzzer calls it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace sealdesk::test
{

//! Ends the process, which is a finding, unless \a holds. \a rule is what must hold for every input.
inline void require(bool holds, const char *rule)
{
    if (!holds) {
        qFatal("broken rule: %s", rule);
    }
}

inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

} // namespace sealdesk::test
