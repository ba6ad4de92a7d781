// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/pinyin.h"
#include "text/pinyintable.h"
#include "text/textpattern.h"

#include <QTest>

#include <algorithm>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

QStringList readingsOf(char32_t ideograph)
{
    QStringList readings;
    for (const SyllableNumber number : pinyinReadings(ideograph)) {
        const std::string_view letters = pinyinSyllables()[number].letters;
        readings.append(QString::fromLatin1(letters.data(), static_cast<qsizetype>(letters.size())));
    }
    return readings;
}

} // namespace

class TestTextPattern final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void doesNotFind_data();
    void doesNotFind();
    void findsEverythingWithoutVisibleCharacters();
    void findsLongPatternsLiterally();
    void readsPolyphonesInAllWays_data();
    void readsPolyphonesInAllWays();
    void theTableIsSorted();
    void implies_data();
    void implies();
};

void TestTextPattern::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("patterns");
    const auto row = [](const QString &text, const QStringList &patterns) {
        QTest::newRow(qPrintable(text)) << text << patterns;
    };
    row(u"程海燕"_s, {u"程"_s,
                      u"海燕"_s,
                      u"chenghaiyan"_s,
                      u"CHENGHAIYAN"_s,
                      u"ChengHaiYan"_s,
                      u"chenghai"_s,
                      u"haiyan"_s,
                      u"yan"_s,
                      u"chy"_s,
                      u"chhy"_s,
                      u"ch"_s,
                      u"c"_s,
                      u"hy"_s,
                      u"y"_s,
                      u"chenghy"_s,
                      u"chyan"_s,
                      u"chaiyan"_s,
                      u"chengh"_s,
                      u"chenghaiy"_s,
                      u"chenghaiya"_s,
                      u"che"_s,
                      u"程hy"_s,
                      u"程haiyan"_s,
                      u"ch海燕"_s,
                      u"c海y"_s,
                      u"程海y"_s,
                      u"cheng'hai'yan"_s,
                      u"cheng’hai"_s,
                      u"chéng"_s,
                      u"chénghǎiyàn"_s,
                      u"ｃｈｙ"_s,
                      u"c\u200bh\u200by"_s});
    row(u"劳动合同-程海燕（2026）"_s, {u"chy"_s, u"ldht"_s, u"laodonghetong"_s, u"dongh"_s, u"ht-chy"_s, u"hetong-"_s,
                                       u"chy(2026)"_s, u"燕（2026"_s, u"yan(20"_s, u"y（２０"_s});
    row(u"西安"_s, {u"xian"_s, u"xi'an"_s, u"xa"_s, u"xia"_s, u"xi"_s, u"an"_s, u"xi'"_s, u"x'a"_s});
    row(u"先"_s, {u"xian"_s, u"xia"_s, u"xi"_s, u"x"_s});
    row(u"吕绿女"_s, {u"lv"_s, u"lü"_s, u"lu"_s, u"lyu"_s, u"lvlvnv"_s, u"lünü"_s.left(2), u"llnyu"_s});
    row(u"张 三"_s, {u"zhang"_s, u"zh"_s, u"z"_s, u"san"_s, u"zhang "_s});
    row(u"單雄信、曾国藩"_s, {u"shanxiong"_s, u"dan"_s, u"chan"_s, u"sxx"_s, u"zengguofan"_s, u"zgf"_s, u"cgf"_s});
    row(u"𬭊𠮷"_s, {u"du"_s.left(1), u"ji"_s, u"𠮷"_s});
    row(u"〇"_s, {u"〇"_s, u"ling"_s, u"l"_s});
    row(u"张a伟"_s, {u"za"_s, u"zhangawei"_s, u"awei"_s, u"张A伟"_s});
    row(u"Amélie Poulain"_s, {u"amelie"_s, u"AMÉLIE"_s, u"ame\u0301lie"_s, u"èlie"_s, u"é"_s, u"e"_s, u"ｅlie"_s});
    row(u"Ame\u0301lie"_s, {u"amelie"_s, u"amélie"_s, u"mel"_s});
    row(u"amelie"_s, {u"Amélie"_s, u"é"_s});
    row(u"Đặng Thị Huệ"_s, {u"dang thi hue"_s, u"đặng"_s, u"Dặng"_s});
    row(u"Łukasz Żółć"_s, {u"lukasz"_s, u"zolc"_s, u"łu"_s});
    row(u"Straße"_s, {u"strasse"_s, u"STRASSE"_s, u"straße"_s, u"ß"_s, u"s"_s});
    row(u"ΣΊΣΥΦΟΣ"_s, {u"σίσυφος"_s, u"σισυφοσ"_s, u"Σ"_s, u"ς"_s});
    row(u"Фёдор"_s, {u"федор"_s, u"ФЁДОР"_s});
    row(u"ﾀﾅｶ ﾀﾛｳ"_s, {u"タナカ"_s, u"ﾀﾅｶ"_s, u"タロウ"_s});
    row(u"ダイキン"_s, {u"ダ"_s, u"ﾀﾞｲｷﾝ"_s, u"タ\u3099"_s, u"イ"_s});
    row(u"ガカ"_s, {u"ガ"_s, u"カ"_s});
    row(u"김철수"_s, {u"김"_s, u"철수"_s, u"김철수"_s.normalized(QString::NormalizationForm_D)});
    row(u"김철수"_s.normalized(QString::NormalizationForm_D), {u"김철수"_s, u"수"_s});
    row(u"ＩＤ：１２３４"_s, {u"id"_s, u"1234"_s, u"id:12"_s, u"２３"_s});
    row(u"id:1234"_s, {u"ＩＤ：１２"_s});
    row(u"张\u200b三\ufeff-\u202e120"_s, {u"张三"_s, u"zhangsan"_s, u"zs"_s, u"三-1"_s, u"张\u2060三"_s});
    row(u"محمّد"_s, {u"محمد"_s});
    row(u"O’Brien"_s, {u"o'brien"_s, u"O’BRIEN"_s});
    row(u"a😀b"_s, {u"😀"_s, u"A😀B"_s});
    row(u"ABAB程"_s, {u"abc"_s, u"babcheng"_s, u"ab程"_s});
}

void TestTextPattern::finds()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, patterns);
    for (const QString &pattern : patterns) {
        QVERIFY2(TextPattern(pattern).isIn(text), qPrintable(pattern));
    }
}

void TestTextPattern::doesNotFind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("patterns");
    const auto row = [](const QString &text, const QStringList &patterns) {
        QTest::newRow(qPrintable(text)) << text << patterns;
    };
    row(u"程海"_s, {u"chy"_s, u"chenghaiy"_s, u"hc"_s, u"cg"_s, u"heng"_s, u"ai"_s, u"enghai"_s, u"g"_s, u"程c"_s});
    row(u"海程燕"_s, {u"chhy"_s, u"chenghaiyan"_s, u"hy"_s});
    row(u"程 海燕"_s, {u"chy"_s, u"chenghai"_s});
    row(u"程海燕"_s, {u"chngy"_s, u"chengyan"_s, u"cyh"_s, u"yanh"_s, u"ccheng"_s, u"chenghaiyann"_s, u"'chenghai"_s,
                      u"ch''h"_s, u"chengihai"_s});
    row(u"先"_s, {u"xi'an"_s, u"xa"_s, u"an"_s});
    row(u"西安"_s, {u"xiang"_s, u"xain"_s, u"'"_s, u"xi''an"_s});
    row(u"张三"_s, {u"zhan'g"_s, u"hang"_s, u"ang"_s, u"h"_s});
    row(u"路"_s, {u"lv"_s, u"lyu"_s});
    row(u"カ"_s, {u"ガ"_s});
    row(u"ガ"_s, {u"カ"_s, u"か"_s});
    row(u"각"_s, {u"가"_s, u"ㄱ"_s});
    row(u"가"_s, {u"각"_s});
    row(u"Amelie"_s, {u"amlie"_s, u"amélia"_s});
    row(u"กุ"_s, {u"กิ"_s});
    row(u"Zhang San"_s, {u"张"_s, u"zs"_s, u"zhangsan"_s});
    row(u"cheng"_s, {u"程"_s});
    row(QString(), {u"a"_s, u"程"_s});
    row(u"合同"_s, {u"ab"_s, u"合同 "_s, u"合-同"_s});
}

void TestTextPattern::doesNotFind()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, patterns);
    for (const QString &pattern : patterns) {
        QVERIFY2(!TextPattern(pattern).isIn(text), qPrintable(pattern));
    }
}

void TestTextPattern::findsEverythingWithoutVisibleCharacters()
{
    for (const QString &nothing : {QString(), u"\u200b"_s, u"\u0301"_s, u"\ufeff\u2060"_s}) {
        QVERIFY(TextPattern(nothing).isEmpty());
        QVERIFY(TextPattern(nothing).isIn(u"程"_s));
        QVERIFY(TextPattern(nothing).isIn(u"a"_s));
    }
    QVERIFY(!TextPattern(u"a"_s).isEmpty());
}

void TestTextPattern::findsLongPatternsLiterally()
{
    const QString name = QString(32, u'阿'); // 62 letters are searched by pinyin, and 64 are not
    QVERIFY(TextPattern(QString(32, u'a')).isIn(name));
    QVERIFY(!TextPattern(QString(33, u'a')).isIn(name));
    const QString longer = QString(63, u'阿');
    QVERIFY(TextPattern(QString(63, u'a')).isIn(longer));
    QVERIFY(!TextPattern(QString(64, u'a')).isIn(longer + longer));
    QVERIFY(TextPattern(QString(64, u'A')).isIn(u"程"_s + QString(64, u'a')));
    QVERIFY(TextPattern(QString(100, u'é')).isIn(QString(100, u'e')));
}

void TestTextPattern::readsPolyphonesInAllWays_data()
{
    QTest::addColumn<QString>("ideograph");
    QTest::addColumn<QStringList>("readings");
    const auto row = [](const QString &ideograph, const QStringList &readings) {
        QTest::newRow(qPrintable(ideograph)) << ideograph << readings;
    };
    row(u"单"_s, {u"dan"_s, u"shan"_s, u"chan"_s});
    row(u"曾"_s, {u"zeng"_s, u"ceng"_s});
    row(u"行"_s, {u"xing"_s, u"hang"_s});
    row(u"仇"_s, {u"qiu"_s, u"chou"_s});
    row(u"解"_s, {u"xie"_s, u"jie"_s});
    row(u"查"_s, {u"zha"_s, u"cha"_s});
    row(u"朴"_s, {u"piao"_s, u"pu"_s});
    row(u"区"_s, {u"ou"_s, u"qu"_s});
    row(u"尉"_s, {u"yu"_s, u"wei"_s});
    row(u"翟"_s, {u"zhai"_s, u"di"_s});
    row(u"盖"_s, {u"ge"_s, u"gai"_s});
    row(u"万"_s, {u"wan"_s, u"mo"_s});
    row(u"乐"_s, {u"le"_s, u"yue"_s, u"lao"_s});
    row(u"黑"_s, {u"hei"_s, u"he"_s});
    row(u"覃"_s, {u"qin"_s, u"tan"_s, u"xun"_s});
    row(u"繁"_s, {u"fan"_s, u"po"_s});
    row(u"长"_s, {u"chang"_s, u"zhang"_s});
    row(u"重"_s, {u"chong"_s, u"zhong"_s});
    row(u"種"_s, {u"zhong"_s, u"chong"_s});
    row(u"略"_s, {u"lue"_s, u"lve"_s});
}

void TestTextPattern::readsPolyphonesInAllWays()
{
    QFETCH(const QString, ideograph);
    QFETCH(const QStringList, readings);
    const QStringList known = readingsOf(ideograph.toUcs4().first());
    for (const QString &reading : readings) {
        QVERIFY2(known.contains(reading), qPrintable(reading));
        QVERIFY2(TextPattern(u"x"_s + reading + u"伟"_s).isIn(u"x"_s + ideograph + u"伟"_s), qPrintable(reading));
    }
    QCOMPARE(readingsOf(U'程'), QStringList{u"cheng"_s});
    QCOMPARE(readingsOf(U'a'), QStringList());
    QCOMPARE(readingsOf(0x10ffff), QStringList());
}

void TestTextPattern::theTableIsSorted()
{
    const auto syllables = pinyinSyllables();
    QVERIFY(std::ranges::is_sorted(syllables, {}, &PinyinSyllable::letters));
    QVERIFY(syllables.size() > 400);
    int unread = 0;
    for (char32_t ideograph = 0x4e00; ideograph <= 0x9fa5; ++ideograph) {
        unread += pinyinReadings(ideograph).empty() ? 1 : 0;
    }
    QVERIFY2(unread < 50, qPrintable(QString::number(unread)));
}

void TestTextPattern::implies_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("expected");
    QTest::newRow("the same") << u"chy"_s << u"chy"_s << true;
    QTest::newRow("its beginning") << u"chenghai"_s << u"chen"_s << true;
    QTest::newRow("other case and width") << u"Chenghai"_s << u"ＣＨ"_s << true;
    QTest::newRow("in the middle of a syllable") << u"chenghai"_s << u"eng"_s << false; // 程海
    QTest::newRow("its end") << u"chenghai"_s << u"hai"_s << false;                     // not 出海 for "chhai"
    QTest::newRow("ideographs inside") << u"a程海燕b"_s << u"海燕"_s << true;
    QTest::newRow("digits inside") << u"715203"_s << u"52"_s << true;
    QTest::newRow("an apostrophe inside") << u"xi'an"_s << u"'"_s << false; // 西安
    QTest::newRow("longer") << u"chy"_s << u"chya"_s << false;
    QTest::newRow("a letter without its voicing mark") << u"ガス"_s << u"カ"_s << false;
    QTest::newRow("a voiced letter") << u"ガス"_s << u"ガ"_s << true;
    QTest::newRow("a syllable without its end") << u"각"_s << u"가"_s << false;
    QTest::newRow("nothing") << u"a"_s << QString() << true;
}

void TestTextPattern::implies()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, other);
    QFETCH(const bool, expected);
    QCOMPARE(TextPattern(pattern).implies(TextPattern(other)), expected);
}

QTEST_GUILESS_MAIN(TestTextPattern)
#include "test_textpattern.moc"
