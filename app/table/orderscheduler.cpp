// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/orderscheduler.h"

#include <QtConcurrentRun>

namespace sealdesk
{

namespace
{

OrderResult resultOf(const OrderState &state, const std::optional<OrderState> &before)
{
    OrderResult result{.order = state.shown,
                       .positions = std::make_shared<const RowPositions>(*state.shown),
                       .from = before ? before->shown : nullptr,
                       .steps = {}};
    if (result.from) {
        result.steps = stepsBetween(*result.from, *result.order);
    }
    return result;
}

} // namespace

void OrderScheduler::work(QPromise<Computed> &promise, const FileSnapshot &rows, const RowQuery &query,
                          const std::optional<OrderState> &before)
{
    if (auto state = computeOrder(rows, query, before, [&promise] { return promise.isCanceled(); })) {
        OrderResult result = resultOf(*state, before);
        promise.addResult(Computed{.state = std::move(*state), .result = std::move(result)});
    }
}

OrderScheduler::OrderScheduler(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OrderScheduler::handleFinished);
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
        cancelRunning();
        start(rows, query);
    }
}

void OrderScheduler::cancel()
{
    cancelRunning();
    m_last.reset();
}

void OrderScheduler::cancelRunning()
{
    m_watcher.future().cancel();
    m_watcher.setFuture(QFuture<Computed>()); // drops the events of the cancelled one that are still queued
    m_running.reset();
    m_newerRows.reset();
}

void OrderScheduler::start(const FileSnapshot &rows, const RowQuery &query)
{
    m_running = query;
    m_newerRows.reset();
    m_watcher.setFuture(QtConcurrent::run(&OrderScheduler::work, rows, query, m_last));
}

void OrderScheduler::handleFinished()
{
    if (!m_running || m_watcher.future().resultCount() == 0) {
        return;
    }
    Computed computation = m_watcher.future().takeResult();
    m_last = std::move(computation.state);
    const RowQuery query = *std::exchange(m_running, std::nullopt);
    if (const auto newer = std::exchange(m_newerRows, std::nullopt)) {
        start(*newer, query);
    }
    Q_EMIT computed(computation.result);
}

} // namespace sealdesk
