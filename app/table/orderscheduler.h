// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/roworder.h"

#include <QFutureWatcher>
#include <QObject>

namespace sealdesk
{

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
    //! No result of what was requested so far will come.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_running.has_value(); }

Q_SIGNALS:
    //! The order for the latest query. Rows that were removed since the request may be in it.
    void computed(const sealdesk::RowOrder &order);

private:
    void start(const FileSnapshot &rows, const RowQuery &query);
    void onFinished();

    QFutureWatcher<RowOrder> m_watcher;
    std::optional<RowQuery> m_running;
    std::optional<FileSnapshot> m_newerRows; //!< To be ordered by the running query when it has finished.
};

} // namespace sealdesk
