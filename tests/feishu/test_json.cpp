// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/jsonvalue.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

QString textOf(const QByteArray &json)
{
    const auto document = json::Document::parse("{\"x\":" + json + "}");
    return document ? json::rootOf(document.value())["x"].text() : u"no JSON"_s;
}

QString idOf(const QByteArray &json)
{
    const auto document = json::Document::parse("{\"x\":" + json + "}");
    return document ? json::rootOf(document.value())["x"].id().text() : u"no JSON"_s;
}

} // namespace

class TestJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpairedSurrogatesBecomeReplacementCharacters_data();
    void unpairedSurrogatesBecomeReplacementCharacters();
    void idsKeepEveryDigit_data();
    void idsKeepEveryDigit();
    void truncatedTextIsInvalid();
    void missingValuesAreEmpty();
    void documentsOutliveTheirText();
};

void TestJson::unpairedSurrogatesBecomeReplacementCharacters_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("pair") << QByteArray(R"("a\ud83d\ude00b")") << u"a😀b"_s;
    QTest::newRow("cut at the end") << QByteArray(R"("a\ud83d")") << u"a\uFFFD"_s;
    QTest::newRow("cut in the middle") << QByteArray(R"("a\ud83db")") << u"a\uFFFDb"_s;
    QTest::newRow("low surrogate alone") << QByteArray(R"("\ude00\n")") << u"\uFFFD\n"_s;
    QTest::newRow("high surrogate twice") << QByteArray(R"("\ud83d\ud83d\ude00")") << u"\uFFFD😀"_s;
    QTest::newRow("no escape at all") << QByteArray(R"("\\ud83d \ud83d")") << u"\\ud83d \uFFFD"_s;
    QTest::newRow("digits before it") << QByteArray(R"("123456789012345678901234567890\ud83d")")
                                      << u"123456789012345678901234567890\uFFFD"_s;
}

void TestJson::unpairedSurrogatesBecomeReplacementCharacters()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(textOf(json), text);
}

void TestJson::idsKeepEveryDigit_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::newRow("string") << QByteArray(R"("7410063506638112300")") << u"7410063506638112300"_s;
    QTest::newRow("number") << QByteArray("7410063506638112301") << u"7410063506638112301"_s;
    QTest::newRow("greatest") << QByteArray("9223372036854775807") << u"9223372036854775807"_s;
    QTest::newRow("beyond 63 bits") << QByteArray("9223372036854775808") << QString();
    QTest::newRow("beyond 64 bits") << QByteArray("[1,99999999999999999999],\"y\":-99999999999999999999") << QString();
    QTest::newRow("fraction") << QByteArray("7.0") << QString();
    QTest::newRow("exponent") << QByteArray("74e17") << QString();
    QTest::newRow("null") << QByteArray("null") << QString();
    QTest::newRow("object") << QByteArray(R"({"id":"1"})") << QString();
}

void TestJson::idsKeepEveryDigit()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, id);
    QCOMPARE(idOf(json), id);
}

void TestJson::truncatedTextIsInvalid()
{
    const QByteArray whole = R"({"code":0,"data":{"n":123456789012345678901,"s":"\ud83d"}})";
    QVERIFY(json::Document::parse(whole).ok());
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto truncated = json::Document::parse(whole.first(length));
        QVERIFY2(!truncated.ok() && !truncated.error().isEmpty(), whole.first(length).constData());
    }
}

void TestJson::missingValuesAreEmpty()
{
    const json::Value nothing = json::Value()["a"]["b"];
    QVERIFY(nothing.isNull() && !nothing.isObject() && !nothing.isArray() && !nothing.boolean());
    QVERIFY(nothing.text().isEmpty() && nothing.id().isEmpty() && !nothing.integer() && !nothing.utf8());
    QCOMPARE(nothing.count(), size_t{0});
}

void TestJson::documentsOutliveTheirText()
{
    QByteArray text = R"({"x":"张三"})";
    const json::Document document = json::Document::parse(text).value();
    text.fill('!');
    const json::Document copy = document;
    QCOMPARE(json::rootOf(copy)["x"].text(), u"张三"_s);
}

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
