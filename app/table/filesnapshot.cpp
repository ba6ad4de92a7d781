// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filesnapshot.h"

namespace sealdesk
{

namespace
{

bool isPresent(const RowBlock *block, RowNumber index)
{
    return block != nullptr && block->row(index).has(PackedRow::Present);
}

std::optional<BeijingTime> timeIf(const PackedRow &row, PackedRow::Flag flag, qint64 seconds)
{
    return row.has(flag) ? std::optional{BeijingTime::fromUnixSeconds(seconds)} : std::nullopt;
}

} // namespace

IdValue unpacked(const PackedId &id)
{
    const auto *number = std::get_if<quint64>(&id);
    return number != nullptr ? IdValue(*number) : IdValue(std::get<PackedText>(id).text());
}

PackedId RowView::id(IdField field) const
{
    const auto place = static_cast<unsigned>(field);
    if (packed().isNumber(field)) {
        return packed().ids[place];
    }
    std::size_t before = form().langs.size() + plainTexts.size();
    for (unsigned i = 0; i < place; ++i) {
        before += packed().isNumber(IdField{i}) ? 0U : 1U;
    }
    return textAt(before);
}

FileId RowView::fileId() const
{
    return FileId(unpacked(id(IdField::File)));
}

PackedText RowView::name(UiLanguage language) const
{
    const auto best = form().best[static_cast<std::size_t>(language)];
    return best ? textAt(static_cast<std::size_t>(*best)) : PackedText();
}

PackedText RowView::textAt(std::size_t place) const
{
    PackedReader reader = m_block.texts(m_index);
    for (; place > 0; --place) {
        (void)reader.next();
    }
    return reader.next();
}

LocalizedText RowView::names() const
{
    PackedReader reader = m_block.texts(m_index);
    QList<LocalizedText::Entry> entries;
    entries.reserve(static_cast<qsizetype>(form().langs.size()));
    for (const QString &lang : form().langs) {
        entries.push_back({.lang = lang, .value = reader.next().text()});
    }
    return LocalizedText(std::move(entries));
}

FileSighting RowView::sighting() const
{
    const PackedRow &row = packed();
    const bool hasDay = row.has(PackedRow::HasEffectiveDay);
    FileSighting out{
        .file = {.id = fileId(),
                 .names = names(),
                 .state = state().state,
                 .stateLabels = state().labels,
                 .createTime = timeIf(row, PackedRow::HasCreateTime, row.createTime),
                 .updateTime = timeIf(row, PackedRow::HasUpdateTime, row.updateTime),
                 .effectiveDate = hasDay ? std::optional{QDate::fromJulianDay(row.effectiveDay)} : std::nullopt,
                 .employmentId = EmploymentId(unpacked(id(IdField::Employment))),
                 .preHireId = PreHireId(unpacked(id(IdField::PreHire))),
                 .contractCode = {}, // as all plainTexts
                 .templateId = templateId()},
        .stamp = stamp()};
    for (std::size_t place = 0; place < plainTexts.size(); ++place) {
        out.file.*plainTexts[place] = plainText(place).text();
    }
    return out;
}

bool FileSnapshot::isSame(const RowBlock *before, const RowBlock *now, RowNumber index) const
{
    if (!isPresent(before, index) || !isPresent(now, index)) {
        return isPresent(before, index) == isPresent(now, index);
    }
    return now->isSame(index, *before, m_dictionary);
}

} // namespace sealdesk
