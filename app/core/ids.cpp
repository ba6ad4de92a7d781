// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/ids.h"

namespace sealdesk
{

namespace
{

constexpr qsizetype longestNumber = 19; // digits; any such number fits into 64 bits

} // namespace

std::optional<quint64> plainNumber(QStringView text)
{
    if (text.isEmpty() || text.size() > longestNumber || (text.front() == u'0' && text.size() > 1)) {
        return std::nullopt;
    }
    quint64 value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9') {
            return std::nullopt;
        }
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

} // namespace sealdesk
