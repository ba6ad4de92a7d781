// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowblock.h"

#include <algorithm>
#include <limits>

namespace sealdesk
{

namespace
{

// With fewer, compacting the texts gains nothing.
constexpr qsizetype unusedBytesWorthDropping = 4096;
// Two names and a contract code.
constexpr qsizetype usualBytesOfTexts = 112;

std::array<const IdValue *, keptIdCount> idsOf(const SignatureFile &file)
{
    return std::apply([&file](auto... member) { return std::array{&(file.*member).value()...}; }, keptIds);
}

void packIds(PackedRow &row, const SignatureFile &file)
{
    const auto ids = idsOf(file);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto number = ids[i]->number()) {
            row.ids[i] = *number;
            row.set(PackedRow::firstIdFlag + i);
        }
    }
}

void packTimes(PackedRow &row, const SignatureFile &file)
{
    for (std::size_t i = 0; i < keptTimes.size(); ++i) {
        if (const auto &time = file.*keptTimes[i]) {
            row.times[i] = time->unixSeconds();
            row.set(PackedRow::firstTimeFlag + i);
        }
    }
    for (std::size_t i = 0; i < keptDays.size(); ++i) {
        if (const auto &day = file.*keptDays[i]) { // the service's years have four digits
            row.days[i] = static_cast<qint32>(day->toJulianDay());
            row.set(PackedRow::firstDayFlag + i);
        }
    }
}

} // namespace

bool RowBlock::isSame(RowNumber index, const RowBlock &other, const FileDictionary &dictionary) const
{
    PackedRow here = m_rows[index];
    const PackedRow &there = other.m_rows[index];
    here.texts = there.texts;
    here.stamp = there.stamp;
    return here == there && textsOf(index, dictionary) == other.textsOf(index, dictionary);
}

void RowBlock::put(RowNumber index, const FileSighting &sighting, FileDictionary &dictionary)
{
    if (m_rows[index].isPresent()) {
        m_unused += static_cast<qsizetype>(textsOf(index, dictionary).size());
        m_rows[index] = {};
        dropUnusedTexts(dictionary);
    }
    const SignatureFile &file = sighting.file;
    PackedRow row;
    row.set(PackedRow::presentFlag);
    row.setUnreadable(file.unreadable);
    packIds(row, file);
    packTimes(row, file);
    row.templateNumber = dictionary.numberOf(file.templateId);
    row.stateNumber = dictionary.numberOf(file.state, file.stateLabels);
    row.nameForm = dictionary.formOf(file.names);
    row.stamp = stampNumber(sighting.stamp);
    appendTexts(row, file);
    m_rows[index] = row;
    if (index == capacity - 1) { // no more rows will come
        m_texts.squeeze();
        m_stamps.squeeze();
    }
}

void RowBlock::restamp(RowNumber index, const RequestStamp &stamp)
{
    m_rows[index].stamp = stampNumber(stamp);
}

void RowBlock::erase(RowNumber index)
{
    m_rows[index] = {};
}

quint16 RowBlock::stampNumber(const RequestStamp &stamp)
{
    // A page's rows come together.
    for (qsizetype i = m_stamps.size(); i > 0; --i) {
        if (m_stamps.at(i - 1) == stamp) {
            return static_cast<quint16>(i - 1);
        }
    }
    if (m_stamps.size() >= qsizetype{2} * capacity) {
        dropUnusedStamps();
    }
    m_stamps.append(stamp);
    return static_cast<quint16>(m_stamps.size() - 1);
}

void RowBlock::dropUnusedStamps()
{
    QList<RequestStamp> used;
    for (PackedRow &row : m_rows) {
        if (!row.isPresent()) {
            continue;
        }
        const RequestStamp stamp = m_stamps.at(row.stamp);
        row.stamp = static_cast<quint16>(used.indexOf(stamp) >= 0 ? used.indexOf(stamp) : used.size());
        if (row.stamp == used.size()) {
            used.append(stamp);
        }
    }
    m_stamps = used;
}

std::string_view RowBlock::textsOf(RowNumber index, const FileDictionary &dictionary) const
{
    const PackedRow &row = m_rows[index];
    PackedReader reader = texts(index);
    const std::string_view all = reader.rest();
    std::size_t count = textsBeforeIds(dictionary.forms().at(row.nameForm));
    for (std::size_t i = 0; i < keptIdCount; ++i) {
        count += row.isNumber(i) ? 0U : 1U;
    }
    reader.skip(count);
    return all.substr(0, all.size() - reader.rest().size());
}

void RowBlock::appendTexts(PackedRow &row, const SignatureFile &file)
{
    if (m_texts.isEmpty()) {
        m_texts.reserve(capacity * usualBytesOfTexts);
    }
    row.texts = static_cast<quint32>(m_texts.size());
    for (const SharedText &name : file.names.values()) {
        appendPackedUtf8(m_texts, name.utf8());
    }
    for (const auto member : keptTexts) {
        appendPackedUtf8(m_texts, (file.*member).utf8());
    }
    const auto ids = idsOf(file);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!row.isNumber(i)) {
            appendPacked(m_texts, ids[i]->text());
        }
    }
}

// At most half of the bytes may be unused.
void RowBlock::dropUnusedTexts(const FileDictionary &dictionary)
{
    if (m_unused < unusedBytesWorthDropping || m_unused < m_texts.size() / 2) {
        return;
    }
    QByteArray used;
    used.reserve(m_texts.size() - m_unused);
    for (RowNumber index = 0; index < capacity; ++index) {
        if (m_rows[index].isPresent()) {
            const std::string_view own = textsOf(index, dictionary);
            const auto start = static_cast<quint32>(used.size());
            used.append(own.data(), static_cast<qsizetype>(own.size()));
            m_rows[index].texts = start;
        }
    }
    m_texts = used;
    m_unused = 0;
}

} // namespace sealdesk
