// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "columnrules.h"

#include "table/packedtext.h"
#include "table/searchword.h"

#include "core/beijingtime.h"
#include "text/textfolding.h"

#include <QDate>
#include <QTest>

#include <limits>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray packed(const QString &text)
{
    QByteArray bytes;
    appendPacked(bytes, text);
    return bytes;
}

QByteArray packedUtf8(const QString &text)
{
    QByteArray bytes;
    appendPackedUtf8(bytes, text.toStdString());
    return bytes;
}

PackedReader readerOf(const QByteArray &bytes)
{
    return PackedReader(std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
}

std::string utf8Of(const PackedText &text)
{
    std::string bytes;
    text.appendUtf8(bytes);
    return bytes;
}

SearchWord wordOf(const QString &word)
{
    return SearchWord(TextPattern(word));
}

QString halfPair()
{
    return u"a"_s + QChar(0xd83d) + u"b"_s;
}

} // namespace

class TestPackedText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextComesBackAsItWas_data();
    void aTextComesBackAsItWas();
    void utf8IsPackedAsTheTextIs_data() { aTextComesBackAsItWas_data(); }
    void utf8IsPackedAsTheTextIs();
    void everyCharacterIsPackedTheSameFromUtf8();
    void aContractCodeTakesHalfItsDigits();
    void theFormShowsWhetherFoldingMatters();
    void aWordIsFoundAsInTheTextItself_data();
    void aWordIsFoundAsInTheTextItself();
    void timesAndDatesAreSearchedAsTheyAreShown();
};

void TestPackedText::aTextComesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("Chinese") << u"劳动合同-张三"_s;
    QTest::newRow("emoji") << u"a😀b"_s;
    QTest::newRow("half a surrogate pair") << halfPair();
    QTest::newRow("zero character") << (u"a"_s + QChar(u'\0') + u"b"_s);
    QTest::newRow("byte order mark") << u"\ufeffa"_s;
    QTest::newRow("hexadecimal digits") << u"00ff48793beea04f4e2583d50732e481d507"_s;
    QTest::newRow("an odd number of them") << u"abc"_s;
    QTest::newRow("capital ones") << u"ABCD"_s;
    QTest::newRow("long") << QString(5000, u'劳');
}

void TestPackedText::aTextComesBackAsItWas()
{
    QFETCH(const QString, text);
    const QByteArray bytes = packed(text) + packed(u"next"_s);
    PackedReader reader = readerOf(bytes);
    const PackedText read = reader.next();
    QCOMPARE(read.text(), text);
    QCOMPARE(utf8Of(read), text.toStdString());
    QCOMPARE(reader.next().text(), u"next"_s);
    QVERIFY(reader.rest().empty());
}

void TestPackedText::utf8IsPackedAsTheTextIs()
{
    QFETCH(const QString, text);
    if (text == halfPair() || text.startsWith(QChar::ByteOrderMark)) {
        QSKIP("SharedText doesn't have it");
    }
    QCOMPARE(packedUtf8(text), packed(text));
}

void TestPackedText::everyCharacterIsPackedTheSameFromUtf8()
{
    for (char32_t point = 0; point <= QChar::LastValidCodePoint; ++point) {
        const QString text = u"a"_s + QString::fromUcs4(&point, 1);
        if (!QChar::isSurrogate(point) && packedUtf8(text) != packed(text)) {
            QFAIL(qPrintable(u"U+%1"_s.arg(uint{point}, 4, 16)));
        }
    }
}

void TestPackedText::aContractCodeTakesHalfItsDigits()
{
    QCOMPARE(packed(u"48793beea04f4e2583d50732e481d507"_s).size(), 17);
}

void TestPackedText::theFormShowsWhetherFoldingMatters()
{
    for (char32_t point = 0x80; point <= QChar::LastValidCodePoint; ++point) {
        if (QChar::isSurrogate(point) || point == QChar::ByteOrderMark) {
            continue; // kept as UTF-16
        }
        const bool matters = changesWhenFolded(point);
        const QByteArray bytes = packed(QString::fromUcs4(&point, 1));
        if ((readerOf(bytes).next().form() == PackedText::Form::Foldable) != matters) {
            QFAIL(qPrintable(u"U+%1"_s.arg(uint{point}, 4, 16)));
        }
    }
}

void TestPackedText::aWordIsFoundAsInTheTextItself_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const QStringList texts{u"Contract Kelvin 合同"_s,
                            u"\u212aelvin"_s,
                            u"Straße"_s,
                            u"ÉTUDE étude"_s,
                            u"ΣΑΣ σας"_s,
                            u"𐐀𐐨"_s,
                            halfPair(),
                            u"48793beea04f"_s,
                            u"I İ ı i"_s,
                            u"ſtop"_s,
                            u"\ufeff程海燕"_s,
                            u"程\u200b海燕（Ａ1）"_s,
                            u"単ﾀﾞイ"_s,
                            u"김수"_s,
                            u"Ｋ程"_s};
    const QStringList words{u"K"_s,       u"kelvin"_s,   u"\u212a"_s, u"STRASSE"_s,
                            u"straßE"_s,  u"étude"_s,    u"É"_s,      u"σ"_s,
                            u"ς"_s,       u"𐐨"_s,        u"𐐀"_s,      QString(QChar(0xd83d)),
                            u"793BEEA"_s, u"9"_s,        u"i"_s,      u"İ"_s,
                            u"STOP"_s,    u"同"_s,       u"chy"_s,    u"chenghai"_s,
                            u"海y"_s,     u"haiyan(a"_s, u"(Ａ１"_s,  u"kch"_s,
                            u"タ"_s,      u"ダ"_s,       u"基"_s,     u"김"_s,
                            u"기"_s,      u"het"_s,      u"n合"_s,    u"48793beea04f0"_s};
    for (const QString &text : texts) {
        for (const QString &word : words) {
            QTest::addRow("%s in %s", qPrintable(word), qPrintable(text)) << text << word;
        }
    }
}

void TestPackedText::aWordIsFoundAsInTheTextItself()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const QByteArray bytes = packed(text);
    const bool expected = isWordIn(word, text);
    QCOMPARE(wordOf(word).isIn(readerOf(bytes).next()), expected);
    QCOMPARE(wordOf(word).isIn(text), expected);
}

void TestPackedText::timesAndDatesAreSearchedAsTheyAreShown()
{
    for (const qint64 seconds : {qint64{0}, qint64{1762000000}, qint64{-1}, qint64{-86400 * 365}, qint64{951782399},
                                 qint64{253402300799 - 8 * 3600}, qint64{253402300799}, qint64{-62135596800}}) {
        const auto time = BeijingTime::fromUnixSeconds(seconds);
        QVERIFY2(wordOf(time.text().left(10)).isInTime(seconds), qPrintable(time.text()));
        QVERIFY2(wordOf(time.text().mid(time.text().indexOf(u' ') + 1)).isInTime(seconds), qPrintable(time.text()));
        QVERIFY(!wordOf(u"99:99"_s).isInTime(seconds));
        QVERIFY(!wordOf(u"x"_s).isInTime(seconds));
    }
    for (const QDate date : {QDate(2024, 2, 29), QDate(1, 1, 1), QDate(9999, 12, 31), QDate(1969, 12, 31)}) {
        QVERIFY(wordOf(date.toString(Qt::ISODate)).isInDate(date.toJulianDay()));
        QVERIFY(!wordOf(u"0:00"_s).isInDate(date.toJulianDay()));
    }
}

QTEST_GUILESS_MAIN(TestPackedText)
#include "test_packedtext.moc"
