// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sealdesk;
using namespace sealdesk::test;

using End = ListingSummary::End;
using Order = ChangingService::Order;

namespace
{

const QStringList states{u"pending_sign"_s, u"pending_seal"_s, u"terminated"_s};
const QStringList templates{u"template-a"_s, u"template-b"_s};

template <class List>
auto oneOf(const List &list)
{
    return list.at(*rc::gen::inRange<qsizetype>(0, list.size()));
}

// A service with random changes, and a list of it.
struct World : ChangingFixture {
    World(Order order, int pageSize)
        : ChangingFixture(order, pageSize)
    {
        service.setDateError(std::chrono::minutes{*rc::gen::inRange(-600, 601)});
        const int files = *rc::gen::inRange(0, 60);
        for (int number = 0; number < files; ++number) {
            const auto age = std::chrono::hours{*rc::gen::inRange(1, 5'000)};
            service.put(number, oneOf(states), oneOf(templates), service.now().plus(-age));
        }
    }

    void changeSome(int most)
    {
        for (int changes = *rc::gen::inRange(0, most + 1); changes > 0; --changes) {
            service.change(*rc::gen::inRange(0, service.count() + 1), oneOf(states), oneOf(templates));
        }
    }
    void serveWhileItChanges()
    {
        service.serve(std::chrono::seconds{*rc::gen::inRange(0, 200)}, [this] { changeSome(2); });
    }

    void refresh()
    {
        if (!listing.canResume()) {
            list.beginPass();
        }
        listing.refresh();
    }
    void reload()
    {
        list.beginPass();
        listing.reload();
    }
};

FileFilter anyFilter(const World &world)
{
    FileFilter filter;
    for (const QString &state : states) {
        if (*rc::gen::arbitrary<bool>()) {
            filter.states.emplace_back(state);
        }
    }
    if (*rc::gen::arbitrary<bool>()) {
        filter.templates.emplace_back(oneOf(templates));
    }
    if (*rc::gen::inRange(0, 3) == 0) {
        filter.updatedFrom = world.service.now().plus(-std::chrono::hours{*rc::gen::inRange(0, 3'000)});
    }
    if (*rc::gen::inRange(0, 3) == 0) {
        filter.updatedTo = world.service.now().plus(std::chrono::hours{*rc::gen::inRange(-100, 10)});
    }
    return filter;
}

// However the list was read, stopped, resumed and refreshed: once changes have stopped, one refresh makes it equal to
// the service.
void aQuietRefreshEqualsTheTruth()
{
    const auto order = static_cast<Order>(*rc::gen::inRange(0, 3));
    World world(order, *rc::gen::inRange(1, 20));
    const FileFilter filter = anyFilter(world);
    world.listing.start(filter);
    world.serveWhileItChanges();
    for (int round = *rc::gen::inRange(0, 4); round > 0; --round) {
        world.pass(std::chrono::minutes{*rc::gen::inRange(0, 100)});
        world.changeSome(10);
        *rc::gen::inRange(0, 5) == 0 ? world.reload() : world.refresh();
        if (*rc::gen::inRange(0, 4) == 0) {
            world.settle();
            world.listing.stop();
        }
        world.serveWhileItChanges();
    }
    world.pass(10min);
    world.refresh();
    world.service.serve(1s);
    RC_ASSERT(world.summaries.back().end == End::Complete);
    RC_ASSERT(world.listed() == world.service.truth(filter));
}

} // namespace

class TestRefreshProperties final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListEqualsTheService()
    {
        QVERIFY(rc::check("a quiet refresh equals the truth", aQuietRefreshEqualsTheTruth));
    }
};

QTEST_GUILESS_MAIN(TestRefreshProperties)
#include "test_refreshproperties.moc"
