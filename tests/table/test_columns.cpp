// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "table/columns.h"

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
    void timesSortNewestFirstAtFirst();
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

void TestColumns::timesSortNewestFirstAtFirst()
{
    QCOMPARE(firstSortOrder(columnid::updated), Qt::DescendingOrder);
    QCOMPARE(firstSortOrder(columnid::fileName), Qt::AscendingOrder);
}

QTEST_GUILESS_MAIN(TestColumns)
#include "test_columns.moc"
