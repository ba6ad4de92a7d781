// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/canonicaljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray written(const QJsonValue &value)
{
    return canonicalJson({{u"a"_s, value}}).value_or("refused"_ba);
}

} // namespace

class TestCanonicalJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsByUtf16CodeUnits();
    void writesEachText_data();
    void writesEachText();
    void writesNumbers_data();
    void writesNumbers();
    void writesTheRest();
    void namesThatRepairMakesEqualAreOne();
    void whatItWritesIsCanonical();
};

// The names of RFC 8785, 3.2.3, in the order that it gives.
void TestCanonicalJson::sortsByUtf16CodeUnits()
{
    const QJsonObject object{{u"\u20ac"_s, 5}, {u"\r"_s, 1},          {u"\ufb33"_s, 7}, {u"1"_s, 2},
                             {u"😀"_s, 6},      {QString(u'\x80'), 3}, {u"\u00f6"_s, 4}};
    QCOMPARE(canonicalJson(object).value(),
             "{\"\\r\":1,\"1\":2,\"\xC2\x80\":3,\"\xC3\xB6\":4,\"\xE2\x82\xAC\":5,\"\xF0\x9F\x98\x80\":6,"
             "\"\xEF\xAC\xB3\":7}"_ba);
}

void TestCanonicalJson::writesEachText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << u"离职 /<>'&"_s << "离职 /<>'&"_ba;
    QTest::newRow("quote and backslash") << u"\"\\"_s << "\\\"\\\\"_ba;
    QTest::newRow("short escapes") << u"\b\t\n\f\r"_s << "\\b\\t\\n\\f\\r"_ba;
    QTest::newRow("other controls") << u"\u0001\u000b\u001f"_s << "\\u0001\\u000b\\u001f"_ba;
    QTest::newRow("zero") << QString(QChar(0)) << "\\u0000"_ba;
    QTest::newRow("delete") << QString(QChar(0x7f)) << "\x7f"_ba;
    QTest::newRow("line separators") << u"\u2028\u2029"_s << "\xE2\x80\xA8\xE2\x80\xA9"_ba;
    QTest::newRow("byte order mark") << QString(QChar(0xfeff)) << "\xEF\xBB\xBF"_ba;
    QTest::newRow("pair") << u"😀"_s << "\xF0\x9F\x98\x80"_ba;
    QTest::newRow("lone high") << QString(QChar(0xd83d)) + u'x' << "\xEF\xBF\xBDx"_ba;
    QTest::newRow("lone low") << u"x"_s + QChar(0xde00) << "x\xEF\xBF\xBD"_ba;
    QTest::newRow("pair after a lone one") << QString(QChar(0xd83d)) + u"😀"_s << "\xEF\xBF\xBD\xF0\x9F\x98\x80"_ba;
}

void TestCanonicalJson::writesEachText()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(written(text), "{\"a\":\"" + expected + "\"}");
    QCOMPARE(canonicalJson({{text, 1}}).value(), "{\"" + expected + "\":1}");
}

void TestCanonicalJson::writesNumbers_data()
{
    QTest::addColumn<QJsonValue>("number");
    QTest::addColumn<QByteArray>("expected");
    constexpr qint64 greatest = qint64{1} << 53;
    QTest::newRow("zero") << QJsonValue(0) << "{\"a\":0}"_ba;
    QTest::newRow("negative zero") << QJsonValue(-0.0) << "{\"a\":0}"_ba;
    QTest::newRow("whole double") << QJsonValue(12.0) << "{\"a\":12}"_ba;
    QTest::newRow("great double") << QJsonValue(9007199254740992.0) << "{\"a\":9007199254740992}"_ba;
    QTest::newRow("greatest") << QJsonValue(greatest) << "{\"a\":9007199254740992}"_ba;
    QTest::newRow("least") << QJsonValue(-greatest) << "{\"a\":-9007199254740992}"_ba;
    QTest::newRow("too great") << QJsonValue(greatest + 1) << "refused"_ba;
    QTest::newRow("too small") << QJsonValue(-greatest - 1) << "refused"_ba;
    QTest::newRow("much too great") << QJsonValue(1e20) << "refused"_ba;
    QTest::newRow("fraction") << QJsonValue(1.5) << "refused"_ba;
    QTest::newRow("not a number") << QJsonValue(std::numeric_limits<double>::quiet_NaN()) << "refused"_ba;
}

void TestCanonicalJson::writesNumbers()
{
    QFETCH(const QJsonValue, number);
    QFETCH(const QByteArray, expected);
    QCOMPARE(written(number), expected);
    QCOMPARE(canonicalJson({{u"b"_s, QJsonArray{number}}}).has_value(), expected != "refused");
}

void TestCanonicalJson::writesTheRest()
{
    QCOMPARE(canonicalJson({}).value(), "{}"_ba);
    QCOMPARE(written(QJsonValue::Null), "{\"a\":null}"_ba);
    QCOMPARE(written(true), "{\"a\":true}"_ba);
    QCOMPARE(written(false), "{\"a\":false}"_ba);
    QCOMPARE(written(QJsonArray()), "{\"a\":[]}"_ba);
    QCOMPARE(written(QJsonArray{1, u"b"_s, QJsonObject{{u"d"_s, 1}, {u"c"_s, QJsonArray()}}}),
             "{\"a\":[1,\"b\",{\"c\":[],\"d\":1}]}"_ba);
}

void TestCanonicalJson::namesThatRepairMakesEqualAreOne()
{
    const QJsonObject object{{QString(QChar(0xd83d)), 1}, {QString(QChar(0xde00)), 2}};
    const QByteArray json = canonicalJson(object).value();
    QCOMPARE(QJsonDocument::fromJson(json).object().size(), 1);
    QCOMPARE(json.count(':'), 1);
}

void TestCanonicalJson::whatItWritesIsCanonical()
{
    QString all;
    for (char16_t unit = 0; unit < 0xffff; ++unit) {
        all += QChar(unit);
    }
    const QByteArray json = canonicalJson({{u"a"_s, all}, {all.first(300), 1}}).value();
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(json).object()).value(), json);
}

QTEST_GUILESS_MAIN(TestCanonicalJson)
#include "test_canonicaljson.moc"
