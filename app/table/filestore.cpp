// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filestore.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// Spreads consecutive numbers, as ids often are, over all bits (the finaliser of splitmix64).
quint64 spread(quint64 value)
{
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

quint64 indexHash(const FileId &id)
{
    const auto number = id.value().number();
    return spread(number ? *number : qHash(id));
}

void countUp(std::vector<int> &counts, std::size_t number)
{
    if (number >= counts.size()) {
        counts.resize(number + 1);
    }
    ++counts[number];
}

} // namespace

MergeReport FileStore::merge(std::span<const FileSighting> sightings)
{
    MergeReport report;
    for (const FileSighting &sighting : sightings) {
        if (sighting.file.id.isEmpty()) {
            ++report.withoutId;
            continue;
        }
        const quint64 hash = indexHash(sighting.file.id);
        if (const auto row = find(hash, sighting.file.id)) {
            m_unsighted[*row] = false;
            update(*row, sighting, report);
        } else {
            add(hash, sighting, report);
        }
    }
    return report;
}

void FileStore::add(quint64 hash, const FileSighting &sighting, MergeReport &report)
{
    const RowNumber row = m_rows.m_end++;
    if (row % RowBlock::capacity == 0) {
        m_rows.m_blocks.append(FileSnapshot::BlockPointer(new RowBlock));
        m_countInBlock.push_back(0);
    } else if (!m_rows.blockAt(row)) { // the rows before it are gone
        m_rows.m_blocks[row / RowBlock::capacity] = FileSnapshot::BlockPointer(new RowBlock);
    }
    m_rows.writableBlock(row).put(row % RowBlock::capacity, sighting, m_rows.m_dictionary);
    m_index.insert(row, hash, [this](RowNumber each) { return m_present[each]; });
    m_present.push_back(true);
    m_unsighted.push_back(false);
    ++m_countInBlock[row / RowBlock::capacity];
    ++m_count;
    countIn(m_rows.at(row).packed());
    report.added.push_back(row);
}

void FileStore::update(RowNumber row, const FileSighting &sighting, MergeReport &report)
{
    const FileSighting present = at(row);
    if (!supersedes(sighting, present)) {
        ++report.outdated;
        return;
    }
    if (sighting.file == present.file) {
        ++report.unchanged;
        if (sighting.stamp != present.stamp) {
            m_rows.writableBlock(row).restamp(row % RowBlock::capacity, sighting.stamp);
        }
        return;
    }
    report.changed.push_back(row);
    if (sighting.file.state != present.file.state) {
        report.stateChanged.push_back(row);
    }
    countOut(m_rows.at(row).packed());
    m_rows.writableBlock(row).put(row % RowBlock::capacity, sighting, m_rows.m_dictionary);
    countIn(m_rows.at(row).packed());
}

void FileStore::remove(const RowOrder &rows)
{
    RowOrder there;
    there.reserve(rows.size());
    for (const RowNumber row : rows) {
        if (row < m_present.size() && m_present[row]) {
            m_present[row] = false;
            m_unsighted[row] = false;
            there.push_back(row);
        }
    }
    if (!std::ranges::is_sorted(there)) {
        std::ranges::sort(there);
    }
    // Reading a row is most of the work: read the removed rows or the remaining ones, whichever are fewer.
    const bool mostGo = there.size() > static_cast<std::size_t>(m_count) / 2;
    if (!mostGo) {
        std::ranges::for_each(there, [this](RowNumber row) { countOut(m_rows.at(row).packed()); });
    }
    const std::span<const RowNumber> all(there);
    for (std::size_t first = 0; first < all.size();) {
        std::size_t last = first;
        while (last < all.size() && all[last] / RowBlock::capacity == all[first] / RowBlock::capacity) {
            ++last;
        }
        erase(all.subspan(first, last - first));
        first = last;
    }
    if (mostGo) {
        recount();
    }
}

void FileStore::erase(std::span<const RowNumber> rows)
{
    const std::size_t block = rows.front() / RowBlock::capacity;
    m_countInBlock[block] -= static_cast<RowNumber>(rows.size());
    m_count -= static_cast<int>(rows.size());
    if (m_countInBlock[block] == 0) {
        m_rows.m_blocks[static_cast<qsizetype>(block)].reset(); // not copied, even if a reader still uses it
        return;
    }
    RowBlock &writable = m_rows.writableBlock(rows.front());
    std::ranges::for_each(rows, [&writable](RowNumber row) { writable.erase(row % RowBlock::capacity); });
}

void FileStore::clear()
{
    const quint32 list = m_rows.m_list + 1;
    *this = FileStore();
    m_rows.m_list = list;
}

std::optional<RowNumber> FileStore::find(const FileId &id) const
{
    return find(indexHash(id), id);
}

std::optional<RowNumber> FileStore::find(quint64 hash, const FileId &id) const
{
    return m_index.find(hash, [&](RowNumber row) { return m_present[row] && m_rows.at(row).fileId() == id; });
}

void FileStore::beginPass()
{
    m_unsighted = m_present;
}

RowOrder FileStore::notSightedInPass() const
{
    RowOrder rows;
    rows.reserve(static_cast<std::size_t>(std::ranges::count(m_unsighted, true)));
    for (RowNumber row = 0; row < m_unsighted.size(); ++row) {
        if (m_unsighted[row]) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<TemplateId> FileStore::templateIds() const
{
    std::vector<TemplateId> ids;
    for (std::size_t number = 0; number < m_templates.size(); ++number) {
        const TemplateId &id = m_rows.dictionary().templates().at(static_cast<qsizetype>(number));
        if (m_templates[number] > 0 && !id.isEmpty()) {
            ids.push_back(id);
        }
    }
    std::ranges::sort(ids);
    return ids;
}

std::vector<StateCount> FileStore::stateCounts(UiLanguage language) const
{
    StateTally tally;
    for (std::size_t number = 0; number < m_states.size(); ++number) {
        if (m_states[number] > 0) {
            const WordedState &state = m_rows.dictionary().states().at(static_cast<qsizetype>(number));
            tally.add(state.state, state.labels, m_states[number]);
        }
    }
    return tally.counts(language);
}

void FileStore::countIn(const PackedRow &row)
{
    countUp(m_states, row.stateNumber);
    countUp(m_templates, row.templateNumber);
}

void FileStore::countOut(const PackedRow &row)
{
    --m_states[row.stateNumber];
    --m_templates[row.templateNumber];
}

void FileStore::recount()
{
    std::ranges::fill(m_states, 0);
    std::ranges::fill(m_templates, 0);
    m_rows.forEach([this](RowNumber /*number*/, const RowView &row) { countIn(row.packed()); });
}

} // namespace sealdesk
