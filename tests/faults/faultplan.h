// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <random>

namespace sealdesk::test
{

//! How a request ends, whatever was done before.
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
    WrongCounts, //!< From here on: the answer to a terminate request is whole and wrong.
    MissingIds,
    IdsInBothLists,
    ForeignIds,
};

//! What happens to one request. The stages come in this order; the first that applies ends it.
struct RequestFate {
    enum class Early { No, CloseAtOnce, CloseAfterHead, Limited, TokenExpired, FileNotFound };
    enum class Act { Do, DoNothing };

    Early early = Early::No; //!< Before anything is done.
    Act act = Act::Do;
    Ending ending = Ending::Answer;
    std::chrono::seconds lag{0}; //!< Until queries show what was done.
};

//! Which requests there are, as far as they misbehave differently.
enum class RequestKind { Token, Query, Terminate };

//! Decides about each request, from a seed: the same seed, the same fates.
class FaultPlan final
{
public:
    explicit FaultPlan(quint64 seed);

    [[nodiscard]] RequestFate fateOf(RequestKind kind);
    //! From now on everything goes well, and nothing lags.
    void heal() { m_faults = 0.0; }

    //! From 0 up to, but not including, \a end.
    [[nodiscard]] int below(int end);
    [[nodiscard]] bool happens(double probability);

private:
    [[nodiscard]] RequestFate terminateFate();

    std::mt19937_64 m_random;
    double m_faults; // the share of requests that go wrong
};

} // namespace sealdesk::test
