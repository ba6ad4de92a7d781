// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

QString textIn(const QJsonObject &item, const QString &list, const QString &language)
{
    for (const auto &entry : item.value(list).toArray()) {
        if (entry.toObject().value("lang"_L1).toString() == language) {
            return entry.toObject().value("value"_L1).toString();
        }
    }
    return {};
}

//! What is odd about a row; empty for ordinary rows.
QString oddityOf(const QJsonObject &item)
{
    for (const char *key : {"names", "create_time", "update_time", "effective_date"}) {
        if (!item.contains(QLatin1StringView(key))) {
            return u"no "_s + QLatin1StringView(key);
        }
    }
    for (const char *key : {"template_id", "contract_code", "signature_file_state"}) {
        if (item.value(QLatin1StringView(key)).isNull()) {
            return u"null "_s + QLatin1StringView(key);
        }
    }
    if (item.value("names"_L1).toArray().size() == 1) {
        return u"one name"_s;
    }
    if (item.value("signature_file_state"_L1).toObject().value("display"_L1).toArray().isEmpty()) {
        return u"empty display"_s;
    }
    if (item.contains("employment_id"_L1) == item.contains("pre_hire_id"_L1)) {
        return item.contains("employment_id"_L1) ? u"both ids"_s : u"no person"_s;
    }
    return {};
}

} // namespace

class TestData final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameSeedProducesSameFiles();
    void hasStatesInRealisticProportions();
    void newFilesAreMostlyPending();
    void timesSpreadOverTwoYears();
    void hasNamesInBothLanguages();
    void someRowsLackFields();
    void oddRowsAreRare();
    void operatorHasEmploymentId();

private:
    QJsonArray m_files;
};

void TestData::initTestCase()
{
    Sandbox sandbox({.files = 20'000, .ratePerMinute = 0});
    m_files = sandbox.walk("page_size=100");
    QCOMPARE(m_files.size(), 20'000);
}

void TestData::sameSeedProducesSameFiles()
{
    const auto firstPage = [](quint64 seed) { return Sandbox({.seed = seed}).query("page_size=100").items(); };
    QCOMPARE(firstPage(7), firstPage(7));
    const QStringList seven = idsOf(firstPage(7));
    const QStringList eight = idsOf(firstPage(8));
    QVERIFY(!QSet<QString>(seven.begin(), seven.end()).intersects(QSet<QString>(eight.begin(), eight.end())));
}

void TestData::hasStatesInRealisticProportions()
{
    QMap<QString, int> counts;
    for (const auto &item : m_files) {
        ++counts[stateOf(item.toObject())];
    }
    for (const char *state : {"initiating", "pending_sign", "pending_seal", "sign_finished", "terminated", "voided",
                              "sealing", "failed", "pending_review", "reviewing"}) {
        QVERIFY2(counts.take(QString::fromLatin1(state)) > 20, state);
    }
    counts.remove({});
    QVERIFY2(!counts.isEmpty(), "No state that the documents don't know.");
    for (const int count : counts) {
        QVERIFY(count < 200);
    }
}

void TestData::newFilesAreMostlyPending()
{
    const auto pending = [this](int from, int to) {
        int count = 0;
        for (int i = from; i < to; ++i) {
            count += stateOf(m_files.at(i).toObject()).startsWith(u"pending_") ? 1 : 0;
        }
        return 100 * count / (to - from);
    };
    QVERIFY(pending(0, 1000) > 50);
    QVERIFY(pending(19'000, 20'000) < 25);
}

void TestData::timesSpreadOverTwoYears()
{
    QMap<QString, int> months;
    for (const auto &item : m_files) {
        const QString updated = item.toObject().value("update_time"_L1).toString();
        const QString created = item.toObject().value("create_time"_L1).toString();
        if (updated.isEmpty() || created.isEmpty()) {
            continue;
        }
        QVERIFY(created < updated);
        QVERIFY(updated < u"2026-11-20 14:00:00"_s);
        QVERIFY(updated > u"2024-11-15 00:00:00"_s);
        ++months[updated.first(7)];
    }
    QCOMPARE(months.size(), 25);
    for (const int count : months) {
        QVERIFY(count > 200);
    }
}

void TestData::hasNamesInBothLanguages()
{
    QSet<QString> chinese;
    for (const auto &value : m_files) {
        const QJsonObject item = value.toObject();
        const QString zh = textIn(item, u"names"_s, u"zh-CN"_s);
        if (!oddityOf(item).isEmpty()) {
            continue;
        }
        QVERIFY(zh.contains(u'-'));
        QVERIFY(textIn(item, u"names"_s, u"en-US"_s).contains(u" - "_s));
        const QJsonObject state = item.value("signature_file_state"_L1).toObject();
        QVERIFY(!textIn(state, u"display"_s, u"zh-CN"_s).isEmpty());
        QVERIFY(!textIn(state, u"display"_s, u"en-US"_s).isEmpty());
        chinese.insert(zh);
    }
    QVERIFY(chinese.size() > 10'000);
}

void TestData::someRowsLackFields()
{
    QMap<QString, int> oddities;
    for (const auto &item : m_files) {
        ++oddities[oddityOf(item.toObject())];
    }
    for (const char *kind :
         {"no names", "no create_time", "no update_time", "no effective_date", "null template_id", "null contract_code",
          "null signature_file_state", "one name", "empty display", "both ids", "no person"}) {
        QVERIFY2(oddities.contains(QString::fromLatin1(kind)), kind);
    }
}

void TestData::oddRowsAreRare()
{
    int odd = 0;
    for (const auto &item : m_files) {
        odd += oddityOf(item.toObject()).isEmpty() ? 0 : 1;
    }
    QVERIFY(odd > 100);
    QVERIFY(odd < 400);
}

void TestData::operatorHasEmploymentId()
{
    Sandbox few({.files = 5});
    Sandbox many({.files = 5000});
    QCOMPARE(few.server().operatorId().size(), 19);
    QCOMPARE(few.server().operatorId(), many.server().operatorId());
}

QTEST_GUILESS_MAIN(TestData)
#include "test_data.moc"
