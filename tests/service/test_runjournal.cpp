// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runjournalfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

const QString logId = u"20261120000000TEST"_s;

Instant beijing(const QString &text)
{
    return BeijingTime::parse(text).value().instant();
}

} // namespace

//! Tests that everything is recorded before it is done or shown, by reading the journal through a second connection.
class TestRunJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRunBeforeAnything();
    void writesAChunkRightBeforeItsRequest();
    void writesNoChunkBeforeThePermit();
    void writesNoChunkWithoutAToken();
    void writesOutcomesBeforeTheyAreShown();
    void revertsWhatALimitRefused();
    void revertsWhatTheTokenRefused();
    void numbersAChunkThatChanged();
    void writesWhatWasRefusedForGood();
    void writesWhatIsSkipped();
    void recordsWhichRunIsRetried();
    void keepsWhatWasInFlightWhenTheProgramEnds();
    void sendsNothingWithoutAJournal_data();
    void sendsNothingWithoutAJournal();
};

void TestRunJournal::writesTheRunBeforeAnything()
{
    auto files = sightings(0, 3);
    files[1].file.names = LocalizedText({{.lang = u"zh-CN"_s, .value = u"劳动合同"_s}});
    const QString reason = u"合同变更 \U0001F58B\n\u00a0end"_s;
    JournalStory story(files, reason);
    QVERIFY(story.states().isEmpty());
    story.start();
    QCOMPARE(story.requests, (QStringList{u"token 3w"_s, u"terminate 3s"_s}));
    const StoredRun run = story.stored();
    QCOMPARE(run.summary.id, story.run->id().value());
    QCOMPARE(run.summary.operatorId, OperatorId{u"ou_operator"_s});
    QCOMPARE(run.summary.connectionName, u"test"_s);
    QCOMPARE(run.summary.reason, reason);
    QCOMPARE(run.summary.startedAt, story.clock.now());
    QCOMPARE(run.userIdType, UserIdType::OpenId);
    QCOMPARE(run.filterText, u"State: Awaiting signature"_s);
    QVERIFY(std::ranges::none_of(run.files, [](const StoredFile &file) { return file.origin.has_value(); }));
    QCOMPARE(run.writer, JournalWriter::current());
    QCOMPARE(run.files[1].file.file.id, fileId(1));
    QCOMPARE(run.files[1].file.file.state, FileState{KnownState::PendingSign});
    QCOMPARE(run.files[1].file.file.names, files[1].file.names);
    QCOMPARE(story.events().first(), u"run"_s);
}

void TestRunJournal::writesAChunkRightBeforeItsRequest()
{
    JournalStory story(203);
    story.learnDataClock();
    story.start();
    story.pass(7s);
    story.terminateAll();
    story.terminateAll();
    story.terminateAll();
    QCOMPARE(story.requests,
             (QStringList{u"token 203w"_s, u"terminate 100s103w"_s, u"terminate 100A100s3w"_s, u"terminate 200A3s"_s}));
    const StoredRun run = story.stored();
    QCOMPARE(run.chunks.size(), 3U);
    QCOMPARE(run.chunks[0].number, 1);
    QCOMPARE(run.chunks[0].serviceTime, beijing(u"2026-11-20 08:00:00"_s));
    QCOMPARE(run.chunks[1].sentAt, run.chunks[0].sentAt + 7s); // of this computer's clock
    QCOMPARE(run.chunks[1].dataTime, RunStory::listedUpdate());
    QCOMPARE(run.files[0].chunk, 1);
    QCOMPARE(run.files[100].chunk, 2);
    QCOMPARE(run.files[202].chunk, 3);
    QCOMPARE(story.events(), (QStringList{u"run"_s, u"sending 1"_s, u"outcomes reply 1"_s, u"sending 2"_s,
                                          u"outcomes reply 2"_s, u"sending 3"_s, u"outcomes reply 3"_s}));
    QVERIFY(story.isUnsettled());
    story.terminateShown(0, 203);
    story.play(3min);
    QCOMPARE(story.states(), u"203T"_s);
    QVERIFY(story.events().contains(u"outcomes query 3"_s));
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::writesNoChunkBeforeThePermit()
{
    JournalStory story(2);
    story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(10s);
    story.start();
    story.pass(9s);
    QCOMPARE(story.states(), u"2w"_s);
    QCOMPARE(story.events(), QStringList{u"run"_s});
    story.pass(1s);
    QCOMPARE(story.requests, (QStringList{u"token 2w"_s, u"terminate 2s"_s}));
}

void TestRunJournal::writesNoChunkWithoutAToken()
{
    JournalStory story(2);
    story.transport.pushTokenReply(FakeTransport::refusal(200, 10014));
    story.start();
    QCOMPARE(story.requests, QStringList{u"token 2w"_s});
    QCOMPARE(story.states(), u"2N"_s);
    QVERIFY(!story.events().contains(u"sending 1"_s));
    QVERIFY(story.stored().chunks.empty());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::writesOutcomesBeforeTheyAreShown()
{
    JournalStory story(3);
    story.start();
    QVERIFY(!story.stored().chunks.at(0).httpStatus);
    story.reply(FakeTransport::success(answer({idText(2), idText(0)}, {idText(1)})));
    QCOMPARE(story.changed, (std::vector{0, 1, 2, 0, 1, 2}));
    QCOMPARE(story.mismatches, QStringList()); // compared whenever the ledger changed
    QCOMPARE(story.states(), u"1A1F1A"_s);
    QCOMPARE(story.storedOutcome(1), (FileOutcome{.state = OutcomeState::Failed,
                                                  .cause = cause::RefusedByService{.reason = u"文件状态不允许终止"_s},
                                                  .logId = logId}));
    QCOMPARE(story.outcome(1).recording, Recording::Recorded);
    QCOMPARE(story.stored().chunks.at(0).httpStatus, 200);
    QCOMPARE(story.stored().chunks.at(0).logId, logId);
}

void TestRunJournal::revertsWhatALimitRefused()
{
    JournalStory story(2);
    story.start();
    story.reply(limited(3));
    QCOMPARE(story.states(), u"2w"_s);
    story.pass(4s);
    QCOMPARE(story.requests, (QStringList{u"token 2w"_s, u"terminate 2s"_s, u"terminate 2s"_s}));
    story.terminateAll();
    QCOMPARE(story.events(),
             (QStringList{u"run"_s, u"sending 1"_s, u"refused 1"_s, u"sending 1"_s, u"outcomes reply 1"_s}));
    QCOMPARE(story.stored().chunks.size(), 1U);
    QVERIFY(story.stored().chunks[0].sentAt >= story.stored().summary.startedAt + 3s); // of the second sending
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::revertsWhatTheTokenRefused()
{
    JournalStory story(2);
    story.start();
    story.reply(FakeTransport::refusal(400, 99991663));
    QCOMPARE(story.requests, (QStringList{u"token 2w"_s, u"terminate 2s"_s, u"token 2w"_s, u"terminate 2s"_s}));
    QCOMPARE(story.events(), (QStringList{u"run"_s, u"sending 1"_s, u"refused 1"_s, u"sending 1"_s}));
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::numbersAChunkThatChanged()
{
    JournalStory story(2);
    story.start();
    story.reply(limited(50));
    story.pass(51s); // the check is too old by now
    story.answerCheck({{0, u"sign_finished"_s}});
    QCOMPARE(story.requests.mid(1),
             (QStringList{u"terminate 2s"_s, u"query 2w"_s, u"query 2w"_s, u"terminate 1K1s"_s}));
    QCOMPARE(story.events(),
             (QStringList{u"run"_s, u"sending 1"_s, u"refused 1"_s, u"outcomes program"_s, u"sending 2"_s}));
    QCOMPARE(story.stored().files[1].chunk, 2);
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::writesWhatWasRefusedForGood()
{
    JournalStory story(103);
    story.start();
    story.reply(FakeTransport::refusal(403, 99991672));
    QCOMPARE(story.states(), u"103N"_s);
    QCOMPARE(std::get<cause::RequestRefused>(story.storedOutcome(102).cause).error.kind, ApiErrorKind::ScopeMissing);
    QCOMPARE(story.stored().chunks[0].httpStatus, 403);
    QCOMPARE(story.events().mid(2), (QStringList{u"outcomes reply 1"_s, u"outcomes program"_s}));
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::writesWhatIsSkipped()
{
    JournalStory story(3);
    story.pass(31s);
    story.start();
    QCOMPARE(story.requests, (QStringList{u"token 3w"_s, u"query 3w"_s, u"query 3w"_s, u"query 3w"_s}));
    story.answerCheck({{1, u"voided"_s}});
    QCOMPARE(story.requests.back(), u"terminate 1s1K1s"_s);
    QCOMPARE(std::get<cause::StateChanged>(story.storedOutcome(1).cause).now, FileState{KnownState::Voided});
    QCOMPARE(story.events(), (QStringList{u"run"_s, u"outcomes program"_s, u"sending 1"_s}));
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournal::recordsWhichRunIsRetried()
{
    JournalStory story(2);
    story.start();
    story.reply(FakeTransport::success(answer(idTexts(0, 1), idTexts(1, 2))));
    TerminationPlan plan = story.run->plan();
    plan.files = sightings(1, 2);
    plan.origins = {{plan.files[0].file.id, *story.run->id()}};
    TerminationLedger another;
    TerminationRun again(story.session, another, plan);
    again.start();
    QCOMPARE(again.id(), RunId{2});
    const auto stored = story.witness->run(RunId{2});
    QCOMPARE(stored.value().files[0].origin, RunId{1});
    QCOMPARE(story.witness->run(RunId{1}).value().files[1].retriedBy, RunId{2});
    QCOMPARE(lettersOf(stored.value()), u"1w"_s);
    QCOMPARE(story.states(), u"1A1F"_s); // the first run is unchanged
}

void TestRunJournal::keepsWhatWasInFlightWhenTheProgramEnds()
{
    JournalStory story(103);
    story.start();
    story.run.reset();
    story.reply(FakeTransport::success(answer(idTexts(0, 100))));
    QCOMPARE(story.states(), u"100s3w"_s);
    QVERIFY(story.isUnsettled());
}

void TestRunJournal::sendsNothingWithoutAJournal_data()
{
    QTest::addColumn<bool>("given");
    QTest::newRow("a problem") << true;
    QTest::newRow("nothing was said") << false;
}

void TestRunJournal::sendsNothingWithoutAJournal()
{
    QFETCH(bool, given);
    JournalStory story(2);
    const JournalProblem problem =
        given ? JournalProblem{.kind = JournalProblem::Kind::InUse, .path = u"/x"_s, .detail = {}} : JournalProblem{};
    story.session.setJournal(problem);
    QObject::disconnect(story.comparison);
    story.start();
    QCOMPARE(story.finished, 1);
    QCOMPARE(story.requests, QStringList());
    QCOMPARE(story.count(OutcomeState::NotSent), 2);
    QCOMPARE(std::get<cause::NoJournal>(story.outcome(1).cause).problem, problem);
    QCOMPARE(story.journalProblems, std::vector{problem});
    QVERIFY(!story.run->id());
    QVERIFY(story.events().isEmpty());
}

QTEST_GUILESS_MAIN(TestRunJournal)
#include "test_runjournal.moc"
