// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/retryable.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

//! What may be offered for another termination: the failed and the not sent, unless the service has them no more.
class TestRetryable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offered_data();
    void offered();
};

void TestRetryable::offered_data()
{
    QTest::addColumn<FileOutcome>("outcome");
    QTest::addColumn<bool>("isOffered");
    const auto row = [](const char *name, OutcomeState state, const OutcomeCause &cause, bool isOffered) {
        QTest::newRow(name) << FileOutcome{.state = state, .cause = cause, .logId = {}} << isOffered;
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

void TestRetryable::offered()
{
    QFETCH(const FileOutcome, outcome);
    QFETCH(const bool, isOffered);
    QCOMPARE(mayBeOfferedAgain(outcome), isOffered);
}

QTEST_APPLESS_MAIN(TestRetryable)
#include "test_retryable.moc"
