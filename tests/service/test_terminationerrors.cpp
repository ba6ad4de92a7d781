// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

HttpReply limited(int seconds)
{
    HttpReply reply = FakeTransport::refusal(429, 99991400);
    reply.headers.emplace_back("x-ogw-ratelimit-reset", QByteArray::number(seconds));
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(sealdesk::HttpReply)

//! Tests how a run handles terminate requests that end in an error.
class TestTerminationErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksFilesUnknownAfterAnErrorWithoutProof_data();
    void marksFilesUnknownAfterAnErrorWithoutProof();
    void endsAtAProvenRefusal_data();
    void endsAtAProvenRefusal();
    void endsWhenNothingCouldBeSent();
    void fetchesAFreshTokenInTheMiddle();
    void endsWhenTheFreshTokenIsRefusedToo();
    void waitsWhenTheServiceLimitsTheRate();
    void checksAgainAfterALongRateWait();
    void stopsDuringTheWaitAfterARefusal();
    void stopsAtTheSecondTry();
    void stopsAtARefusalInsteadOfWaiting();
    void looksForTheMissingFileAmongAHundred();
    void keepsFilesUnknownWhenTheLookFails();
};

void TestTerminationErrors::marksFilesUnknownAfterAnErrorWithoutProof_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<ApiErrorKind>("kind");

    const auto failure = [](TransportFailure failed) { return FakeTransport::failure(failed); };
    QTest::newRow("closed") << failure(TransportFailure::ConnectionLost) << ApiErrorKind::ConnectionLost;
    QTest::newRow("never answers") << failure(TransportFailure::Timeout) << ApiErrorKind::Timeout;
    QTest::newRow("500") << FakeTransport::bare(500) << ApiErrorKind::ServiceError;
    QTest::newRow("500 enveloped") << FakeTransport::refusal(500, 1160001) << ApiErrorKind::ServiceError;
    QTest::newRow("bare 429") << FakeTransport::bare(429) << ApiErrorKind::RateLimited;
    QTest::newRow("HTML") << FakeTransport::bare(200, "<html>login</html>") << ApiErrorKind::BadReply;
    QTest::newRow("1160003") << FakeTransport::refusal(400, 1160003) << ApiErrorKind::BadParameter;
    QTest::newRow("1161604") << FakeTransport::refusal(429, 1161604) << ApiErrorKind::ServiceError;
    QTest::newRow("2200") << FakeTransport::refusal(500, 2200) << ApiErrorKind::ServiceError;
    QTest::newRow("operator") << FakeTransport::refusal(400, 99992351) << ApiErrorKind::OperatorUnknown;
}

void TestTerminationErrors::marksFilesUnknownAfterAnErrorWithoutProof()
{
    QFETCH(HttpReply, reply);
    QFETCH(ApiErrorKind, kind);
    RunStory story(150);
    story.start();
    story.reply(reply);
    QCOMPARE(story.run->phase(), TerminationRun::Phase::Resolving);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(std::get<cause::NoAnswer>(story.outcome(99).cause).error.kind, kind);
    QCOMPARE(story.count(OutcomeState::Waiting), 50);
    // Enough time for a retry, which must not happen.
    story.play(5min, [](const HttpRequest &) { return RunStory::unreadable(); });
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(std::get<cause::NoAnswer>(story.outcome(99).cause).error.kind, kind);
    QCOMPARE(story.count(OutcomeState::NotSent), 50);
    QVERIFY(story.because<cause::EarlierUnknown>(100));
}

void TestTerminationErrors::endsAtAProvenRefusal_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::newRow("address") << 99991401 << ApiErrorKind::IpNotAllowed;
    QTest::newRow("quota") << 99991403 << ApiErrorKind::QuotaUsedUp;
    QTest::newRow("scope") << 99991672 << ApiErrorKind::ScopeMissing;
    QTest::newRow("field") << 99992402 << ApiErrorKind::BadParameter;
}

void TestTerminationErrors::endsAtAProvenRefusal()
{
    QFETCH(int, code);
    QFETCH(ApiErrorKind, kind);
    RunStory story(150);
    story.start();
    story.reply(FakeTransport::refusal(400, code));
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 150);
    for (const int position : {0, 99, 100, 149}) {
        QCOMPARE(std::get<cause::RequestRefused>(story.outcome(position).cause).error.kind, kind);
    }
}

void TestTerminationErrors::endsWhenNothingCouldBeSent()
{
    RunStory story(2);
    story.start();
    story.reply(FakeTransport::failure(TransportFailure::Refused, BodyUse::Unread));
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QCOMPARE(std::get<cause::RequestRefused>(story.outcome(0).cause).error.delivery, Delivery::Unsent);
}

void TestTerminationErrors::fetchesAFreshTokenInTheMiddle()
{
    RunStory story(150);
    story.start();
    story.terminateAll();
    story.reply(FakeTransport::refusal(400, 99991663));
    QCOMPARE(story.transport.tokenRequests().size(), 2U);
    QCOMPARE(story.terminateCount(), 3);
    QCOMPARE(story.terminateIds(2), story.terminateIds(1));
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Accepted), 150);
    QCOMPARE(story.terminateCount(), 3);
}

void TestTerminationErrors::endsWhenTheFreshTokenIsRefusedToo()
{
    RunStory story(150);
    story.start();
    story.reply(FakeTransport::refusal(400, 99991663));
    story.reply(FakeTransport::refusal(400, 99991663));
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.count(OutcomeState::NotSent), 150);
    QCOMPARE(std::get<cause::RequestRefused>(story.outcome(0).cause).error.kind, ApiErrorKind::TokenRefused);
}

void TestTerminationErrors::waitsWhenTheServiceLimitsTheRate()
{
    RunStory story(2);
    story.start();
    story.reply(limited(3));
    QCOMPARE(story.waits.size(), 1U);
    QCOMPARE(story.waits[0].cause, WaitCause::RequestedByService);
    QVERIFY(story.waits[0].length >= 2s && story.waits[0].length <= 4s);
    QCOMPARE(story.count(OutcomeState::Waiting), 2); // nothing is in flight meanwhile
    story.pass(4s);
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.count(OutcomeState::Sending), 2);
    story.terminateAll();
    QCOMPARE(story.count(OutcomeState::Accepted), 2);
}

void TestTerminationErrors::checksAgainAfterALongRateWait()
{
    RunStory story(2);
    story.start();
    story.reply(limited(50));
    story.pass(51s);
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.verb(1), u"query"_s);
    story.answerCheck({{0, u"sign_finished"_s}});
    QCOMPARE(story.terminateIds(1), idTexts(1, 2));
}

void TestTerminationErrors::stopsDuringTheWaitAfterARefusal()
{
    RunStory story(2);
    story.start();
    story.reply(limited(20));
    story.run->stop();
    story.settle();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QVERIFY(story.because<cause::Stopped>(0));
    story.pass(2min);
    QCOMPARE(story.terminateCount(), 1);
}

void TestTerminationErrors::stopsAtTheSecondTry()
{
    RunStory story(2);
    story.start();
    story.run->stop();
    story.settle();
    QCOMPARE(story.finished, 0);
    story.reply(FakeTransport::refusal(400, 99991663));
    QCOMPARE(story.terminateCount(), 1);
    QCOMPARE(story.finished, 1);
    QVERIFY(story.because<cause::Stopped>(1));
}

void TestTerminationErrors::stopsAtARefusalInsteadOfWaiting()
{
    RunStory story(2);
    story.start();
    story.run->stop();
    story.reply(limited(20));
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QVERIFY(story.because<cause::Stopped>(0));
}

// One bad id among a hundred: the others are offered again, the missing one may be anything (product.md 4a.7).
void TestTerminationErrors::looksForTheMissingFileAmongAHundred()
{
    RunStory story(103);
    story.learnDataClock();
    story.start();
    story.reply(FakeTransport::refusal(400, 1160002));
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    story.terminateShown(41, 42);
    story.shown.remove(40);
    story.play(30s);
    QCOMPARE(story.outcome(41).state, OutcomeState::Terminated); // perhaps by somebody else
    QVERIFY(story.because<cause::ConfirmedByQuery>(41));
    QCOMPARE(story.terminateIds(1), idTexts(100, 103)); // after the look at 15 s
    story.answerTerminate([](const HttpRequest &) { return FakeTransport::success(answer({}, idTexts(100, 103))); });
    story.play(20min);
    QCOMPARE(story.outcome(40).state, OutcomeState::Unknown);
    QCOMPARE(story.count(OutcomeState::NotSent), 98);
    QCOMPARE(std::get<cause::RequestRefused>(story.outcome(0).cause).error.code, 1160002);
    QCOMPARE(story.terminateCount(), 2);
}

void TestTerminationErrors::keepsFilesUnknownWhenTheLookFails()
{
    RunStory story(3);
    story.start();
    story.reply(FakeTransport::refusal(400, 1160002));
    story.play(3s, [](const HttpRequest &) { return FakeTransport::refusal(400, 99991401); });
    QCOMPARE(story.count(OutcomeState::Unknown), 3);
    QCOMPARE(std::get<cause::NoAnswer>(story.outcome(2).cause).error.code, 1160002);
    QCOMPARE(story.lookFailures.size(), 1U);
    QCOMPARE(story.lookFailures[0].kind, ApiErrorKind::IpNotAllowed);
    QCOMPARE(story.finished, 1);
}

QTEST_GUILESS_MAIN(TestTerminationErrors)
#include "test_terminationerrors.moc"
