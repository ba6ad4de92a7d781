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

//! Who goes first when a gate opens (product.md 2).
enum class Priority { Reconciliation, PreFlight, Listing, Names };

//! Lets at most \c capacity requests a minute through to one endpoint of one connection identity. A slot is free again
//! 60 s (and a margin for the coarseness of clocks) after its reply finished, which holds whether the service's window
//! is fixed or slides. Bursts are allowed.
class RateGate final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateGate)

public:
    static constexpr std::chrono::seconds window{60};
    static constexpr std::chrono::milliseconds margin{20};
    static constexpr int defaultCapacity = 100;

    //! A slot in use. Destroying it says that the reply finished (or that the request was given up).
    class Permit final
    {
    public:
        Permit() = default;
        ~Permit();
        Permit(Permit &&other) noexcept;
        Permit &operator=(Permit &&other) noexcept;
        Permit(const Permit &) = delete;
        Permit &operator=(const Permit &) = delete;

        //! Gives the slot back unused: no request was sent.
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

    //! Calls \a granted once a slot is free: at once (inside acquire()) if one is, later from the event loop if not;
    //! never when \a context is destroyed before.
    void acquire(Priority priority, QObject *context, std::function<void(Permit)> granted);
    //! The service said how long to wait (x-ogw-ratelimit-reset): nothing passes before that.
    void closeFor(std::chrono::milliseconds duration);

    //! At least 1. Lowering it takes no permit back.
    void setCapacity(int capacity);
    [[nodiscard]] int capacity() const { return m_capacity; }
    //! Slots free at this moment.
    [[nodiscard]] int available() const;
    //! How long from now until a request could pass; zero when one could now.
    [[nodiscard]] std::chrono::milliseconds timeToNextSlot() const;
    //! How much longer the service's own wait (closeFor()) lasts; zero when there is none.
    [[nodiscard]] std::chrono::milliseconds closedFor() const;
    //! Estimates how long \a requests more will take if each takes \a each: the free slots are used at once, the others
    //! as they become free.
    [[nodiscard]] std::chrono::milliseconds estimatedTime(int requests, std::chrono::milliseconds each) const;

Q_SIGNALS:
    //! available() or timeToNextSlot() is another now.
    void changed();

private:
    struct Waiter {
        Priority priority;
        QPointer<QObject> context;
        std::function<void(Permit)> granted;
    };

    void finish();
    void giveBack();
    void forgetOldAndDead();
    [[nodiscard]] std::optional<Waiter> takeNext();
    void serve();
    void scheduleWake();
    void wake();
    void wakeSoon();
    [[nodiscard]] int busy() const;

    Clock &m_clock;
    int m_capacity;
    int m_inFlight = 0;
    std::deque<Monotonic> m_finished; // ends of the last minute's replies, oldest first
    Monotonic m_closedUntil{0};
    std::vector<Waiter> m_waiters; // in the order of their coming
    std::optional<Monotonic> m_wakeAt;
};

//! The gates of this process, one for each connection identity and endpoint, whoever uses them.
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

//! Returns gate.estimatedTime().
[[nodiscard]] std::chrono::milliseconds remainingTime(int requests, const RateGate &gate,
                                                      std::chrono::milliseconds each);

} // namespace sealdesk
