// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filesnapshot.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

bool isPresent(const RowBlock *block, RowNumber index)
{
    return block != nullptr && block->row(index).isPresent();
}

} // namespace

PackedText RowView::idText(std::size_t place) const
{
    std::size_t before = textsBeforeIds(form());
    for (std::size_t i = 0; i < place; ++i) {
        before += packed().isNumber(i) ? 0U : 1U;
    }
    return textAt(before);
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

// All of them share one copy: the bytes of the block may change.
void RowView::unpackTexts(SignatureFile &file) const
{
    PackedReader reader = m_block.texts(m_index);
    const auto own = std::make_shared<std::string>();
    const auto readOwn = [&] {
        const std::size_t first = own->size();
        reader.next().appendUtf8(*own);
        return SharedText(own, first);
    };
    const QStringList &langs = form().langs;
    LocalizedText::Values names(langs.size());
    std::ranges::generate(names, readOwn);
    file.names = LocalizedText(langs, std::move(names));
    for (const auto member : keptTexts) {
        file.*member = readOwn();
    }
}

void RowView::unpackTimes(SignatureFile &file) const
{
    for (std::size_t i = 0; i < keptTimes.size(); ++i) {
        if (packed().hasTime(i)) {
            file.*keptTimes[i] = BeijingTime::fromUnixSeconds(packed().times[i]);
        }
    }
    for (std::size_t i = 0; i < keptDays.size(); ++i) {
        if (packed().hasDay(i)) {
            file.*keptDays[i] = QDate::fromJulianDay(packed().days[i]);
        }
    }
}

void RowView::unpackIds(SignatureFile &file) const
{
    std::size_t place = 0;
    const auto unpack = [&](auto member) {
        file.*member = std::remove_reference_t<decltype(file.*member)>(idValue(place++));
    };
    std::apply([&unpack](auto... member) { (unpack(member), ...); }, keptIds);
}

FileSighting RowView::sighting() const
{
    FileSighting out;
    unpackIds(out.file);
    unpackTimes(out.file);
    unpackTexts(out.file);
    out.file.state = state().state;
    out.file.stateLabels = state().labels;
    out.file.templateId = templateId();
    out.file.unreadable = packed().unreadable();
    out.stamp = stamp();
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
