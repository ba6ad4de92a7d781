// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/loopback.h"

#include "core/ids.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

bool isLoopbackHost(QStringView host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1) {
        return true;
    }
    const QList<QStringView> parts = host.split(u'.');
    const auto isByte = [](QStringView part) {
        const auto value = plainNumber(part);
        return value && *value <= 255;
    };
    return parts.size() == 4 && parts.front() == "127"_L1 && std::ranges::all_of(parts, isByte);
}

} // namespace sealdesk
