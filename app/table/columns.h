// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "core/signaturefile.h"

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
    Time,  //!< Latest first is what people expect at the first click.
    State, //!< In the order of the signing flow; states that this program doesn't know follow, by name.
};

//! Whether a user who has chosen nothing sees the column.
enum class Visibility { Shown, OnRequest };

//! A column by its place in allColumns; models use the same number as section.
enum class ColumnId : int {};

//! Which value of a packed row a column sorts and searches by: the one that its text shows.
enum class RowField {
    Name,
    State,
    Person,
    Template,
    UpdateTime,
    CreateTime,
    EffectiveDay,
    ContractCode,
    File,
    Employment,
    PreHire,
};

using CellText = QString (*)(const SignatureFile &, const CellContext &);

//! One column of the file table, all of it.
struct Column {
    std::string_view key; //!< Its name in the settings; never changed, never translated.
    const char *title;    //!< Source text in the translation context "Columns".
    Qt::AlignmentFlag alignment;
    int typicalChars; //!< Width of the usual content, in average characters.
    Visibility visibility;
    CellText text; //!< Empty: the file has no such value.
    SortKind sort;
    RowField field;
};

//! The text functions of the columns.
namespace cell
{
[[nodiscard]] QString fileName(const SignatureFile &file, const CellContext &context);
[[nodiscard]] QString state(const SignatureFile &file, const CellContext &context);
//! The person whose file it is: the employment id, else the pre-hire id.
[[nodiscard]] QString person(const SignatureFile &file, const CellContext &context);
[[nodiscard]] QString effectiveDate(const SignatureFile &file, const CellContext &context);

//! A text of the file as the service writes it.
template <SharedText SignatureFile::*member>
[[nodiscard]] QString plainText(const SignatureFile &file, const CellContext & /*context*/)
{
    return (file.*member).text();
}

//! An id of the file as the service writes it.
template <auto member>
[[nodiscard]] QString idText(const SignatureFile &file, const CellContext & /*context*/)
{
    return (file.*member).text();
}

//! A time of the file as UTC+8 wall clock.
template <std::optional<BeijingTime> SignatureFile::*member>
[[nodiscard]] QString timeText(const SignatureFile &file, const CellContext & /*context*/)
{
    return file.*member ? (file.*member)->text() : QString();
}
} // namespace cell

// clang-format off: one line, one column; a new column is one more line, and nothing else.
//! The columns of the file table in their first order.
inline constexpr std::array allColumns{
    Column{"name", QT_TRANSLATE_NOOP("Columns", "File name"), Qt::AlignLeft, 34, Visibility::Shown, &cell::fileName,
           SortKind::Text, RowField::Name},
    Column{"state", QT_TRANSLATE_NOOP("Columns", "State"), Qt::AlignLeft, 19, Visibility::Shown, &cell::state,
           SortKind::State, RowField::State},
    Column{"person", QT_TRANSLATE_NOOP("Columns", "Person"), Qt::AlignLeft, 20, Visibility::Shown, &cell::person,
           SortKind::Id, RowField::Person},
    Column{"template", QT_TRANSLATE_NOOP("Columns", "Template"), Qt::AlignLeft, 20, Visibility::Shown,
           &cell::idText<&SignatureFile::templateId>, SortKind::Id, RowField::Template},
    Column{"updated", QT_TRANSLATE_NOOP("Columns", "Updated"), Qt::AlignLeft, 19, Visibility::Shown,
           &cell::timeText<&SignatureFile::updateTime>, SortKind::Time, RowField::UpdateTime},
    Column{"created", QT_TRANSLATE_NOOP("Columns", "Created"), Qt::AlignLeft, 19, Visibility::OnRequest,
           &cell::timeText<&SignatureFile::createTime>, SortKind::Time, RowField::CreateTime},
    Column{"effective", QT_TRANSLATE_NOOP("Columns", "Effective date"), Qt::AlignLeft, 11, Visibility::Shown,
           &cell::effectiveDate, SortKind::Time, RowField::EffectiveDay},
    Column{"contract", QT_TRANSLATE_NOOP("Columns", "Contract code"), Qt::AlignLeft, 32, Visibility::OnRequest,
           &cell::plainText<&SignatureFile::contractCode>, SortKind::Text, RowField::ContractCode},
    Column{"file_id", QT_TRANSLATE_NOOP("Columns", "File ID"), Qt::AlignLeft, 20, Visibility::Shown,
           &cell::idText<&SignatureFile::id>, SortKind::Id, RowField::File},
    Column{"employment_id", QT_TRANSLATE_NOOP("Columns", "Employment ID"), Qt::AlignLeft, 20, Visibility::OnRequest,
           &cell::idText<&SignatureFile::employmentId>, SortKind::Id, RowField::Employment},
    Column{"pre_hire_id", QT_TRANSLATE_NOOP("Columns", "Pre-hire ID"), Qt::AlignLeft, 20, Visibility::OnRequest,
           &cell::idText<&SignatureFile::preHireId>, SortKind::Id, RowField::PreHire},
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

//! The columns that code speaks of by name. A key that isn't there does not compile.
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

//! The direction of the first click: times newest first, everything else ascending.
[[nodiscard]] constexpr Qt::SortOrder firstSortOrder(ColumnId column)
{
    return columnOf(column).sort == SortKind::Time ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace sealdesk
