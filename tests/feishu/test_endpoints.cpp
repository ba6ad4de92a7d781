// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/buildurl.h"
#include "feishu/endpoints/querysignaturefiles.h"
#include "feishu/endpoints/tenanttoken.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

TerminationReason reason(const QString &text)
{
    return std::get<TerminationReason>(TerminationReason::make(text));
}

TerminationParameters parameters(const QString &why)
{
    return {.files = {FileId(u"7410063506638112300"_s)}, .operatorId = OperatorId(u"738"_s), .reason = reason(why)};
}

QByteArray encodedQuery(const Request &request)
{
    return buildUrl(BaseUrl::feishu(), request).toEncoded().split('?').value(1);
}

} // namespace

class TestEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenRequestHasTheDocumentedForm();
    void tokenRepliesAreFlat();
    void unusableTokenRepliesAreBad_data();
    void unusableTokenRepliesAreBad();

    void anEmptyFilterSendsAnEmptyObject();
    void queryRequestHasTheDocumentedForm();
    void pagesHoldAHundredAtMost();
    void queryStringsAreEncodedExactly_data();
    void queryStringsAreEncodedExactly();
    void readsTheDocumentedPage();
    void thePrintedSampleIsABadReply();
    void readsIncompleteItems();
    void textsAreReadUnchanged();
    void readsOtherFormsOfTheDocumentedValues_data();
    void readsOtherFormsOfTheDocumentedValues();
    void showsWhatItCannotRead_data();
    void showsWhatItCannotRead();
    void oneBadNameSpoilsOneName_data();
    void oneBadNameSpoilsOneName();
    void mendedIdsAndTokensAreNotUsed();
    void anItemWithTwoIdsHasNone();
    void anEmptyPageHasNoRows_data();
    void anEmptyPageHasNoRows();
    void hasMoreIsReadLeniently_data();
    void hasMoreIsReadLeniently();
    void malformedPagesAreBad_data();
    void malformedPagesAreBad();

    void terminateRequestHasTheDocumentedForm();
    void theReasonIsSentByteForByte_data();
    void theReasonIsSentByteForByte();
    void loneSurrogatesDontCrash();
    void readsTheDocumentedTermination();
    void toleratesMissingParts();
    void unreadableTerminationsAreBad_data();
    void unreadableTerminationsAreBad();
};

void TestEndpoints::tokenRequestHasTheDocumentedForm()
{
    const Request request = tenantToken(u"cli_a1"_s, Secret(u"s\"3"_s)).request;
    QCOMPARE(request.endpoint, Endpoint::TenantToken);
    QCOMPARE(request.effect, Effect::Reads);
    QCOMPARE(buildUrl(BaseUrl::lark(), request).toEncoded(),
             QByteArray("https://open.larksuite.com/open-apis/auth/v3/tenant_access_token/internal"));
    const QByteArray body = R"({"app_id":"cli_a1","app_secret":"s\"3"})";
    QCOMPARE(request.body, body);
}

void TestEndpoints::tokenRepliesAreFlat()
{
    const auto call = tenantToken({}, {});
    const auto documented = answerOf(call, fixture("token_ok.json"));
    QVERIFY(documented.ok());
    QCOMPARE(documented.value().token.reveal(), u"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234"_s);
    QCOMPARE(documented.value().expiresIn.count(), 7140);
    // Nothing is assumed about the token's form.
    const auto jwt = answerOf(call, fixture("token_jwt.json"));
    QVERIFY(jwt.ok() && jwt.value().token.reveal().startsWith(u"eyJ"));
    QCOMPARE(jwt.value().expiresIn.count(), 5);
}

void TestEndpoints::unusableTokenRepliesAreBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no token") << QByteArray(R"({"code":0,"expire":7200})");
    QTest::newRow("null token") << QByteArray(R"({"code":0,"tenant_access_token":null,"expire":7200})");
    QTest::newRow("empty token") << QByteArray(R"({"code":0,"tenant_access_token":"","expire":7200})");
    QTest::newRow("token with a line break")
        << QByteArray(R"({"code":0,"tenant_access_token":"t\r\nX: y","expire":9})");
    QTest::newRow("no lifetime") << QByteArray(R"({"code":0,"tenant_access_token":"t-1"})");
    QTest::newRow("lifetime as text") << QByteArray(R"({"code":0,"tenant_access_token":"t-1","expire":"7200"})");
    QTest::newRow("lifetime of zero") << QByteArray(R"({"code":0,"tenant_access_token":"t-1","expire":0})");
    QTest::newRow("negative lifetime") << QByteArray(R"({"code":0,"tenant_access_token":"t-1","expire":-5})");
}

void TestEndpoints::unusableTokenRepliesAreBad()
{
    QFETCH(QByteArray, body);
    const auto result = answerOf(tenantToken({}, {}), body);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ApiErrorKind::BadReply);
    QCOMPARE(result.error().endpoint, Endpoint::TenantToken);
}

void TestEndpoints::anEmptyFilterSendsAnEmptyObject()
{
    const Request request = querySignatureFiles({}).request;
    QCOMPARE(request.body, QByteArray("{}"));
    QCOMPARE(encodedQuery(request), QByteArray("page_size=100&user_id_type=people_corehr_id"));
    QCOMPARE(request.effect, Effect::Reads);
}

void TestEndpoints::queryRequestHasTheDocumentedForm()
{
    FilePageQuery query;
    query.filter.states = {FileState(KnownState::SignFinished), FileState(u"new_one"_s)};
    query.filter.templates = {TemplateId(u"7282756156156560940"_s), TemplateId(u"7282756156156560945"_s)};
    query.filter.files = {FileId(u"6891251722631890445"_s)};
    query.filter.updatedFrom = BeijingTime::parse(u"2022-01-01 00:00:00");
    query.filter.updatedTo = BeijingTime::parse(u"2022-01-02 23:59:59");
    query.userIdType = UserIdType::OpenId;
    query.pageSize = 50;

    const Request request = querySignatureFiles(query).request;

    QCOMPARE(request.endpoint, Endpoint::QuerySignatureFiles);
    QCOMPARE(request.path, u"/open-apis/corehr/v2/signature_files/query"_s);
    QCOMPARE(request.body, QByteArray(R"({"states":["sign_finished","new_one"],)"
                                      R"("template_ids":["7282756156156560940","7282756156156560945"]})"));
    QCOMPARE(encodedQuery(request),
             QByteArray("page_size=50&user_id_type=open_id&signature_file_id=6891251722631890445"
                        "&update_time_start=2022-01-01%2000%3A00%3A00&update_time_end=2022-01-02%2023%3A59%3A59"));
}

void TestEndpoints::pagesHoldAHundredAtMost()
{
    FilePageQuery query;
    query.pageSize = 5000;
    QVERIFY(encodedQuery(querySignatureFiles(query).request).startsWith("page_size=100&"));
    query.pageSize = -1;
    QVERIFY(encodedQuery(querySignatureFiles(query).request).startsWith("page_size=1&"));
}

void TestEndpoints::queryStringsAreEncodedExactly_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("documented") << uR"({"eu_nc":"[1724438210000,\"7405949343401772554\"]"})"_s
                                << QByteArray("%7B%22eu_nc%22%3A%22%5B1724438210000%2C%5C%227405949343401772554%5C%22"
                                              "%5D%22%7D");
    QTest::newRow("base64") << u"aGk+/w=="_s << QByteArray("aGk%2B%2Fw%3D%3D");
    QTest::newRow("looks encoded") << u"%41%20%zz%"_s << QByteArray("%2541%2520%25zz%25");
    QTest::newRow("separators") << u"a&b=c;d#e?f/g h"_s << QByteArray("a%26b%3Dc%3Bd%23e%3Ff%2Fg%20h");
    QTest::newRow("Chinese and emoji") << u"中😀"_s << QByteArray("%E4%B8%AD%F0%9F%98%80");
    QTest::newRow("unreserved") << u"Aa0-._~"_s << QByteArray("Aa0-._~");
    QTest::newRow("brackets and quotes") << u"<'`|^>(*)!$@"_s << QByteArray("%3C%27%60%7C%5E%3E%28%2A%29%21%24%40");
    QTest::newRow("line break") << u"a\r\nb"_s << QByteArray("a%0D%0Ab");
}

void TestEndpoints::queryStringsAreEncodedExactly()
{
    QFETCH(QString, token);
    QFETCH(QByteArray, encoded);
    FilePageQuery query;
    query.pageToken = token;
    const QByteArray text = encodedQuery(querySignatureFiles(query).request);
    QCOMPARE(text.mid(text.indexOf("page_token=")), "page_token=" + encoded);
    QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(encoded)), token);
}

void TestEndpoints::readsTheDocumentedPage()
{
    const auto page = answerOf(querySignatureFiles({}), fixture("query_documented.json"));
    QVERIFY(page.ok());
    QCOMPARE(page.value().files.size(), size_t{1});
    const SignatureFile &file = page.value().files.front();
    QCOMPARE(file.id.text(), u"7147527056140813828"_s);
    QCOMPARE(file.names.exactly(UiLanguage::SimplifiedChinese), u"中文示例"_s);
    QVERIFY(file.state.known() == KnownState::SignFinished);
    QCOMPARE(file.stateLabels.exactly(UiLanguage::SimplifiedChinese), u"签署已完成"_s);
    QCOMPARE(file.createTime->text(), u"2023-01-01 00:00:00"_s);
    // UTC+8: eight hours before midnight of the new year in UTC.
    QCOMPARE(file.updateTime->unixSeconds(), 1672531200 - 8 * 3600);
    QCOMPARE(file.effectiveDate.value(), QDate(2024, 12, 1));
    QCOMPARE(file.employmentId.text(), u"7123132668099919891"_s);
    QCOMPARE(file.preHireId.text(), u"7123132668099919891"_s);
    QCOMPARE(file.contractCode.text(), u"48793beea04f4e2583d50732e481d507"_s);
    QCOMPARE(file.templateId.text(), u"7147527056140813828"_s);
    const FilePageHead &head = page.value().head;
    QCOMPARE(head.nextPageToken, uR"({"cn":"[\"7371387495822411308\"]"})"_s);
    QCOMPARE(head.hasMore, FilePageHead::HasMore::Yes);
    QCOMPARE(head.items, FilePageHead::Items::Some);
    QVERIFY(head.provesAbsence);
    QCOMPARE(page.value().itemsWithoutId, 0);
}

// The document prints page_token with unescaped quotes.
void TestEndpoints::thePrintedSampleIsABadReply()
{
    const auto page = answerOf(querySignatureFiles({}), fixture("query_as_printed.json"));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiErrorKind::BadReply);
}

void TestEndpoints::readsIncompleteItems()
{
    const auto page = answerOf(querySignatureFiles({}), fixture("query_awkward.json"));
    QVERIFY(page.ok());
    const auto &files = page.value().files;
    QCOMPARE(files.size(), size_t{5});
    QCOMPARE(page.value().itemsWithoutId, 7);
    QCOMPARE(files[0].id.text(), u"7410063506638112301"_s);
    QCOMPARE(files[0].employmentId.text(), u"7123132668099919891"_s);
    QCOMPARE(files[0].contractCode.text(), u"42"_s);
    QVERIFY(files[0].templateId.isEmpty() && files[0].names.isEmpty() && files[0].state.name().isEmpty());
    QVERIFY(!files[0].createTime && !files[0].updateTime && !files[0].effectiveDate);
    QCOMPARE(files[0].unreadable, FileField::EffectiveDate | FileField::Template); // not: null and ""
    QCOMPARE(files[1].id.text(), u"7410063506638112302"_s);
    QVERIFY(files[1].names.isEmpty() && !files[1].updateTime && !files[1].unreadable);
    QCOMPARE(files[2].state.name(), u"on_the_moon"_s);
    QCOMPARE(files[2].stateLabels.best(UiLanguage::English), u"On the moon"_s);
    QCOMPARE(files[2].names.best(UiLanguage::English), u"a name"_s);
    QVERIFY(!files[2].updateTime);
    QCOMPARE(files[2].unreadable, FileFields(FileField::UpdateTime));
    QCOMPARE(files[3].id.text(), u"99999999999999999999"_s);
    // The caller merges duplicate ids.
    QCOMPARE(files[4].id.text(), files[1].id.text());
    QCOMPARE(page.value().head.hasMore, FilePageHead::HasMore::Yes);
    QVERIFY(page.value().head.nextPageToken.isEmpty());
}

void TestEndpoints::textsAreReadUnchanged()
{
    const QStringList names{u"劳动合同-张三"_s, u"Straße ſ É"_s, u"𠮷野 😀"_s, u"00ff"_s, u"\"\\\n"_s, u" "_s};
    QJsonArray items;
    for (const QString &name : names) {
        items.append(QJsonObject{{u"signature_file_id"_s, u"1"_s},
                                 {u"contract_code"_s, name},
                                 {u"names"_s, QJsonArray{QJsonObject{{u"lang"_s, u"en-US"_s}, {u"value"_s, QString()}},
                                                         QJsonObject{{u"lang"_s, u"zh-CN"_s}, {u"value"_s, name}}}}});
    }
    const QJsonObject reply{{u"code"_s, 0}, {u"data"_s, QJsonObject{{u"items"_s, items}}}};
    const auto page = answerOf(querySignatureFiles({}), QJsonDocument(reply).toJson());
    QVERIFY(page.ok());
    for (qsizetype i = 0; i < names.size(); ++i) {
        const SignatureFile &file = page.value().files[static_cast<size_t>(i)];
        QCOMPARE(file.contractCode.text(), names[i]);
        QCOMPARE(file.names, LocalizedText({{.lang = u"zh-CN"_s, .value = names[i]}}));
    }
}

namespace
{

// The file of a page with one item, which has \a members besides its id.
SignatureFile fileWith(const QByteArray &members)
{
    const auto page =
        answerOf(querySignatureFiles({}),
                 R"({"code":0,"data":{"has_more":false,"items":[{"signature_file_id":"1",)" + members + "}]}}");
    return page && page.value().files.size() == 1 ? page.value().files.front() : SignatureFile();
}

// What was read of the values that the tests are about, in one text.
QString summaryOf(const SignatureFile &file)
{
    QStringList parts;
    for (const LocalizedText::Entry &entry : file.names.entries()) {
        parts += entry.lang + u'=' + entry.value;
    }
    parts += file.state.name();
    parts += file.updateTime ? file.updateTime->text() : QString();
    parts += file.effectiveDate ? file.effectiveDate->toString(Qt::ISODate) : QString();
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace

void TestEndpoints::readsOtherFormsOfTheDocumentedValues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("read");
    QTest::newRow("name as text") << QByteArray(R"("names":"合同")") << u"=合同"_s;
    QTest::newRow("name as an object") << QByteArray(R"("names":{"lang":"zh-CN","value":"合同"})") << u"zh-CN=合同"_s;
    QTest::newRow("names by language") << QByteArray(R"("names":{"zh-CN":"合同","en-US":"Contract","x":""})")
                                       << u"zh-CN=合同 en-US=Contract"_s;
    QTest::newRow("names as texts") << QByteArray(R"("names":["合同",{"lang":"en-US","value":"Contract"}])")
                                    << u"=合同 en-US=Contract"_s;
    QTest::newRow("state as text") << QByteArray(R"("signature_file_state":"pending_sign")") << u"pending_sign"_s;
    QTest::newRow("ISO time") << QByteArray(R"("update_time":"2026-11-20T10:31:00")") << u"2026-11-20 10:31:00"_s;
    QTest::newRow("ISO time in UTC") << QByteArray(R"("update_time":"2026-11-20T02:31:00.123Z")")
                                     << u"2026-11-20 10:31:00"_s;
    QTest::newRow("ISO time with an offset")
        << QByteArray(R"("update_time":"2026-11-20T10:31:00+08:00")") << u"2026-11-20 10:31:00"_s;
    QTest::newRow("day with a time") << QByteArray(R"("effective_date":"2026-12-01 00:00:00")") << u"2026-12-01"_s;
    QTest::newRow("day as ISO time") << QByteArray(R"("effective_date":"2026-11-30T16:00:00Z")") << u"2026-12-01"_s;
}

void TestEndpoints::readsOtherFormsOfTheDocumentedValues()
{
    QFETCH(QByteArray, json);
    const SignatureFile file = fileWith(json);
    QCOMPARE(file.id.text(), u"1"_s);
    QTEST(summaryOf(file), "read");
    QCOMPARE(file.unreadable, FileFields());
}

void TestEndpoints::showsWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<FileFields>("fields");
    QTest::newRow("names") << QByteArray(R"("names":42)") << FileFields(FileField::Names);
    QTest::newRow("list of names") << QByteArray(R"("names":[42,{"lang":"zh-CN","value":{}}])")
                                   << FileFields(FileField::Names);
    QTest::newRow("state") << QByteArray(R"("signature_file_state":3)") << FileFields(FileField::State);
    QTest::newRow("name of the state") << QByteArray(R"("signature_file_state":{"enum_name":3})")
                                       << FileFields(FileField::State);
    QTest::newRow("mended state") << QByteArray("\"signature_file_state\":{\"enum_name\":\"pending_sign\xFF\"}")
                                  << FileFields(FileField::State);
    QTest::newRow("times") << QByteArray(R"("create_time":"yesterday","update_time":1672502400)")
                           << (FileField::CreateTime | FileField::UpdateTime);
    QTest::newRow("day") << QByteArray(R"("effective_date":"01.12.2026")") << FileFields(FileField::EffectiveDate);
    QTest::newRow("ids") << QByteArray(R"("employment_id":7.5,"pre_hire_id":{},"template_id":true)")
                         << (FileField::Employment | FileField::PreHire | FileField::Template);
    QTest::newRow("mended id") << QByteArray("\"template_id\":\"a\nb\"") << FileFields(FileField::Template);
    QTest::newRow("code") << QByteArray(R"("contract_code":["a"])") << FileFields(FileField::ContractCode);
    QTest::newRow("two states") << QByteArray(
                                       R"("signature_file_state":"pending_sign","signature_file_state":"voided")")
                                << FileFields(FileField::State);
    QTest::newRow("two names of a state")
        << QByteArray(R"("signature_file_state":{"enum_name":"pending_sign","enum_name":"voided"})")
        << FileFields(FileField::State);
    QTest::newRow("two times") << QByteArray(R"("update_time":"2026-11-20 10:31:00","names":[],"update_time":null)")
                               << FileFields(FileField::UpdateTime);
    QTest::newRow("two ids") << QByteArray(R"("pre_hire_id":7.5,"pre_hire_id":"7")") << FileFields(FileField::PreHire);
    QTest::newRow("missing values") << QByteArray(R"("names":[],"update_time":null,"effective_date":"",)"
                                                  R"("signature_file_state":{},"template_id":"")")
                                    << FileFields();
}

void TestEndpoints::showsWhatItCannotRead()
{
    QFETCH(QByteArray, json);
    const SignatureFile file = fileWith(json);
    QCOMPARE(file.id.text(), u"1"_s);
    QCOMPARE(summaryOf(file), QString());
    QTEST(file.unreadable, "fields");
}

void TestEndpoints::oneBadNameSpoilsOneName_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("line feed") << QByteArray("a\nb");
    QTest::newRow("half a GBK character") << QByteArray("\xD5");
    QTest::newRow("bad byte") << QByteArray("\xFF");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("half an emoji") << QByteArray(R"(\ud83d)");
}

void TestEndpoints::oneBadNameSpoilsOneName()
{
    QFETCH(QByteArray, bad);
    QByteArray items;
    for (int i = 0; i < 100; ++i) {
        const QByteArray name = i == 50 ? bad : QByteArray("合同");
        items += (i > 0 ? "," : "") + (R"({"signature_file_id":")" + QByteArray::number(1000 + i)) +
                 R"(","names":[{"lang":"zh-CN","value":")" + name + "\"}]}";
    }
    const auto page = answerOf(querySignatureFiles({}),
                               R"({"code":0,"data":{"has_more":true,"page_token":"次页","items":[)" + items + "]}}");
    QVERIFY(page.ok());
    QCOMPARE(page.value().files.size(), size_t{100});
    QCOMPARE(page.value().head.nextPageToken, u"次页"_s);
    for (size_t i = 0; i < 100; ++i) {
        const SignatureFile &file = page.value().files[i];
        QCOMPARE(file.id.text(), QString::number(1000 + i));
        QVERIFY(i == 50 || file.names.best(UiLanguage::English) == u"合同"_s);
    }
}

void TestEndpoints::mendedIdsAndTokensAreNotUsed()
{
    const auto call = querySignatureFiles({});
    const auto page = answerOf(call, "{\"code\":0,\"data\":{\"items\":[{\"signature_file_id\":\"741\n\"},"
                                     "{\"signature_file_id\":\"742\"}],\"has_more\":false,\"page_token\":\"\xFF\"}}");
    QVERIFY(page.ok());
    QCOMPARE(page.value().files.size(), size_t{1});
    QCOMPARE(page.value().itemsWithoutId, 1);
    const auto badToken =
        answerOf(call, "{\"code\":0,\"data\":{\"items\":[],\"has_more\":true,\"page_token\":\"a\xFF\"}}");
    QVERIFY(!badToken.ok());
    QCOMPARE(badToken.error().kind, ApiErrorKind::BadReply);
}

void TestEndpoints::anItemWithTwoIdsHasNone()
{
    const auto page = answerOf(querySignatureFiles({}),
                               R"({"code":0,"data":{"has_more":false,"items":[{"signature_file_id":"1","names":"a",)"
                               R"("signature_file_id":"2"},{"signature_file_id":"3"}]}})");
    QVERIFY(page.ok());
    QCOMPARE(page.value().files.size(), size_t{1});
    QCOMPARE(page.value().files[0].id.text(), u"3"_s);
    QCOMPARE(page.value().itemsWithoutId, 1);
}

void TestEndpoints::anEmptyPageHasNoRows_data()
{
    using Items = FilePageHead::Items;
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Items>("items");
    QTest::addColumn<bool>("proves");
    QTest::newRow("empty") << QByteArray(R"({"items":[],"has_more":false})") << Items::Empty << true;
    QTest::newRow("null") << QByteArray(R"({"items":null,"has_more":null,"page_token":null})") << Items::Missing
                          << false;
    QTest::newRow("missing") << QByteArray("{}") << Items::Missing << false;
    QTest::newRow("only items missing") << QByteArray(R"({"has_more":false})") << Items::Missing << false;
    QTest::newRow("only has_more missing") << QByteArray(R"({"items":[]})") << Items::Empty << false;
}

void TestEndpoints::anEmptyPageHasNoRows()
{
    QFETCH(QByteArray, data);
    const auto page = answerOf(querySignatureFiles({}), R"({"code":0,"data":)" + data + "}");
    QFETCH(FilePageHead::Items, items);
    QVERIFY(page.ok());
    QVERIFY(page.value().files.empty() && page.value().head.nextPageToken.isEmpty());
    QCOMPARE(page.value().head.items, items);
    QTEST(page.value().head.provesAbsence, "proves");
}

// The document gives a boolean. Anything else is read only as far as its meaning is certain, and proves nothing.
void TestEndpoints::hasMoreIsReadLeniently_data()
{
    using HasMore = FilePageHead::HasMore;
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<HasMore>("meaning");
    QTest::addColumn<bool>("proves");
    QTest::newRow("true") << QByteArray("true") << HasMore::Yes << true;
    QTest::newRow("false") << QByteArray("false") << HasMore::No << true;
    QTest::newRow("text true") << QByteArray(R"("true")") << HasMore::Yes << false;
    QTest::newRow("text false") << QByteArray(R"("false")") << HasMore::No << false;
    QTest::newRow("1") << QByteArray("1") << HasMore::Yes << false;
    QTest::newRow("0") << QByteArray("0") << HasMore::No << false;
    QTest::newRow("null") << QByteArray("null") << HasMore::Unsaid << false;
    QTest::newRow("2") << QByteArray("2") << HasMore::Unsaid << false;
    QTest::newRow("1.0") << QByteArray("1.0") << HasMore::Unsaid << false;
    QTest::newRow("another text") << QByteArray(R"("yes")") << HasMore::Unsaid << false;
    QTest::newRow("empty text") << QByteArray(R"("")") << HasMore::Unsaid << false;
    QTest::newRow("list") << QByteArray("[true]") << HasMore::Unsaid << false;
}

void TestEndpoints::hasMoreIsReadLeniently()
{
    QFETCH(QByteArray, json);
    QFETCH(FilePageHead::HasMore, meaning);
    const auto page = answerOf(querySignatureFiles({}), R"({"code":0,"data":{"items":[],"has_more":)" + json + "}}");
    QVERIFY(page.ok());
    QCOMPARE(page.value().head.hasMore, meaning);
    QTEST(page.value().head.provesAbsence, "proves");
}

void TestEndpoints::malformedPagesAreBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no data") << QByteArray(R"({"code":0,"msg":"success"})");
    QTest::newRow("null data") << QByteArray(R"({"code":0,"data":null})");
    QTest::newRow("data is a list") << QByteArray(R"({"code":0,"data":[]})");
    QTest::newRow("items are an object") << QByteArray(R"({"code":0,"data":{"items":{}}})");
    QTest::newRow("two lists of items") << QByteArray(
        R"({"code":0,"data":{"items":[{}],"items":[],"has_more":false}})");
    QTest::newRow("two ends") << QByteArray(R"({"code":0,"data":{"items":[],"has_more":true,"has_more":false}})");
    QTest::newRow("items are a text") << QByteArray(R"({"code":0,"data":{"items":"none"}})");
}

void TestEndpoints::malformedPagesAreBad()
{
    QFETCH(QByteArray, body);
    const auto page = answerOf(querySignatureFiles({}), body);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiErrorKind::BadReply);
    QCOMPARE(page.error().endpoint, Endpoint::QuerySignatureFiles);
}

void TestEndpoints::terminateRequestHasTheDocumentedForm()
{
    TerminationParameters wanted = parameters(u"请求流程发生变化，需要重新签署，因此终止签署流程中的文件"_s);
    wanted.files.emplace_back(u"2"_s);
    wanted.userIdType = UserIdType::UnionId;
    const Request request = terminateSignatureFiles(wanted).request;
    QCOMPARE(request.endpoint, Endpoint::TerminateSignatureFiles);
    QCOMPARE(request.effect, Effect::Acts);
    QCOMPARE(buildUrl(BaseUrl::feishu(), request).toEncoded(),
             QByteArray("https://open.feishu.cn/open-apis/corehr/v2/signature_files/terminate?user_id_type=union_id"));
    QCOMPARE(request.body, QByteArray(R"({"ids":["7410063506638112300","2"],"operator":"738","terminate_reason":")"
                                      "请求流程发生变化，需要重新签署，因此终止签署流程中的文件\"}"));
}

void TestEndpoints::theReasonIsSentByteForByte_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("Chinese") << u"流程变化"_s << QByteArray("流程变化");
    QTest::newRow("emoji") << u"stop 🛑👩‍⚖️"_s << QByteArray("stop 🛑👩‍⚖️");
    QTest::newRow("line break") << u"one\ntwo\r\nthree"_s << QByteArray("one\\ntwo\\r\\nthree");
    QTest::newRow("quotes") << u"a \"b\" 'c' \\ /"_s << QByteArray("a \\\"b\\\" 'c' \\\\ /");
    QTest::newRow("no-break space") << u"a\u00A0b"_s
                                    << QByteArray("a\xC2\xA0"
                                                  "b");
    QTest::newRow("line separator") << u"a\u2028b"_s
                                    << QByteArray("a\xE2\x80\xA8"
                                                  "b");
    QTest::newRow("control character") << u"a\u0001b\tc"_s << QByteArray("a\\u0001b\\tc");
}

void TestEndpoints::theReasonIsSentByteForByte()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    const QByteArray body = terminateSignatureFiles(parameters(text)).request.body;
    QVERIFY2(body.endsWith("\"terminate_reason\":\"" + json + "\"}"), body.constData());
    QCOMPARE(QJsonDocument::fromJson(body).object().value("terminate_reason"_L1).toString(), text);
}

void TestEndpoints::loneSurrogatesDontCrash()
{
    const QByteArray body =
        terminateSignatureFiles(parameters(u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00))).request.body;
    QVERIFY(QJsonDocument::fromJson(body).isObject());
    FilePageQuery query;
    query.pageToken = QChar(0xD83D);
    QVERIFY(buildUrl(BaseUrl::feishu(), querySignatureFiles(query).request).isValid());
}

void TestEndpoints::readsTheDocumentedTermination()
{
    const auto reply = answerOf(terminateSignatureFiles(parameters(u"x"_s)), fixture("terminate_documented.json"));
    QVERIFY(reply.ok());
    QCOMPARE(reply.value().succeeded.size(), size_t{1});
    QCOMPARE(reply.value().succeeded[0].text(), u"7410063506638112300"_s);
    QCOMPARE(reply.value().failed.size(), size_t{1});
    QCOMPARE(reply.value().failed[0].file.text(), u"7345403447803379731"_s);
    QCOMPARE(reply.value().failed[0].reason, u"文件状态不允许终止"_s);
    QCOMPARE(reply.value().totalCount.value(), 2);
    QCOMPARE(reply.value().successCount.value(), 1);
    QCOMPARE(reply.value().failCount.value(), 1);
}

void TestEndpoints::toleratesMissingParts()
{
    const auto reply = answerOf(terminateSignatureFiles(parameters(u"x"_s)),
                                R"({"code":0,"data":{"total_count":"2","success_count":1.5,
                                    "success_file_id_list":[7410063506638112301],
                                    "fail_file_id_and_reasons":[{"signature_file_id":"9","fail_reason":null}]}})");
    QVERIFY(reply.ok());
    QCOMPARE(reply.value().succeeded[0].text(), u"7410063506638112301"_s);
    QVERIFY(reply.value().failed[0].reason.isEmpty());
    QVERIFY(!reply.value().totalCount && !reply.value().successCount && !reply.value().failCount);

    const auto bare =
        answerOf(terminateSignatureFiles(parameters(u"x"_s)), R"({"code":0,"data":{"success_file_id_list":null}})");
    QVERIFY(bare.ok() && bare.value().succeeded.empty() && bare.value().failed.empty());
}

void TestEndpoints::unreadableTerminationsAreBad_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("no data") << QByteArray("null");
    QTest::newRow("list as object") << QByteArray(R"({"success_file_id_list":{}})");
    QTest::newRow("failures as text") << QByteArray(R"({"fail_file_id_and_reasons":"none"})");
    QTest::newRow("null id") << QByteArray(R"({"success_file_id_list":["1",null]})");
    QTest::newRow("a list twice") << QByteArray(
        R"({"success_file_id_list":["1"],"fail_file_id_and_reasons":[],"success_file_id_list":[]})");
    QTest::newRow("an id twice") << QByteArray(
        R"({"fail_file_id_and_reasons":[{"signature_file_id":"1","signature_file_id":"2"}]})");
    QTest::newRow("data twice") << QByteArray(R"({"success_file_id_list":["1"]},"data":{})");
    QTest::newRow("empty id") << QByteArray(R"({"success_file_id_list":[""]})");
    QTest::newRow("mended id") << QByteArray("{\"success_file_id_list\":[\"1\", \"2\n\"]}");
    QTest::newRow("id with a fraction") << QByteArray(R"({"success_file_id_list":[7.5]})");
    QTest::newRow("failure without id") << QByteArray(R"({"fail_file_id_and_reasons":[{"fail_reason":"x"}]})");
    QTest::newRow("failure as text") << QByteArray(R"({"fail_file_id_and_reasons":["1"]})");
}

void TestEndpoints::unreadableTerminationsAreBad()
{
    QFETCH(QByteArray, data);
    const auto reply = answerOf(terminateSignatureFiles(parameters(u"x"_s)), R"({"code":0,"data":)" + data + "}");
    QVERIFY(!reply.ok());
    QCOMPARE(reply.error().kind, ApiErrorKind::BadReply);
    QCOMPARE(reply.error().endpoint, Endpoint::TerminateSignatureFiles);
}

QTEST_GUILESS_MAIN(TestEndpoints)
#include "test_endpoints.moc"
