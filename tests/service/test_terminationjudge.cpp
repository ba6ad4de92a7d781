// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/outcomeresolver.h"
#include "service/terminationjudge.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

using Counts = ReplyVerdict::Counts;
using ForeignIds = std::vector<FileId>;
using Flaw = cause::BadAnswer::Flaw;

namespace
{

const FileId a{u"7410063506638100001"_s};
const FileId b{u"7410063506638100002"_s};
const FileId c{u"7410063506638100003"_s};
const QString logId = u"log"_s;

ReplyVerdict verdictOn(const TerminationReply &reply)
{
    const std::vector<FileId> requested{a, b};
    return judge(requested, reply, logId);
}

FileOutcome accepted()
{
    return {.state = OutcomeState::Accepted, .cause = cause::None{}, .logId = logId};
}

FileOutcome refused(const QString &reason)
{
    return {.state = OutcomeState::Failed, .cause = cause::RefusedByService{.reason = reason}, .logId = logId};
}

FileOutcome unknown(Flaw flaw)
{
    return {.state = OutcomeState::Unknown, .cause = cause::BadAnswer{.flaw = flaw}, .logId = logId};
}

using Outcomes = std::vector<FileOutcome>;

} // namespace

Q_DECLARE_METATYPE(sealdesk::TerminationReply)

class TestTerminationJudge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reply_data();
    void reply();
    void counts_data();
    void counts();
    void skipsAFileWhoseStateCantBeRead();
    void creditsByTheUpdateTimeWhenTheStateBeforeCantBeRead();
    void envelopes_data();
    void envelopes();
    void withoutEnvelopeNothingIsProven();
    void unsentRequestsAreRefused();
};

void TestTerminationJudge::reply_data()
{
    QTest::addColumn<TerminationReply>("reply");
    QTest::addColumn<Outcomes>("outcomes");
    QTest::addColumn<ForeignIds>("foreignIds");

    const auto row = [](const char *name, std::vector<FileId> succeeded, std::vector<TerminationReply::Failure> failed,
                        const Outcomes &outcomes, const ForeignIds &foreignIds = {}) {
        TerminationReply reply;
        reply.succeeded = std::move(succeeded);
        reply.failed = std::move(failed);
        QTest::newRow(name) << reply << outcomes << foreignIds;
    };
    row("all terminated", {a, b}, {}, {accepted(), accepted()});
    row("in another order", {b, a}, {}, {accepted(), accepted()});
    row("partial success", {b}, {{a, u"文件状态不允许终止"_s}}, {refused(u"文件状态不允许终止"_s), accepted()});
    row("refused without a reason", {}, {{a, {}}, {b, u"no"_s}}, {refused({}), refused(u"no"_s)});
    row("left out", {a}, {}, {accepted(), unknown(Flaw::InNeitherList)});
    row("empty lists", {}, {}, {unknown(Flaw::InNeitherList), unknown(Flaw::InNeitherList)});
    row("in both lists", {a, b}, {{b, u"no"_s}}, {accepted(), unknown(Flaw::InBothLists)});
    row("twice in one list", {a, a, b}, {}, {accepted(), accepted()});
    row("refused twice", {b}, {{a, {}}, {a, u"no"_s}}, {refused(u"no"_s), accepted()});
    row("foreign success", {a, b, c}, {}, {unknown(Flaw::ForeignIds), unknown(Flaw::ForeignIds)}, ForeignIds{c});
    row("foreign failure", {a, b}, {{c, u"no"_s}}, {unknown(Flaw::ForeignIds), unknown(Flaw::ForeignIds)},
        ForeignIds{c});
}

void TestTerminationJudge::reply()
{
    QFETCH(TerminationReply, reply);
    QFETCH(Outcomes, outcomes);
    QFETCH(ForeignIds, foreignIds);
    const ReplyVerdict verdict = verdictOn(reply);
    QCOMPARE(verdict.outcomes, outcomes);
    QCOMPARE(verdict.foreignIds, foreignIds);
    QCOMPARE(verdict.counts, Counts::Agree); // the reply has none
}

void TestTerminationJudge::counts_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("success");
    QTest::addColumn<int>("fail");
    QTest::addColumn<Counts>("counts");
    QTest::newRow("right") << 2 << 1 << 1 << Counts::Agree;
    QTest::newRow("total") << 3 << 1 << 1 << Counts::Disagree;
    QTest::newRow("success") << 2 << 2 << 1 << Counts::Disagree;
    QTest::newRow("fail") << 2 << 1 << 0 << Counts::Disagree;
    QTest::newRow("negative") << 2 << -1 << 1 << Counts::Disagree;
}

void TestTerminationJudge::counts()
{
    QFETCH(int, total);
    QFETCH(int, success);
    QFETCH(int, fail);
    TerminationReply reply;
    reply.succeeded = {a};
    reply.failed = {{b, u"no"_s}};
    reply.totalCount = total;
    reply.successCount = success;
    reply.failCount = fail;
    const ReplyVerdict verdict = verdictOn(reply);
    QTEST(verdict.counts, "counts");
    QCOMPARE(verdict.outcomes, (Outcomes{accepted(), refused(u"no"_s)})); // unaffected by the counts
}

// It may have been confirmed, but nobody knows in which state.
void TestTerminationJudge::skipsAFileWhoseStateCantBeRead()
{
    SignatureFile confirmed;
    confirmed.id = a;
    const FileSighting now{.file = confirmed, .stamp = {}};
    const auto outcome = judgeCheck(confirmed, &now);
    QVERIFY(outcome);
    QCOMPARE(outcome->state, OutcomeState::Skipped);
}

// Product.md 4a.8
void TestTerminationJudge::creditsByTheUpdateTimeWhenTheStateBeforeCantBeRead()
{
    FileSighting before;
    before.file.id = a;
    before.file.updateTime = BeijingTime::fromUnixSeconds(100);
    Finding finding{.request = 1, .kind = Finding::Kind::Terminated, .sighting = before, .logId = {}};
    finding.sighting.file.state = KnownState::Terminated;
    QCOMPARE(outcomeOf(finding, accepted(), before).cause, OutcomeCause(cause::AlreadyTerminated{}));
    finding.sighting.file.updateTime = BeijingTime::fromUnixSeconds(101);
    QCOMPARE(outcomeOf(finding, accepted(), before).cause, OutcomeCause(cause::TerminatedByUnknown{}));
}

void TestTerminationJudge::envelopes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorVerdict>("verdict");
    const auto rows = [](const char *topic, ErrorVerdict verdict, const std::vector<int> &codes) {
        for (const int code : codes) {
            QTest::addRow("%s, %d", topic, code) << code << verdict;
        }
    };
    // The closed table of product.md 4.
    rows("rate limit", ErrorVerdict::Refused, {99991400});
    rows("token", ErrorVerdict::Refused, {99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677});
    rows("IP address", ErrorVerdict::Refused, {99991401});
    rows("monthly quota", ErrorVerdict::Refused, {99991403});
    rows("scope", ErrorVerdict::Refused, {99991672});
    rows("field", ErrorVerdict::Refused, {99992402});
    rows("file not found", ErrorVerdict::MaybeMissing, {1160002});
    // Everything else that the documents list, and what they don't.
    rows("domain code", ErrorVerdict::Unknown, {1160001, 1160003});
    rows("internal error", ErrorVerdict::Unknown, {1500, 2200, 5000});
    rows("credentials", ErrorVerdict::Unknown, {10003, 10005, 10013, 10014, 10015, 99991543});
    rows("app", ErrorVerdict::Unknown, {99991662, 99991673, 212100});
    rows("other scope", ErrorVerdict::Unknown, {99991676, 99991679});
    rows("path or method", ErrorVerdict::Unknown, {99991201, 99991301});
    rows("user id", ErrorVerdict::Unknown, {99992350, 99992351, 99992359, 99992360, 99992369, 99992381});
    rows("undocumented", ErrorVerdict::Unknown, {1, -1, 777, 123456, 1160004, 99991402, 99991660, 99992401, 99999999});
}

void TestTerminationJudge::envelopes()
{
    QFETCH(const int, code);
    QFETCH(const ErrorVerdict, verdict);
    for (const auto endpoint :
         {Endpoint::TenantToken, Endpoint::QuerySignatureFiles, Endpoint::TerminateSignatureFiles}) {
        for (const int status : {200, 400, 401, 404, 429, 500, 503}) {
            for (int kind = 0; kind < apiErrorKindCount; ++kind) {
                ApiError error;
                error.kind = static_cast<ApiErrorKind>(kind);
                error.endpoint = endpoint;
                error.code = code;
                error.httpStatus = status;
                QCOMPARE(judge(error), verdict);
            }
        }
    }
}

void TestTerminationJudge::withoutEnvelopeNothingIsProven()
{
    for (int kind = 0; kind < apiErrorKindCount; ++kind) {
        for (const auto status : {std::optional<int>{}, std::optional{200}, std::optional{429}, std::optional{503}}) {
            ApiError error;
            error.kind = static_cast<ApiErrorKind>(kind);
            error.endpoint = Endpoint::TerminateSignatureFiles;
            error.httpStatus = status;
            QCOMPARE(judge(error), ErrorVerdict::Unknown);
        }
    }
}

void TestTerminationJudge::unsentRequestsAreRefused()
{
    for (int kind = 0; kind < apiErrorKindCount; ++kind) {
        ApiError error;
        error.kind = static_cast<ApiErrorKind>(kind);
        error.delivery = Delivery::Unsent;
        QCOMPARE(judge(error), ErrorVerdict::Refused);
    }
}

QTEST_GUILESS_MAIN(TestTerminationJudge)
#include "test_terminationjudge.moc"
