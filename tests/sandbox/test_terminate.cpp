// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

QStringList succeeded(const Reply &reply)
{
    QStringList ids;
    for (const auto &id : reply.data().value("success_file_id_list"_L1).toArray()) {
        ids.append(id.toString());
    }
    return ids;
}

QMap<QString, QString> failed(const Reply &reply)
{
    QMap<QString, QString> reasons;
    for (const auto &entry : reply.data().value("fail_file_id_and_reasons"_L1).toArray()) {
        reasons.insert(entry.toObject().value("signature_file_id"_L1).toString(),
                       entry.toObject().value("fail_reason"_L1).toString());
    }
    return reasons;
}

int count(const Reply &reply, QLatin1StringView name)
{
    return reply.data().value(name).toInt(-1);
}

bool countsAgree(const Reply &reply)
{
    return count(reply, "success_count"_L1) == succeeded(reply).size() &&
           count(reply, "fail_count"_L1) == failed(reply).size() &&
           count(reply, "total_count"_L1) == succeeded(reply).size() + failed(reply).size();
}

} // namespace

class TestTerminate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void repliesAsDocumented();
    void changesTheFile();
    void refusesTerminatedFile();
    void refusesByState_data();
    void refusesByState();
    void refusesSomeFilesInEveryState();
    void acceptsHundredIds();
    void countsRepeatedIdsOnce();
    void unknownIdsFailOneByOne();
    void allUnknownFailsTheCall();
    void refusesBadCalls_data();
    void refusesBadCalls();
    void limitsReasonToThreeHundredUnits_data();
    void limitsReasonToThreeHundredUnits();
    void acceptsEveryUserIdType();

private:
    QString m_file;
    std::unique_ptr<Sandbox> m_sandbox;
};

//! Each test has its own service and a file that can be terminated, which another service with equal files has found.
void TestTerminate::init()
{
    Sandbox scout({.ratePerMinute = 0});
    m_file = succeeded(scout.terminateIds(scout.idsIn({u"pending_sign"_s}))).first();
    m_sandbox = std::make_unique<Sandbox>(sealdesk::sandbox::SandboxOptions{.ratePerMinute = 0});
}

void TestTerminate::repliesAsDocumented()
{
    const QByteArray final = m_sandbox->idsIn({u"sign_finished"_s}).first().toUtf8();
    const Reply reply = m_sandbox->terminateIds({m_file, QString::fromUtf8(final)});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"code":0,"msg":"success","data":{"total_count":2,"success_count":1,"fail_count":1,)"
                         R"("success_file_id_list":[")" +
                             m_file.toUtf8() + R"("],"fail_file_id_and_reasons":[{"signature_file_id":")" + final +
                             R"(","fail_reason":"文件状态不允许终止"}]}})");
}

void TestTerminate::changesTheFile()
{
    const QJsonObject before = m_sandbox->file(m_file);
    m_sandbox->advanceMs(90'000);
    QCOMPARE(succeeded(m_sandbox->terminateIds({m_file})), QStringList{m_file});
    QJsonObject after = m_sandbox->file(m_file);
    QCOMPARE(stateOf(after), u"terminated"_s);
    QCOMPARE(after.value("update_time"_L1).toString(), u"2026-11-20 14:01:30"_s);
    for (const QString &key : before.keys()) {
        if (key != u"update_time"_s && key != u"signature_file_state"_s) {
            QCOMPARE(after.value(key), before.value(key));
        }
    }
    QVERIFY(!m_sandbox->idsIn({u"pending_sign"_s}).contains(m_file));
    QVERIFY(m_sandbox->idsIn({u"terminated"_s}).contains(m_file));
}

void TestTerminate::refusesTerminatedFile()
{
    QCOMPARE(succeeded(m_sandbox->terminateIds({m_file})), QStringList{m_file});
    m_sandbox->advanceMs(60'000);
    const Reply second = m_sandbox->terminateIds({m_file});
    QCOMPARE(second.code(), 0);
    QCOMPARE(failed(second).value(m_file), u"文件状态不允许终止"_s);
    QCOMPARE(m_sandbox->file(m_file).value("update_time"_L1).toString(), u"2026-11-20 14:00:00"_s);
}

void TestTerminate::refusesByState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    for (const char *state : {"sign_finished", "terminated", "voided", "failed", "archived_offline"}) {
        QTest::newRow(state) << QString::fromLatin1(state) << u"文件状态不允许终止"_s;
    }
    for (const char *state : {"initiating", "sealing"}) {
        QTest::newRow(state) << QString::fromLatin1(state) << u"文件处理中，暂不允许终止"_s;
    }
}

void TestTerminate::refusesByState()
{
    QFETCH(const QString, state);
    QFETCH(const QString, reason);
    const QStringList ids = m_sandbox->idsIn({state});
    QVERIFY(!ids.isEmpty());
    const Reply reply = m_sandbox->terminateIds(ids);
    QCOMPARE(reply.code(), 0);
    QVERIFY(succeeded(reply).isEmpty());
    QVERIFY(countsAgree(reply));
    for (const QString &id : ids) {
        QCOMPARE(failed(reply).value(id), reason);
        QCOMPARE(stateOf(m_sandbox->file(id)), state);
    }
}

void TestTerminate::refusesSomeFilesInEveryState()
{
    int successes = 0;
    QSet<QString> reasons;
    for (const char *state : {"pending_sign", "pending_seal", "pending_review", "reviewing", "pending_countersign"}) {
        const Reply reply = m_sandbox->terminateIds(m_sandbox->idsIn({QString::fromLatin1(state)}));
        QVERIFY(countsAgree(reply));
        QVERIFY(!succeeded(reply).isEmpty());
        successes += static_cast<int>(succeeded(reply).size());
        for (const QString &reason : failed(reply)) {
            reasons.insert(reason);
        }
    }
    QVERIFY(successes > 200);
    QVERIFY(!reasons.isEmpty());
    QVERIFY(!reasons.contains(u"文件状态不允许终止"_s));
}

void TestTerminate::acceptsHundredIds()
{
    const QStringList ids = m_sandbox->idsIn({u"pending_sign"_s});
    QCOMPARE(ids.size(), 100);
    const Reply reply = m_sandbox->terminateIds(ids);
    QCOMPARE(count(reply, "total_count"_L1), 100);
    QVERIFY(countsAgree(reply));
    QVERIFY(succeeded(reply).size() > 80);
    for (const QString &id : ids) {
        QVERIFY(succeeded(reply).contains(id) != failed(reply).contains(id));
    }
}

void TestTerminate::countsRepeatedIdsOnce()
{
    const Reply reply = m_sandbox->terminateIds({m_file, m_file, m_file});
    QCOMPARE(count(reply, "total_count"_L1), 1);
    QCOMPARE(succeeded(reply), QStringList{m_file});
    QVERIFY(failed(reply).isEmpty());
    QCOMPARE(m_sandbox->terminateIds(QStringList(101, m_file)).code(), 1160003);
}

void TestTerminate::unknownIdsFailOneByOne()
{
    const Reply reply = m_sandbox->terminateIds({u"7147527056140813828"_s, m_file, u"文件\"1"_s});
    QCOMPARE(reply.code(), 0);
    QVERIFY(countsAgree(reply));
    QCOMPARE(succeeded(reply), QStringList{m_file});
    QCOMPARE(failed(reply),
             (QMap<QString, QString>{{u"7147527056140813828"_s, u"文件不存在"_s}, {u"文件\"1"_s, u"文件不存在"_s}}));
}

void TestTerminate::allUnknownFailsTheCall()
{
    const Reply reply = m_sandbox->terminateIds({u"7147527056140813828"_s, u"nonsense"_s});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), 1160002);
    QVERIFY(!reply.json().contains("data"_L1));
}

void TestTerminate::refusesBadCalls_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto add = [](const char *name, const QJsonObject &change) {
        QJsonObject body = QJsonDocument::fromJson(terminateBody({u"FILE"_s})).object();
        for (const QString &key : change.keys()) {
            body.insert(key, change.value(key));
        }
        QTest::newRow(name) << QJsonDocument(body).toJson();
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{\"ids\":[\"FILE\"],");
    QTest::newRow("an array") << QByteArray("[\"FILE\"]");
    add("no ids", {{u"ids"_s, QJsonArray{}}});
    add("null ids", {{u"ids"_s, QJsonValue()}});
    add("ids a string", {{u"ids"_s, u"FILE"_s}});
    add("an id a number", {{u"ids"_s, QJsonArray{u"FILE"_s, 1}}});
    add("an empty id", {{u"ids"_s, QJsonArray{u"FILE"_s, QString()}}});
    add("101 ids", {{u"ids"_s, QJsonArray::fromStringList(QStringList(100, u"x"_s) << u"FILE"_s)}});
    add("empty operator", {{u"operator"_s, QString()}});
    add("operator a number", {{u"operator"_s, qint64{7386593105085988}}});
    add("null operator", {{u"operator"_s, QJsonValue()}});
    add("empty reason", {{u"terminate_reason"_s, QString()}});
    add("null reason", {{u"terminate_reason"_s, QJsonValue()}});
    add("reason a list", {{u"terminate_reason"_s, QJsonArray{u"x"_s}}});
}

void TestTerminate::refusesBadCalls()
{
    QFETCH(QByteArray, body);
    const Reply reply = m_sandbox->terminate(body.replace("FILE", m_file.toUtf8()));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), 1160003);
    QCOMPARE(stateOf(m_sandbox->file(m_file)), u"pending_sign"_s);
}

void TestTerminate::limitsReasonToThreeHundredUnits_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("code");
    QTest::newRow("300 letters") << QString(300, u'a') << 0;
    QTest::newRow("301 letters") << QString(301, u'a') << 1160003;
    QTest::newRow("300 characters") << QString(300, u'终') << 0;
    QTest::newRow("301 characters") << QString(301, u'终') << 1160003;
    QTest::newRow("150 emoji") << u"😀"_s.repeated(150) << 0;
    QTest::newRow("151 emoji") << u"😀"_s.repeated(151) << 1160003;
    QTest::newRow("line break and quotes") << u"第一行\n\"第二行\"\u00a0\\"_s << 0;
}

void TestTerminate::limitsReasonToThreeHundredUnits()
{
    QFETCH(const QString, reason);
    QFETCH(const int, code);
    QJsonObject body = QJsonDocument::fromJson(terminateBody({m_file})).object();
    body.insert(u"terminate_reason"_s, reason);
    QCOMPARE(m_sandbox->terminate(QJsonDocument(body).toJson()).code(), code);
    QCOMPARE(stateOf(m_sandbox->file(m_file)), code == 0 ? u"terminated"_s : u"pending_sign"_s);
}

void TestTerminate::acceptsEveryUserIdType()
{
    for (const char *type : {"open_id", "union_id", "user_id", "people_corehr_id", ""}) {
        QCOMPARE(m_sandbox->terminate(terminateBody({m_file}), QByteArray("user_id_type=") + type).code(), 0);
    }
    const Reply reply = m_sandbox->terminate(terminateBody({m_file}), "user_id_type=email");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), 1160003);
}

QTEST_GUILESS_MAIN(TestTerminate)
#include "test_terminate.moc"
