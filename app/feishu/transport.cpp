// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/transport.h"

#include <algorithm>

namespace sealdesk
{

QByteArray HttpReply::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        headers, [name](const auto &pair) { return pair.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->second;
}

} // namespace sealdesk
