// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filestore.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// Spreads neighbouring numbers, as ids are, over all bits (the finaliser of splitmix64).
quint64 spread(quint64 value)
{
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

quint64 hashOfText(const QString &text)
{
    return spread(qHash(text));
}

} // namespace

bool idLess(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

MergeReport FileStore::merge(std::span<const FileSighting> sightings)
{
    MergeReport report;
    for (const FileSighting &sighting : sightings) {
        if (sighting.file.id.isEmpty()) {
            ++report.withoutId;
        } else if (const auto row = find(sighting.file.id)) {
            m_unsighted[*row] = false;
            update(*row, sighting, report);
        } else {
            add(sighting, report);
        }
    }
    return report;
}

void FileStore::add(const FileSighting &sighting, MergeReport &report)
{
    const RowNumber row = m_rows.m_end++;
    if (row % RowBlock::capacity == 0) {
        m_rows.m_blocks.append(FileSnapshot::BlockPointer(new RowBlock));
        m_countInBlock.push_back(0);
    } else if (!m_rows.blockAt(row)) { // the rows before it are gone
        m_rows.m_blocks[row / RowBlock::capacity] = FileSnapshot::BlockPointer(new RowBlock);
    }
    m_rows.writableBlock(row).put(row % RowBlock::capacity, sighting, m_rows.m_dictionary);
    m_index.insert(row, [this](RowNumber each) { return hashOf(each); });
    m_present.push_back(true);
    m_unsighted.push_back(false);
    ++m_countInBlock[row / RowBlock::capacity];
    ++m_count;
    countIn(row);
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
    countOut(std::span(&row, 1));
    m_rows.writableBlock(row).put(row % RowBlock::capacity, sighting, m_rows.m_dictionary);
    countIn(row);
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
    countOut(there);
    const std::span<const RowNumber> all(there);
    for (std::size_t first = 0; first < all.size();) {
        std::size_t last = first;
        while (last < all.size() && all[last] / RowBlock::capacity == all[first] / RowBlock::capacity) {
            ++last;
        }
        erase(all.subspan(first, last - first));
        first = last;
    }
}

void FileStore::erase(std::span<const RowNumber> rows)
{
    const std::size_t block = rows.front() / RowBlock::capacity;
    m_countInBlock[block] -= static_cast<RowNumber>(rows.size());
    m_count -= static_cast<int>(rows.size());
    if (m_countInBlock[block] == 0) {
        m_rows.m_blocks[static_cast<qsizetype>(block)].reset(); // a reader may still have it; no need to copy it
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
    if (const auto number = plainNumber(id.text())) {
        return m_index.find(spread(*number), [&](RowNumber row) {
            return contains(row) && m_rows.at(row).packed().isNumber(IdField::File) &&
                   m_rows.at(row).packed().ids[0] == *number;
        });
    }
    return m_index.find(hashOfText(id.text()),
                        [&](RowNumber row) { return contains(row) && m_rows.at(row).fileId() == id; });
}

std::optional<quint64> FileStore::hashOf(RowNumber row) const
{
    if (!contains(row)) {
        return std::nullopt;
    }
    const PackedRow &packed = m_rows.at(row).packed();
    return packed.isNumber(IdField::File) ? spread(packed.ids[0]) : hashOfText(m_rows.at(row).fileId().text());
}

void FileStore::beginPass()
{
    m_unsighted = m_present;
}

RowOrder FileStore::notSightedInPass() const
{
    RowOrder rows;
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
    std::ranges::sort(ids, idLess, &TemplateId::text);
    return ids;
}

void FileStore::countIn(RowNumber row)
{
    const RowView view = m_rows.at(row);
    m_states.add(view.state().state, view.state().labels);
    const std::size_t number = view.packed().templateNumber;
    if (number >= m_templates.size()) {
        m_templates.resize(number + 1);
    }
    ++m_templates[number];
}

// State by state, not row by row: there are few states, and perhaps a million rows.
void FileStore::countOut(std::span<const RowNumber> rows)
{
    const QList<WordedState> &states = m_rows.dictionary().states();
    std::vector<int> files(static_cast<std::size_t>(states.size()));
    for (const RowNumber row : rows) {
        const PackedRow &packed = m_rows.at(row).packed();
        ++files[packed.stateNumber];
        --m_templates[packed.templateNumber];
    }
    for (std::size_t number = 0; number < files.size(); ++number) {
        if (files[number] > 0) {
            m_states.remove(states.at(static_cast<qsizetype>(number)).state, files[number]);
        }
    }
}

} // namespace sealdesk
