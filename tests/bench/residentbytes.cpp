// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "residentbytes.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace sealdesk::bench
{

std::optional<qint64> residentBytes()
{
#ifdef Q_OS_LINUX
    ::malloc_trim(0);
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QList<QByteArray> pages = statm.readAll().split(' ');
    return pages.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
#else
    return std::nullopt;
#endif
}

std::optional<qint64> peakResidentBytes()
{
#ifdef Q_OS_LINUX
    constexpr qint64 unit = 1024; // of ru_maxrss
    rusage usage{};
    return ::getrusage(RUSAGE_SELF, &usage) == 0 ? std::optional{usage.ru_maxrss * unit} : std::nullopt;
#else
    return std::nullopt;
#endif
}

} // namespace sealdesk::bench
