// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultplan.h"

#include <algorithm>

namespace sealdesk::test
{

namespace
{

using Early = RequestFate::Early;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Stalls cost real time, so they are rarer than the rest.
constexpr double stallShare = 0.06;
constexpr int maxLag = 100; // seconds
constexpr int maxLongLag = 300;
constexpr int maxDelay = 240;
// Longer than any evidence waits: then the record may be wrong and must be corrected.
constexpr int excessive = 1500;
constexpr int maxPace = 3000; // milliseconds; 5 minutes for a hundred files

// Most runs end early if many requests fail.
constexpr std::array shares{0.0, 0.02, 0.05, 0.1, 0.25, 0.5, 0.8};
constexpr double calmShare = 0.02;

constexpr std::array earlyEnds{Early::CloseAtOnce, Early::CloseAfterHead, Early::Limited, Early::TokenExpired};

constexpr std::array readEndings{Ending::CloseSilently, Ending::HalfTheStatus, Ending::HalfTheBody, Ending::Html,
                                 Ending::Garbage,       Ending::ServerError,   Ending::BareError,   Ending::BareLimit};

constexpr std::array terminateEndings{Ending::CloseSilently, Ending::HalfTheStatus,  Ending::HalfTheBody,
                                      Ending::Html,          Ending::Garbage,        Ending::ServerError,
                                      Ending::BareError,     Ending::BareLimit,      Ending::WrongCounts,
                                      Ending::MissingIds,    Ending::IdsInBothLists, Ending::ForeignIds};

constexpr std::array queryFaults{QueryFault::EmptyWindow, QueryFault::PartialWindow, QueryFault::IgnoredStart,
                                 QueryFault::NoItems,     QueryFault::NoHasMore,     QueryFault::WrongTenant};

constexpr std::array wrongDates{DateHeader::HoursOff, DateHeader::Missing, DateHeader::OnlyWithoutEnvelope};

constexpr std::array othersChanges{OthersChange::Terminate, OthersChange::Terminate, OthersChange::Void,
                                   OthersChange::Finish,    OthersChange::Touch,     OthersChange::Hide};

} // namespace

FaultPlan::FaultPlan(quint64 seed)
    : m_random(seed)
{
    m_faults = oneOf(shares);
    if (m_faults <= 0) {
        return;
    }
    m_actsLate = happens(0.3);
    m_isSlow = happens(0.3);
    m_isRestless = happens(0.25);
    m_isIdempotent = happens(0.2);
    m_ineffective = happens(0.2) ? oneOf(std::array{0.1, 0.5, 1.0}) : 0.0;
    if (happens(0.25)) {
        m_dateHeader = oneOf(wrongDates);
        m_hadWrongDate = true;
        m_dateError = hours{below(13) - 6};
    }
    for (Spell &spell : m_spells) {
        if (happens(0.3)) {
            spell = {.fault = oneOf(queryFaults), .first = below(60), .count = 1 + below(happens(0.3) ? 200 : 12)};
        }
    }
}

void FaultPlan::calmDown()
{
    m_faults = std::min(m_faults, calmShare);
}

void FaultPlan::heal()
{
    m_faults = 0.0;
    m_actsLate = false;
    m_isSlow = false;
    m_isRestless = false;
    m_ineffective = 0.0;
    m_dateHeader = DateHeader::Right;
    m_spells = {};
}

int FaultPlan::below(int end)
{
    return std::uniform_int_distribution<int>(0, end - 1)(m_random);
}

bool FaultPlan::happens(double probability)
{
    return std::bernoulli_distribution(probability)(m_random);
}

OthersChange FaultPlan::othersChange()
{
    return oneOf(othersChanges);
}

QueryFault FaultPlan::faultOfQuery(int query) const
{
    const auto spell = std::ranges::find_if(
        m_spells, [query](const Spell &each) { return query >= each.first && query < each.first + each.count; });
    return spell == m_spells.end() ? QueryFault::No : spell->fault;
}

QueryFault FaultPlan::nextQueryFault()
{
    return faultOfQuery(m_queries++);
}

bool FaultPlan::isWrongTenant() const
{
    return faultOfQuery(m_queries) == QueryFault::WrongTenant;
}

RequestFate FaultPlan::fateOf(RequestKind kind)
{
    if (happens(m_faults)) {
        return kind == RequestKind::Terminate ? terminateFate() : readFate(kind);
    }
    RequestFate fate;
    if (kind == RequestKind::Terminate) {
        fate.effect = effect();
    }
    return fate;
}

RequestFate FaultPlan::readFate(RequestKind kind)
{
    RequestFate fate;
    if (happens(stallShare)) {
        fate.ending = Ending::Stall;
    } else if (happens(0.4)) {
        fate.early =
            earlyEnds[static_cast<size_t>(below(kind == RequestKind::Token ? 2 : static_cast<int>(earlyEnds.size())))];
    } else {
        fate.ending = oneOf(readEndings);
    }
    return fate;
}

RequestFate FaultPlan::terminateFate()
{
    RequestFate fate;
    fate.act = happens(0.5) ? RequestFate::Act::Do : RequestFate::Act::DoNothing;
    fate.effect = effect();
    if (happens(stallShare)) {
        fate.ending = Ending::Stall;
    } else if (happens(0.3)) {
        fate.early = happens(0.2) ? Early::FileNotFound : oneOf(earlyEnds);
    } else {
        fate.ending = oneOf(terminateEndings);
        // A complete reply implies that the service has acted.
        if (fate.ending >= Ending::WrongCounts) {
            fate.act = RequestFate::Act::Do;
        }
    }
    return fate;
}

Effect FaultPlan::effect()
{
    Effect effect{.ineffective = m_ineffective, .isIdempotent = m_isIdempotent};
    if (m_faults > 0 && happens(0.5)) {
        effect.lag = seconds{below(m_actsLate ? maxLongLag : maxLag)};
    }
    if (m_actsLate && happens(0.2)) {
        effect.lag = seconds{below(excessive)};
    }
    if (m_actsLate && happens(0.7)) {
        effect.delay = seconds{below(happens(0.2) ? excessive : maxDelay)};
        effect.pace = milliseconds{happens(0.5) ? below(maxPace) : 0};
    }
    return effect;
}

} // namespace sealdesk::test
