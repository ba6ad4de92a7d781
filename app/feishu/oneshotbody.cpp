// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace sealdesk
{

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: QIODevice's buffer could serve a second read.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    if (m_wasRead || position != 0) {
        return false;
    }
    return QIODevice::seek(0);
}

bool OneShotBody::reset()
{
    return seek(0);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 length = std::min(maxSize, m_bytes.size() - m_offset);
    if (length <= 0) {
        return m_offset >= m_bytes.size() ? -1 : 0;
    }
    m_wasRead = true;
    std::memcpy(data, m_bytes.constData() + m_offset, static_cast<size_t>(length));
    m_offset += length;
    return length;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace sealdesk
