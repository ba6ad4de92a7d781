// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "anysighting.h"

#include "table/filestore.h"
#include "table/rowfilter.h"
#include "table/roworder.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

void changeStore(FileStore &store)
{
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return store.remove(*rc::gen::container<RowOrder>(rc::gen::inRange<RowNumber>(0, 200)));
    case 1:
        return store.clear();
    case 2: {
        std::vector<FileSighting> page = anyFiles(300);
        store.merge(page);
        return;
    }
    default:
        store.merge(anySightings(8));
    }
}

void changeQuery(RowQuery &query)
{
    static const std::array letters{u"a"_s, u"l"_s, u"A"_s, u"1"_s,   u"合"_s,     u" "_s,  u"2026"_s,
                                    u"3"_s, u"h"_s, u"t"_s, u"ong"_s, u"z"_s,      u"s"_s,  u"an"_s,
                                    u"y"_s, u"'"_s, u"é"_s, u"Ａ"_s,  u"\u200b"_s, u"タ"_s, u"ﾞ"_s};
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        query.search.chop(1);
        return;
    case 1:
        query.state = *rc::gen::element(std::optional<FileState>(), std::optional{FileState(KnownState::PendingSign)});
        return;
    case 2:
        query.language = *rc::gen::element(UiLanguage::English, UiLanguage::SimplifiedChinese);
        return;
    case 3:
        query.sort = {{.column = ColumnId{*rc::gen::inRange(0, static_cast<int>(allColumns.size()))},
                       .order = *rc::gen::element(Qt::AscendingOrder, Qt::DescendingOrder)}};
        return;
    case 4:
        query.searchIn = *rc::gen::element(everyColumn(), std::vector{columnid::fileName});
        return;
    default:
        query.search += *rc::gen::elementOf(letters);
    }
}

} // namespace

class TestIncremental final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStartOfAComputationMakesNoDifference();
    void aSearchThatGrowsNarrows_data();
    void aSearchThatGrowsNarrows();
};

void TestIncremental::theStartOfAComputationMakesNoDifference()
{
    QVERIFY(rc::check([] {
        FileStore store;
        store.merge(anyFiles(300));
        RowQuery query;
        std::optional<OrderState> before;
        for (int steps = *rc::gen::inRange(1, 20); steps > 0; --steps) {
            *rc::gen::arbitrary<bool>() ? changeStore(store) : changeQuery(query);
            const auto state = computeOrder(store.snapshot(), query, before);
            const auto fresh = computeOrder(store.snapshot(), query, std::nullopt);
            RC_ASSERT(*state.value().shown == *fresh.value().shown);
            RC_ASSERT(*state.value().all == *fresh.value().all);
            if (*rc::gen::inRange(0, 4) > 0) { // otherwise the result was dropped
                before = state;
            }
        }
    }));
}

void TestIncremental::aSearchThatGrowsNarrows_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("isNarrower");
    QTest::newRow("a letter more") << u"abc"_s << u"ab"_s << true;
    QTest::newRow("a letter less") << u"a"_s << u"ab"_s << false;
    QTest::newRow("in another case") << u"ABC"_s << u"ab"_s << true;
    QTest::newRow("in another width") << u"abc"_s << u"ＡＢ"_s << true;
    QTest::newRow("the end of a syllable") << u"chang"_s << u"hang"_s << false;
    QTest::newRow("an ideograph before") << u"海燕"_s << u"燕"_s << true;
    QTest::newRow("nothing visible more") << u"a \u200b"_s << u"a"_s << true;
    QTest::newRow("nothing visible less") << u"a"_s << u"a \u200b"_s << true;
    QTest::newRow("a word more") << u"b a"_s << u"a"_s << true;
    QTest::newRow("a word less") << u"a"_s << u"a b"_s << false;
    QTest::newRow("after nothing") << u"a"_s << u"  "_s << true;
    QTest::newRow("the same") << u"a"_s << u"a"_s << true;
}

void TestIncremental::aSearchThatGrowsNarrows()
{
    QFETCH(const QString, search);
    QFETCH(const QString, before);
    QFETCH(const bool, isNarrower);
    QCOMPARE(narrows({.search = search}, {.search = before}), isNarrower);
}

QTEST_GUILESS_MAIN(TestIncremental)
#include "test_incremental.moc"
