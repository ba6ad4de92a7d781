// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/rowblock.h"

#include <algorithm>
#include <limits>

namespace sealdesk
{

namespace
{

// Below that, tidying up gains nothing.
constexpr qsizetype unusedBytesWorthDropping = 4096;
// Two names, and a contract code.
constexpr qsizetype usualBytesOfTexts = 112;

const IdValue &idOf(const SignatureFile &file, IdField field)
{
    switch (field) {
    case IdField::File:
        return file.id.value();
    case IdField::Employment:
        return file.employmentId.value();
    case IdField::PreHire:
        return file.preHireId.value();
    }
    Q_UNREACHABLE();
}

void setFlag(PackedRow &row, unsigned flag)
{
    row.flags = static_cast<quint16>(row.flags | flag);
}

void packIds(PackedRow &row, const SignatureFile &file)
{
    for (unsigned i = 0; i < idFieldCount; ++i) {
        if (const auto number = idOf(file, IdField{i}).number()) {
            row.ids[i] = *number;
            setFlag(row, unsigned{PackedRow::FirstIdIsNumber} << i);
        }
    }
}

void packTimes(PackedRow &row, const SignatureFile &file)
{
    if (file.createTime) {
        row.createTime = file.createTime->unixSeconds();
        setFlag(row, PackedRow::HasCreateTime);
    }
    if (file.updateTime) {
        row.updateTime = file.updateTime->unixSeconds();
        setFlag(row, PackedRow::HasUpdateTime);
    }
    if (file.effectiveDate) { // the service's years have four digits
        row.effectiveDay = static_cast<qint32>(file.effectiveDate->toJulianDay());
        setFlag(row, PackedRow::HasEffectiveDay);
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
    if (m_rows[index].has(PackedRow::Present)) {
        m_unused += static_cast<qsizetype>(textsOf(index, dictionary).size());
        m_rows[index] = {};
        dropUnusedTexts(dictionary);
    }
    const SignatureFile &file = sighting.file;
    PackedRow row;
    setFlag(row, PackedRow::Present);
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
        if (!row.has(PackedRow::Present)) {
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
    for (unsigned i = 0; i < idFieldCount; ++i) {
        count += row.isNumber(IdField{i}) ? 0U : 1U;
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
    const auto append = [this](std::string_view bytes) {
        m_texts.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    append(file.names.values().bytes());
    for (const auto member : plainTexts) {
        append((file.*member).packed());
    }
    for (unsigned i = 0; i < idFieldCount; ++i) {
        if (const IdValue &id = idOf(file, IdField{i}); id.isEmpty()) { // one of two in nearly every row
            append(packedEmptyText);
        } else if (!row.isNumber(IdField{i})) {
            append(SharedText(id.text()).packed());
        }
    }
}

// Half of what is kept may be of no use, not more.
void RowBlock::dropUnusedTexts(const FileDictionary &dictionary)
{
    if (m_unused < unusedBytesWorthDropping || m_unused < m_texts.size() / 2) {
        return;
    }
    QByteArray used;
    used.reserve(m_texts.size() - m_unused);
    for (RowNumber index = 0; index < capacity; ++index) {
        if (m_rows[index].has(PackedRow::Present)) {
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
