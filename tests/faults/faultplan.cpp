// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultplan.h"

#include <array>

namespace sealdesk::test
{

namespace
{

using Early = RequestFate::Early;

// Stalls cost real time, so they are rarer than the rest.
constexpr double stallShare = 0.06;
constexpr int maxLag = 100; // seconds; the last query of a reconciliation comes after 120

constexpr std::array shares{0.0, 0.1, 0.25, 0.5, 0.8};

constexpr std::array earlyEnds{Early::CloseAtOnce, Early::CloseAfterHead, Early::Limited, Early::TokenExpired};

constexpr std::array readEndings{Ending::CloseSilently, Ending::HalfTheStatus, Ending::HalfTheBody, Ending::Html,
                                 Ending::Garbage,       Ending::ServerError,   Ending::BareError,   Ending::BareLimit};

constexpr std::array terminateEndings{Ending::CloseSilently, Ending::HalfTheStatus,  Ending::HalfTheBody,
                                      Ending::Html,          Ending::Garbage,        Ending::ServerError,
                                      Ending::BareError,     Ending::BareLimit,      Ending::WrongCounts,
                                      Ending::MissingIds,    Ending::IdsInBothLists, Ending::ForeignIds};

} // namespace

FaultPlan::FaultPlan(quint64 seed)
    : m_random(seed)
    , m_faults(0.0)
{
    m_faults = shares[static_cast<size_t>(below(static_cast<int>(shares.size())))];
}

int FaultPlan::below(int end)
{
    return std::uniform_int_distribution<int>(0, end - 1)(m_random);
}

bool FaultPlan::happens(double probability)
{
    return std::bernoulli_distribution(probability)(m_random);
}

RequestFate FaultPlan::fateOf(RequestKind kind)
{
    if (!happens(m_faults)) {
        RequestFate fate;
        if (m_faults > 0 && happens(m_faults)) {
            fate.lag = std::chrono::seconds{below(maxLag)};
        }
        return fate;
    }
    if (kind == RequestKind::Terminate) {
        return terminateFate();
    }
    RequestFate fate;
    if (happens(stallShare)) {
        fate.ending = Ending::Stall;
    } else if (happens(0.4)) {
        fate.early =
            earlyEnds[static_cast<size_t>(below(kind == RequestKind::Token ? 2 : static_cast<int>(earlyEnds.size())))];
    } else {
        fate.ending = readEndings[static_cast<size_t>(below(readEndings.size()))];
    }
    return fate;
}

RequestFate FaultPlan::terminateFate()
{
    RequestFate fate;
    fate.act = happens(0.5) ? RequestFate::Act::Do : RequestFate::Act::DoNothing;
    fate.lag = std::chrono::seconds{happens(0.5) ? below(maxLag) : 0};
    if (happens(stallShare)) {
        fate.ending = Ending::Stall;
    } else if (happens(0.3)) {
        fate.early = happens(0.2) ? Early::FileNotFound : earlyEnds[static_cast<size_t>(below(earlyEnds.size()))];
    } else {
        fate.ending = terminateEndings[static_cast<size_t>(below(terminateEndings.size()))];
        // A complete reply implies that the service has acted.
        if (fate.ending >= Ending::WrongCounts) {
            fate.act = RequestFate::Act::Do;
        }
    }
    return fate;
}

} // namespace sealdesk::test
