// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/canonicaljson.h"
#include "store/journal/apierrorjson.h"
#include "store/journal/outcomejson.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <array>
#include <limits>
#include <type_traits>
#include <utility>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::array allEndpoints{Endpoint::TenantToken, Endpoint::QuerySignatureFiles,
                                  Endpoint::TerminateSignatureFiles};
constexpr std::array allFlaws{cause::BadAnswer::Flaw::InNeitherList, cause::BadAnswer::Flaw::InBothLists,
                              cause::BadAnswer::Flaw::ForeignIds};

// A new value does not compile here until it is listed above.
constexpr bool isListed(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::TenantToken:
    case Endpoint::QuerySignatureFiles:
    case Endpoint::TerminateSignatureFiles:
        return true;
    }
    return false;
}

constexpr bool isListed(cause::BadAnswer::Flaw flaw)
{
    switch (flaw) {
    case cause::BadAnswer::Flaw::InNeitherList:
    case cause::BadAnswer::Flaw::InBothLists:
    case cause::BadAnswer::Flaw::ForeignIds:
        return true;
    }
    return false;
}
static_assert(std::ranges::all_of(allEndpoints, [](Endpoint endpoint) { return isListed(endpoint); }));
static_assert(std::ranges::all_of(allFlaws, [](cause::BadAnswer::Flaw flaw) { return isListed(flaw); }));

//! An error in which no field has its default value.
ApiError wholeError()
{
    return {
        .kind = ApiErrorKind::ScopeMissing,
        .endpoint = Endpoint::TerminateSignatureFiles,
        .code = 99991672,
        .httpStatus = 400,
        .logId = u"202611201031480FF8A6B6B2A0B9C0D1E2"_s,
        .serviceMessage = u"Access denied. \"corehr\" 缺少权限 😀\n\t\u0001"_s,
        .technicalDetail = u"one of [corehr:signature_file:terminate]"_s,
        .retryAfter = std::chrono::seconds{17},
        .scopes = {u"corehr:signature_file:terminate"_s, u"corehr:signature_file:read"_s},
        .helpUrl = QUrl(u"https://open.feishu.cn/app/cli_a1/auth?q=corehr:a,b%2Cc&op_from=openapi#权限"_s),
        .fields = {{.field = u"signature_file_ids"_s, .description = u"too many"_s}, {.field = {}, .description = {}}},
        .delivery = Delivery::Unsent};
}

const LocalizedText labels({{.lang = u"zh-CN"_s, .value = u"已终止 \"😀\""_s},
                            {.lang = {}, .value = u"%1 \\ \u2028"_s}});

// One overload for each cause: a cause without one does not compile.
cause::None sampleOf(std::type_identity<cause::None>)
{
    return {};
}
cause::RefusedByService sampleOf(std::type_identity<cause::RefusedByService>)
{
    return {.reason = u"当前状态不允许\n\"x\""_s};
}
cause::RequestRefused sampleOf(std::type_identity<cause::RequestRefused>)
{
    return {.error = wholeError()};
}
cause::StateChanged sampleOf(std::type_identity<cause::StateChanged>)
{
    return {.before = KnownState::PendingSign, .now = FileState(u"brand_new"_s), .nowLabels = labels};
}
cause::NotFound sampleOf(std::type_identity<cause::NotFound>)
{
    return {};
}
cause::Stopped sampleOf(std::type_identity<cause::Stopped>)
{
    return {};
}
cause::CheckFailed sampleOf(std::type_identity<cause::CheckFailed>)
{
    return {.error = wholeError()};
}
cause::EarlierUnknown sampleOf(std::type_identity<cause::EarlierUnknown>)
{
    return {};
}
cause::Interrupted sampleOf(std::type_identity<cause::Interrupted>)
{
    return {};
}
cause::NoJournal sampleOf(std::type_identity<cause::NoJournal>)
{
    return {.problem = {.kind = JournalProblem::Kind::DiskFull, .path = u"/home/李/记录"_s, .detail = u"(13)"_s}};
}
cause::NoAnswer sampleOf(std::type_identity<cause::NoAnswer>)
{
    return {.error = wholeError()};
}
cause::CutShort sampleOf(std::type_identity<cause::CutShort>)
{
    return {};
}
cause::BadAnswer sampleOf(std::type_identity<cause::BadAnswer>)
{
    return {.flaw = cause::BadAnswer::Flaw::ForeignIds};
}
cause::ConfirmedByQuery sampleOf(std::type_identity<cause::ConfirmedByQuery>)
{
    return {};
}
cause::ContinuedInRun sampleOf(std::type_identity<cause::ContinuedInRun>)
{
    return {.run = 7};
}
cause::ClosedByPerson sampleOf(std::type_identity<cause::ClosedByPerson>)
{
    return {.person = u"李 \"O'Neil\""_s};
}
cause::AlreadyTerminated sampleOf(std::type_identity<cause::AlreadyTerminated>)
{
    return {};
}
cause::TerminatedByUnknown sampleOf(std::type_identity<cause::TerminatedByUnknown>)
{
    return {};
}
cause::NotEffective sampleOf(std::type_identity<cause::NotEffective>)
{
    return {.now = FileState(u"brand_new"_s), .nowLabels = labels};
}
cause::Gone sampleOf(std::type_identity<cause::Gone>)
{
    return {};
}
cause::StillInState sampleOf(std::type_identity<cause::StillInState>)
{
    return {.now = FileState(), .nowLabels = labels};
}

template <std::size_t... index>
std::vector<OutcomeCause> samples(std::index_sequence<index...>)
{
    return {OutcomeCause(sampleOf(std::type_identity<std::variant_alternative_t<index, OutcomeCause>>{}))...};
}

//! One of each cause.
std::vector<OutcomeCause> allCauses()
{
    return samples(std::make_index_sequence<std::variant_size_v<OutcomeCause>>{});
}

//! Returns \a json as read back from a file.
QJsonObject stored(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

std::optional<OutcomeCause> roundTrip(const OutcomeCause &cause)
{
    return causeFromJson(stored(toJson(cause)));
}

ApiError roundTrip(const ApiError &error)
{
    return apiErrorFromJson(stored(toJson(error)));
}

} // namespace

class TestOutcomeJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoresEveryCause();
    void restoresEveryFlawAndProblem();
    void restoresEveryFieldOfAnError();
    void restoresEveryErrorKindAndEndpoint();
    void omitsAbsentFieldsOfAnError();
    void restoresExtremeNumbers();
    void everyStateHasAWord();
    void handlesUnknownWords();
    void fitsTheAuditTrail();
};

void TestOutcomeJson::restoresEveryCause()
{
    QSet<QString> kinds;
    for (const OutcomeCause &cause : allCauses()) {
        const QString kind = toJson(cause).value("kind"_L1).toString();
        QVERIFY2(roundTrip(cause) == cause, qPrintable(kind));
        kinds.insert(kind);
    }
    QCOMPARE(static_cast<std::size_t>(kinds.size()), std::variant_size_v<OutcomeCause>);
}

void TestOutcomeJson::restoresEveryFlawAndProblem()
{
    for (const auto flaw : allFlaws) {
        QVERIFY(roundTrip(cause::BadAnswer{.flaw = flaw}) == OutcomeCause(cause::BadAnswer{.flaw = flaw}));
    }
    for (int kind = 0; kind < journalProblemKindCount; ++kind) {
        const OutcomeCause cause =
            cause::NoJournal{.problem = {.kind = static_cast<JournalProblem::Kind>(kind), .path = {}, .detail = {}}};
        QVERIFY(roundTrip(cause) == cause);
    }
}

void TestOutcomeJson::restoresEveryFieldOfAnError()
{
    const ApiError error = wholeError();
    QVERIFY(roundTrip(error) == error);
    // A new field does not compile here until wholeError() sets it.
    const auto &[kind, endpoint, code, http, logId, message, detail, wait, scopes, help, fields, delivery] = error;
    const ApiError empty;
    QVERIFY(kind != empty.kind && endpoint != empty.endpoint && code && http && wait && delivery != empty.delivery);
    QVERIFY(!logId.isEmpty() && !message.isEmpty() && !detail.isEmpty() && help.isValid());
    QVERIFY(!scopes.isEmpty() && !fields.empty());
}

void TestOutcomeJson::restoresEveryErrorKindAndEndpoint()
{
    QSet<QString> words;
    for (int kind = 0; kind < apiErrorKindCount; ++kind) {
        for (const Endpoint endpoint : allEndpoints) {
            ApiError error;
            error.kind = static_cast<ApiErrorKind>(kind);
            error.endpoint = endpoint;
            QVERIFY(roundTrip(error) == error);
            words.insert(toJson(error).value("kind"_L1).toString());
        }
    }
    QCOMPARE(words.size(), apiErrorKindCount);
}

void TestOutcomeJson::omitsAbsentFieldsOfAnError()
{
    QVERIFY(roundTrip(ApiError()) == ApiError());
    QCOMPARE(toJson(ApiError()).keys(), (QStringList{u"endpoint"_s, u"kind"_s, u"sent"_s}));
    ApiError zero;
    zero.code = 0;
    zero.httpStatus = 0;
    zero.retryAfter = std::chrono::seconds{0};
    QVERIFY(roundTrip(zero) == zero);
}

void TestOutcomeJson::restoresExtremeNumbers()
{
    for (const int number : {std::numeric_limits<int>::min(), -1, std::numeric_limits<int>::max()}) {
        ApiError error;
        error.code = number;
        error.httpStatus = number;
        error.retryAfter = std::chrono::seconds{number}; // values from the service are capped far below
        QVERIFY(roundTrip(error) == error);
    }
}

void TestOutcomeJson::everyStateHasAWord()
{
    QSet<QString> words;
    for (int state = 0; state < outcomeStateCount; ++state) {
        const QString word = storedName(static_cast<OutcomeState>(state));
        QCOMPARE(outcomeStateFrom(word), static_cast<OutcomeState>(state));
        words.insert(word);
    }
    QCOMPARE(words.size(), outcomeStateCount);
    QCOMPARE(outcomeStateFrom(u"Terminated"), std::nullopt);
    QCOMPARE(outcomeStateFrom(u""), std::nullopt);
}

void TestOutcomeJson::handlesUnknownWords()
{
    QVERIFY(!causeFromJson({}));
    QVERIFY(!causeFromJson({{u"kind"_s, u"brand_new"_s}}));
    QVERIFY(!causeFromJson({{u"kind"_s, 7}}));
    const ApiError error = apiErrorFromJson({{u"kind"_s, u"brand_new"_s}, {u"endpoint"_s, u"brand/new"_s}});
    QVERIFY(error == ApiError());
    const ApiError wrongTypes = apiErrorFromJson(
        {{u"code"_s, u"1"_s}, {u"http"_s, true}, {u"scopes"_s, 3}, {u"fields"_s, u"x"_s}, {u"sent"_s, u"no"_s}});
    QVERIFY(wrongTypes == ApiError());
    // Delivery decides whether a request may be sent again: in doubt it was sent.
    QCOMPARE(wrongTypes.delivery, Delivery::Possible);
    QVERIFY(causeFromJson({{u"kind"_s, u"no_journal"_s}, {u"problem"_s, u"brand_new"_s}}) ==
            OutcomeCause(cause::NoJournal{}));
}

void TestOutcomeJson::fitsTheAuditTrail()
{
    for (const OutcomeCause &cause : allCauses()) {
        QVERIFY(canonicalJson(toJson(cause)));
    }
}

QTEST_GUILESS_MAIN(TestOutcomeJson)
#include "test_outcomejson.moc"
