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
    void oneFaultSpoilsOneText_data();
    void oneFaultSpoilsOneText();
    void faultsBetweenValuesAreHarmless_data();
    void faultsBetweenValuesAreHarmless();
    void mendedStringsAreNoIds();
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

// What services send by mistake: texts in another encoding or cut in the middle of a character, and control characters
// that were not escaped.
void TestJson::oneFaultSpoilsOneText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("line feed") << QByteArray("\"a\nb\"") << u"a\uFFFDb"_s;
    QTest::newRow("tab and carriage return") << QByteArray("\"\ta\r\"") << u"\uFFFDa\uFFFD"_s;
    QTest::newRow("null character") << QByteArray("\"a\0b\"", 5) << u"a\uFFFDb"_s;
    QTest::newRow("half a GBK character at the end") << QByteArray("\"ab\xD5\"") << u"ab\uFFFD"_s;
    QTest::newRow("GBK") << QByteArray("\"\xD5\xC5\xC8\xFD\"") << u"\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("one bad byte") << QByteArray("\"张\xFF三\"") << u"张\uFFFD三"_s;
    QTest::newRow("continuation byte alone") << QByteArray("\"a\x80\"") << u"a\uFFFD"_s;
    QTest::newRow("cut in three bytes") << QByteArray("\"张\xE4\xB8\"") << u"张\uFFFD"_s;
    QTest::newRow("cut in four bytes") << QByteArray("\"\xF0\x9F\x98x\"") << u"\uFFFDx"_s;
    QTest::newRow("overlong") << QByteArray("\"\xC0\xAF\"") << u"\uFFFD\uFFFD"_s;
    QTest::newRow("surrogate in UTF-8") << QByteArray("\"\xED\xA0\xBD\"") << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("beyond Unicode") << QByteArray("\"\xF4\x90\x80\x80\"") << u"\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("unknown escape") << QByteArray(R"("a\qb")") << u"a\uFFFDqb"_s;
    QTest::newRow("broken unicode escape") << QByteArray(R"("\u12G4")") << u"\uFFFDu12G4"_s;
    QTest::newRow("signed unicode escape") << QByteArray(R"("\u+123")") << u"\uFFFDu+123"_s;
    QTest::newRow("beside good escapes") << QByteArray("\"\\\"\\\\\\u4e2d\x01\"") << u"\"\\中\uFFFD"_s;
    QTest::newRow("beside a good character") << QByteArray("\"é😀\x01\"") << u"é😀\uFFFD"_s;
}

void TestJson::oneFaultSpoilsOneText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(textOf(json), text);
    // The text after it is read as it is.
    const auto document = json::Document::parse("[" + json + ",\"张三\"]");
    QVERIFY(document.ok());
    QStringList all;
    json::rootOf(document.value()).eachItem([&](json::Value item) { all += item.text(); });
    QCOMPARE(all, (QStringList{text, u"张三"_s}));
}

void TestJson::faultsBetweenValuesAreHarmless_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"x\":\"a\"}");
    QTest::newRow("two byte order marks") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF{\"x\":\"a\"}");
    QTest::newRow("null character at the end") << QByteArray("{\"x\":\"a\"}\0", 10);
    QTest::newRow("form feed") << QByteArray("{\"x\":\f\"a\"}");
    QTest::newRow("too great a number") << QByteArray(R"({"y":1e999,"x":"a"})");
    QTest::newRow("too long a number") << "{\"y\":" + QByteArray(400, '9') + ",\"x\":\"a\"}";
    QTest::newRow("too long a fraction") << "{\"y\":" + QByteArray(400, '9') + ".5,\"x\":\"a\"}";
}

void TestJson::faultsBetweenValuesAreHarmless()
{
    QFETCH(QByteArray, json);
    const auto document = json::Document::parse(json);
    QVERIFY(document.ok());
    QCOMPARE(json::rootOf(document.value())["x"].text(), u"a"_s);
    QVERIFY(json::rootOf(document.value())["y"].id().isEmpty());
}

// An id that was mended might name another file.
void TestJson::mendedStringsAreNoIds()
{
    QCOMPARE(idOf("\"7410063506638112300\n\""), QString());
    QCOMPARE(idOf("\"ou_\xFF\""), QString());
    QCOMPARE(idOf("\"ou_\xEF\xBF\xBD\""), QString()); // mended by the service itself
    QCOMPARE(idOf("\"ou_7dab\", \"y\": \"\xFF\""), u"ou_7dab"_s);
}

void TestJson::idsKeepEveryDigit_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::newRow("string") << QByteArray(R"("7410063506638112300")") << u"7410063506638112300"_s;
    QTest::newRow("number") << QByteArray("7410063506638112301") << u"7410063506638112301"_s;
    QTest::newRow("greatest") << QByteArray("9223372036854775807") << u"9223372036854775807"_s;
    QTest::newRow("beyond 63 bits") << QByteArray("9223372036854775808") << u"9223372036854775808"_s;
    QTest::newRow("19 digits") << QByteArray("9999999999999999999") << u"9999999999999999999"_s;
    QTest::newRow("greatest of 64 bits") << QByteArray("18446744073709551615") << u"18446744073709551615"_s;
    QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616") << u"18446744073709551616"_s;
    QTest::newRow("30 digits") << QByteArray("123456789012345678901234567890") << u"123456789012345678901234567890"_s;
    QTest::newRow("beyond 63 bits below zero") << QByteArray("-9223372036854775809") << u"-9223372036854775809"_s;
    QTest::newRow("beside one beyond 64 bits") << QByteArray("7,\"y\":99999999999999999999") << u"7"_s;
    QTest::newRow("list") << QByteArray("[1,99999999999999999999]") << QString();
    QTest::newRow("too long") << QByteArray(65, '9') << QString();
    QTest::newRow("leading zero") << QByteArray("07") << u"no JSON"_s;
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
