// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/orderscheduler.h"

#include <QPromise>
#include <QtConcurrentRun>

namespace sealdesk
{

namespace
{

void work(QPromise<RowOrder> &promise, const FileSnapshot &rows, const RowQuery &query)
{
    if (auto order = computeOrder(rows, query, [&promise] { return promise.isCanceled(); })) {
        promise.addResult(std::move(*order));
    }
}

} // namespace

OrderScheduler::OrderScheduler(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OrderScheduler::onFinished);
}

OrderScheduler::~OrderScheduler()
{
    cancel();
}

void OrderScheduler::request(const FileSnapshot &rows, const RowQuery &query)
{
    if (m_running == query) {
        m_newerRows = rows;
    } else {
        cancel();
        start(rows, query);
    }
}

void OrderScheduler::cancel()
{
    m_watcher.future().cancel();
    m_watcher.setFuture(QFuture<RowOrder>()); // drops what the cancelled one still has in the event queue
    m_running.reset();
    m_newerRows.reset();
}

void OrderScheduler::start(const FileSnapshot &rows, const RowQuery &query)
{
    m_running = query;
    m_newerRows.reset();
    m_watcher.setFuture(QtConcurrent::run(work, rows, query));
}

void OrderScheduler::onFinished()
{
    if (!m_running || m_watcher.future().resultCount() == 0) {
        return;
    }
    const RowOrder order = m_watcher.future().takeResult();
    const RowQuery query = *std::exchange(m_running, std::nullopt);
    if (const auto newer = std::exchange(m_newerRows, std::nullopt)) {
        start(*newer, query);
    }
    Q_EMIT computed(order);
}

} // namespace sealdesk
