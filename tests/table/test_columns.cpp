// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "columnrules.h"
#include "sightings.h"

#include "table/filestore.h"
#include "table/pickedrows.h"
#include "table/roworder.h"

#include <QSet>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

QString textIn(ColumnId column, const FileSighting &sighting, UiLanguage language)
{
    return columnOf(column).text(sighting.file, {.language = language});
}

QString textIn(std::string_view key, const FileSighting &sighting)
{
    return textIn(columnByKey(key).value(), sighting, UiLanguage::English);
}

// Every value of a file in several forms, missing ones among them.
std::vector<FileSighting> variedFiles()
{
    std::vector<FileSighting> files;
    const QStringList ids{u"7147527056140813828"_s, u"99"_s, u"100"_s, u"ou_b"_s, u"ou_a"_s, u"007"_s, QString()};
    const QStringList names{u"张三"_s, u"合同 10"_s, u"合同 9"_s, u"Zoe"_s, u"alpha"_s, u"Ärger"_s, QString()};
    const std::array states{FileState(KnownState::Terminated),
                            FileState(KnownState::PendingSign),
                            FileState(u"zeta"_s),
                            FileState(u"alpha"_s),
                            FileState(KnownState::Initiating),
                            FileState(KnownState::Failed),
                            FileState()};
    const auto count = static_cast<int>(states.size());
    for (int i = 0; i < 2 * count; ++i) {
        const int other = (i * 3 + 1) % count; // so that values of a file come in different combinations
        FileSighting sighting = aFile(QString::number(1000 + (i * 37) % 101))
                                    .named(names[i % count], i % 2 == 0 ? names[other] : QString())
                                    .in(states[static_cast<std::size_t>(other)])
                                    .labelled(i % 3 == 0 ? u"待签字"_s : QString())
                                    .from(ids[(other + 1) % count])
                                    .employed(ids[i % count])
                                    .preHire(ids[other]);
        SignatureFile &file = sighting.file;
        file.contractCode = SharedText(i % 4 == 0 ? u"48793beea04f4e2583d50732e481d507"_s : names[other]);
        if (i % count != 0) {
            file.createTime = at(other, i);
            file.updateTime = at(i);
            file.effectiveDate = QDate(2024, 12, 1).addDays(other * 40);
        }
        files.push_back(sighting);
    }
    return files;
}

FileStore storeOf(const std::vector<FileSighting> &files)
{
    FileStore store;
    store.merge(files);
    return store;
}

RowOrder everyRow(const FileStore &store)
{
    RowOrder rows;
    store.snapshot().forEach([&rows](RowNumber row, const RowView &) { rows.push_back(row); });
    return rows;
}

RowOrder shownRows(const FileStore &store, const RowQuery &query)
{
    return *computeOrder(store.snapshot(), query, std::nullopt).value().shown;
}

void addColumnRows()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<UiLanguage>("language");
    for (const ColumnId column : everyColumn()) {
        const QByteArray key(columnOf(column).key.data(), static_cast<qsizetype>(columnOf(column).key.size()));
        QTest::addRow("%s, Chinese", key.constData()) << sectionOf(column) << UiLanguage::SimplifiedChinese;
        QTest::addRow("%s, English", key.constData()) << sectionOf(column) << UiLanguage::English;
    }
}

} // namespace

class TestColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnHasItsOwnKeyAndATitle();
    void theDocumentedFieldsAreAllThere();
    void titlesFollowTheTranslation();
    void textsFollowTheLanguage();
    void personIsTheEmploymentThenThePreHire();
    void whatTheServiceDidNotGiveIsEmpty();
    void whatCannotBeReadIsSaid();
    void whatCanBeReadIsShown();
    void timesSortNewestFirstAtFirst();
    void rowsShowTheTextsOfTheirFiles_data() { addColumnRows(); }
    void rowsShowTheTextsOfTheirFiles();
    void rowsAreSortedByTheirTexts_data() { addColumnRows(); }
    void rowsAreSortedByTheirTexts();
    void rowsAreFoundByTheirTexts_data() { addColumnRows(); }
    void rowsAreFoundByTheirTexts();
};

void TestColumns::everyColumnHasItsOwnKeyAndATitle()
{
    QSet<QByteArray> keys;
    for (std::size_t i = 0; i < allColumns.size(); ++i) {
        const ColumnId column{static_cast<int>(i)};
        keys.insert(QByteArray(allColumns[i].key.data(), static_cast<qsizetype>(allColumns[i].key.size())));
        QVERIFY(!columnTitle(column).isEmpty());
        QVERIFY(allColumns[i].text != nullptr);
        QCOMPARE(columnByKey(allColumns[i].key), std::optional{column});
    }
    QCOMPARE(keys.size(), static_cast<qsizetype>(allColumns.size()));
    QCOMPARE(columnByKey("no such column"), std::nullopt);
}

void TestColumns::theDocumentedFieldsAreAllThere()
{
    FileSighting sighting = aFile(u"7147527056140813828"_s)
                                .named(u"中文示例"_s)
                                .in(KnownState::SignFinished)
                                .labelled(u"签署已完成"_s)
                                .from(u"7147527056140813829"_s)
                                .employed(u"7123132668099919891"_s)
                                .preHire(u"7123132668099919892"_s)
                                .updated(at(10, 31));
    sighting.file.createTime = at(9, 5);
    sighting.file.effectiveDate = QDate(2024, 12, 1);
    sighting.file.contractCode = SharedText(u"48793beea04f4e2583d50732e481d507");
    QCOMPARE(textIn("name", sighting), u"中文示例"_s);
    QCOMPARE(textIn("template", sighting), u"7147527056140813829"_s);
    QCOMPARE(textIn("updated", sighting), u"2026-11-01 10:31:00"_s);
    QCOMPARE(textIn("created", sighting), u"2026-11-01 09:05:00"_s);
    QCOMPARE(textIn("effective", sighting), u"2024-12-01"_s);
    QCOMPARE(textIn("contract", sighting), u"48793beea04f4e2583d50732e481d507"_s);
    QCOMPARE(textIn("file_id", sighting), u"7147527056140813828"_s);
    QCOMPARE(textIn("employment_id", sighting), u"7123132668099919891"_s);
    QCOMPARE(textIn("pre_hire_id", sighting), u"7123132668099919892"_s);
}

void TestColumns::titlesFollowTheTranslation()
{
    QCOMPARE(columnTitle(columnid::state), u"State"_s);
    MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QCOMPARE(columnTitle(columnid::state), u"译:State"_s);
    QCoreApplication::removeTranslator(&translator);
}

void TestColumns::textsFollowTheLanguage()
{
    const FileSighting sighting = aFile(u"1"_s)
                                      .named(u"劳动合同-张三"_s, u"Labour contract"_s)
                                      .in(KnownState::PendingSign)
                                      .labelled(u"待签字"_s, u"To be signed"_s);
    QCOMPARE(textIn(columnid::fileName, sighting, UiLanguage::SimplifiedChinese), u"劳动合同-张三"_s);
    QCOMPARE(textIn(columnid::fileName, sighting, UiLanguage::English), u"Labour contract"_s);
    QCOMPARE(textIn(columnid::state, sighting, UiLanguage::SimplifiedChinese), u"待签字"_s);
    QCOMPARE(textIn(columnid::state, sighting, UiLanguage::English), u"To be signed"_s);
}

void TestColumns::personIsTheEmploymentThenThePreHire()
{
    QCOMPARE(textIn("person", aFile(u"1"_s).employed(u"11"_s).preHire(u"22"_s)), u"11"_s);
    QCOMPARE(textIn("person", aFile(u"1"_s).preHire(u"22"_s)), u"22"_s);
    QCOMPARE(textIn("person", aFile(u"1"_s)), QString());
}

void TestColumns::whatTheServiceDidNotGiveIsEmpty()
{
    const FileSighting bare = aFile(u"1"_s);
    for (const Column &column : allColumns) {
        if (column.key == "file_id") {
            QCOMPARE(column.text(bare.file, {}), u"1"_s);
        } else if (column.sort != SortKind::State) { // which says that there is none
            QCOMPARE(column.text(bare.file, {}), QString());
        }
    }
}

// A cell that is empty and one whose value can't be read are two things.
void TestColumns::whatCannotBeReadIsSaid()
{
    FileSighting sighting = aFile(u"1"_s);
    sighting.file.unreadable = FileFields::fromInt((1 << fileFieldCount) - 1);
    const FileStore store = storeOf({sighting});
    for (int section = 0; section < static_cast<int>(allColumns.size()); ++section) {
        const QString expected = ColumnId{section} == columnid::fileId ? u"1"_s : u"unreadable"_s;
        store.snapshot().forEach([&](RowNumber, const RowView &row) {
            QCOMPARE(cellText(ColumnId{section}, row, {}), expected);
            QCOMPARE(row.sighting(), sighting);
        });
        QCOMPARE(cellText(ColumnId{section}, sighting.file, {}), expected);
    }
}

// A person without a readable pre-hire id is still shown by the employment id, a state by the service's label.
void TestColumns::whatCanBeReadIsShown()
{
    FileSighting sighting = aFile(u"1"_s).employed(u"11"_s).labelled({}, u"On hold"_s).named(u"合同"_s);
    sighting.file.unreadable = FileField::PreHire | FileField::State | FileField::Names | FileField::UpdateTime;
    QCOMPARE(cellText(columnid::person, sighting.file, {}), u"11"_s);
    QCOMPARE(cellText(columnid::state, sighting.file, {}), u"On hold"_s);
    QCOMPARE(cellText(columnid::fileName, sighting.file, {}), u"合同"_s);
    QCOMPARE(cellText(columnid::templateId, sighting.file, {}), QString());
}

void TestColumns::timesSortNewestFirstAtFirst()
{
    QCOMPARE(firstSortOrder(columnid::updated), Qt::DescendingOrder);
    QCOMPARE(firstSortOrder(columnid::fileName), Qt::AscendingOrder);
}

void TestColumns::rowsShowTheTextsOfTheirFiles()
{
    QFETCH(const int, section);
    QFETCH(const UiLanguage, language);
    const ColumnId column{section};
    const FileStore store = storeOf(variedFiles());
    QString copied;
    for (const RowNumber row : everyRow(store)) {
        const QString text = textIn(column, store.at(row), language);
        QCOMPARE(cellText(column, store.view(row), {.language = language}), text);
        copied += text + u'\n';
    }
    QCOMPARE(toTsv({.files = store.snapshot(), .rows = everyRow(store)}, {column}, language), copied);
}

void TestColumns::rowsAreSortedByTheirTexts()
{
    QFETCH(const int, section);
    QFETCH(const UiLanguage, language);
    const FileStore store = storeOf(variedFiles());
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const RowQuery query{.sort = {{.column = ColumnId{section}, .order = order}}, .language = language};
        RowOrder expected = everyRow(store);
        std::ranges::stable_sort(
            expected, [&](RowNumber a, RowNumber b) { return isBefore(query, store.at(a).file, store.at(b).file); });
        QCOMPARE(shownRows(store, query), expected);
    }
}

void TestColumns::rowsAreFoundByTheirTexts()
{
    QFETCH(const int, section);
    QFETCH(const UiLanguage, language);
    const ColumnId column{section};
    const FileStore store = storeOf(variedFiles());
    for (const RowNumber sought : everyRow(store)) {
        const QString text = textIn(column, store.at(sought), language);
        const RowQuery query{.search = text, .searchIn = {column}, .language = language};
        RowOrder expected = everyRow(store);
        std::erase_if(expected, [&](RowNumber row) { return !isFound(query, store.at(row).file); });
        QVERIFY(std::ranges::count(expected, sought) == 1);
        QCOMPARE(shownRows(store, query), expected);
    }
}

QTEST_GUILESS_MAIN(TestColumns)
#include "test_columns.moc"
