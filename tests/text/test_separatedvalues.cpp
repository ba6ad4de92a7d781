// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/separatedvalues.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

class TestSeparatedValues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabsSeparateCellsAndLineFeedsEndRecords();
    void tabsCellHoldsNoSeparator_data();
    void tabsCellHoldsNoSeparator();
    void htmlCellsAreText();
    void csvFileStartsWithByteOrderMark();
    void csvCell_data();
    void csvCell();
};

namespace
{

QString recordOf(const QString &cell, SeparatedDialect dialect)
{
    QString text;
    appendRecord(text, {cell}, dialect);
    return text;
}

} // namespace

void TestSeparatedValues::tabsSeparateCellsAndLineFeedsEndRecords()
{
    QString text;
    appendRecord(text, {u"a"_s, u"b"_s}, SeparatedDialect::Tabs);
    appendRecord(text, {u"甲"_s, QString()}, SeparatedDialect::Tabs);
    QCOMPARE(text, u"a\tb\n甲\t\n"_s);
    appendRecord(text, {QString(), u"=b"_s}, SeparatedDialect::Tabs);
    QCOMPARE(text, u"a\tb\n甲\t\n\t'=b\n"_s);
}

void TestSeparatedValues::tabsCellHoldsNoSeparator_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("shown");
    QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("line feed") << u"a\nb"_s << u"a b"_s;
    QTest::newRow("carriage return, line feed") << u"a\r\nb"_s << u"a b"_s;
    QTest::newRow("carriage return") << u"a\rb"_s << u"a b"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a b"_s;
    QTest::newRow("paragraph separator") << u"a\u2029b"_s << u"a b"_s;
    QTest::newRow("next line") << u"a\u0085b"_s << u"a b"_s;
    QTest::newRow("no-break space stays") << u"a\u00a0b"_s << u"a\u00a0b"_s;
    QTest::newRow("emoji stays") << u"a😀b"_s << u"a😀b"_s;
    QTest::newRow("quotes and commas stay") << u"\"a\",b"_s << u"\"a\",b"_s;
    QTest::newRow("formula") << u"=HYPERLINK(\"x\",1)"_s << u"'=HYPERLINK(\"x\",1)"_s;
    QTest::newRow("formula behind an override") << u"\u202E=1+1"_s << u"'=1+1"_s;
    QTest::newRow("formula behind NUL") << u"\0@A1"_s << u"'@A1"_s;
    QTest::newRow("override and NUL within") << u"a\u202Eb\0c"_s << u"abc"_s;
    QTest::newRow("id stays") << u"7147527056140813828"_s << u"7147527056140813828"_s;
}

void TestSeparatedValues::tabsCellHoldsNoSeparator()
{
    QFETCH(const QString, cell);
    QFETCH(const QString, shown);
    QCOMPARE(recordOf(cell, SeparatedDialect::Tabs), shown + u'\n');
}

void TestSeparatedValues::htmlCellsAreText()
{
    const QString html = toHtmlTable({{u"File ID"_s, u"Name"_s}, {u"7147527056140813828"_s, u"<img src=x>\n&"_s}});
    QCOMPARE(html.count(u"mso-number-format:\"\\@\""_s), 4);
    QCOMPARE(html.count(u"<tr>"_s), 2);
    QVERIFY(html.contains(u">7147527056140813828</td>"_s));
    QVERIFY(html.contains(u">&lt;img src=x&gt; &amp;</td>"_s));
    QVERIFY(html.contains(u"charset=utf-8"_s));
    QVERIFY(toHtmlTable({{u"=1+1"_s}}).contains(u">'=1+1</td>"_s));
}

void TestSeparatedValues::csvFileStartsWithByteOrderMark()
{
    QCOMPARE(toCsvFile({}), "\xEF\xBB\xBF"_ba);
    QCOMPARE(toCsvFile({{u"编号"_s, u"a"_s}, {QString(), u"😀"_s}, {}}), "\xEF\xBB\xBF编号,a\r\n,😀\r\n\r\n"_ba);
}

void TestSeparatedValues::csvCell_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("written");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("plain") << u"劳动合同 1; 2"_s << u"劳动合同 1; 2"_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quotes") << u"a \"b\""_s << u"\"a \"\"b\"\"\""_s;
    QTest::newRow("line feed") << u"a\nb"_s << u"\"a\nb\""_s;
    QTest::newRow("carriage return") << u"a\rb"_s << u"\"a\rb\""_s;
    QTest::newRow("tab within") << u"a\tb"_s << u"a\tb"_s;
    QTest::newRow("equals sign") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at sign") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("leading tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("leading carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("full-width equals sign") << u"＝1"_s << u"'＝1"_s;
    QTest::newRow("full-width plus") << u"＋1"_s << u"'＋1"_s;
    QTest::newRow("full-width minus") << u"－1"_s << u"'－1"_s;
    QTest::newRow("full-width at sign") << u"＠1"_s << u"'＠1"_s;
    QTest::newRow("formula with quotes") << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s;
    QTest::newRow("formula behind an override") << u"\u202E=1"_s << u"'=1"_s;
    QTest::newRow("id") << u"7147527056140813828"_s << u"'7147527056140813828"_s;
    QTest::newRow("count") << u"1204"_s << u"1204"_s;
    QTest::newRow("zeros in front") << u"007"_s << u"'007"_s;
    QTest::newRow("looks like a power") << u"12E3"_s << u"'12E3"_s;
    QTest::newRow("time") << u"2026-11-20 10:31:00"_s << u"2026-11-20 10:31:00"_s;
    QTest::newRow("id within") << u"72, 7147527056140813828"_s << u"\"72, 7147527056140813828\""_s;
    QTest::newRow("equals sign within") << u"a=1"_s << u"a=1"_s;
}

void TestSeparatedValues::csvCell()
{
    QFETCH(const QString, cell);
    QFETCH(const QString, written);
    QCOMPARE(recordOf(cell, SeparatedDialect::Csv), written + "\r\n"_L1);
}

QTEST_GUILESS_MAIN(TestSeparatedValues)
#include "test_separatedvalues.moc"
