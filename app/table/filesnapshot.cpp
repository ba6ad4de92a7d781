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
    std::size_t before = textsBeforeIds(form());
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
    reader.skip(place);
    return reader.next();
}

// One copy of the row's bytes for all of them: the block's own go on changing.
void RowView::unpackTexts(SignatureFile &file) const
{
    PackedReader reader = m_block.texts(m_index);
    const std::string_view all = reader.rest();
    auto own = std::make_shared<std::string>();
    const auto take = [&](std::size_t count) {
        const std::size_t first = own->size();
        reader.skip(count);
        own->append(all.substr(first, all.size() - reader.rest().size() - first));
        return PackedTexts(own, first);
    };
    if (const QStringList &langs = form().langs; !langs.isEmpty()) {
        file.names = LocalizedText(langs, take(static_cast<std::size_t>(langs.size())));
    }
    for (const auto member : plainTexts) {
        file.*member = SharedText(take(1));
    }
}

FileSighting RowView::sighting() const
{
    const PackedRow &row = packed();
    const bool hasDay = row.has(PackedRow::HasEffectiveDay);
    FileSighting out{
        .file = {.id = fileId(),
                 .names = {}, // as all plainTexts
                 .state = state().state,
                 .stateLabels = state().labels,
                 .createTime = timeIf(row, PackedRow::HasCreateTime, row.createTime),
                 .updateTime = timeIf(row, PackedRow::HasUpdateTime, row.updateTime),
                 .effectiveDate = hasDay ? std::optional{QDate::fromJulianDay(row.effectiveDay)} : std::nullopt,
                 .employmentId = EmploymentId(unpacked(id(IdField::Employment))),
                 .preHireId = PreHireId(unpacked(id(IdField::PreHire))),
                 .contractCode = {},
                 .templateId = templateId()},
        .stamp = stamp()};
    unpackTexts(out.file);
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
