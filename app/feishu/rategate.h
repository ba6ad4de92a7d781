// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"
#include "core/clock.h"
#include "core/connection.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! The order in which waiting requests are served (product.md 4a.13), highest first.
enum class Priority {
    Reconciliation, //!< Finding out about unknown files of the open run.
    PreFlight,
    ReadBack, //!< Confirming accepted files of the open run.
    Listing,
    Names,
    Background //!< Looks that nobody waits for: at most RateGate::backgroundCapacity a minute.
};

//! Limits the requests to one endpoint of one connection identity to \c capacity per minute. A slot becomes free 60 s
//! (plus a margin for the resolution of clocks) after its reply finished, which respects the service's limit whether
//! its window is fixed or sliding. Bursts are allowed.
class RateGate final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateGate)

public:
    static constexpr std::chrono::seconds window{60};
    static constexpr std::chrono::milliseconds margin{20};
    static constexpr int defaultCapacity = 100;
    //! How many requests of Priority::Background get a slot within a minute.
    static constexpr std::size_t backgroundCapacity = 10;

    //! A slot in use. Destroy it when the reply has finished or the request is abandoned.
    class Permit final
    {
    public:
        Permit() = default;
        ~Permit();
        Permit(Permit &&other) noexcept;
        Permit &operator=(Permit &&other) noexcept;
        Permit(const Permit &) = delete;
        Permit &operator=(const Permit &) = delete;

        //! Returns the slot unused, because no request was sent. It is free at once.
        void returnUnused();

    private:
        friend class RateGate;
        explicit Permit(RateGate *gate)
            : m_gate(gate)
        {
        }
        void release();
        QPointer<RateGate> m_gate;
    };

    explicit RateGate(Clock &clock, int capacity = defaultCapacity, QObject *parent = nullptr);
    ~RateGate() override;

    //! Calls \a granted when a slot is free: inside acquire() if one is free now, otherwise later from the event loop,
    //! and never if \a context is destroyed before.
    void acquire(Priority priority, QObject *context, std::function<void(Permit)> granted);
    //! Lets no request through for \a duration, the wait that the service requested (x-ogw-ratelimit-reset).
    void closeFor(std::chrono::milliseconds duration);

    //! Sets the number of slots, which is at least 1. Lowering it revokes no permit.
    void setCapacity(int capacity);
    [[nodiscard]] int capacity() const { return m_capacity; }
    //! The number of slots that are free now.
    [[nodiscard]] int available() const;
    //! The number of slots that are free at some time within \a duration, if nobody uses one until then.
    [[nodiscard]] int availableWithin(std::chrono::milliseconds duration) const;
    //! The time until the next slot is free; zero if one is free now.
    [[nodiscard]] std::chrono::milliseconds timeToNextSlot() const;
    //! The remaining time of the service's wait (closeFor()); zero if there is none.
    [[nodiscard]] std::chrono::milliseconds closedFor() const;
    //! Estimates how long \a requests more will take if each takes \a each: the free slots are used at once, the others
    //! as they become free.
    [[nodiscard]] std::chrono::milliseconds estimatedTime(int requests, std::chrono::milliseconds each) const;

Q_SIGNALS:
    //! Emitted when available() or timeToNextSlot() changes.
    void changed();

private:
    struct Waiter {
        Priority priority;
        QPointer<QObject> context;
        std::function<void(Permit)> granted;
    };

    void finish();
    void returnSlot();
    void removeExpired();
    [[nodiscard]] std::optional<Waiter> takeNextWaiter();
    [[nodiscard]] bool mayPass(Priority priority) const;
    void occupySlot(Priority priority);
    void grantWaiting();
    void scheduleWake();
    void wake();
    void wakeSoon();
    [[nodiscard]] int busy() const;

    Clock &m_clock;
    int m_capacity;
    int m_inFlight = 0;
    std::deque<Monotonic> m_finished; // when the replies of the last minute ended, oldest first
    Monotonic m_closedUntil{0};
    std::vector<Waiter> m_waiters;      // in order of arrival
    std::deque<Monotonic> m_background; // when the background requests of the last minute got their slots
    std::optional<Monotonic> m_wakeAt;
};

//! The gates of this process: one for each connection identity and endpoint, shared by all users.
class RateGates final
{
public:
    explicit RateGates(Clock &clock)
        : m_clock(clock)
    {
    }

    [[nodiscard]] RateGate &gate(const ConnectionIdentity &identity, Endpoint endpoint);

private:
    struct Key {
        ConnectionIdentity identity;
        Endpoint endpoint;
    };
    Clock &m_clock;
    std::vector<std::pair<Key, std::unique_ptr<RateGate>>> m_gates;
};

} // namespace sealdesk
