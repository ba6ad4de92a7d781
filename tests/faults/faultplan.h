// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <random>

namespace sealdesk::test
{

//! How the service ends a request, whether or not it has acted.
enum class Ending {
    Answer,
    CloseSilently,
    HalfTheStatus,
    HalfTheBody,
    Stall,
    Html,
    Garbage,
    ServerError, //!< {code 1160001} with HTTP 500.
    BareError,   //!< HTTP 502 without an envelope.
    BareLimit,   //!< HTTP 429 without an envelope.
    WrongCounts, //!< This and all following: a complete but wrong reply to a terminate request.
    MissingIds,
    IdsInBothLists,
    ForeignIds,
};

//! What happens to one request. The stages are in order; the first that applies ends the request.
struct RequestFate {
    enum class Early { No, CloseAtOnce, CloseAfterHead, Limited, TokenExpired, FileNotFound };
    enum class Act { Do, DoNothing };

    Early early = Early::No; //!< How it ends before the service acts.
    Act act = Act::Do;
    Ending ending = Ending::Answer;
    std::chrono::seconds lag{0}; //!< The time until queries show the change.
};

//! The kinds of requests that misbehave in different ways.
enum class RequestKind { Token, Query, Terminate };

//! Decides the fate of each request. The same seed gives the same fates.
class FaultPlan final
{
public:
    explicit FaultPlan(quint64 seed);

    [[nodiscard]] RequestFate fateOf(RequestKind kind);
    //! Stops all faults and lags.
    void heal() { m_faults = 0.0; }

    //! Returns a random number from 0 to \a end - 1.
    [[nodiscard]] int below(int end);
    [[nodiscard]] bool happens(double probability);

private:
    [[nodiscard]] RequestFate terminateFate();

    std::mt19937_64 m_random;
    double m_faults; // the share of requests with faults
};

} // namespace sealdesk::test
