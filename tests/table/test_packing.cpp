// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "anysighting.h"

#include "table/filestore.h"
#include "table/radixsort.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

QString anyText()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return QString();
    case 1:
        return QString::number(*rc::gen::arbitrary<quint64>());
    case 2:
        return QString::fromLatin1(QByteArray::number(*rc::gen::arbitrary<quint32>(), 16));
    default:
        break;
    }
    QString text;
    for (const auto unit : *rc::gen::arbitrary<std::vector<char16_t>>()) {
        text.append(QChar(unit));
    }
    return text;
}

LocalizedText anyTexts()
{
    static const std::array langs{u"zh-CN"_s, u"en-US"_s, u"ja-JP"_s, u"zh"_s, QString()};
    QList<LocalizedText::Entry> entries;
    for (int count = *rc::gen::inRange(0, 4); count > 0; --count) {
        entries.push_back({.lang = *rc::gen::elementOf(langs), .value = anyText()});
    }
    return LocalizedText(entries);
}

FileSighting anyContent(const FileId &id)
{
    FileSighting sighting = anySighting();
    sighting.file.id = id;
    sighting.file.names = anyTexts();
    sighting.file.stateLabels = anyTexts();
    sighting.file.employmentId = EmploymentId(anyText());
    sighting.file.preHireId = PreHireId(anyText());
    sighting.file.templateId = TemplateId(anyText());
    sighting.file.contractCode = SharedText(anyText());
    if (*rc::gen::arbitrary<bool>()) {
        sighting.file.effectiveDate = QDate(1, 1, 1).addDays(*rc::gen::inRange(0, 3652058));
    }
    sighting.stamp.startedAt = Instant{std::chrono::seconds{*rc::gen::inRange(0, 5)}};
    return sighting;
}

} // namespace

class TestPacking final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueIsKept();
    void rowsThatChangeOftenAreKept();
    void removalIsThatOfASet();
    void radixSortIsAStableSort();
};

void TestPacking::everyValueIsKept()
{
    QVERIFY(rc::check([] {
        FileStore store;
        const QString text = anyText();
        const QString id = text.isEmpty() ? u"ou_"_s : text;
        const FileSighting sighting = anyContent(FileId(id));
        store.merge(std::vector{sighting});
        const auto row = store.find(FileId(id));
        RC_ASSERT(row.has_value());
        RC_ASSERT(store.at(*row) == sighting);
        for (const UiLanguage language : {UiLanguage::English, UiLanguage::SimplifiedChinese}) {
            RC_ASSERT(store.view(*row).name(language).text() == sighting.file.names.best(language));
        }
    }));
}

// Blocks drop texts that are no longer used.
void TestPacking::rowsThatChangeOftenAreKept()
{
    FileStore store;
    std::vector<FileSighting> expected;
    for (int i = 0; i < 600; ++i) {
        expected.push_back(aFile(QString::number(i)).named(u"name %1"_s.arg(i)));
    }
    store.merge(expected);
    for (quint64 round = 1; round <= 40; ++round) {
        for (std::size_t i = round % 3; i < expected.size(); i += 3) {
            FileSighting &file = expected[i];
            file =
                aFile(file.file.id.text()).named(u"name %1 of round %2"_s.arg(i).arg(round)).byRequest(round * 600 + i);
            store.merge(std::vector{file});
        }
    }
    for (const FileSighting &sighting : expected) {
        QVERIFY(store.at(store.find(sighting.file.id).value()) == sighting);
    }
}

void TestPacking::removalIsThatOfASet()
{
    QVERIFY(rc::check([] {
        FileStore store;
        store.merge(filesUpTo(1200));
        std::map<FileId, RowNumber> expected;
        for (RowNumber row = 0; row < 1200; ++row) {
            expected.emplace(store.at(row).file.id, row);
        }
        for (int times = *rc::gen::inRange(1, 4); times > 0; --times) {
            RowOrder leaving = *rc::gen::container<RowOrder>(rc::gen::inRange<RowNumber>(0, 1300));
            const RowNumber first = *rc::gen::inRange<RowNumber>(0, 1200);
            for (RowNumber row = first; row < first + *rc::gen::inRange<RowNumber>(0, 1100); ++row) {
                leaving.push_back(row);
            }
            store.remove(leaving);
            std::erase_if(expected, [&](const auto &each) { return std::ranges::count(leaving, each.second) > 0; });
        }
        store.merge(filesUpTo(3)); // removed files come back as new rows
        RC_ASSERT(store.find(FileId(u"2"_s)).has_value());
        for (const auto &[id, row] : expected) {
            RC_ASSERT(store.find(id) == std::optional{row});
        }
        for (RowNumber row = 0; row < 1200; ++row) {
            const bool isExpected = std::ranges::any_of(expected, [&](const auto &each) { return each.second == row; });
            RC_ASSERT(store.contains(row) == isExpected);
        }
    }));
}

void TestPacking::radixSortIsAStableSort()
{
    QVERIFY(rc::check([] {
        std::vector<KeyedRow> rows;
        const auto mask = *rc::gen::element<quint64>(0, 3, 0xffff, 0xff00ff00ff00, ~quint64{0});
        for (RowNumber row = 0; row < *rc::gen::inRange<RowNumber>(0, 800); ++row) {
            rows.push_back({.key = *rc::gen::arbitrary<quint64>() * 0x9e3779b97f4a7c15U & mask, .row = row});
        }
        std::vector<KeyedRow> expected = rows;
        std::ranges::stable_sort(expected, {}, &KeyedRow::key);
        radixSort(rows);
        RC_ASSERT(std::ranges::equal(rows, expected, {}, &KeyedRow::row, &KeyedRow::row));
    }));
}

QTEST_GUILESS_MAIN(TestPacking)
#include "test_packing.moc"
