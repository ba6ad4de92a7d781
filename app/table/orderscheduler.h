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

//! An order, and what showing it takes, all made where it holds up nobody.
struct OrderResult {
    std::shared_ptr<const RowOrder> order;
    std::shared_ptr<const RowPositions> positions;
    std::shared_ptr<const RowOrder> from; //!< The result before; null: this is the first.
    std::vector<OrderStep> steps;         //!< From there to here.
};

//! Computes orders in a worker thread, one at a time. The latest query wins: a running computation for another one is
//! given up. A request for the same query with newer rows waits for the running one, whose result is still worth
//! showing: a list that keeps growing must not starve.
class OrderScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderScheduler)

public:
    explicit OrderScheduler(QObject *parent = nullptr);
    ~OrderScheduler() override;

    void request(const FileSnapshot &rows, const RowQuery &query);
    //! No result of what was requested so far will come, and none will start from it.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_running.has_value(); }

Q_SIGNALS:
    //! The order for the latest query. Rows that were removed since the request may be in it.
    void computed(const sealdesk::OrderResult &result);

private:
    struct Computed {
        OrderState state;
        OrderResult result;
    };

    static void work(QPromise<Computed> &promise, const FileSnapshot &rows, const RowQuery &query,
                     const std::optional<OrderState> &before);
    void start(const FileSnapshot &rows, const RowQuery &query);
    void giveUp();
    void onFinished();

    QFutureWatcher<Computed> m_watcher;
    std::optional<RowQuery> m_running;
    std::optional<FileSnapshot> m_newerRows; //!< To be ordered by the running query when it has finished.
    std::optional<OrderState> m_last;        //!< What the next computation starts from.
};

} // namespace sealdesk
