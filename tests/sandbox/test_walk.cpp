// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

QString timeOf(const QJsonValue &item)
{
    return item.toObject().value("update_time"_L1).toString();
}

//! Newest first. The few rows without a visible time are ignored.
bool isInOrder(const QJsonArray &items)
{
    QStringList times;
    for (const auto &item : items) {
        if (!timeOf(item).isEmpty()) {
            times.append(timeOf(item));
        }
    }
    return std::ranges::is_sorted(times, std::greater<>{});
}

} // namespace

class TestWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsEveryFileOnceNewestFirst_data();
    void returnsEveryFileOnceNewestFirst();
    void filteredWalkMatchesFilteredList();
    void endsWithoutToken();
    void emptyCompanyHasNoFiles();
    void terminatedFileMovesToTheFront();
    void walkMissesFileThatJumpsAhead();
    void walkContinuesAfterChangedFile();
    void filesOfOneSecondAreOrderedById();
};

void TestWalk::returnsEveryFileOnceNewestFirst_data()
{
    QTest::addColumn<qint64>("files");
    QTest::addColumn<QByteArray>("parameters");
    QTest::newRow("2,000 by 100") << qint64{2000} << QByteArray("page_size=100");
    QTest::newRow("2,000 by 97") << qint64{2000} << QByteArray("page_size=97");
    QTest::newRow("333 by 10") << qint64{333} << QByteArray("page_size=10");
    QTest::newRow("one") << qint64{1} << QByteArray("page_size=1");
}

void TestWalk::returnsEveryFileOnceNewestFirst()
{
    QFETCH(const qint64, files);
    QFETCH(const QByteArray, parameters);
    Sandbox sandbox({.files = files, .ratePerMinute = 0});
    const QJsonArray items = sandbox.walk(parameters);
    const QStringList ids = idsOf(items);
    QCOMPARE(ids.size(), files);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), files);
    QVERIFY(isInOrder(items));
}

void TestWalk::filteredWalkMatchesFilteredList()
{
    Sandbox sandbox({.ratePerMinute = 0});
    QStringList expected;
    for (const auto &item : sandbox.walk("page_size=100")) {
        if (stateOf(item.toObject()) == u"sign_finished"_s && timeOf(item) >= u"2025-07-01 00:00:00"_s &&
            timeOf(item) <= u"2026-06-30 23:59:59"_s) {
            expected.append(item.toObject().value("signature_file_id"_L1).toString());
        }
    }
    QVERIFY(expected.size() > 300);
    const QByteArray parameters =
        "page_size=7&update_time_start=2025-07-01 00:00:00&update_time_end=2026-06-30 23:59:59";
    QStringList walked;
    for (const auto &item : sandbox.walk(parameters, R"({"states":["sign_finished"]})")) {
        if (!timeOf(item).isEmpty()) {
            walked.append(item.toObject().value("signature_file_id"_L1).toString());
        }
    }
    QCOMPARE(walked, expected);
}

void TestWalk::endsWithoutToken()
{
    Sandbox sandbox({.files = 20, .ratePerMinute = 0});
    const Reply first = sandbox.query("page_size=10");
    QCOMPARE(first.data().value("has_more"_L1), QJsonValue(true));
    const QByteArray token = first.data().value("page_token"_L1).toString().toUtf8().toPercentEncoding();
    const Reply second = sandbox.query("page_size=10&page_token=" + token);
    QCOMPARE(second.items().size(), 10);
    QCOMPARE(second.data().value("has_more"_L1), QJsonValue(false));
    QVERIFY(!second.data().contains("page_token"_L1));
}

void TestWalk::emptyCompanyHasNoFiles()
{
    Sandbox sandbox({.files = 0});
    QCOMPARE(sandbox.query().body, QByteArray(R"({"code":0,"msg":"success","data":{"items":[],"has_more":false}})"));
    QCOMPARE(sandbox.terminateIds({u"7147527056140813828"_s}).code(), 1160002);
}

void TestWalk::terminatedFileMovesToTheFront()
{
    Sandbox sandbox({.ratePerMinute = 0});
    const QStringList candidates = sandbox.idsIn({u"pending_sign"_s}).mid(60, 20);
    const QJsonArray done = sandbox.terminateIds(candidates).data().value("success_file_id_list"_L1).toArray();
    QVERIFY(done.size() > 10);
    const QJsonArray items = sandbox.walk("page_size=100");
    QStringList front = idsOf(items).first(done.size());
    QCOMPARE(QSet<QString>(front.begin(), front.end()).size(), done.size());
    for (const auto &id : done) {
        QVERIFY(front.contains(id.toString()));
    }
    QCOMPARE(items.size(), 2000);
    QVERIFY(isInOrder(items));
    QCOMPARE(timeOf(items.first()), u"2026-11-20 14:00:00"_s);
    const QByteArray since = "page_size=100&update_time_start=2026-11-20 14:00:00";
    QCOMPARE(idsOf(sandbox.query(since).items()), front);
}

void TestWalk::walkMissesFileThatJumpsAhead()
{
    Sandbox sandbox({.files = 500, .ratePerMinute = 0});
    const QStringList before = idsOf(sandbox.walk("page_size=100"));
    const Reply first = sandbox.query("page_size=100");
    const QStringList candidates = sandbox.idsIn({u"pending_sign"_s}).last(5);
    const QJsonArray done = sandbox.terminateIds(candidates).data().value("success_file_id_list"_L1).toArray();
    QVERIFY(!done.isEmpty() && !idsOf(first.items()).contains(done.first().toString()));
    const QByteArray token = first.data().value("page_token"_L1).toString().toUtf8().toPercentEncoding();
    QStringList rest = before.sliced(100);
    for (const auto &id : done) {
        rest.removeOne(id.toString());
    }
    QCOMPARE(idsOf(sandbox.query("page_size=100&page_token=" + token).items()), rest.first(100));
}

void TestWalk::walkContinuesAfterChangedFile()
{
    Sandbox sandbox({.files = 500, .ratePerMinute = 0});
    const QStringList before = idsOf(sandbox.walk("page_size=100"));
    QString last;
    QByteArray token;
    for (const QString &id : sandbox.idsIn({u"pending_sign"_s})) {
        const QByteArray size = QByteArray::number(before.indexOf(id) + 1);
        token = sandbox.query("page_size=" + size).data().value("page_token"_L1).toString().toUtf8();
        if (sandbox.terminateIds({id}).data().value("success_count"_L1).toInt() == 1) {
            last = id;
            break;
        }
    }
    const QStringList next = idsOf(sandbox.query("page_size=20&page_token=" + token.toPercentEncoding()).items());
    QCOMPARE(next, before.mid(before.indexOf(last) + 1, 20));
}

void TestWalk::filesOfOneSecondAreOrderedById()
{
    Sandbox sandbox({.ratePerMinute = 0});
    const QJsonArray done =
        sandbox.terminateIds(sandbox.idsIn({u"pending_seal"_s})).data().value("success_file_id_list"_L1).toArray();
    QVERIFY(done.size() > 50);
    const QStringList walked = idsOf(sandbox.walk("page_size=9&update_time_start=2026-11-20 14:00:00"));
    QCOMPARE(walked.size(), done.size());
    QVERIFY(std::ranges::is_sorted(walked, std::greater<>{}));
}

QTEST_GUILESS_MAIN(TestWalk)
#include "test_walk.moc"
