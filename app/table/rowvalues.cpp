// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowvalues.h"

namespace sealdesk
{

std::optional<qint64> timeOf(const PackedRow &row, RowField field)
{
    const auto valueIf = [&row](PackedRow::Flag flag, qint64 value) {
        return row.has(flag) ? std::optional{value} : std::nullopt;
    };
    switch (field) {
    case RowField::UpdateTime:
        return valueIf(PackedRow::HasUpdateTime, row.updateTime);
    case RowField::CreateTime:
        return valueIf(PackedRow::HasCreateTime, row.createTime);
    case RowField::EffectiveDay:
        return valueIf(PackedRow::HasEffectiveDay, row.effectiveDay);
    case RowField::Name:
    case RowField::State:
    case RowField::Person:
    case RowField::Template:
    case RowField::ContractCode:
    case RowField::File:
    case RowField::Employment:
    case RowField::PreHire:
        break;
    }
    Q_UNREACHABLE();
}

PackedId idOf(const RowView &row, RowField field)
{
    switch (field) {
    case RowField::File:
        return row.id(IdField::File);
    case RowField::Employment:
        return row.id(IdField::Employment);
    case RowField::PreHire:
        return row.id(IdField::PreHire);
    case RowField::Person: {
        const PackedId employment = row.id(IdField::Employment);
        return isEmpty(employment) ? row.id(IdField::PreHire) : employment;
    }
    case RowField::Name:
    case RowField::State:
    case RowField::Template:
    case RowField::UpdateTime:
    case RowField::CreateTime:
    case RowField::EffectiveDay:
    case RowField::ContractCode:
        break;
    }
    Q_UNREACHABLE();
}

PackedText textOf(const RowView &row, RowField field, UiLanguage language)
{
    switch (field) {
    case RowField::Name:
        return row.name(language);
    case RowField::ContractCode:
        return row.plainText(plainTextPlace(&SignatureFile::contractCode));
    case RowField::State:
    case RowField::Person:
    case RowField::Template:
    case RowField::UpdateTime:
    case RowField::CreateTime:
    case RowField::EffectiveDay:
    case RowField::File:
    case RowField::Employment:
    case RowField::PreHire:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
