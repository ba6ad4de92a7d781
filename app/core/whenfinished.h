// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFuture>
#include <QFutureWatcher>

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

} // namespace sealdesk
