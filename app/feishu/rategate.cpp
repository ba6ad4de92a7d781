// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/rategate.h"

#include <algorithm>

namespace sealdesk
{

using std::chrono::milliseconds;

RateGate::Permit::~Permit()
{
    release();
}

RateGate::Permit::Permit(Permit &&other) noexcept
    : m_gate(std::exchange(other.m_gate, nullptr))
{
}

RateGate::Permit &RateGate::Permit::operator=(Permit &&other) noexcept
{
    if (this != &other) {
        release();
        m_gate = std::exchange(other.m_gate, nullptr);
    }
    return *this;
}

void RateGate::Permit::returnUnused()
{
    if (RateGate *gate = std::exchange(m_gate, nullptr)) {
        gate->returnSlot();
    }
}

void RateGate::Permit::release()
{
    if (RateGate *gate = std::exchange(m_gate, nullptr)) {
        gate->finish();
    }
}

RateGate::RateGate(Clock &clock, int capacity, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_capacity(std::max(1, capacity))
{
}

RateGate::~RateGate() = default;

void RateGate::acquire(Priority priority, QObject *context, std::function<void(Permit)> granted)
{
    removeExpired();
    const bool isBehind =
        std::ranges::any_of(m_waiters, [priority](const Waiter &waiter) { return waiter.priority <= priority; });
    if (!isBehind && available() > 0 && mayPass(priority)) {
        occupySlot(priority);
        Q_EMIT changed();
        granted(Permit(this));
        return;
    }
    m_waiters.push_back({.priority = priority, .context = context, .granted = std::move(granted)});
    scheduleWake();
}

void RateGate::closeFor(milliseconds duration)
{
    m_closedUntil = std::max(m_closedUntil, m_clock.monotonic() + duration);
    scheduleWake();
    Q_EMIT changed();
}

void RateGate::setCapacity(int capacity)
{
    m_capacity = std::max(1, capacity);
    wakeSoon();
    Q_EMIT changed();
}

int RateGate::available() const
{
    return closedFor() > milliseconds::zero() ? 0 : std::max(0, m_capacity - busy());
}

int RateGate::availableWithin(milliseconds duration) const
{
    if (closedFor() > duration) {
        return 0;
    }
    const Monotonic end = m_clock.monotonic() + duration;
    const auto stillUsed =
        std::ranges::count_if(m_finished, [end](Monotonic finished) { return finished + window + margin > end; });
    return std::max(0, m_capacity - m_inFlight - static_cast<int>(stillUsed));
}

milliseconds RateGate::closedFor() const
{
    return std::max(milliseconds::zero(), m_closedUntil - m_clock.monotonic());
}

milliseconds RateGate::timeToNextSlot() const
{
    const Monotonic now = m_clock.monotonic();
    const int excess = busy() - m_capacity + 1;
    if (excess <= 0) {
        return closedFor();
    }
    const auto firstUsed =
        std::ranges::find_if(m_finished, [now](Monotonic end) { return end + window + margin > now; });
    // While all slots are in flight, it is unknown when the first one ends: it takes a whole window at least.
    const milliseconds untilFree = m_finished.end() - firstUsed >= excess
                                       ? *(firstUsed + (excess - 1)) + window + margin - now
                                       : milliseconds{window + margin};
    return std::max(untilFree, closedFor());
}

milliseconds RateGate::estimatedTime(int requests, milliseconds each) const
{
    const int waiting = std::max(0, requests - available());
    if (waiting == 0) {
        return requests * each;
    }
    // Slots become free in bursts, as they were used. Those in use now come first; every full round takes a window.
    const int rounds = (waiting - 1) / m_capacity;
    const int last = waiting - rounds * m_capacity;
    const milliseconds firstWait = available() > 0 ? window : timeToNextSlot();
    return firstWait + rounds * milliseconds{window} + last * each;
}

void RateGate::finish()
{
    --m_inFlight;
    m_finished.push_back(m_clock.monotonic());
    scheduleWake();
    Q_EMIT changed();
}

void RateGate::returnSlot()
{
    --m_inFlight;
    wakeSoon();
    Q_EMIT changed();
}

int RateGate::busy() const
{
    const Monotonic now = m_clock.monotonic();
    const auto used = std::ranges::count_if(m_finished, [now](Monotonic end) { return end + window + margin > now; });
    return m_inFlight + static_cast<int>(used);
}

void RateGate::removeExpired()
{
    const Monotonic now = m_clock.monotonic();
    while (!m_finished.empty() && m_finished.front() + window + margin <= now) {
        m_finished.pop_front();
    }
    while (!m_background.empty() && m_background.front() + window <= now) {
        m_background.pop_front();
    }
    std::erase_if(m_waiters, [](const Waiter &waiter) { return waiter.context.isNull(); });
}

bool RateGate::mayPass(Priority priority) const
{
    return priority != Priority::Background || m_background.size() < backgroundCapacity;
}

void RateGate::occupySlot(Priority priority)
{
    ++m_inFlight;
    if (priority == Priority::Background) {
        m_background.push_back(m_clock.monotonic());
    }
}

std::optional<RateGate::Waiter> RateGate::takeNextWaiter()
{
    removeExpired();
    if (m_waiters.empty() || available() <= 0) {
        return std::nullopt;
    }
    const auto next = std::ranges::min_element(m_waiters, {}, &Waiter::priority);
    if (!mayPass(next->priority)) {
        return std::nullopt;
    }
    std::optional<Waiter> taken{std::move(*next)};
    m_waiters.erase(next);
    return taken;
}

void RateGate::grantWaiting()
{
    const QPointer<RateGate> self(this);
    while (self) {
        auto waiter = takeNextWaiter();
        if (!waiter) {
            return;
        }
        occupySlot(waiter->priority);
        waiter->granted(Permit(this));
    }
}

// Wake even without waiters, so that the UI can update its free-slot count.
void RateGate::scheduleWake()
{
    milliseconds delay =
        m_waiters.empty() && !m_finished.empty() && closedFor() == milliseconds::zero()
            ? std::max(milliseconds::zero(), m_finished.front() + window + margin - m_clock.monotonic())
            : timeToNextSlot();
    const bool isOnlyBackground = !m_waiters.empty() && std::ranges::all_of(m_waiters, [](const Waiter &waiter) {
        return waiter.priority == Priority::Background;
    });
    if (isOnlyBackground && !mayPass(Priority::Background)) {
        delay = std::max(delay, m_background.front() + window - m_clock.monotonic());
    }
    if (m_waiters.empty() && m_finished.empty() && delay == milliseconds::zero()) {
        return;
    }
    const Monotonic due = m_clock.monotonic() + delay;
    if (m_wakeAt && *m_wakeAt <= due) {
        return;
    }
    m_wakeAt = due;
    m_clock.after(delay, this, [this] { wake(); });
}

void RateGate::wake()
{
    if (m_wakeAt && *m_wakeAt <= m_clock.monotonic()) {
        m_wakeAt.reset();
    }
    const QPointer<RateGate> self(this);
    grantWaiting();
    if (!self) {
        return;
    }
    removeExpired();
    scheduleWake();
    Q_EMIT changed();
}

void RateGate::wakeSoon()
{
    QMetaObject::invokeMethod(
        this, [this] { wake(); }, Qt::QueuedConnection);
}

RateGate &RateGates::gate(const ConnectionIdentity &identity, Endpoint endpoint)
{
    const auto found = std::ranges::find_if(m_gates, [&](const auto &entry) {
        return entry.first.identity == identity && entry.first.endpoint == endpoint;
    });
    if (found != m_gates.end()) {
        return *found->second;
    }
    m_gates.emplace_back(Key{.identity = identity, .endpoint = endpoint}, std::make_unique<RateGate>(m_clock));
    return *m_gates.back().second;
}

} // namespace sealdesk
