// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "runjournalfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

using Unsettled = TerminationRun::Unsettled;

namespace
{

const QString logId = u"20261120000000TEST"_s;

QString now()
{
    return u"2026-11-20 08:00:05"_s;
}

} // namespace

//! Tests the journal's contents for files with an unknown outcome and for stopped runs.
class TestRunJournalUnknown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesUnknownOutcomes_data();
    void writesUnknownOutcomes();
    void writesWhatReconciliationFound();
    void writesWhatAMissingFileMeant();
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

void TestRunJournalUnknown::writesWhatReconciliationFound()
{
    JournalStory story(104);
    story.start();
    story.loseAnswer();
    story.pass(2s);
    QJsonArray rows;
    for (int number = 0; number < 98; ++number) {
        rows.append(item(number, u"terminated"_s, now()));
    }
    story.reply(lastPage(rows));
    QCOMPARE(story.states(), u"98T2U4w"_s);
    QVERIFY(story.storedOutcome(0).logId.isEmpty());
    while (story.run->isReconciling()) {
        if (story.transport.openRequests() == 0) {
            story.pass(1s);
            continue;
        }
        const QString id = story.parameter(story.requestCount() - 1, u"signature_file_id"_s);
        story.reply(id == idText(98) ? lastPage({item(98)}) : lastPage());
    }
    QCOMPARE(story.states(), u"98T2F4w"_s);
    QCOMPARE(std::get<cause::StillInState>(story.storedOutcome(98).cause).now, FileState{KnownState::PendingSign});
    QVERIFY(std::holds_alternative<cause::Gone>(story.storedOutcome(99).cause));
    QCOMPARE(story.storedOutcome(99).logId, logId);
    QCOMPARE(story.events().mid(2),
             (QStringList{u"outcomes reply 1"_s, u"outcomes query 1"_s, u"outcomes query 1"_s, u"outcomes query 1"_s}));
    QVERIFY(!story.stored().chunks[0].httpStatus); // still no answer
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::writesWhatAMissingFileMeant()
{
    JournalStory story(2);
    story.start();
    story.reply(FakeTransport::refusal(400, 1160002));
    QCOMPARE(story.states(), u"2U"_s);
    while (story.run->isReconciling()) {
        story.pass(1s);
        while (story.transport.openRequests() > 0) {
            const QString id = story.parameter(story.requestCount() - 1, u"signature_file_id"_s);
            story.reply(id == idText(1) ? lastPage({item(1)}) : lastPage());
        }
    }
    QCOMPARE(story.states(), u"1F1N"_s);
    QVERIFY(std::holds_alternative<cause::NotFound>(story.storedOutcome(0).cause));
    QCOMPARE(std::get<cause::RequestRefused>(story.storedOutcome(1).cause).error.code, 1160002);
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::writesWhatALaterLookFound()
{
    JournalStory story(1);
    story.start();
    story.loseAnswer();
    story.lookInVain();
    QCOMPARE(story.states(), u"1U"_s);
    QVERIFY(story.isUnsettled());
    story.run->reconcileAgain();
    story.settle();
    story.reply(lastPage({item(0, u"terminated"_s)}));
    QCOMPARE(story.states(), u"1T"_s);
    QCOMPARE(story.events().back(), u"outcomes query 1"_s);
    QVERIFY(!story.isUnsettled());
    QCOMPARE(story.mismatches, QStringList());
}

void TestRunJournalUnknown::stops_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("leave");
    QTest::addColumn<QString>("inBetween"); // right after stop()
    QTest::addColumn<QString>("atLast");
    for (const bool leave : {false, true}) {
        const auto row = [leave](const QString &when, const QString &inBetween, const QString &atLast) {
            QTest::addRow("%s, %s", qPrintable(when), leave ? "leave" : "reconcile")
                << when << leave << inBetween << atLast;
        };
        row(u"before the start"_s, {}, u"103N"_s);
        row(u"checking"_s, u"103N"_s, u"103N"_s);
        row(u"waiting for the gate"_s, u"103w"_s, u"103N"_s);
        row(u"sending, answered"_s, u"100s3w"_s, u"100T3N"_s);
        row(u"sending, refused"_s, u"100s3w"_s, u"103N"_s);
        row(u"sending, lost"_s, u"100s3w"_s, leave ? u"100U3N"_s : u"100T3N"_s);
        row(u"waiting after a refusal"_s, u"103w"_s, u"103N"_s);
        row(u"settling"_s, u"100U3N"_s, leave ? u"100U3N"_s : u"100T3N"_s);
    }
}

void TestRunJournalUnknown::stops()
{
    QFETCH(QString, when);
    QFETCH(bool, leave);
    QFETCH(QString, inBetween);
    QFETCH(QString, atLast);
    JournalStory story(103);
    const auto stop = [&] { story.run->stop(leave ? Unsettled::Leave : Unsettled::Reconcile); };
    if (when == "checking"_L1) {
        story.pass(31s);
    } else if (when == "waiting for the gate"_L1) {
        story.session.client().gate(Endpoint::TerminateSignatureFiles).closeFor(10s);
    }
    if (when != "before the start"_L1) {
        story.start();
    }
    if (when == "settling"_L1) {
        story.loseAnswer();
    } else if (when == "waiting after a refusal"_L1) {
        story.reply(limited(10));
    }
    stop();
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
    story.lookAt(u"terminated"_s);
    QCOMPARE(story.states(), atLast);
    QCOMPARE(story.finished, 1);
    QVERIFY(story.terminateCount() <= 1);
    QCOMPARE(story.isUnsettled(), atLast.contains(u'U'));
    QCOMPARE(story.mismatches, QStringList());
}

QTEST_GUILESS_MAIN(TestRunJournalUnknown)
#include "test_runjournalunknown.moc"
