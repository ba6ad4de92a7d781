// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationjudge.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

using Counts = ReplyVerdict::Counts;
using ForeignIds = ReplyVerdict::ForeignIds;
using Flaw = cause::BadAnswer::Flaw;

namespace
{

const FileId a{u"7410063506638100001"_s};
const FileId b{u"7410063506638100002"_s};
const FileId c{u"7410063506638100003"_s};
const QString logId = u"log"_s;

ReplyVerdict verdictOn(const TerminationReply &reply)
{
    const std::vector<FileId> ordered{a, b};
    return judge(ordered, reply, logId);
}

FileOutcome terminated()
{
    return {.state = OutcomeState::Terminated, .cause = cause::None{}, .logId = logId};
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
    void error_data();
    void error();
    void errorsThatNeverLeftAreRefused();
};

void TestTerminationJudge::reply_data()
{
    QTest::addColumn<TerminationReply>("reply");
    QTest::addColumn<Outcomes>("outcomes");
    QTest::addColumn<ForeignIds>("foreignIds");

    const auto row = [](const char *name, std::vector<FileId> succeeded, std::vector<TerminationReply::Failure> failed,
                        const Outcomes &outcomes, ForeignIds foreignIds = ForeignIds::Absent) {
        TerminationReply reply;
        reply.succeeded = std::move(succeeded);
        reply.failed = std::move(failed);
        QTest::newRow(name) << reply << outcomes << foreignIds;
    };
    row("all terminated", {a, b}, {}, {terminated(), terminated()});
    row("in another order", {b, a}, {}, {terminated(), terminated()});
    row("partial success", {b}, {{a, u"文件状态不允许终止"_s}}, {refused(u"文件状态不允许终止"_s), terminated()});
    row("refused without a reason", {}, {{a, {}}, {b, u"no"_s}}, {refused({}), refused(u"no"_s)});
    row("left out", {a}, {}, {terminated(), unknown(Flaw::InNeitherList)});
    row("empty lists", {}, {}, {unknown(Flaw::InNeitherList), unknown(Flaw::InNeitherList)});
    row("in both lists", {a, b}, {{b, u"no"_s}}, {terminated(), unknown(Flaw::InBothLists)});
    row("twice in one list", {a, a, b}, {}, {terminated(), terminated()});
    row("refused twice", {b}, {{a, {}}, {a, u"no"_s}}, {refused(u"no"_s), terminated()});
    row("foreign success", {a, b, c}, {}, {unknown(Flaw::ForeignIds), unknown(Flaw::ForeignIds)}, ForeignIds::Present);
    row("foreign failure", {a, b}, {{c, u"no"_s}}, {unknown(Flaw::ForeignIds), unknown(Flaw::ForeignIds)},
        ForeignIds::Present);
}

void TestTerminationJudge::reply()
{
    QFETCH(TerminationReply, reply);
    QFETCH(Outcomes, outcomes);
    QFETCH(ForeignIds, foreignIds);
    const ReplyVerdict verdict = verdictOn(reply);
    QCOMPARE(verdict.outcomes, outcomes);
    QCOMPARE(verdict.foreignIds, foreignIds);
    QCOMPARE(verdict.counts, Counts::Agree); // none were said
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
    QCOMPARE(verdict.outcomes, (Outcomes{terminated(), refused(u"no"_s)})); // they stand
}

void TestTerminationJudge::error_data()
{
    QTest::addColumn<ApiErrorKind>("kind");
    QTest::addColumn<int>("code"); // 0: no envelope
    QTest::addColumn<ErrorVerdict>("verdict");

    using Kind = ApiErrorKind;
    const auto envelope = [](Kind kind, int code, ErrorVerdict verdict) {
        QTest::addRow("envelope %d", code) << kind << code << verdict;
    };
    envelope(Kind::RateLimited, 99991400, ErrorVerdict::Refused);
    envelope(Kind::IpNotAllowed, 99991401, ErrorVerdict::Refused);
    envelope(Kind::QuotaUsedUp, 99991403, ErrorVerdict::Refused);
    for (const int token : {99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677}) {
        envelope(Kind::TokenRefused, token, ErrorVerdict::Refused);
    }
    envelope(Kind::ScopeMissing, 99991672, ErrorVerdict::Refused);
    envelope(Kind::BadParameter, 99992402, ErrorVerdict::Refused);
    envelope(Kind::NotFound, 1160002, ErrorVerdict::MaybeMissing);
    envelope(Kind::ServiceError, 1160001, ErrorVerdict::Unknown);
    envelope(Kind::BadParameter, 1160003, ErrorVerdict::Unknown);
    for (const int internal : {1500, 2200, 5000, 123456}) {
        envelope(Kind::ServiceError, internal, ErrorVerdict::Unknown);
    }
    envelope(Kind::AppUnavailable, 99991662, ErrorVerdict::Unknown);
    envelope(Kind::ScopeMissing, 99991676, ErrorVerdict::Unknown);
    envelope(Kind::OperatorUnknown, 99992351, ErrorVerdict::Unknown);
    for (int kind = 0; kind < apiErrorKindCount; ++kind) {
        QTest::addRow("no envelope, kind %d", kind) << static_cast<Kind>(kind) << 0 << ErrorVerdict::Unknown;
    }
}

void TestTerminationJudge::error()
{
    QFETCH(ApiErrorKind, kind);
    QFETCH(int, code);
    ApiError error;
    error.kind = kind;
    error.endpoint = Endpoint::TerminateSignatureFiles;
    if (code != 0) {
        error.code = code;
    }
    QTEST(judge(error), "verdict");
}

void TestTerminationJudge::errorsThatNeverLeftAreRefused()
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
