// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMetaType>

#include <chrono>

namespace sealdesk
{

//! Why a call isn't on its way yet.
enum class WaitCause {
    OwnLimit,     //!< The gate: this process has used the minute's requests.
    ServiceAsked, //!< The service answered "too many requests" and said how long to wait.
    BeforeRetry,  //!< A pause after a dropped connection, a timeout or a service error.
    BeforeLook,   //!< Reconciliation: the service may lag, so the file's state is read again later.
};

//! A wait that a person may like to see counted down.
struct Wait {
    WaitCause cause;
    std::chrono::milliseconds length;
};

} // namespace sealdesk

Q_DECLARE_METATYPE(sealdesk::Wait)
