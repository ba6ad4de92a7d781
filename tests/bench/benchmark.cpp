// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmark.h"

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

void Report::add(const QString &name, double value, const QString &unit)
{
    m_figures.push_back({.name = m_benchmark + u'.' + name, .value = value, .unit = unit});
}

void Report::add(const QString &name, std::chrono::nanoseconds duration)
{
    add(name, std::chrono::duration<double, std::milli>(duration).count(), u"ms"_s);
}

void Report::addSlower(const QString &name, const QString &rivalName, std::chrono::nanoseconds rival,
                       std::chrono::nanoseconds ours)
{
    add(name + u'.' + rivalName, rival);
    add(name + u".ratio"_s, std::chrono::duration<double>(rival) / ours, u"x"_s);
}

void Report::check(bool holds, const QString &what)
{
    if (!holds) {
        m_mistakes.append(m_benchmark + u": "_s + what);
    }
}

} // namespace sealdesk::bench
