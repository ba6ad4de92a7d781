// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

// A run of three files whose answer was lost.
struct LostStory : RunStory {
    LostStory()
        : RunStory(3)
    {
        start();
        reply(FakeTransport::failure(TransportFailure::ConnectionLost));
        changed.clear();
    }
    void check(const std::vector<int> &positions)
    {
        run->check(positions);
        settle();
    }
};

} // namespace

//! "Check now": asking about files whose outcome is unknown.
class TestTerminationCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmsWhatIsTerminated();
    void doesNotConcludeFromAnotherState();
    void doesNotConcludeFromAMissingFile();
    void saysWhenItCouldNotAsk();
    void asksOnlyAboutUnknownFiles();
    void asksOnceHoweverOftenItIsAsked();
    void canAskAgain();
    void neverSends();
};

void TestTerminationCheck::confirmsWhatIsTerminated()
{
    LostStory story;
    story.check({1});
    QCOMPARE(story.parameter(1, u"signature_file_id"_s), idText(1));
    story.reply(lastPage({item(1, u"terminated"_s)}));
    QCOMPARE(story.outcome(1).state, OutcomeState::Terminated);
    QVERIFY(story.because<cause::ConfirmedByQuery>(1));
    QCOMPARE(story.outcome(1).logId, u"20261120000000TEST"_s);
    QCOMPARE(story.changed, std::vector{1});
    QCOMPARE(story.sighted, idTexts(1, 2));
    QCOMPARE(story.count(OutcomeState::Unknown), 2);
    QCOMPARE(story.finished, 1); // not again
}

void TestTerminationCheck::doesNotConcludeFromAnotherState()
{
    LostStory story;
    story.check({0});
    story.reply(lastPage({item(0, u"pending_sign"_s)}));
    QCOMPARE(story.outcome(0).state, OutcomeState::Unknown);
    QCOMPARE(std::get<cause::StillInState>(story.outcome(0).cause).now, FileState{KnownState::PendingSign});
    QCOMPARE(story.changed, std::vector{0});
    QVERIFY(story.checkFailures.empty());
}

void TestTerminationCheck::doesNotConcludeFromAMissingFile()
{
    LostStory story;
    story.check({0});
    story.reply(lastPage());
    QCOMPARE(story.outcome(0).state, OutcomeState::Unknown);
    QVERIFY(story.because<cause::NoAnswer>(0));
    QCOMPARE(story.checkFailures.size(), 1U);
    QCOMPARE(story.checkFailures[0].first, 0);
    QCOMPARE(story.checkFailures[0].second.kind, ApiErrorKind::NotFound);
    QVERIFY(story.changed.empty());
}

void TestTerminationCheck::saysWhenItCouldNotAsk()
{
    LostStory story;
    story.check({0, 1, 2});
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.reply(FakeTransport::refusal(400, 99991401));
    QCOMPARE(story.requestCount(), 3);
    QCOMPARE(story.checkFailures.size(), 2U);
    QCOMPARE(story.checkFailures[0].first, 1);
    QCOMPARE(story.checkFailures[1].first, 2);
    QCOMPARE(story.checkFailures[1].second.kind, ApiErrorKind::IpNotAllowed);
    QCOMPARE(story.count(OutcomeState::Unknown), 2);
}

void TestTerminationCheck::asksOnlyAboutUnknownFiles()
{
    LostStory story;
    story.check({0});
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.check({0, 99, -1});
    QCOMPARE(story.requestCount(), 2);
}

void TestTerminationCheck::asksOnceHoweverOftenItIsAsked()
{
    LostStory story;
    story.check({0, 1, 0});
    story.check({1, 0});
    story.reply(lastPage({item(0, u"terminated"_s)}));
    story.reply(lastPage({item(1, u"terminated"_s)}));
    QCOMPARE(story.requestCount(), 3);
    QCOMPARE(story.count(OutcomeState::Terminated), 2);
}

void TestTerminationCheck::canAskAgain()
{
    LostStory story;
    story.check({0});
    story.reply(lastPage({item(0, u"pending_sign"_s)}));
    story.check({0});
    story.reply(lastPage({item(0, u"terminated"_s)}));
    QCOMPARE(story.outcome(0).state, OutcomeState::Terminated);
}

void TestTerminationCheck::neverSends()
{
    LostStory story;
    story.check({0, 1, 2});
    for (int i = 0; i < 3; ++i) {
        story.reply(lastPage({item(i)}));
    }
    story.pass(10min);
    QCOMPARE(story.terminateCount(), 1);
}

QTEST_GUILESS_MAIN(TestTerminationCheck)
#include "test_terminationcheck.moc"
