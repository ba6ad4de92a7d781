// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "core/wait.h"

#include <QLabel>

namespace sealdesk
{

//! Shows a countdown in seconds and its cause. Hidden while nothing is waited for.
class WaitLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitLabel)

public:
    explicit WaitLabel(Clock &clock, QWidget *parent = nullptr);
    ~WaitLabel() override = default;

    //! Starts to count down. The label hides itself at the end.
    void start(Wait wait);
    void stop();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tick(int round);
    void updateText();
    [[nodiscard]] std::chrono::milliseconds remaining() const { return m_end - m_clock.monotonic(); }

    Clock &m_clock;
    WaitCause m_cause = WaitCause::OwnLimit;
    Monotonic m_end{0};
    int m_round = 0; // identifies the countdown, so that a tick of an earlier one is ignored
};

} // namespace sealdesk
