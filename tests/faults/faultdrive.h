// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faultmodel.h"
#include "faultrig.h"
#include "manualclock.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace sealdesk::test
{

//! Handles events until \a done returns true. Whenever no request is open, advances the clock to the next timer and
//! then calls \a idle. Calls \a busy while one is open. Returns false if it takes longer than \a limit of real time.
template <class Done, class Idle, class Busy>
[[nodiscard]] bool drive(FaultRig &rig, ManualClock &clock, std::chrono::milliseconds limit, const Done &done,
                         const Idle &idle, const Busy &busy)
{
    QElapsedTimer watch;
    watch.start();
    while (!done()) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (rig.transport().open() > 0) {
            busy();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            continue;
        }
        // Replies are handled in several steps, each of which posts the next.
        for (int turn = 0; turn < 4; ++turn) {
            QCoreApplication::processEvents();
        }
        if (rig.transport().open() == 0 && !done()) {
            clock.advanceToNextTimer();
            idle();
        }
        if (std::chrono::milliseconds{watch.elapsed()} > limit) {
            return false;
        }
    }
    return true;
}

template <class Done>
[[nodiscard]] bool drive(FaultRig &rig, ManualClock &clock, std::chrono::milliseconds limit, const Done &done)
{
    return drive(
        rig, clock, limit, done, [] {}, [] {});
}

//! Advances the clock until the service changes no more, and reads all its files as the program does when it lists
//! them. Records that are wrong are corrected meanwhile. Returns false if they could not be read.
[[nodiscard]] bool readAllFiles(FaultRig &rig, ManualClock &clock, const FaultModel &model,
                                std::chrono::milliseconds limit);

} // namespace sealdesk::test
