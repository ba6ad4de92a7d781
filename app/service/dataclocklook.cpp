// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/dataclocklook.h"

#include "service/pagewalk.h"

#include <algorithm>
#include <array>

namespace sealdesk
{

namespace
{

using namespace std::chrono_literals;

// How far each query reaches back. nullopt: it has no bound.
constexpr std::array<std::optional<std::chrono::hours>, 4> reaches{1h, 24h, 24h * 30, std::nullopt};

} // namespace

DataClockLook::DataClockLook(Session &session, Priority priority, QObject *parent, Reach reach)
    : QObject(parent)
    , m_session(session)
    , m_priority(priority)
    , m_reach(reach)
{
}

void DataClockLook::start()
{
    query();
}

void DataClockLook::abandon()
{
    disconnect();
    abandonWalk();
    // Deferred, because the look may be emitting a signal.
    deleteLater();
}

void DataClockLook::abandonWalk()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
}

// Before the first reply the Date is not known yet, and this computer's clock stands in: it is no more to be relied on.
void DataClockLook::query()
{
    abandonWalk();
    FileFilter filter;
    const Instant now = m_session.client().serverClock().now();
    if (m_reach == Reach::LastMinute) {
        filter.updatedFrom = BeijingTime::fromInstant(now - 1min);
    } else if (const auto reach = reaches[m_step]) {
        filter.updatedFrom = BeijingTime::fromInstant(now - *reach);
    }
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = m_priority, .maxPages = 1}, this);
    connect(m_walk, &PageWalk::waiting, this, &DataClockLook::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, [this](const WalkedPage &page) {
        m_showsTime |=
            std::ranges::any_of(page.rows, [](const FileSighting &row) { return row.file.updateTime.has_value(); });
    });
    connect(m_walk, &PageWalk::ended, this, &DataClockLook::handleEnd);
    m_walk->start();
}

void DataClockLook::handleEnd(const WalkEnd &end)
{
    const bool hasClock = m_session.client().serverClock().isKnown();
    if (end.kind == WalkEnd::Kind::Failed) {
        Q_EMIT ended(Conclusion::Failed);
    } else if (hasClock && m_showsTime) {
        Q_EMIT ended(Conclusion::UpToDate);
    } else if (!hasClock || m_reach == Reach::LastMinute || ++m_step == reaches.size()) {
        Q_EMIT ended(Conclusion::NothingSeen);
    } else {
        query();
    }
}

} // namespace sealdesk
