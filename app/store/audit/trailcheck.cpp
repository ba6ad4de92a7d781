// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/trailcheck.h"

#include <QFile>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace sealdesk
{

namespace
{

TrailCheck check(const QString &path, qint64 bytes, const std::optional<QByteArray> &knownHead)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        return file.errorString();
    }
    AuditVerdict verdict = verifyAudit(file, knownHead, bytes);
    if (file.error() != QFile::NoError) {
        return file.errorString();
    }
    return verdict;
}

} // namespace

QFuture<TrailCheck> checkTrail(const QString &file, qint64 bytes, const std::optional<QByteArray> &knownHead)
{
    auto promise = std::make_shared<QPromise<TrailCheck>>();
    QThreadPool::globalInstance()->start([promise, file, bytes, knownHead] {
        promise->start();
        promise->addResult(check(file, bytes, knownHead));
        promise->finish();
    });
    return promise->future();
}

} // namespace sealdesk
