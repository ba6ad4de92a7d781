// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/rategate.h"
#include "manualclock.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <deque>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{

//! Counts the requests that exceed the limit per minute, for both interpretations of the document: a fixed window that
//! starts with the first request, and a sliding one.
class ServiceLimit
{
public:
    explicit ServiceLimit(int limit)
        : m_limit(limit)
    {
    }

    void arrive(Monotonic now)
    {
        if (!m_fixedStart || now >= *m_fixedStart + 60s) {
            m_fixedStart = now;
            m_fixedCount = 0;
        }
        refused += ++m_fixedCount > m_limit ? 1 : 0;
        while (!m_sliding.empty() && m_sliding.front() + 60s <= now) {
            m_sliding.pop_front();
        }
        m_sliding.push_back(now);
        refused += static_cast<int>(m_sliding.size()) > m_limit ? 1 : 0;
        last = now;
    }

    int refused = 0;
    Monotonic last{0};

private:
    int m_limit;
    std::optional<Monotonic> m_fixedStart;
    int m_fixedCount = 0;
    std::deque<Monotonic> m_sliding;
};

} // namespace

class TestRateGate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void allowsBursts();
    void aSlotIsFreeAMinuteAfterItsReply();
    void aPermitReturnedUnusedIsFreeAtOnce();
    void permitsMove();
    void permitsMayOutliveTheGate();
    void neverExceedsTheServicesLimit_data();
    void neverExceedsTheServicesLimit();
    void higherPrioritiesGoFirst();
    void inOrderWithinAPriority();
    void fewBackgroundRequestsAMinute();
    void newRequestsDontOvertakeWaitingOnes();
    void skipsDestroyedContexts();
    void obeysTheRequestedWait();
    void capacityMayChangeWhileInUse();
    void emitsChanged();
    void estimatesHowLongRequestsTake();
    void oneGatePerIdentityAndEndpoint();

private:
    void acquire(Priority priority, const QString &name, QObject *context = nullptr)
    {
        m_gate->acquire(priority, context ? context : this, [this, name](RateGate::Permit permit) {
            m_granted.append(name);
            m_permits.push_back(std::move(permit));
        });
    }
    void acquireMany(int count)
    {
        for (int i = 0; i < count; ++i) {
            acquire(Priority::Listing, QStringLiteral("x"));
        }
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RateGate> m_gate;
    std::vector<RateGate::Permit> m_permits;
    QStringList m_granted;
};

void TestRateGate::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_gate = std::make_unique<RateGate>(*m_clock, 3);
}

void TestRateGate::cleanup()
{
    m_permits.clear();
    m_gate.reset();
    m_granted.clear();
}

void TestRateGate::allowsBursts()
{
    QCOMPARE(RateGate(*m_clock).capacity(), 100);
    QCOMPARE(m_gate->available(), 3);
    acquireMany(4);
    QCOMPARE(m_granted.size(), 3);
    QCOMPARE(m_gate->available(), 0);
}

void TestRateGate::aSlotIsFreeAMinuteAfterItsReply()
{
    acquireMany(3);
    m_clock->advance(10min); // no reply yet: the slots stay used
    QCOMPARE(m_gate->available(), 0);
    acquire(Priority::Listing, QStringLiteral("late"));
    m_permits.pop_back();
    m_clock->advance(59s);
    QVERIFY(!m_granted.contains(QStringLiteral("late")));
    QVERIFY(m_gate->timeToNextSlot() >= 1s && m_gate->timeToNextSlot() <= 1s + RateGate::margin);
    m_clock->advance(1s + RateGate::margin);
    QVERIFY(m_granted.contains(QStringLiteral("late")));
}

void TestRateGate::aPermitReturnedUnusedIsFreeAtOnce()
{
    acquireMany(4);
    m_permits[0].returnUnused();
    m_permits[0].returnUnused(); // has no effect
    m_clock->advance(0ms);
    QCOMPARE(m_granted.size(), 4);
    m_permits.erase(m_permits.begin()); // an empty permit: releases nothing
    QCOMPARE(m_gate->available(), 0);
    QCOMPARE(m_permits.size(), size_t{3});
    for (auto &permit : m_permits) {
        permit.returnUnused();
    }
    QCOMPARE(m_gate->available(), 3);
}

void TestRateGate::permitsMove()
{
    acquireMany(2);
    RateGate::Permit first = std::move(m_permits[0]);
    m_permits.erase(m_permits.begin()); // moved from: releases nothing
    QCOMPARE(m_gate->available(), 1);
    first = std::move(m_permits[0]); // releases the first
    m_permits.clear();
    m_clock->advance(61s);
    QCOMPARE(m_gate->available(), 2);
    first.returnUnused();
    QCOMPARE(m_gate->available(), 3);
}

void TestRateGate::permitsMayOutliveTheGate()
{
    acquireMany(2);
    m_gate.reset();
    m_permits[0].returnUnused();
    m_permits.clear();
}

void TestRateGate::neverExceedsTheServicesLimit_data()
{
    QTest::addColumn<int>("latency");
    QTest::addColumn<int>("parallel");
    QTest::newRow("burst, fast service") << 20 << 250;
    QTest::newRow("burst, slow service") << 1500 << 250;
    QTest::newRow("one after another, fast") << 20 << 1;
    QTest::newRow("one after another, no time at all") << 0 << 1;
    QTest::newRow("six at a time") << 300 << 6;
}

// 250 requests at 100 per minute: the third hundred can't start before two minutes have passed, and should not start
// much later.
void TestRateGate::neverExceedsTheServicesLimit()
{
    QFETCH(int, latency);
    QFETCH(int, parallel);
    m_gate->setCapacity(100);
    ServiceLimit service(100);
    int asked = 0;
    int finished = 0;
    const Monotonic start = m_clock->monotonic();
    const auto way = milliseconds{latency / 2};
    std::function<void()> next = [&] {
        if (asked == 250) {
            return;
        }
        ++asked;
        m_gate->acquire(Priority::Listing, this, [&](RateGate::Permit permit) {
            auto held = std::make_shared<RateGate::Permit>(std::move(permit));
            m_clock->after(way, this, [&, held] {
                service.arrive(m_clock->monotonic());
                m_clock->after(way, this, [&, held] {
                    *held = RateGate::Permit();
                    ++finished;
                    next();
                });
            });
        });
    };
    for (int i = 0; i < parallel; ++i) {
        next();
    }

    m_clock->advance(5min);

    QCOMPARE(finished, 250);
    QCOMPARE(service.refused, 0);
    const Monotonic least = 120s + 2 * way;
    QVERIFY((service.last - start) * 100 <= least * 105);
}

void TestRateGate::higherPrioritiesGoFirst()
{
    acquireMany(3);
    acquire(Priority::Names, QStringLiteral("names"));
    acquire(Priority::Listing, QStringLiteral("listing"));
    acquire(Priority::PreFlight, QStringLiteral("pre-flight"));
    acquire(Priority::Reconciliation, QStringLiteral("reconciliation"));
    for (int i = 0; i < 3; ++i) {
        m_permits[static_cast<size_t>(i)].returnUnused();
    }
    m_clock->advance(0ms);
    QCOMPARE(m_granted.mid(3),
             QStringList({QStringLiteral("reconciliation"), QStringLiteral("pre-flight"), QStringLiteral("listing")}));
}

void TestRateGate::fewBackgroundRequestsAMinute()
{
    RateGate gate(*m_clock, 100);
    QStringList granted;
    const auto ask = [&](Priority priority, const QString &name) {
        gate.acquire(priority, this, [&granted, name](RateGate::Permit) { granted.append(name); });
    };
    for (int i = 0; i < 12; ++i) {
        ask(Priority::Background, QStringLiteral("background"));
    }
    QCOMPARE(granted.size(), 10);
    ask(Priority::Names, QStringLiteral("names")); // not held up
    QCOMPARE(granted.last(), QStringLiteral("names"));
    m_clock->advance(59s);
    QCOMPARE(granted.size(), 11);
    m_clock->advance(1s);
    QCOMPARE(granted.size(), 13);
    QCOMPARE(granted.last(), QStringLiteral("background"));
}

void TestRateGate::inOrderWithinAPriority()
{
    acquireMany(3);
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    for (const QString &name : names) {
        acquire(Priority::Listing, name);
    }
    m_permits.clear();
    m_clock->advance(61s);
    QCOMPARE(m_granted.mid(3), names);
}

void TestRateGate::newRequestsDontOvertakeWaitingOnes()
{
    acquireMany(3);
    acquire(Priority::Listing, QStringLiteral("first"));
    m_permits[0].returnUnused(); // the waiting request is granted from the event loop
    acquire(Priority::Listing, QStringLiteral("second"));
    QCOMPARE(m_granted.size(), 3);
    m_clock->advance(0ms);
    QCOMPARE(m_granted.mid(3), QStringList{QStringLiteral("first")});
}

void TestRateGate::skipsDestroyedContexts()
{
    acquireMany(3);
    auto gone = std::make_unique<QObject>();
    acquire(Priority::Reconciliation, QStringLiteral("gone"), gone.get());
    acquire(Priority::Listing, QStringLiteral("here"));
    gone.reset();
    m_permits[0].returnUnused();
    m_clock->advance(0ms);
    QCOMPARE(m_granted.mid(3), QStringList{QStringLiteral("here")});
    QCOMPARE(m_gate->available(), 0);
}

void TestRateGate::obeysTheRequestedWait()
{
    m_gate->closeFor(30s);
    QCOMPARE(m_gate->available(), 0);
    QCOMPARE(m_gate->timeToNextSlot(), milliseconds{30s});
    QCOMPARE(m_gate->closedFor(), milliseconds{30s});
    acquire(Priority::Listing, QStringLiteral("waits"));
    m_gate->closeFor(10s); // doesn't shorten
    m_clock->advance(29s);
    QVERIFY(m_granted.isEmpty());
    m_clock->advance(1s);
    QCOMPARE(m_granted, QStringList{QStringLiteral("waits")});
    QCOMPARE(m_gate->closedFor(), milliseconds{0});
    QCOMPARE(m_gate->available(), 2);
}

void TestRateGate::capacityMayChangeWhileInUse()
{
    acquireMany(3);
    m_gate->setCapacity(1);
    QCOMPARE(m_gate->available(), 0);
    acquire(Priority::Listing, QStringLiteral("late"));
    m_permits[0].returnUnused();
    m_permits[1].returnUnused();
    m_clock->advance(0ms);
    QCOMPARE(m_granted.size(), 3); // one slot is still in use, and there is only one
    m_gate->setCapacity(2);
    m_clock->advance(0ms);
    QCOMPARE(m_granted.size(), 4);
    m_gate->setCapacity(-7);
    QCOMPARE(m_gate->capacity(), 1);
}

void TestRateGate::emitsChanged()
{
    QSignalSpy changes(m_gate.get(), &RateGate::changed);
    acquireMany(1);
    QCOMPARE(changes.count(), 1);
    m_permits.clear();
    QVERIFY(changes.count() > 1);
    const auto before = changes.count();
    m_clock->advance(61s);
    QVERIFY(changes.count() > before);
    QCOMPARE(m_gate->available(), 3);
    m_clock->advance(10min);
    QCOMPARE(m_clock->waitingCount(), 0); // an idle gate needs no timer
}

void TestRateGate::estimatesHowLongRequestsTake()
{
    m_gate->setCapacity(100);
    QCOMPARE(m_gate->estimatedTime(0, 1s), 0ms);
    QCOMPARE(m_gate->estimatedTime(100, 100ms), 10s);
    // A burst now, one in a minute, half of one after two.
    QCOMPARE(m_gate->estimatedTime(250, 100ms), 2min + 5s);
    acquireMany(100);
    m_permits.clear();
    m_clock->advance(20s);
    const auto estimate = m_gate->estimatedTime(150, 100ms);
    QVERIFY(estimate >= 40s + 1min + 5s && estimate < 41s + 1min + 5s);
}

void TestRateGate::oneGatePerIdentityAndEndpoint()
{
    RateGates gates(*m_clock);
    const ConnectionIdentity one{.service = QStringLiteral("https://a"), .appId = QStringLiteral("1")};
    const ConnectionIdentity other{.service = QStringLiteral("https://a"), .appId = QStringLiteral("2")};
    RateGate &gate = gates.gate(one, Endpoint::QuerySignatureFiles);
    QVERIFY(&gate != &gates.gate(other, Endpoint::QuerySignatureFiles));
    QVERIFY(&gate != &gates.gate(one, Endpoint::TerminateSignatureFiles));
    QCOMPARE(&gate, &gates.gate(ConnectionIdentity(one), Endpoint::QuerySignatureFiles));
}

QTEST_GUILESS_MAIN(TestRateGate)
#include "test_rategate.moc"
