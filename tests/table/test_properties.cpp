// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "anysighting.h"
#include "columnrules.h"

#include "table/filestore.h"
#include "table/roworder.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

RowQuery anyQuery()
{
    static const std::array searches{
        QString(),         u"1"_s,    u"ALPHA"_s, u"ａｌｐｈａ"_s, u"合同 1"_s,      u"三"_s,
        u"2026 pending"_s, u"none"_s, u"zs"_s,    u"lis"_s,        u"hetong １０"_s, u"ht"_s,
        u"dai"_s, // 待签字
        u"shanhaiyan"_s,   u"shy"_s,  u"é"_s,     u"amelie"_s,     u"张\u200b三"_s,  u"\u200b"_s,
        u"ﾀﾞ"_s,           u"タ"_s};
    RowQuery query;
    query.search = *rc::gen::elementOf(searches);
    query.language = *rc::gen::element(UiLanguage::English, UiLanguage::SimplifiedChinese);
    if (*rc::gen::inRange(0, 4) == 0) {
        query.state = FileState(KnownState::PendingSign);
    }
    if (*rc::gen::arbitrary<bool>()) {
        query.searchIn = {columnid::fileName, columnid::fileId};
    }
    const int keys = *rc::gen::inRange(0, 4);
    for (int i = 0; i < keys; ++i) {
        query.sort.push_back({.column = ColumnId{*rc::gen::inRange(0, static_cast<int>(allColumns.size()))},
                              .order = *rc::gen::element(Qt::AscendingOrder, Qt::DescendingOrder)});
    }
    return query;
}

// In any order, some twice, and some that don't exist.
void removeSome(FileStore &store, std::map<FileId, FileSighting> &expected)
{
    const auto rows = *rc::gen::container<RowOrder>(rc::gen::inRange(RowNumber{0}, store.snapshot().end() + 2));
    for (const RowNumber row : rows) {
        if (store.contains(row)) {
            expected.erase(store.at(row).file.id);
        }
    }
    store.remove(rows);
}

} // namespace

class TestProperties final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsThatOfAStableSort();
    void theStoreHoldsWhatTheMergeRuleLeaves();
};

void TestProperties::theOrderIsThatOfAStableSort()
{
    QVERIFY(rc::check([] {
        FileStore store;
        store.merge(anyFiles(40));
        const RowQuery query = anyQuery();
        RowOrder expected;
        for (RowNumber row = 0; row < store.snapshot().end(); ++row) {
            if (*rc::gen::inRange(0, 8) == 0) {
                store.remove({row});
            } else if (isFound(query, store.at(row).file)) {
                expected.push_back(row);
            }
        }
        std::ranges::stable_sort(
            expected, [&](RowNumber a, RowNumber b) { return isBefore(query, store.at(a).file, store.at(b).file); });
        RC_ASSERT(*computeOrder(store.snapshot(), query, std::nullopt).value().shown == expected);
    }));
}

void TestProperties::theStoreHoldsWhatTheMergeRuleLeaves()
{
    QVERIFY(rc::check([] {
        FileStore store;
        std::map<FileId, FileSighting> expected;
        for (int merges = *rc::gen::inRange(0, 5); merges > 0; --merges) {
            const auto sightings = anySightings(20);
            store.merge(sightings);
            for (const FileSighting &sighting : sightings) {
                const auto [present, isNew] = expected.try_emplace(sighting.file.id, sighting);
                if (!isNew && supersedes(sighting, present->second)) {
                    present->second = sighting;
                }
            }
            removeSome(store, expected);
        }
        RC_ASSERT(store.count() == static_cast<int>(expected.size()));
        std::map<QString, int> states;
        std::set<TemplateId> templates;
        for (const auto &[id, sighting] : expected) {
            RC_ASSERT(store.at(store.find(id).value()) == sighting);
            ++states[sighting.file.state.name()];
            templates.insert(sighting.file.templateId);
        }
        templates.erase(TemplateId());
        const std::vector<TemplateId> present = store.templateIds();
        RC_ASSERT(std::set<TemplateId>(present.begin(), present.end()) == templates);
        const auto counts = store.stateCounts(UiLanguage::English);
        RC_ASSERT(counts.size() == states.size());
        for (const StateCount &count : counts) {
            RC_ASSERT(states[count.state.name()] == count.count);
        }
    }));
}

QTEST_GUILESS_MAIN(TestProperties)
#include "test_properties.moc"
