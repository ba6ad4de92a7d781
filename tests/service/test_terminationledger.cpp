// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationledger.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

namespace
{

FileSighting sighting(const QString &id, KnownState state = KnownState::PendingSign, qint64 request = 1)
{
    FileSighting seen;
    seen.file.id = FileId(id);
    seen.file.state = state;
    seen.stamp.ordinal = static_cast<decltype(seen.stamp.ordinal)>(request);
    return seen;
}

FileOutcome ended(OutcomeState state, const OutcomeCause &cause = cause::None{})
{
    return {.state = state, .cause = cause, .logId = {}};
}

QStringList idsOf(const std::vector<FileSighting> &files)
{
    QStringList ids;
    for (const FileSighting &file : files) {
        ids.append(file.file.id.text());
    }
    return ids;
}

} // namespace

//! Tests the ledger, which holds all outcomes and decides what may be retried (product.md 4).
class TestTerminationLedger final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestTerminationLedger)

public:
    TestTerminationLedger() = default;

private Q_SLOTS:
    void isRetryable_data();
    void isRetryable();
    void isNotRetryableWhenALaterRunHasIt();
    void doesNotTakeARetryForItsOwnRetry();
    void keepsTheOriginOverAnUnrecordedAttempt();
    void updatesCounts();
    void announcesOnlyWhatChanges();
    void offersFilesAsLastSeen();
    void ignoresOlderSightings();
    void resetsAFileForAnotherAttempt();
    void offersTheFilesOfOneRun();
    void returnsTheFirstErrorBehindAnOutcome();
};

void TestTerminationLedger::isRetryable_data()
{
    QTest::addColumn<FileOutcome>("outcome");
    QTest::addColumn<bool>("isRetryable");
    const auto row = [](const char *name, OutcomeState state, const OutcomeCause &cause, bool isRetryable) {
        QTest::newRow(name) << ended(state, cause) << isRetryable;
    };
    row("refused", OutcomeState::Failed, cause::RefusedByService{.reason = u"archived"_s}, true);
    row("the request refused", OutcomeState::Failed, cause::RequestRefused{}, true);
    row("not terminated after all", OutcomeState::Failed, cause::StillInState{}, true);
    row("not found", OutcomeState::Failed, cause::NotFound{}, false);
    row("gone", OutcomeState::Failed, cause::Gone{}, false);
    row("stopped", OutcomeState::NotSent, cause::Stopped{}, true);
    row("interrupted", OutcomeState::NotSent, cause::Interrupted{}, true);
    row("check failed", OutcomeState::NotSent, cause::CheckFailed{}, true);
    row("changed", OutcomeState::Skipped, cause::StateChanged{}, false);
    row("skipped as not found", OutcomeState::Skipped, cause::NotFound{}, false);
    row("terminated", OutcomeState::Terminated, cause::None{}, false);
    row("unknown", OutcomeState::Unknown, cause::CutShort{}, false);
    row("waiting", OutcomeState::Waiting, cause::None{}, false);
    row("sending", OutcomeState::Sending, cause::None{}, false);
}

void TestTerminationLedger::isRetryable()
{
    QFETCH(const FileOutcome, outcome);
    QFETCH(const bool, isRetryable);
    TerminationLedger ledger;
    ledger.load({{.confirmed = sighting(u"1"_s), .outcome = outcome}});
    QCOMPARE(ledger.isRetryable(0), isRetryable);
    QCOMPARE(ledger.retryableFiles().size(), isRetryable ? size_t{1} : size_t{0});
}

void TestTerminationLedger::isNotRetryableWhenALaterRunHasIt()
{
    TerminationLedger ledger;
    ledger.load({{.confirmed = sighting(u"1"_s), .outcome = ended(OutcomeState::Failed), .retriedBy = RunId{7}},
                 {.confirmed = sighting(u"2"_s), .outcome = ended(OutcomeState::Failed)}});
    QCOMPARE(idsOf(ledger.retryableFiles()), QStringList{u"2"_s});
    ledger.setRetriedBy({{FileId(u"2"_s), RunId{8}}});
    QCOMPARE(idsOf(ledger.retryableFiles()), QStringList{u"1"_s});
}

// After a crash, recovery holds the first run's open files and those of a retry.
void TestTerminationLedger::doesNotTakeARetryForItsOwnRetry()
{
    TerminationLedger ledger;
    ledger.load({{.confirmed = sighting(u"1"_s), .outcome = ended(OutcomeState::Failed), .run = RunId{1}},
                 {.confirmed = sighting(u"2"_s), .outcome = ended(OutcomeState::NotSent), .run = RunId{2}}});
    QSignalSpy changed(&ledger, &TerminationLedger::changed);
    ledger.setRetriedBy({{FileId(u"1"_s), RunId{2}}, {FileId(u"2"_s), RunId{2}}});
    QVERIFY(!ledger.isRetryable(0));
    QVERIFY(ledger.isRetryable(1));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<std::vector<int>>(), std::vector<int>{0});
}

void TestTerminationLedger::keepsTheOriginOverAnUnrecordedAttempt()
{
    TerminationLedger ledger;
    ledger.setRun(ledger.addAttempt({sighting(u"1"_s)}), RunId{1});
    QCOMPARE(ledger.file(0).origin, std::nullopt);
    ledger.addAttempt({sighting(u"1"_s)}); // the journal could not be written
    QCOMPARE(ledger.file(0).origin, RunId{1});
    ledger.addAttempt({sighting(u"1"_s)});
    QCOMPARE(ledger.file(0).origin, RunId{1});
}

void TestTerminationLedger::updatesCounts()
{
    TerminationLedger ledger;
    ledger.addAttempt({sighting(u"1"_s), sighting(u"2"_s), sighting(u"3"_s)});
    QCOMPARE(ledger.count(OutcomeState::Waiting), 3);
    ledger.setOutcomes({{.index = 0, .outcome = ended(OutcomeState::Terminated)},
                        {.index = 2, .outcome = ended(OutcomeState::Failed)}});
    QCOMPARE(ledger.count(OutcomeState::Waiting), 1);
    QCOMPARE(ledger.count(OutcomeState::Terminated), 1);
    QCOMPARE(ledger.count(OutcomeState::Failed), 1);
    ledger.load({});
    QVERIFY(ledger.isEmpty());
    QCOMPARE(ledger.count(OutcomeState::Failed), 0);
}

void TestTerminationLedger::announcesOnlyWhatChanges()
{
    TerminationLedger ledger;
    ledger.addAttempt({sighting(u"1"_s), sighting(u"2"_s)});
    QSignalSpy changed(&ledger, &TerminationLedger::changed);
    ledger.setOutcomes(
        {{.index = 0, .outcome = ended(OutcomeState::Waiting)}, {.index = 1, .outcome = ended(OutcomeState::Sending)}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<std::vector<int>>(), std::vector<int>{1});
    ledger.setOutcomes({{.index = 1, .outcome = ended(OutcomeState::Sending)}});
    ledger.addSightings({sighting(u"3"_s)});
    QCOMPARE(changed.size(), 1);
}

void TestTerminationLedger::offersFilesAsLastSeen()
{
    TerminationLedger ledger;
    ledger.addAttempt({sighting(u"1"_s)});
    ledger.setOutcomes({{.index = 0, .outcome = ended(OutcomeState::Failed)}});
    ledger.addSightings({sighting(u"1"_s, KnownState::SignFinished, 2)});
    QCOMPARE(ledger.retryableFiles().at(0).file.state, FileState(KnownState::SignFinished));
    QCOMPARE(ledger.file(0).confirmed.file.state, FileState(KnownState::PendingSign));
}

void TestTerminationLedger::ignoresOlderSightings()
{
    TerminationLedger ledger;
    ledger.addAttempt({sighting(u"1"_s, KnownState::PendingSign, 5)});
    ledger.addSightings({sighting(u"1"_s, KnownState::Reviewing, 4)});
    QVERIFY(!ledger.file(0).present);
}

void TestTerminationLedger::resetsAFileForAnotherAttempt()
{
    TerminationLedger ledger;
    const auto first = ledger.addAttempt({sighting(u"1"_s), sighting(u"2"_s)});
    ledger.setRun(first, RunId{1});
    ledger.setOutcomes(
        {{.index = 0, .outcome = ended(OutcomeState::Unknown)}, {.index = 1, .outcome = ended(OutcomeState::Failed)}});
    ledger.addSightings({sighting(u"2"_s, KnownState::Reviewing, 2)});

    const auto second = ledger.addAttempt({sighting(u"3"_s), sighting(u"2"_s, KnownState::Reviewing, 2)});
    QCOMPARE(second.indexes, (std::vector<int>{2, 1}));
    QCOMPARE(ledger.file(1).outcome.state, OutcomeState::Waiting);
    QVERIFY(!ledger.file(1).present);
    QVERIFY(!ledger.file(1).run);
    QCOMPARE(ledger.file(1).attempt, second.number);
    QCOMPARE(ledger.file(0).attempt, first.number);
    QCOMPARE(ledger.file(0).run, RunId{1});
    QCOMPARE(ledger.count(OutcomeState::Waiting), 2);
    QCOMPARE(ledger.count(OutcomeState::Unknown), 1);
    QCOMPARE(ledger.count(OutcomeState::Failed), 0);
}

void TestTerminationLedger::offersTheFilesOfOneRun()
{
    TerminationLedger ledger;
    ledger.load({{.confirmed = sighting(u"1"_s), .outcome = ended(OutcomeState::Failed), .run = RunId{1}},
                 {.confirmed = sighting(u"2"_s), .outcome = ended(OutcomeState::NotSent), .run = RunId{2}}});
    QCOMPARE(idsOf(ledger.retryableFiles(RunId{2})), QStringList{u"2"_s});
    QCOMPARE(idsOf(ledger.retryableFiles()), (QStringList{u"1"_s, u"2"_s}));
}

void TestTerminationLedger::returnsTheFirstErrorBehindAnOutcome()
{
    ApiError error;
    error.code = 99991672;
    TerminationLedger ledger;
    ledger.load({{.confirmed = sighting(u"1"_s), .outcome = ended(OutcomeState::NotSent, cause::Stopped{})},
                 {.confirmed = sighting(u"2"_s),
                  .outcome = ended(OutcomeState::NotSent, cause::RequestRefused{.error = error})}});
    QVERIFY(!ledger.leadingError(OutcomeState::Unknown));
    QCOMPARE(ledger.leadingError(OutcomeState::NotSent).value().code, 99991672);
}

QTEST_GUILESS_MAIN(TestTerminationLedger)
#include "test_terminationledger.moc"
