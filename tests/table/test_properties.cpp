// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "anysighting.h"

#include "table/filestore.h"
#include "table/roworder.h"
#include "text/statelabel.h"

#include <QCollator>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

QCollator collator(UiLanguage language)
{
    QCollator result(language == UiLanguage::English ? QLocale(u"en_US"_s) : QLocale(u"zh_CN"_s));
    result.setNumericMode(true);
    return result;
}

int compareIds(const QString &a, const QString &b)
{
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

int flowPlace(const FileState &state)
{
    const auto known = state.known();
    return known ? static_cast<int>(*known) : 100;
}

// Negative: a comes first when ascending. Both have a value.
int compareValues(const Column &column, const SignatureFile &a, const SignatureFile &b, UiLanguage language)
{
    const CellContext context{.language = language};
    switch (column.sort) {
    case SortKind::Text:
        return collator(language).compare(column.text(a, context), column.text(b, context));
    case SortKind::Id:
        return compareIds(column.text(a, context), column.text(b, context));
    case SortKind::Time: // the form of a time sorts like the time
        return column.text(a, context).compare(column.text(b, context));
    case SortKind::State:
        return flowPlace(a.state) != flowPlace(b.state) ? flowPlace(a.state) - flowPlace(b.state)
                                                        : a.state.name().compare(b.state.name());
    }
    Q_UNREACHABLE();
}

bool hasValue(const Column &column, const SignatureFile &file, UiLanguage language)
{
    return column.sort == SortKind::State ? !file.state.name().isEmpty()
                                          : !column.text(file, {.language = language}).isEmpty();
}

bool before(const RowQuery &query, const SignatureFile &a, const SignatureFile &b)
{
    for (const SortKey &key : query.sort) {
        const Column &column = columnOf(key.column);
        const bool aHas = hasValue(column, a, query.language);
        const bool bHas = hasValue(column, b, query.language);
        if (aHas != bHas) {
            return aHas;
        }
        const int comparison = aHas ? compareValues(column, a, b, query.language) : 0;
        if (comparison != 0) {
            return key.order == Qt::AscendingOrder ? comparison < 0 : comparison > 0;
        }
    }
    return !query.sort.empty() && compareIds(a.id.text(), b.id.text()) < 0;
}

bool isFound(const RowQuery &query, const SignatureFile &file)
{
    const auto words = query.search.split(u' ', Qt::SkipEmptyParts);
    return (!query.state || *query.state == file.state) && std::ranges::all_of(words, [&](const QString &word) {
               return std::ranges::any_of(query.searchIn, [&](ColumnId column) {
                   const QString text = columnOf(column).text(file, {.language = query.language});
                   return text.toLower().contains(word.toLower());
               });
           });
}

RowQuery anyQuery()
{
    static const std::array searches{QString(), u"1"_s, u"ALPHA"_s, u"合同 1"_s, u"三"_s, u"2026 pending"_s, u"none"_s};
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

// In any order, some twice, and some that aren't there.
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
            expected, [&](RowNumber a, RowNumber b) { return before(query, store.at(a).file, store.at(b).file); });
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
