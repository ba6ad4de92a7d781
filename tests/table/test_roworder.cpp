// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "table/filestore.h"
#include "table/roworder.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr ColumnId created = columnByKey("created").value();

QStringList idsIn(const std::vector<FileSighting> &files, const RowQuery &query)
{
    FileStore store;
    store.merge(files);
    QStringList ids;
    const auto state = computeOrder(store.snapshot(), query, std::nullopt);
    for (const RowNumber row : *state.value().shown) {
        ids.append(store.at(row).file.id.text());
    }
    return ids;
}

QStringList namesSorted(const QStringList &names, UiLanguage language, Qt::SortOrder order = Qt::AscendingOrder)
{
    std::vector<FileSighting> files;
    for (qsizetype i = 0; i < names.size(); ++i) {
        files.push_back(aFile(QString::number(i)).named(names[i], names[i]));
    }
    QStringList sorted;
    const RowQuery query{.sort = {{.column = columnid::fileName, .order = order}}, .language = language};
    for (const QString &id : idsIn(files, query)) {
        sorted.append(names[id.toInt()]);
    }
    return sorted;
}

RowQuery searching(const QString &text)
{
    RowQuery query;
    query.search = text;
    return query;
}

} // namespace

class TestRowOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutKeysTheOrderIsThatOfArrival();
    void chineseNamesSortByPinyin();
    void englishNamesSortByTheAlphabet();
    void numbersInNamesSortByValue();
    void idsSortByValue();
    void idsThatAreNoNumbersSortByLengthThenText();
    void timesSortByTime();
    void missingValuesAreLastInEitherDirection();
    void statesSortByTheFlow();
    void aSecondKeyDecidesTies();
    void thenTheFileIdDecides();
    void everyWordMustBeFound_data();
    void everyWordMustBeFound();
    void searchLooksIntoTheChosenColumns();
    void searchFindsTheLabelOfTheLanguage();
    void theStateStripNarrows();
    void aCancelledComputationHasNoResult();
};

void TestRowOrder::withoutKeysTheOrderIsThatOfArrival()
{
    QCOMPARE(idsIn({aFile(u"3"_s), aFile(u"1"_s), aFile(u"2"_s)}, {}), QStringList({u"3"_s, u"1"_s, u"2"_s}));
}

void TestRowOrder::chineseNamesSortByPinyin()
{
    // Zhang, Wang, Li, Chen; by code point 张 comes before 李 and 王.
    const QStringList names{u"张三"_s, u"王五"_s, u"李四"_s, u"陈六"_s};
    const QStringList sorted = namesSorted(names, UiLanguage::SimplifiedChinese);
    QCOMPARE(sorted, QStringList({u"陈六"_s, u"李四"_s, u"王五"_s, u"张三"_s}));
}

void TestRowOrder::englishNamesSortByTheAlphabet()
{
    const QStringList names{u"beta"_s, u"Zoe"_s, u"Alpha"_s, u"étude"_s};
    QCOMPARE(namesSorted(names, UiLanguage::English), QStringList({u"Alpha"_s, u"beta"_s, u"étude"_s, u"Zoe"_s}));
}

void TestRowOrder::numbersInNamesSortByValue()
{
    QCOMPARE(namesSorted({u"合同 10"_s, u"合同 9"_s}, UiLanguage::SimplifiedChinese),
             QStringList({u"合同 9"_s, u"合同 10"_s}));
}

void TestRowOrder::idsSortByValue()
{
    RowQuery query{.sort = {{.column = columnid::fileId, .order = Qt::AscendingOrder}}};
    const std::vector<FileSighting> files{aFile(u"7147527056140813829"_s), aFile(u"7147527056140813828"_s),
                                          aFile(u"99"_s), aFile(u"100"_s)};
    const QStringList ascending{u"99"_s, u"100"_s, u"7147527056140813828"_s, u"7147527056140813829"_s};
    QCOMPARE(idsIn(files, query), ascending);
    query.sort.front().order = Qt::DescendingOrder;
    QCOMPARE(idsIn(files, query), QStringList(ascending.rbegin(), ascending.rend()));
}

void TestRowOrder::idsThatAreNoNumbersSortByLengthThenText()
{
    const RowQuery query{.sort = {{.column = columnid::fileId, .order = Qt::AscendingOrder}}};
    QCOMPARE(idsIn({aFile(u"ou_b"_s), aFile(u"ou_a"_s), aFile(u"10000"_s), aFile(u"9"_s), aFile(u"007"_s)}, query),
             QStringList({u"9"_s, u"007"_s, u"ou_a"_s, u"ou_b"_s, u"10000"_s}));
    // More digits than fit into 64 bits.
    QCOMPARE(idsIn({aFile(u"100000000000000000000001"_s), aFile(u"99999999999999999999"_s)}, query),
             QStringList({u"99999999999999999999"_s, u"100000000000000000000001"_s}));
}

void TestRowOrder::timesSortByTime()
{
    const RowQuery query{.sort = {{.column = columnid::updated, .order = Qt::DescendingOrder}}};
    QCOMPARE(idsIn({aFile(u"1"_s).updated(at(8)), aFile(u"2"_s).updated(at(10)), aFile(u"3"_s).updated(at(9))}, query),
             QStringList({u"2"_s, u"3"_s, u"1"_s}));
}

void TestRowOrder::missingValuesAreLastInEitherDirection()
{
    const std::vector<FileSighting> files{aFile(u"1"_s), aFile(u"2"_s).updated(at(8)), aFile(u"3"_s).updated(at(9))};
    RowQuery query{.sort = {{.column = columnid::updated, .order = Qt::AscendingOrder}}};
    QCOMPARE(idsIn(files, query), QStringList({u"2"_s, u"3"_s, u"1"_s}));
    query.sort.front().order = Qt::DescendingOrder;
    QCOMPARE(idsIn(files, query), QStringList({u"3"_s, u"2"_s, u"1"_s}));
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        QCOMPARE(namesSorted({QString(), u"b"_s, u"a"_s}, UiLanguage::English, order).last(), QString());
    }
    query.sort = {{.column = columnid::person, .order = Qt::DescendingOrder}};
    QCOMPARE(idsIn({aFile(u"1"_s), aFile(u"2"_s).employed(u"5"_s), aFile(u"3"_s).preHire(u"10"_s)}, query),
             QStringList({u"3"_s, u"2"_s, u"1"_s}));
}

void TestRowOrder::statesSortByTheFlow()
{
    const std::vector<FileSighting> files{
        aFile(u"1"_s),
        aFile(u"2"_s).in(FileState(u"zeta"_s)),
        aFile(u"3"_s).in(KnownState::Terminated),
        aFile(u"4"_s).in(KnownState::PendingReview),
        aFile(u"5"_s).in(FileState(u"alpha"_s)),
        aFile(u"6"_s).in(KnownState::PendingSign),
    };
    RowQuery query{.sort = {{.column = columnid::state, .order = Qt::AscendingOrder}}};
    QCOMPARE(idsIn(files, query), QStringList({u"4"_s, u"6"_s, u"3"_s, u"5"_s, u"2"_s, u"1"_s}));
    query.sort.front().order = Qt::DescendingOrder;
    QCOMPARE(idsIn(files, query), QStringList({u"2"_s, u"5"_s, u"3"_s, u"6"_s, u"4"_s, u"1"_s}));
}

void TestRowOrder::aSecondKeyDecidesTies()
{
    const std::vector<FileSighting> files{
        aFile(u"1"_s).in(KnownState::Failed).updated(at(8)),
        aFile(u"2"_s).in(KnownState::PendingSign).updated(at(8)),
        aFile(u"3"_s).in(KnownState::PendingSign).updated(at(9)),
    };
    const RowQuery query{.sort = {{.column = columnid::state, .order = Qt::AscendingOrder},
                                  {.column = columnid::updated, .order = Qt::DescendingOrder}}};
    QCOMPARE(idsIn(files, query), QStringList({u"3"_s, u"2"_s, u"1"_s}));
}

void TestRowOrder::thenTheFileIdDecides()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const RowQuery query{.sort = {{.column = created, .order = order}}};
        QCOMPARE(idsIn({aFile(u"10"_s), aFile(u"9"_s), aFile(u"8"_s)}, query), QStringList({u"8"_s, u"9"_s, u"10"_s}));
    }
}

void TestRowOrder::everyWordMustBeFound_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing") << QString() << QStringList{u"711"_s, u"712"_s};
    QTest::newRow("blanks") << u"  \u3000 "_s << QStringList{u"711"_s, u"712"_s};
    QTest::newRow("upper case") << u"OFFER"_s << QStringList{u"712"_s};
    QTest::newRow("Chinese") << u"张三"_s << QStringList{u"711"_s};
    QTest::newRow("two columns") << u"张三 712"_s << QStringList{};
    QTest::newRow("two words") << u"711 合同"_s << QStringList{u"711"_s};
    QTest::newRow("ideographic blank") << u"711\u3000合同"_s << QStringList{u"711"_s};
    QTest::newRow("part of an id") << u"71"_s << QStringList{u"711"_s, u"712"_s};
    QTest::newRow("time") << u"2026-11-01 10:"_s << QStringList{u"712"_s};
    QTest::newRow("no wildcard") << u".*"_s << QStringList{};
    QTest::newRow("nothing visible") << u"\u200b \u2060"_s << QStringList{u"711"_s, u"712"_s};
    QTest::newRow("pinyin") << u"zhangsan"_s << QStringList{u"711"_s};
    QTest::newRow("pinyin in words") << u"zhang san lao dong"_s << QStringList{u"711"_s};
    QTest::newRow("initials") << u"ldht-zs"_s << QStringList{u"711"_s};
    QTest::newRow("initials of another file") << u"ldht-zsf"_s << QStringList{};
    QTest::newRow("full width") << u"ｏｆｆｅｒ ７１２"_s << QStringList{u"712"_s};
    QTest::newRow("accent") << u"öffer"_s << QStringList{u"712"_s};
}

void TestRowOrder::everyWordMustBeFound()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, found);
    const std::vector<FileSighting> files{aFile(u"711"_s).named(u"劳动合同-张三"_s).updated(at(9)),
                                          aFile(u"712"_s).named(u"Offer letter"_s).updated(at(10))};
    QCOMPARE(idsIn(files, searching(search)), found);
}

void TestRowOrder::searchLooksIntoTheChosenColumns()
{
    RowQuery query = searching(u"7"_s);
    query.searchIn = {columnid::fileName};
    QCOMPARE(idsIn({aFile(u"7"_s).named(u"a"_s), aFile(u"8"_s).named(u"b7"_s)}, query), QStringList{u"8"_s});
}

void TestRowOrder::searchFindsTheLabelOfTheLanguage()
{
    const std::vector<FileSighting> files{
        aFile(u"1"_s).in(KnownState::PendingSign).labelled(u"待签字"_s, u"To be signed"_s)};
    RowQuery query = searching(u"待签"_s);
    QCOMPARE(idsIn(files, query), QStringList{});
    query.language = UiLanguage::SimplifiedChinese;
    QCOMPARE(idsIn(files, query), QStringList{u"1"_s});
    query.search = u"dqz"_s;
    QCOMPARE(idsIn(files, query), QStringList{u"1"_s});
    query.search = u"dqzz"_s;
    QCOMPARE(idsIn(files, query), QStringList{});
}

void TestRowOrder::theStateStripNarrows()
{
    RowQuery query;
    query.state = FileState(u"brand_new"_s);
    const std::vector<FileSighting> files{aFile(u"1"_s).in(KnownState::PendingSign), aFile(u"2"_s).in(*query.state),
                                          aFile(u"3"_s)};
    QCOMPARE(idsIn(files, query), QStringList{u"2"_s});
    query.state = FileState();
    QCOMPARE(idsIn(files, query), QStringList{u"3"_s});
}

void TestRowOrder::aCancelledComputationHasNoResult()
{
    FileStore store;
    store.merge(filesUpTo(3));
    QVERIFY(!computeOrder(store.snapshot(), {}, std::nullopt, [] { return true; }));
    QVERIFY(computeOrder(store.snapshot(), {}, std::nullopt, [] { return false; }));
}

QTEST_GUILESS_MAIN(TestRowOrder)
#include "test_roworder.moc"
