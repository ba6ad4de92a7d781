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
    if (field == RowField::UpdateTime) {
        return valueIf(PackedRow::HasUpdateTime, row.updateTime);
    }
    if (field == RowField::CreateTime) {
        return valueIf(PackedRow::HasCreateTime, row.createTime);
    }
    Q_ASSERT(field == RowField::EffectiveDay);
    return valueIf(PackedRow::HasEffectiveDay, row.effectiveDay);
}

PackedId idOf(const RowView &row, RowField field)
{
    if (field == RowField::File) {
        return row.id(IdField::File);
    }
    if (field == RowField::PreHire) {
        return row.id(IdField::PreHire);
    }
    const PackedId employment = row.id(IdField::Employment);
    if (field == RowField::Employment) {
        return employment;
    }
    Q_ASSERT(field == RowField::Person);
    return isEmpty(employment) ? row.id(IdField::PreHire) : employment;
}

PackedText textOf(const RowView &row, RowField field, UiLanguage language)
{
    if (field == RowField::Name) {
        return row.name(language);
    }
    Q_ASSERT(field == RowField::ContractCode);
    return row.contractCode();
}

} // namespace sealdesk
