// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/ordersteps.h"
#include "table/roworder.h"
#include "table/rowset.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

namespace sealdesk
{

//! An order and all that a model needs to show it, computed in a worker thread.
struct OrderResult {
    std::shared_ptr<const RowOrder> order;
    std::shared_ptr<const RowPositions> positions;
    std::shared_ptr<const RowOrder> from; //!< The previous result; null: this is the first.
    std::vector<OrderStep> steps;         //!< From the previous order to this one.
};

//! Computes orders in a worker thread, one at a time. The latest query wins: a running computation for another query is
//! cancelled. A request for the same query with newer rows waits for the running computation, whose result is still
//! worth showing: otherwise a list that keeps growing would never be shown.
class OrderScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderScheduler)

public:
    explicit OrderScheduler(QObject *parent = nullptr);
    ~OrderScheduler() override;

    void request(const FileSnapshot &rows, const RowQuery &query);
    //! Drops all requests so far and their results; the next computation starts from nothing.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_running.has_value(); }

Q_SIGNALS:
    //! Emitted when the order for the latest query is ready. It may contain rows that were removed since the request.
    void computed(const sealdesk::OrderResult &result);

private:
    struct Computed {
        OrderState state;
        OrderResult result;
    };

    static void work(QPromise<Computed> &promise, const FileSnapshot &rows, const RowQuery &query,
                     const std::optional<OrderState> &before);
    void start(const FileSnapshot &rows, const RowQuery &query);
    void cancelRunning();
    void handleFinished();

    QFutureWatcher<Computed> m_watcher;
    std::optional<RowQuery> m_running;
    std::optional<FileSnapshot> m_newerRows; //!< To be ordered by the running query when the computation has finished.
    std::optional<OrderState> m_last;        //!< What the next computation starts from.
};

} // namespace sealdesk
