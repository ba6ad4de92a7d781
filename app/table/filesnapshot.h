// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowblock.h"

#include <QSharedDataPointer>

#include <optional>
#include <variant>
#include <vector>

namespace sealdesk
{

//! Rows in the order in which they are shown; no row twice.
using RowOrder = std::vector<RowNumber>;

//! Seconds since 1970-01-01 00:00:00 UTC.
enum class UnixSeconds : qint64 {};
//! A day by its Julian number.
enum class JulianDay : qint32 {};
//! A state by its number in the FileDictionary.
enum class StateNumber : quint32 {};
//! A template by its number in the FileDictionary.
enum class TemplateNumber : quint32 {};

//! A value of a row as it is kept, without a copy; valid as long as the snapshot of the row. An empty PackedText: the
//! file has no such value. An id is a quint64, or a PackedText when it isn't the decimal form of a number.
using RowValue = std::variant<PackedText, quint64, UnixSeconds, JulianDay, StateNumber, TemplateNumber>;

//! Whether \a value is an empty text.
[[nodiscard]] inline bool isMissing(const RowValue &value)
{
    const auto *text = std::get_if<PackedText>(&value);
    return text != nullptr && text->isEmpty();
}

//! One file as it is kept in the store. Valid as long as its snapshot.
class RowView final
{
public:
    RowView(const FileDictionary &dictionary, const RowBlock &block, RowNumber index)
        : m_dictionary(dictionary)
        , m_block(block)
        , m_index(index)
    {
    }

    [[nodiscard]] const PackedRow &packed() const { return m_block.row(m_index); }

    // Each reads its value alone. Places are those of placeOf() in the list of the kind.
    [[nodiscard]] RowValue text(std::size_t place) const { return textAt(nameCount() + place); }
    [[nodiscard]] RowValue time(std::size_t place) const
    {
        return packed().hasTime(place) ? RowValue(UnixSeconds{packed().times[place]}) : RowValue();
    }
    [[nodiscard]] RowValue day(std::size_t place) const
    {
        return packed().hasDay(place) ? RowValue(JulianDay{packed().days[place]}) : RowValue();
    }
    [[nodiscard]] RowValue id(std::size_t place) const
    {
        return packed().isNumber(place) ? RowValue(packed().ids[place]) : RowValue(idText(place));
    }
    [[nodiscard]] FileId fileId() const
    {
        constexpr std::size_t place = placeOf(keptIds, &SignatureFile::id);
        return FileId(idValue(place));
    }
    [[nodiscard]] const WordedState &state() const { return m_dictionary.states().at(packed().stateNumber); }
    [[nodiscard]] const TemplateId &templateId() const { return m_dictionary.templates().at(packed().templateNumber); }
    //! The text that a table in \a language shows; empty: there is none.
    [[nodiscard]] PackedText name(UiLanguage language) const;
    [[nodiscard]] const RequestStamp &stamp() const { return m_block.stamp(m_index); }
    //! The whole file, unpacked.
    [[nodiscard]] FileSighting sighting() const;

private:
    [[nodiscard]] const NameForm &form() const { return m_dictionary.forms().at(packed().nameForm); }
    [[nodiscard]] std::size_t nameCount() const { return static_cast<std::size_t>(form().langs.size()); }
    [[nodiscard]] PackedText textAt(std::size_t place) const;
    [[nodiscard]] PackedText idText(std::size_t place) const;
    [[nodiscard]] IdValue idValue(std::size_t place) const
    {
        return packed().isNumber(place) ? IdValue(packed().ids[place]) : IdValue(idText(place).text());
    }
    void unpackTimes(SignatureFile &file) const;
    void unpackIds(SignatureFile &file) const;
    void unpackTexts(SignatureFile &file) const;

    const FileDictionary &m_dictionary;
    const RowBlock &m_block;
    RowNumber m_index;
};

//! The rows of a store at one moment. Copying is cheap (implicit sharing, in blocks: a change copies one block); a copy
//! may be read in another thread while the store changes.
class FileSnapshot final
{
public:
    //! One past the greatest row number; removed rows count.
    [[nodiscard]] RowNumber end() const { return m_end; }
    [[nodiscard]] bool contains(RowNumber row) const
    {
        return row < m_end && blockAt(row) && blockAt(row)->row(row % RowBlock::capacity).isPresent();
    }
    //! The row must be present.
    [[nodiscard]] RowView at(RowNumber row) const { return {m_dictionary, *blockAt(row), row % RowBlock::capacity}; }
    //! nullopt: the row was removed or never existed.
    [[nodiscard]] std::optional<FileSighting> find(RowNumber row) const
    {
        return contains(row) ? std::optional{at(row).sighting()} : std::nullopt;
    }
    [[nodiscard]] const FileDictionary &dictionary() const { return m_dictionary; }
    //! Whether both are of the same store and it was not cleared in between. Only then row numbers can be compared.
    [[nodiscard]] bool isOfSameList(const FileSnapshot &other) const { return m_list == other.m_list; }

    //! Calls \a visit(row, RowView) for each present row, ascending.
    template <class Visit>
    void forEach(Visit visit) const;
    //! Calls \a visit(row) for each row that was added, removed or changed since \a before, ascending. Both are of the
    //! same list.
    template <class Visit>
    void forEachDifference(const FileSnapshot &before, Visit visit) const;

private:
    friend class FileStore;

    using BlockPointer = QSharedDataPointer<RowBlock>;

    [[nodiscard]] const BlockPointer &blockAt(RowNumber row) const { return m_blocks.at(row / RowBlock::capacity); }
    [[nodiscard]] const RowBlock *blockOrNull(qsizetype number) const
    {
        return number < m_blocks.size() ? m_blocks.at(number).constData() : nullptr;
    }
    [[nodiscard]] bool isSame(const RowBlock *before, const RowBlock *now, RowNumber index) const;
    RowBlock &writableBlock(RowNumber row) { return *m_blocks[row / RowBlock::capacity]; }

    FileDictionary m_dictionary;
    QList<BlockPointer> m_blocks; //!< Null: all rows of the block were removed.
    RowNumber m_end = 0;
    quint32 m_list = 0; //!< How often the store was cleared.
};

template <class Visit>
void FileSnapshot::forEach(Visit visit) const
{
    for (qsizetype number = 0; number < m_blocks.size(); ++number) {
        const RowBlock *block = blockOrNull(number);
        for (RowNumber index = 0; block != nullptr && index < RowBlock::capacity; ++index) {
            if (block->row(index).isPresent()) {
                visit(static_cast<RowNumber>(number) * RowBlock::capacity + index,
                      RowView(m_dictionary, *block, index));
            }
        }
    }
}

template <class Visit>
void FileSnapshot::forEachDifference(const FileSnapshot &before, Visit visit) const
{
    for (qsizetype number = 0; number < std::max(m_blocks.size(), before.m_blocks.size()); ++number) {
        const RowBlock *then = before.blockOrNull(number);
        const RowBlock *now = blockOrNull(number);
        for (RowNumber index = 0; then != now && index < RowBlock::capacity; ++index) {
            if (!isSame(then, now, index)) {
                visit(static_cast<RowNumber>(number) * RowBlock::capacity + index);
            }
        }
    }
}

} // namespace sealdesk
