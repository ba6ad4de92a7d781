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

//! Takes the result out of \a future and calls \a then with it in the thread of \a context, unless \a context is gone
//! by then, the future was cancelled, or there is no result. QFuture::then(context, …) can't be used for that: in
//! Qt 6.4 the worker's thread looks whether the context is still there, while its own thread may be deleting it.
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

//! For work that has no future: calls \a then in the application's thread, later, unless \a context, which lives there,
//! is gone by then. To be called from any thread. One event does it, where whenFinished() takes five.
template <class Context, class Then>
void callLater(const QPointer<Context> &context, Then then)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), // outlives the context, and waits for workers at its end
        [context, then = std::move(then)] {
            if (context) {
                then();
            }
        },
        Qt::QueuedConnection);
}

} // namespace sealdesk
