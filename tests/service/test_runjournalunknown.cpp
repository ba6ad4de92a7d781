// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runjournalfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

const QString logId = u"20261120000000TEST"_s;

} // namespace

//! Tests the journal's contents for files with an unknown outcome and for stopped runs.
class TestRunJournalUnknown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesUnknownOutcomes_data();
    void writesUnknownOutcomes();
    void writesWhatWasFoundOut();
    void writesWhatALaterLookFound();
    void stops_data();
    void stops();
};

void TestRunJournalUnknown::writesUnknownOutcomes_data()
{
    QTest::addColumn<int>("http"); // 0: no reply
    QTest::newRow("lost") << 0;
    QTest::newRow("bare 500") << 500;
    QTest::newRow("HTML") << 200;
}

void TestRunJournalUnknown::writesUnknownOutcomes()
{
    QFETCH(int, http);
    JournalStory story(101);
    story.start();
    story.reply(http == 0 ? FakeTransport::failure(TransportFailure::ConnectionLost)
                          : FakeTransport::bare(http, "<html>"));
    QCOMPARE(story.states(), u"100U1w"_s);
    QCOMPARE(story.storedOutcome(99), story.outcome(99));
    QCOMPARE(story.stored().chunks[0].httpStatus, http == 0 ? std::nullopt : std::optional{http});
    QCOMPARE(story.events().back(), u"outcomes reply 1"_s);
    QVERIFY(story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::writesWhatWasFoundOut()
{
    JournalStory story(104);
    story.learnDataClock();
    story.start();
    story.loseAnswer();
    story.run->stop();
    story.terminateShown(0, 98);
    story.shown.remove(99);
    story.play(3s);
    QCOMPARE(story.states(), u"98T2U4N"_s);
    QVERIFY(story.storedOutcome(0).logId.isEmpty());
    story.play(20min);
    QCOMPARE(story.states(), u"98T1F1U4N"_s);
    QCOMPARE(std::get<cause::StillInState>(story.storedOutcome(98).cause).now, FileState{KnownState::PendingSign});
    QVERIFY(std::holds_alternative<cause::NoAnswer>(story.storedOutcome(99).cause)); // absence is not refusal
    QCOMPARE(story.storedOutcome(98).logId, logId);
    QCOMPARE(story.events().mid(2),
             (QStringList{u"outcomes reply 1"_s, u"outcomes program"_s, u"outcomes query 1"_s, u"outcomes query 1"_s}));
    QVERIFY(!story.stored().chunks[0].httpStatus); // still no answer
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::writesWhatALaterLookFound()
{
    JournalStory story(1);
    story.start();
    story.loseAnswer();
    story.play(5min, [](const HttpRequest &) { return RunStory::unreadable(); });
    QCOMPARE(story.states(), u"1U"_s);
    QVERIFY(story.isUnsettled());
    story.run->resolveNow();
    story.terminateShown(0, 1);
    story.play(1s);
    QCOMPARE(story.states(), u"1T"_s);
    QCOMPARE(story.events().back(), u"outcomes query 1"_s);
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::stops_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("inBetween"); // right after stop()
    QTest::addColumn<QString>("atLast");
    const auto row = [](const QString &when, const QString &inBetween, const QString &atLast) {
        QTest::addRow("%s", qPrintable(when)) << when << inBetween << atLast;
    };
    row(u"before the start"_s, {}, u"103N"_s);
    row(u"checking"_s, u"103N"_s, u"103N"_s);
    row(u"waiting for the gate"_s, u"103w"_s, u"103N"_s);
    row(u"sending, answered"_s, u"100s3w"_s, u"100A3N"_s);
    row(u"sending, refused"_s, u"100s3w"_s, u"103N"_s);
    row(u"sending, lost"_s, u"100s3w"_s, u"100U3N"_s);
    row(u"waiting after a refusal"_s, u"103w"_s, u"103N"_s);
    row(u"resolving"_s, u"100U3N"_s, u"100U3N"_s);
}

void TestRunJournalUnknown::stops()
{
    QFETCH(QString, when);
    QFETCH(QString, inBetween);
    QFETCH(QString, atLast);
    JournalStory story(103);
    story.learnDataClock();
    if (when == "checking"_L1) {
        story.pass(31s);
    } else if (when == "waiting for the gate"_L1) {
        story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(10s);
    }
    if (when != "before the start"_L1) {
        story.start();
    }
    if (when == "resolving"_L1) {
        story.loseAnswer();
    } else if (when == "waiting after a refusal"_L1) {
        story.reply(limited(10));
    }
    story.run->stop();
    QCOMPARE(story.states(), inBetween);
    if (when == "before the start"_L1) {
        story.start();
    } else if (when == "sending, answered"_L1) {
        story.terminateAll();
    } else if (when == "sending, refused"_L1) {
        story.reply(FakeTransport::refusal(400, 99991663));
    } else if (when == "sending, lost"_L1) {
        story.loseAnswer();
    }
    story.settle();
    QCOMPARE(story.states(), atLast);
    QCOMPARE(story.finished, 1);
    QVERIFY(story.terminateCount() <= 1);
    const bool isOpen = !atLast.startsWith("103"_L1);
    QCOMPARE(story.isUnsettled(), isOpen);
    story.terminateShown(0, 100);
    story.play(60s);
    QCOMPARE(story.states(), isOpen ? u"100T3N"_s : atLast);
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

QTEST_GUILESS_MAIN(TestRunJournalUnknown)
#include "test_runjournalunknown.moc"
