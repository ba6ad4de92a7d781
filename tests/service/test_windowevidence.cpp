// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

struct Story : ServiceFixture {
    Story() { openJournal(); }

    //! Connects anew, as the next start of the program does.
    void restart()
    {
        session.setJournal(JournalProblem{});
        again = std::make_unique<Session>(connection(), AppSecret{.secret = Secret{u"secret"_s}},
                                          ServiceClient::Parts{.transport = transport, .gates = gates, .clock = clock});
        again->setJournal(journal.get());
    }

    std::unique_ptr<Session> again;
};

FileSighting sighting(KnownState state, const QString &updated)
{
    FileSighting out = sightings(1, 2, state)[0];
    out.file.updateTime = BeijingTime::parse(updated);
    return out;
}

} // namespace

// product.md 4a.2
class TestWindowEvidence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsAMovedUpdateTimeAndAProbe();
    void keepsTwoFaultsOverRestarts();
    void countsAFaultOfAnEarlierStart();
    void isMendedByThreeCleanProbesInARow();
    void breaksAtAnUnmovedUpdateTime();
};

void TestWindowEvidence::needsAMovedUpdateTimeAndAProbe()
{
    Story story;
    story.session.addCleanProbe();
    QCOMPARE(story.session.windowTrust(), WindowTrust::Unproven);
    story.proveWindows();
    QCOMPARE(story.session.windowTrust(), WindowTrust::Proven);
    story.restart();
    QVERIFY(story.again->windowEvidence().isUpdateTimeProven());
    QCOMPARE(story.again->windowTrust(), WindowTrust::Unproven); // the service may be another one today
}

void TestWindowEvidence::keepsTwoFaultsOverRestarts()
{
    Story story;
    story.proveWindows();
    story.session.addWindowFault();
    QCOMPARE(story.session.windowTrust(), WindowTrust::Unproven); // a probe has to hold first
    story.session.addWindowFault();
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    story.restart();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Broken);
}

void TestWindowEvidence::countsAFaultOfAnEarlierStart()
{
    Story story;
    story.session.addWindowFault();
    story.restart();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Unproven);
    story.again->addWindowFault();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Broken);
}

void TestWindowEvidence::isMendedByThreeCleanProbesInARow()
{
    Story story;
    story.proveWindows();
    story.breakWindows();
    story.session.addCleanProbe();
    story.session.addCleanProbe();
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    story.session.addWindowFault(); // not in a row
    story.session.addCleanProbe();
    story.session.addCleanProbe();
    QCOMPARE(story.session.windowEvidence().cleanProbes(), 2);
    story.restart();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Broken);
    story.again->addCleanProbe();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Proven);
    story.restart();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Unproven);
    QCOMPARE(story.again->windowEvidence().faults(), 0);
}

void TestWindowEvidence::breaksAtAnUnmovedUpdateTime()
{
    Story story;
    story.proveWindows();
    story.session.observeChange(sighting(KnownState::PendingSign, u"2026-11-19 12:00:00"_s),
                                sighting(KnownState::Voided, u"2026-11-19 12:00:00"_s));
    QCOMPARE(story.session.windowTrust(), WindowTrust::Broken);
    story.restart();
    QCOMPARE(story.again->windowTrust(), WindowTrust::Broken);
    for (int probe = 0; probe < 3; ++probe) {
        story.again->addCleanProbe();
    }
    QCOMPARE(story.again->windowTrust(), WindowTrust::Unproven); // until an update time is seen moving
}

QTEST_GUILESS_MAIN(TestWindowEvidence)
#include "test_windowevidence.moc"
