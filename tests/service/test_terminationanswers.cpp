// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Flaw = cause::BadAnswer::Flaw;

namespace
{

const QString logId = u"20261120000000TEST"_s;

Flaw flawOf(const FileOutcome &outcome)
{
    return std::get<cause::BadAnswer>(outcome.cause).flaw;
}

} // namespace

//! Tests how a run handles answers with code 0, and what it reads afterwards.
class TestTerminationAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distinguishesRefusalsFromAcceptances();
    void marksOmittedFilesUnknown();
    void marksFilesInBothListsUnknown();
    void settlesNothingWhenForeignIdsAreNamed();
    void reportsThatCountsDisagree();
    void treatsAnUnreadableAnswerAsNone();
    void readsRefusedFilesAfterwards();
    void readsManyRefusedFilesInAWindow();
    void readsRefusedFilesAloneWithoutTheWindow();
    void reportsThatRefusedFilesCouldNotBeRead();
    void readsNothingAfterARunThatDidNothing();
};

void TestTerminationAnswers::distinguishesRefusalsFromAcceptances()
{
    RunStory story(3);
    story.start();
    story.reply(FakeTransport::success(answer({idText(2), idText(0)}, {idText(1)})));
    QCOMPARE(story.outcome(0), (FileOutcome{.state = OutcomeState::Accepted, .cause = {}, .logId = logId}));
    QCOMPARE(story.outcome(1), (FileOutcome{.state = OutcomeState::Failed,
                                            .cause = cause::RefusedByService{.reason = u"文件状态不允许终止"_s},
                                            .logId = logId}));
    QCOMPARE(story.outcome(2).state, OutcomeState::Accepted);
    QVERIFY(story.remarks.empty());
    QCOMPARE(story.finished, 1);
}

void TestTerminationAnswers::marksOmittedFilesUnknown()
{
    RunStory story(150);
    story.learnDataClock();
    story.start();
    story.reply(FakeTransport::success(answer(idTexts(1, 100))));
    QCOMPARE(story.outcome(0).state, OutcomeState::Unknown);
    QCOMPARE(flawOf(story.outcome(0)), Flaw::InNeitherList);
    QCOMPARE(story.count(OutcomeState::Accepted), 99);
    // The counts match the lists but not the request.
    QCOMPARE(story.remarks,
             (std::vector{RunRemark{.kind = RunRemark::Kind::CountsDisagree, .chunk = 1, .logId = logId}}));
    QCOMPARE(story.run->phase(), TerminationRun::Phase::Resolving);
    QCOMPARE(story.terminateCount(), 1); // nothing is sent before a look
    story.terminateShown(0, 100);
    story.play(3s);
    QCOMPARE(story.outcome(0).state, OutcomeState::Terminated);
    QVERIFY(story.because<cause::ConfirmedByQuery>(0));
    QCOMPARE(story.terminateCount(), 2);
    QCOMPARE(story.terminateIds(1), idTexts(100, 150));
}

void TestTerminationAnswers::marksFilesInBothListsUnknown()
{
    RunStory story(2);
    story.start();
    QJsonObject both = answer(idTexts(0, 2), idTexts(1, 2));
    both.insert(u"total_count"_s, 2);
    story.reply(FakeTransport::success(both));
    QCOMPARE(story.outcome(0).state, OutcomeState::Accepted);
    QCOMPARE(story.outcome(1).state, OutcomeState::Unknown);
    QCOMPARE(flawOf(story.outcome(1)), Flaw::InBothLists);
}

void TestTerminationAnswers::settlesNothingWhenForeignIdsAreNamed()
{
    RunStory story(101);
    story.start();
    story.terminateAll();
    story.reply(FakeTransport::success(answer({idText(100)}, {idText(999)})));
    QCOMPARE(story.outcome(100).state, OutcomeState::Unknown);
    QCOMPARE(flawOf(story.outcome(100)), Flaw::ForeignIds);
    QCOMPARE(story.count(OutcomeState::Accepted), 100); // the first chunk keeps its outcomes
    QCOMPARE(story.remarks.back(), (RunRemark{.kind = RunRemark::Kind::ForeignIds, .chunk = 2, .logId = logId}));
    const auto events = story.journal->eventsAfter(0, 100);
    const auto told = std::ranges::find_if(events.value(), [](const JournalEvent &event) {
        return event.body.value("foreign_ids"_L1).toArray() == QJsonArray{idText(999)};
    });
    QVERIFY(told != events.value().end());
}

void TestTerminationAnswers::reportsThatCountsDisagree()
{
    RunStory story(3);
    story.start();
    QJsonObject miscounted = answer(idTexts(0, 3));
    miscounted.insert(u"success_count"_s, 2);
    story.reply(FakeTransport::success(miscounted));
    QCOMPARE(story.count(OutcomeState::Accepted), 3);
    QCOMPARE(story.remarks,
             (std::vector{RunRemark{.kind = RunRemark::Kind::CountsDisagree, .chunk = 1, .logId = logId}}));
}

void TestTerminationAnswers::treatsAnUnreadableAnswerAsNone()
{
    RunStory story(101);
    story.start();
    story.reply(FakeTransport::success({{u"success_file_id_list"_s, u"all of them"_s}}));
    QCOMPARE(story.count(OutcomeState::Unknown), 100);
    QCOMPARE(std::get<cause::NoAnswer>(story.outcome(0).cause).error.kind, ApiErrorKind::BadReply);
    QCOMPARE(story.outcome(0).logId, logId);
    QCOMPARE(story.outcome(100).state, OutcomeState::Waiting);
}

void TestTerminationAnswers::readsRefusedFilesAfterwards()
{
    RunStory story(3);
    story.start();
    story.answerTerminate(
        [](const HttpRequest &) { return FakeTransport::success(answer(idTexts(0, 1), idTexts(1, 3))); });
    story.shown.set(1, u"sign_finished"_s, story.clock.now(), story.clock.now());
    story.play(1s);
    QCOMPARE(story.sighted, idTexts(1, 3));
    QCOMPARE(story.ledger.file(1).present->file.state, FileState(KnownState::SignFinished));
}

void TestTerminationAnswers::readsManyRefusedFilesInAWindow()
{
    RunStory story(60);
    story.learnDataClock();
    story.start();
    story.answerTerminate([](const HttpRequest &) { return FakeTransport::success(answer({}, idTexts(0, 60))); });
    for (int number = 0; number < 58; ++number) {
        story.shown.set(number, u"voided"_s, story.clock.now(), story.clock.now());
    }
    const int before = story.requestCount();
    story.shown.set(58, u"pending_sign"_s, RunStory::listedUpdate() - 1h, story.clock.now()); // outside
    story.play(1s);
    QCOMPARE(story.sighted.size(), 60);
    QCOMPARE(story.requestCount(), before + 1); // the window, which is open already, and one lookup
}

void TestTerminationAnswers::readsRefusedFilesAloneWithoutTheWindow()
{
    RunStory story(30);
    story.breakWindows();
    story.start();
    story.answerTerminate([](const HttpRequest &) { return FakeTransport::success(answer({}, idTexts(0, 30))); });
    story.play(1s);
    QCOMPARE(story.sighted, idTexts(0, 30));
}

void TestTerminationAnswers::reportsThatRefusedFilesCouldNotBeRead()
{
    RunStory story(2);
    story.start();
    story.answerTerminate([](const HttpRequest &) { return FakeTransport::success(answer({}, idTexts(0, 2))); });
    story.play(1s, [](const HttpRequest &) { return FakeTransport::refusal(400, 99991403); });
    QCOMPARE(story.remarks, (std::vector{RunRemark{.kind = RunRemark::Kind::UnreadAfter, .chunk = 0, .logId = logId}}));
    QCOMPARE(story.outcome(1).state, OutcomeState::Failed);
}

void TestTerminationAnswers::readsNothingAfterARunThatDidNothing()
{
    RunStory story(2);
    story.start();
    story.reply(FakeTransport::refusal(400, 99991672));
    story.settle();
    QCOMPARE(story.requestCount(), 1);
    QCOMPARE(story.finished, 1);
}

QTEST_GUILESS_MAIN(TestTerminationAnswers)
#include "test_terminationanswers.moc"
