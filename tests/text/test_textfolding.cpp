// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/textfolding.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

QString foldedText(const QString &text)
{
    return QString::fromStdString(folded(text));
}

QString foldedTwice(const QString &text)
{
    std::string once = folded(text);
    std::string twice;
    appendFolded(twice, once);
    return QString::fromStdString(twice);
}

constexpr std::array allForms{QString::NormalizationForm_C, QString::NormalizationForm_D, QString::NormalizationForm_KC,
                              QString::NormalizationForm_KD};

// QString::fromUcs4() would drop the byte order mark.
QString characterText(char32_t point)
{
    return QStringView(QChar::fromUcs4(point)).toString();
}

// Without planes that have no characters.
template <class Visit>
void forEachCharacter(Visit visit)
{
    for (char32_t point = 1; point <= 0xe0fff; point = point == 0x32fff ? 0xe0000 : point + 1) {
        if (!QChar::isSurrogate(point)) {
            visit(point);
        }
    }
}

QString escaped(const QString &text)
{
    QStringList points;
    for (const char32_t point : text.toUcs4()) {
        points.append(u"U+%1"_s.arg(uint{point}, 4, 16));
    }
    return points.join(u' ');
}

} // namespace

class TestTextFolding final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void everyCharacterFoldsAsItsNormalizedForms();
    void everyCharacterFoldsAsItsUpperAndLowerCase();
    void onlyCharactersThatChangeAreReported();
    void textsFoldAsTheirNormalizedForms_data();
    void textsFoldAsTheirNormalizedForms();
};

void TestTextFolding::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ASCII") << u"Az 09-_[`{@"_s << u"az 09-_[`{@"_s;
    QTest::newRow("Chinese") << u"劳动合同 程海燕、《》"_s << u"劳动合同 程海燕、《》"_s;
    QTest::newRow("accents") << u"Amélie Zoë Ñuñez Škoda"_s << u"amelie zoe nunez skoda"_s;
    QTest::newRow("accents apart") << u"Ame\u0301lie Zoe\u0308"_s << u"amelie zoe"_s;
    QTest::newRow("two accents") << u"Nguyễn Thị Ngọc Ánh"_s << u"nguyen thi ngoc anh"_s;
    QTest::newRow("Latin letters of their own")
        << u"Đặng Łukasz Øyvind Æsa Þór Straße"_s << u"dang lukasz oyvind aesa thor strasse"_s;
    QTest::newRow("Turkish") << u"İIıi"_s << u"iiii"_s;
    QTest::newRow("Greek") << u"ΣΊΣΥΦΟΣ Ἀθῆναι"_s << u"σισυφοσ αθηναι"_s;
    QTest::newRow("Cyrillic") << u"Фёдор"_s << u"федор"_s;
    QTest::newRow("Arabic points") << u"مُحَمَّد"_s << u"محمد"_s;
    QTest::newRow("Hebrew points") << u"שָׁלוֹם"_s << u"שלום"_s;
    QTest::newRow("Thai keeps its vowels") << u"กุ้ง"_s << u"กุ้ง"_s;
    QTest::newRow("Hindi keeps its vowels") << u"हिन्दी"_s << u"हिन्दी"_s;
    QTest::newRow("full width") << u"ＡＢｃ１２３（甲）"_s << u"abc123(甲)"_s;
    QTest::newRow("half-width katakana") << u"ﾀﾅｶ ﾀﾞﾊﾟ"_s << u"タナカ タ\u3099ハ\u309a"_s;
    QTest::newRow("katakana") << u"タナカ ダパ"_s << u"タナカ タ\u3099ハ\u309a"_s;
    QTest::newRow("Hangul") << u"김한"_s << u"\u1100\u1175\u11b7\u1112\u1161\u11ab"_s;
    QTest::newRow("ligatures, circled and squared characters") << u"ﬁ①㈱℃"_s << u"fi1(株)°c"_s;
    QTest::newRow("radical, compatibility ideograph") << u"⼈\uf9d1"_s << u"人六"_s;
    QTest::newRow("mathematical letters") << u"𝐀𝒷"_s << u"ab"_s;
    QTest::newRow("outside of the BMP") << u"𐐀𠮷😀"_s << u"𐐨𠮷😀"_s;
    QTest::newRow("apostrophes") << u"O’Brien O'Brien"_s << u"o'brien o'brien"_s;
    QTest::newRow("an accent that stands alone") << u"O´Brien"_s << u"obrien"_s;
    QTest::newRow("zero-width characters") << u"张\u200b三\u200c\u200d\u2060\ufeff"_s << u"张三"_s;
    QTest::newRow("direction marks") << u"\u202e\u2066a\u2069\u200fb\u061c"_s << u"ab"_s;
    QTest::newRow("soft hyphen, joiner") << u"a\u00adb\u034fc"_s << u"abc"_s;
    QTest::newRow("variation selectors") << u"葛\U000e0100❤\ufe0f"_s << u"葛❤"_s;
    QTest::newRow("Hangul filler") << u"a\u3164b\uffa0c"_s << u"abc"_s;
    QTest::newRow("tags") << u"a\U000e0061b"_s << u"ab"_s;
    QTest::newRow("Arabic number sign") << u"\u0600١"_s << u"\u0600١"_s;
    QTest::newRow("blanks") << u"a\u00a0b\u3000c"_s << u"a b c"_s;
    QTest::newRow("half a surrogate pair") << (u"a"_s + QChar(0xd83d) + u"b"_s) << u"a\ufffdb"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestTextFolding::folds()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(escaped(foldedText(text)), escaped(expected));
    QCOMPARE(escaped(foldedTwice(text)), escaped(expected));
}

void TestTextFolding::everyCharacterFoldsAsItsNormalizedForms()
{
    forEachCharacter([](char32_t point) {
        const QString text = characterText(point);
        const QString expected = foldedText(text);
        for (const auto form : allForms) {
            // The blank of an accent that stands alone disappears, but a blank doesn't.
            const QString normalized = text.normalized(form);
            if (foldedText(normalized) != expected && !normalized.startsWith(u' ')) {
                QFAIL(qPrintable(escaped(text) + u": "_s + escaped(expected) + u", "_s +
                                 escaped(foldedText(normalized))));
            }
        }
        if (foldedTwice(text) != expected) {
            QFAIL(qPrintable(escaped(text) + u" twice"_s));
        }
    });
}

void TestTextFolding::everyCharacterFoldsAsItsUpperAndLowerCase()
{
    int cased = 0;
    forEachCharacter([&cased](char32_t point) {
        if (const char32_t other = QChar::toCaseFolded(point); other != point) {
            ++cased;
            QCOMPARE(foldedText(QString::fromUcs4(&point, 1)), foldedText(QString::fromUcs4(&other, 1)));
        }
    });
    QVERIFY(cased > 1000);
}

void TestTextFolding::onlyCharactersThatChangeAreReported()
{
    forEachCharacter([](char32_t point) {
        const QString text = characterText(point);
        if (point >= 0x80 && changesWhenFolded(point) != (foldedText(text) != text)) {
            QFAIL(qPrintable(escaped(text)));
        }
    });
}

void TestTextFolding::textsFoldAsTheirNormalizedForms_data()
{
    folds_data();
}

void TestTextFolding::textsFoldAsTheirNormalizedForms()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    if (!text.contains(u'´')) { // its compatibility forms are a blank and an accent
        for (const auto form : allForms) {
            QCOMPARE(escaped(foldedText(text.normalized(form))), escaped(expected));
        }
    }
}

QTEST_GUILESS_MAIN(TestTextFolding)
#include "test_textfolding.moc"
