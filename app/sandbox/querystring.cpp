// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/querystring.h"

#include <QList>

namespace sealdesk::sandbox
{

namespace
{

QByteArray decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

} // namespace

QueryString::QueryString(const QByteArray &encoded)
{
    const QList<QByteArray> pairs = encoded.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = decoded(equals < 0 ? pair : pair.first(equals));
        if (!m_values.contains(name)) {
            m_values.insert(name, equals < 0 ? QByteArray() : decoded(pair.sliced(equals + 1)));
        }
    }
}

std::optional<QByteArray> QueryString::value(const QByteArray &name) const
{
    const auto found = m_values.constFind(name);
    if (found == m_values.constEnd() || found->isEmpty()) {
        return {};
    }
    return *found;
}

} // namespace sealdesk::sandbox
