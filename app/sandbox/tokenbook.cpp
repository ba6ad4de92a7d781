// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/tokenbook.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace sealdesk::sandbox
{

namespace
{

using namespace std::chrono_literals;
using std::chrono::milliseconds;

//! "t-" and 30 hex digits, as in the documents' sample.
QByteArray randomToken()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), 15);
    return "t-" + bytes.toHex();
}

} // namespace

TokenBook::TokenBook(std::chrono::seconds lifetime)
    : m_lifetime(lifetime)
    , m_renewal(lifetime > 30min ? milliseconds{30min} : milliseconds{lifetime} / 2)
{
}

IssuedToken TokenBook::issue(qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto left = [&](const QByteArray &token) { return milliseconds{m_ends.value(token, nowMs) - nowMs}; };
    if (left(m_current) < std::max(m_renewal, milliseconds{1s})) {
        m_ends.removeIf([&](auto entry) { return entry.value() <= nowMs; });
        m_current = randomToken();
        m_ends.insert(m_current, nowMs + m_lifetime.count());
    }
    return {.token = m_current, .left = std::chrono::floor<std::chrono::seconds>(left(m_current))};
}

bool TokenBook::isValid(const QByteArray &token, qint64 nowMs) const
{
    const std::lock_guard lock(m_mutex);
    return m_ends.value(token, nowMs) > nowMs;
}

} // namespace sealdesk::sandbox
