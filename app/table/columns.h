// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "text/statelabel.h"

#include <QString>
#include <QtGlobal>

#include <array>
#include <optional>
#include <string_view>

namespace sealdesk
{

//! What the text of a cell depends on besides the file.
struct CellContext {
    UiLanguage language = UiLanguage::English;
};

//! How a column is sorted. A file without a value comes last, in either direction.
enum class SortKind {
    Text,  //!< By the collation of the UI language (pinyin in Chinese).
    Id,    //!< By value: a shorter number is the smaller one.
    Time,  //!< By time; the first click sorts the latest first.
    State, //!< In the order of the signing flow; states that this program doesn't know follow, by name.
};

//! Whether the column is visible until the user chooses otherwise.
enum class Visibility { Shown, OnRequest };

//! A column by its place in allColumns; models use the same number as section.
enum class ColumnId : int {};

//! What the cells of a column hold.
struct CellKind {
    SortKind sort;
    //! The text for a file; empty: the file has no such value.
    QString (*text)(const SignatureFile &, const CellContext &);
    //! The same value as a row keeps it. Sort key, search and text of a row are made of it, see cellText().
    RowValue (*value)(const RowView &, const CellContext &);
    //! The fields of the file that the cells show, which may be unreadable.
    FileFields fields = {};
};

//! The kinds of cells. Each takes the members of SignatureFile whose value the cells show.
namespace cell
{
//! The field that \a member holds; none for the file's own id, without which there is no row.
template <class Member>
[[nodiscard]] constexpr FileFields fieldOf(Member member)
{
    const auto is = [member](auto other) {
        if constexpr (std::is_same_v<Member, decltype(other)>) {
            return member == other;
        } else {
            return false;
        }
    };
    return is(&SignatureFile::createTime)      ? FileFields(FileField::CreateTime)
           : is(&SignatureFile::updateTime)    ? FileFields(FileField::UpdateTime)
           : is(&SignatureFile::effectiveDate) ? FileFields(FileField::EffectiveDate)
           : is(&SignatureFile::employmentId)  ? FileFields(FileField::Employment)
           : is(&SignatureFile::preHireId)     ? FileFields(FileField::PreHire)
           : is(&SignatureFile::contractCode)  ? FileFields(FileField::ContractCode)
                                               : FileFields();
}

//! A text that the service gives in one language.
template <SharedText SignatureFile::*member>
[[nodiscard]] constexpr CellKind text()
{
    constexpr std::size_t place = placeOf(keptTexts, member);
    return {.sort = SortKind::Text,
            .text = [](const SignatureFile &file, const CellContext &) { return (file.*member).text(); },
            .value = [](const RowView &row, const CellContext &) { return row.text(place); },
            .fields = fieldOf(member)};
}

//! A time, as UTC+8 wall clock.
template <std::optional<BeijingTime> SignatureFile::*member>
[[nodiscard]] constexpr CellKind time()
{
    constexpr std::size_t place = placeOf(keptTimes, member);
    return {.sort = SortKind::Time,
            .text = [](const SignatureFile &file,
                       const CellContext &) { return file.*member ? (file.*member)->text() : QString(); },
            .value = [](const RowView &row, const CellContext &) { return row.time(place); },
            .fields = fieldOf(member)};
}

//! A day, as yyyy-MM-dd.
template <std::optional<QDate> SignatureFile::*member>
[[nodiscard]] constexpr CellKind day()
{
    constexpr std::size_t place = placeOf(keptDays, member);
    return {
        .sort = SortKind::Time,
        .text = [](const SignatureFile &file,
                   const CellContext &) { return file.*member ? (file.*member)->toString(Qt::ISODate) : QString(); },
        .value = [](const RowView &row, const CellContext &) { return row.day(place); },
        .fields = fieldOf(member)};
}

//! An id.
template <auto member>
[[nodiscard]] constexpr CellKind id()
{
    constexpr std::size_t place = placeOf(keptIds, member);
    return {.sort = SortKind::Id,
            .text = [](const SignatureFile &file, const CellContext &) { return (file.*member).text(); },
            .value = [](const RowView &row, const CellContext &) { return row.id(place); },
            .fields = fieldOf(member)};
}

//! The id \a first, or \a second where there is no first.
template <auto first, auto second>
[[nodiscard]] constexpr CellKind eitherId()
{
    constexpr std::size_t firstPlace = placeOf(keptIds, first);
    constexpr std::size_t secondPlace = placeOf(keptIds, second);
    return {.sort = SortKind::Id,
            .text =
                [](const SignatureFile &file, const CellContext &) {
                    return (file.*first).isEmpty() ? (file.*second).text() : (file.*first).text();
                },
            .value =
                [](const RowView &row, const CellContext &) {
                    const RowValue value = row.id(firstPlace);
                    return isMissing(value) ? row.id(secondPlace) : value;
                },
            .fields = fieldOf(first) | fieldOf(second)};
}

//! The name in the language of the context, or the next best one.
[[nodiscard]] constexpr CellKind name()
{
    return {
        .sort = SortKind::Text,
        .text = [](const SignatureFile &file, const CellContext &context) { return file.names.best(context.language); },
        .value = [](const RowView &row, const CellContext &context) { return RowValue(row.name(context.language)); },
        .fields = FileField::Names};
}

//! The label of the state; there is always one.
[[nodiscard]] constexpr CellKind state()
{
    return {
        .sort = SortKind::State,
        .text = [](const SignatureFile &file,
                   const CellContext &context) { return stateLabel(file.state, file.stateLabels, context.language); },
        .value = [](const RowView &row,
                    const CellContext &) { return RowValue(StateNumber{row.packed().stateNumber}); },
        .fields = FileField::State};
}

//! The id of the template, which many files share.
[[nodiscard]] constexpr CellKind templateId()
{
    return {.sort = SortKind::Id,
            .text = [](const SignatureFile &file, const CellContext &) { return file.templateId.text(); },
            .value = [](const RowView &row,
                        const CellContext &) { return RowValue(TemplateNumber{row.packed().templateNumber}); },
            .fields = FileField::Template};
}
} // namespace cell

//! One column of the file table, all of it.
struct Column : CellKind {
    std::string_view key; //!< Its name in the settings; never changed, never translated.
    const char *title;    //!< Source text in the translation context "Columns".
    Qt::AlignmentFlag alignment;
    int typicalChars; //!< Width of the usual content, in average characters.
    Visibility visibility;
};

// Sort, search, export and the menus take their columns from here: a new column of a value that rows keep is one more
// line.
// clang-format off
//! The columns of the file table in their first order.
inline constexpr std::array allColumns{
    Column{cell::name(), "name", QT_TRANSLATE_NOOP("Columns", "File name"), Qt::AlignLeft, 34, Visibility::Shown},
    Column{cell::state(), "state", QT_TRANSLATE_NOOP("Columns", "State"), Qt::AlignLeft, 19, Visibility::Shown},
    Column{cell::eitherId<&SignatureFile::employmentId, &SignatureFile::preHireId>(), "person", QT_TRANSLATE_NOOP("Columns", "Person"), Qt::AlignLeft, 20, Visibility::Shown},
    Column{cell::templateId(), "template", QT_TRANSLATE_NOOP("Columns", "Template"), Qt::AlignLeft, 20, Visibility::Shown},
    Column{cell::time<&SignatureFile::updateTime>(), "updated", QT_TRANSLATE_NOOP("Columns", "Updated"), Qt::AlignLeft, 19, Visibility::Shown},
    Column{cell::time<&SignatureFile::createTime>(), "created", QT_TRANSLATE_NOOP("Columns", "Created"), Qt::AlignLeft, 19, Visibility::OnRequest},
    Column{cell::day<&SignatureFile::effectiveDate>(), "effective", QT_TRANSLATE_NOOP("Columns", "Effective date"), Qt::AlignLeft, 11, Visibility::Shown},
    Column{cell::text<&SignatureFile::contractCode>(), "contract", QT_TRANSLATE_NOOP("Columns", "Contract code"), Qt::AlignLeft, 32, Visibility::OnRequest},
    Column{cell::id<&SignatureFile::id>(), "file_id", QT_TRANSLATE_NOOP("Columns", "File ID"), Qt::AlignLeft, 20, Visibility::Shown},
    Column{cell::id<&SignatureFile::employmentId>(), "employment_id", QT_TRANSLATE_NOOP("Columns", "Employment ID"), Qt::AlignLeft, 20, Visibility::OnRequest},
    Column{cell::id<&SignatureFile::preHireId>(), "pre_hire_id", QT_TRANSLATE_NOOP("Columns", "Pre-hire ID"), Qt::AlignLeft, 20, Visibility::OnRequest},
};
// clang-format on

//! The column with that settings key; nullopt when there is none.
[[nodiscard]] constexpr std::optional<ColumnId> columnByKey(std::string_view key)
{
    for (std::size_t i = 0; i < allColumns.size(); ++i) {
        if (allColumns[i].key == key) {
            return ColumnId{static_cast<int>(i)};
        }
    }
    return std::nullopt;
}

//! The columns that code refers to by name. A key that isn't there does not compile.
namespace columnid
{
inline constexpr ColumnId fileName = columnByKey("name").value();
inline constexpr ColumnId state = columnByKey("state").value();
inline constexpr ColumnId person = columnByKey("person").value();
inline constexpr ColumnId templateId = columnByKey("template").value();
inline constexpr ColumnId updated = columnByKey("updated").value();
inline constexpr ColumnId fileId = columnByKey("file_id").value();
} // namespace columnid

//! The section by which models and views know the column.
[[nodiscard]] constexpr int sectionOf(ColumnId column)
{
    return static_cast<int>(column);
}

[[nodiscard]] constexpr const Column &columnOf(ColumnId column)
{
    return allColumns[static_cast<std::size_t>(column)];
}

//! The column's title in the language of the installed translation.
[[nodiscard]] QString columnTitle(ColumnId column);

//! The text of a cell: that of the value, or "unreadable" if the service gave one that can't be read. Reads no other
//! value of the row.
[[nodiscard]] QString cellText(ColumnId column, const RowView &row, const CellContext &context);
//! The same for a file that is in no row.
[[nodiscard]] QString cellText(ColumnId column, const SignatureFile &file, const CellContext &context);

//! The direction of the first click: times newest first, everything else ascending.
[[nodiscard]] constexpr Qt::SortOrder firstSortOrder(ColumnId column)
{
    return columnOf(column).sort == SortKind::Time ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace sealdesk
