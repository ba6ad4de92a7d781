// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

class TestQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void repliesAsDocumented();
    void acceptsPageSizes_data();
    void acceptsPageSizes();
    void refusesBadParameters_data();
    void refusesBadParameters();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void acceptsLongLists();
    void filtersByState();
    void filtersByTemplate();
    void combinesFilters();
    void findsOneFile();
    void boundsAreInclusive();
    void decodesEveryEncoding_data();
    void decodesEveryEncoding();
    void returnsSignUrlsOnRequest();
    void identifiesPeopleByIdType_data();
    void identifiesPeopleByIdType();
    void omitsUserIdsWithoutTheScope();

private:
    std::unique_ptr<Sandbox> m_sandbox;
};

void TestQuery::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>(sealdesk::sandbox::SandboxOptions{.ratePerMinute = 0});
}

void TestQuery::repliesAsDocumented()
{
    const Reply reply = m_sandbox->query("page_size=100");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    QVERIFY(reply.body.startsWith(R"({"code":0,"msg":"success","data":{"items":[{"signature_file_id":")"));
    QVERIFY(reply.body.contains("\"value\":\"已终止\"") || reply.body.contains("\"value\":\"待签字\""));
    QCOMPARE(reply.data().value("has_more"_L1), QJsonValue(true));
    static const QRegularExpression token(uR"re(^\{"eu_nc":"\[\d{13},\\"\d{19}\\"\]"\}$)re"_s);
    QVERIFY(token.match(reply.data().value("page_token"_L1).toString()).hasMatch());
    for (const QString &id : idsOf(reply.items())) {
        QCOMPARE(id.size(), 19);
    }
}

void TestQuery::acceptsPageSizes_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<int>("rows");
    QTest::newRow("absent") << QByteArray() << 10;
    QTest::newRow("empty") << QByteArray("page_size=") << 10;
    QTest::newRow("zero") << QByteArray("page_size=0") << 10;
    QTest::newRow("one") << QByteArray("page_size=1") << 1;
    QTest::newRow("most") << QByteArray("page_size=100") << 100;
    QTest::newRow("first of two") << QByteArray("page_size=7&page_size=9") << 7;
}

void TestQuery::acceptsPageSizes()
{
    QFETCH(const QByteArray, parameters);
    QFETCH(const int, rows);
    QCOMPARE(m_sandbox->query(parameters).items().size(), rows);
}

void TestQuery::refusesBadParameters_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("page size over 100") << QByteArray("page_size=101") << 401 << 1160002;
    for (const char *bad :
         {"page_size=-1", "page_size=ten", "page_size=1.5", "page_size=+5", "page_size=99999999999999999999",
          "user_id_type=passport", "select_sign_url=maybe", "update_time_start=2026-02-30%2000:00:00",
          "update_time_start=2026-01-01", "update_time_end=yesterday", "update_time_end=2026-01-01T00:00:00Z",
          "update_time_end=1795154400000", "page_token=abc", "page_token=%7B%7D",
          // Well-formed, but of another tenant or another form.
          R"(page_token={"eu_nc":"[1724438210000,\"7405949343401772554\"]"})",
          R"(page_token={"cn":"[\"7371387495822411308\"]"})", "page_token=%FF%FE"}) {
        QTest::newRow(bad) << QByteArray(bad) << 400 << 1160003;
    }
}

void TestQuery::refusesBadParameters()
{
    QFETCH(const QByteArray, parameters);
    QFETCH(const int, status);
    QFETCH(const int, code);
    const Reply reply = m_sandbox->query(parameters, "{}");
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
    const QString text = code == 1160002 ? u"the max value of limit is 100"_s : u"param is invalid"_s;
    QCOMPARE(reply.json().value("msg"_L1).toString(), text);
}

void TestQuery::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *bad :
         {"{", "[]", "null", "\"\"", R"({"states":"pending_sign"})", R"({"states":[1]})", R"({"states":{}})",
          R"({"template_ids":[null]})", R"({"template_ids":[7282756156156560940]})", "{\"states\":[\"\xff\"]}"}) {
        QTest::newRow(bad) << QByteArray(bad);
    }
    const auto list = [](const QByteArray &name) {
        return "{\"" + name + "\":[" + QByteArray("\"x\",").repeated(100) + "\"x\"]}";
    };
    QTest::newRow("101 states") << list("states");
    QTest::newRow("101 templates") << list("template_ids");
}

void TestQuery::refusesBadBodies()
{
    QFETCH(const QByteArray, body);
    const Reply reply = m_sandbox->query({}, body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), 1160003);
}

void TestQuery::acceptsLongLists()
{
    const QByteArray body = "{\"states\":[" + QByteArray("\"never heard of\",").repeated(99) + "\"voided\"]}";
    QVERIFY(!m_sandbox->query({}, body).items().isEmpty());
    QCOMPARE(m_sandbox->query({}, R"({"states":["never heard of"]})").code(), 0);
    QVERIFY(m_sandbox->query({}, R"({"states":["never heard of"]})").items().isEmpty());
    for (const char *same : {"", "{}", R"({"states":[],"template_ids":null})"}) {
        QCOMPARE(m_sandbox->query({}, same).items().size(), 10);
    }
}

void TestQuery::filtersByState()
{
    const QJsonArray items = m_sandbox->walk("page_size=100", R"({"states":["pending_seal","voided"]})");
    QSet<QString> seen;
    for (const auto &item : items) {
        seen.insert(stateOf(item.toObject()));
    }
    QCOMPARE(seen, (QSet<QString>{u"pending_seal"_s, u"voided"_s}));
    qsizetype expected = 0;
    for (const auto &item : m_sandbox->walk("page_size=100")) {
        expected += seen.contains(stateOf(item.toObject())) ? 1 : 0;
    }
    QCOMPARE(items.size(), expected);
}

void TestQuery::filtersByTemplate()
{
    const QJsonArray all = m_sandbox->walk("page_size=100");
    QMap<QString, qsizetype> counts;
    for (const auto &item : all) {
        ++counts[item.toObject().value("template_id"_L1).toString()];
    }
    counts.remove({});
    QCOMPARE(counts.size(), 10);
    for (const auto &[id, count] : counts.toStdMap()) {
        const QByteArray body = R"({"template_ids":[")" + id.toUtf8() + R"("]})";
        QCOMPARE(m_sandbox->walk("page_size=100", body).size(), count);
    }
}

void TestQuery::combinesFilters()
{
    const QByteArray body = R"({"states":["pending_sign"],"template_ids":["7282756156156560940"]})";
    const QJsonArray items = m_sandbox->walk("update_time_start=2026-06-01 00:00:00&page_size=50", body);
    QVERIFY(!items.isEmpty());
    for (const auto &item : items) {
        QCOMPARE(stateOf(item.toObject()), u"pending_sign"_s);
        QCOMPARE(item.toObject().value("template_id"_L1).toString(), u"7282756156156560940"_s);
    }
    const QByteArray id = idsOf(items).first().toUtf8();
    QCOMPARE(m_sandbox->query("signature_file_id=" + id, body).items().size(), 1);
    QCOMPARE(m_sandbox->query("signature_file_id=" + id, R"({"states":["voided"]})").items().size(), 0);
    QCOMPARE(m_sandbox->query("update_time_end=2020-01-01 00:00:00&signature_file_id=" + id).items().size(), 0);
}

void TestQuery::findsOneFile()
{
    const QJsonObject newest = m_sandbox->query("page_size=1").items().at(0).toObject();
    const QString id = newest.value("signature_file_id"_L1).toString();
    const Reply reply = m_sandbox->query("signature_file_id=" + id.toUtf8());
    QCOMPARE(reply.items().size(), 1);
    QCOMPARE(reply.items().at(0).toObject(), newest);
    QCOMPARE(reply.data().value("has_more"_L1), QJsonValue(false));
    QVERIFY(!reply.data().contains("page_token"_L1));
    for (const char *unknown : {"1", "7147527056140813828", "abc", "0", "-1", "%E6%96%87"}) {
        QCOMPARE(m_sandbox->query(QByteArray("signature_file_id=") + unknown).items().size(), 0);
    }
    QCOMPARE(m_sandbox->query("signature_file_id=0" + id.toUtf8()).items().size(), 0);
}

void TestQuery::boundsAreInclusive()
{
    const QJsonArray rows = m_sandbox->query("page_size=100&update_time_end=2026-10-01 12:00:00").items();
    const auto timeOf = [&](qsizetype row) {
        return rows.at(row).toObject().value("update_time"_L1).toString().toUtf8();
    };
    const QStringList between = idsOf(
        m_sandbox->query("page_size=100&update_time_start=" + timeOf(20) + "&update_time_end=" + timeOf(10)).items());
    QCOMPARE(between, idsOf(rows).mid(10, 11));
    const QByteArray instant = "update_time_start=" + timeOf(5) + "&update_time_end=" + timeOf(5);
    QCOMPARE(idsOf(m_sandbox->query(instant).items()), idsOf(rows).mid(5, 1));
    const QByteArray upsideDown = "update_time_start=" + timeOf(10) + "&update_time_end=" + timeOf(20);
    QCOMPARE(m_sandbox->query(upsideDown).items().size(), 0);
}

void TestQuery::decodesEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::newRow("encoded") << QByteArray("2026-10-01%2012%3A00%3a00");
    QTest::newRow("plus") << QByteArray("2026-10-01+12:00:00");
    QTest::newRow("plus and encoded") << QByteArray("2026-10-01+12%3A00%3A00");
    QTest::newRow("letters encoded") << QByteArray("%32026-10-01%2012:00:00");
}

void TestQuery::decodesEveryEncoding()
{
    QFETCH(const QByteArray, time);
    const Reply expected = m_sandbox->query("page_size=3&update_time_end=2026-10-01%2012%3A00%3A00");
    const QByteArray parameters = "page_size=3&update_time_end=" + time;
    QCOMPARE(m_sandbox->query(parameters).items(), expected.items());
    const QByteArray token = expected.data().value("page_token"_L1).toString().toUtf8();
    const QStringList next = idsOf(m_sandbox->query(parameters + "&page_token=" + token.toPercentEncoding()).items());
    QCOMPARE(next.size(), 3);
    QVERIFY(!idsOf(expected.items()).contains(next.first()));
    QCOMPARE(idsOf(m_sandbox->query(parameters + "&page_token=" + token).items()), next);
    QCOMPARE(
        idsOf(m_sandbox->query("page_token=" + token.toPercentEncoding("{}[]:,", "\"") + '&' + parameters).items()),
        next);
}

void TestQuery::returnsSignUrlsOnRequest()
{
    const QByteArray body = R"({"states":["pending_sign"]})";
    for (const char *without : {"", "select_sign_url=false", "select_sign_url="}) {
        QVERIFY(!m_sandbox->query(without, body).body.contains("sign_url"));
    }
    for (const auto &item : m_sandbox->query("select_sign_url=true", body).items()) {
        QVERIFY(item.toObject().value("sign_url"_L1).toString().startsWith(u"https://"));
    }
}

void TestQuery::identifiesPeopleByIdType_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("default") << QByteArray("page_size=100") << uR"(^\d{19}$)"_s;
    QTest::newRow("people_corehr_id") << QByteArray("page_size=100&user_id_type=people_corehr_id") << uR"(^\d{19}$)"_s;
    QTest::newRow("open_id") << QByteArray("page_size=100&user_id_type=open_id") << u"^ou_[0-9a-f]{32}$"_s;
    QTest::newRow("union_id") << QByteArray("page_size=100&user_id_type=union_id") << u"^on_[0-9a-f]{32}$"_s;
    QTest::newRow("user_id") << QByteArray("page_size=100&user_id_type=user_id") << u"^[0-9a-f]{8}$"_s;
}

void TestQuery::identifiesPeopleByIdType()
{
    QFETCH(const QByteArray, parameters);
    QFETCH(const QString, pattern);
    const QRegularExpression form(pattern);
    int named = 0;
    for (const auto &item : m_sandbox->query(parameters).items()) {
        const QJsonValue id = item.toObject().value("employment_id"_L1);
        if (id.isUndefined()) {
            continue;
        }
        QVERIFY2(form.match(id.toString()).hasMatch(), qPrintable(id.toString()));
        ++named;
    }
    QVERIFY(named > 50);
}

void TestQuery::omitsUserIdsWithoutTheScope()
{
    Sandbox sandbox({.missingScopes = {u"contact:user.employee_id:readonly"_s}});
    QVERIFY(!sandbox.query("page_size=100&user_id_type=user_id").body.contains("employment_id"));
    QVERIFY(sandbox.query("page_size=100&user_id_type=open_id").body.contains("employment_id"));
}

QTEST_GUILESS_MAIN(TestQuery)
#include "test_query.moc"
