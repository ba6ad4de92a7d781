// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/listcontroller.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sealdesk
{

class ElidingLabel;
class WaitLabel;

//! The status line below the table: how many files are loaded and shown, whether the list is complete, and how many
//! requests are left this minute. While a listing runs, also its progress and a button to stop it.
class ListStatus final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListStatus)

public:
    struct Counts {
        int loaded = 0;
        int shown = 0;
    };

    explicit ListStatus(Clock &clock, QWidget *parent = nullptr);

    void setCounts(Counts counts);
    //! Updates phase, progress and summary from \a controller, and the gate from its session.
    void updateFrom(const ListController &controller);
    void showWait(Wait wait);

Q_SIGNALS:
    void stopRequested();
    //! Emitted when the user wants to continue where the list ended early.
    void resumeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showProgress();
    void retranslateProgress();
    void retranslateBudget();
    //! Empty if the remaining time is unknown.
    [[nodiscard]] QString remainingText() const;

    Counts m_counts;
    ListController::Phase m_phase = ListController::Phase::NotConnected;
    ListingProgress m_progress;
    std::optional<ListingSummary> m_summary;
    QPointer<RateGate> m_gate;
    Clock &m_clock;
    Monotonic m_startedAt{0}; // of the current listing
    int m_pagesBefore = 0;    // before it began
    enum class Rest { None, Open } m_rest = Rest::None;
    QLabel *m_loaded;
    QLabel *m_shown;
    QLabel *m_completeness;
    ElidingLabel *m_pages;
    ElidingLabel *m_budget;
    WaitLabel *m_wait;
    QProgressBar *m_busy;
    QPushButton *m_stop;
    QPushButton *m_resume;
};

} // namespace sealdesk
