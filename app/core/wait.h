// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMetaType>

#include <chrono>

namespace sealdesk
{

//! Why a request has not been sent yet.
enum class WaitCause {
    OwnLimit,           //!< The rate gate: this process has used up its requests for this minute.
    RequestedByService, //!< The service replied "too many requests" and how long to wait.
    BeforeRetry,        //!< The pause after a dropped connection, a timeout or a service error.
    BeforeRecheck,      //!< Reconciliation: states are read again later, because the service may lag.
};

//! A wait, for a countdown on the screen.
struct Wait {
    WaitCause cause;
    std::chrono::milliseconds length;
};

} // namespace sealdesk

Q_DECLARE_METATYPE(sealdesk::Wait)
