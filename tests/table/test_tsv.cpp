// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/tsv.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

class TestTsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreSeparatedByTabsAndRowsByLineFeeds();
    void nothingInACellSeparates_data();
    void nothingInACellSeparates();
};

void TestTsv::cellsAreSeparatedByTabsAndRowsByLineFeeds()
{
    QString text;
    appendTsv(text, {u"a"_s, u"b"_s});
    appendTsv(text, {u"甲"_s, QString()});
    QCOMPARE(text, u"a\tb\n甲\t\n"_s);
    appendTsv(text, {QString(), u"b"_s});
    QCOMPARE(text, u"a\tb\n甲\t\n\tb\n"_s);
}

void TestTsv::nothingInACellSeparates_data()
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
}

void TestTsv::nothingInACellSeparates()
{
    QFETCH(const QString, cell);
    QFETCH(const QString, shown);
    QCOMPARE(tsvCell(cell), shown);
}

QTEST_GUILESS_MAIN(TestTsv)
#include "test_tsv.moc"
