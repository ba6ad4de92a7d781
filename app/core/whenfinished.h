// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QPointer>

#include <utility>

namespace sealdesk
{

//! Takes the result from \a future and calls \a then with it in the thread of \a context, unless \a context has been
//! destroyed, the future was cancelled or there is no result. Use it instead of QFuture::then(context, …): in Qt 6.4
//! that checks on the worker's thread whether the context exists, while the context's own thread may be deleting it.
template <class Value, class Then>
void whenFinished(const QFuture<Value> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0) {
            then(watcher->future().takeResult());
        }
    });
    watcher->setFuture(future);
}

//! For work without a future: calls \a then from the event loop of the application's thread, unless \a context, which
//! lives in that thread, has been destroyed. May be called from any thread. Posts one event, where whenFinished() needs
//! five.
template <class Context, class Then>
void callLater(const QPointer<Context> &context, Then then)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), // outlives the context, and waits for workers when it ends
        [context, then = std::move(then)] {
            if (context) {
                then();
            }
        },
        Qt::QueuedConnection);
}

} // namespace sealdesk
