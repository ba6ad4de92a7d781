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

//! An id as it is kept: a number, or a text that isn't the decimal form of one.
using PackedId = std::variant<quint64, PackedText>;

//! One file as it lies in the store: its values without a copy. Valid as long as the snapshot that it is of.
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
    [[nodiscard]] PackedId id(IdField field) const;
    [[nodiscard]] FileId fileId() const;
    [[nodiscard]] const WordedState &state() const { return m_dictionary.states().at(packed().stateNumber); }
    [[nodiscard]] const TemplateId &templateId() const { return m_dictionary.templates().at(packed().templateNumber); }
    //! What a table in that language shows; empty: nothing.
    [[nodiscard]] PackedText name(UiLanguage language) const;
    //! One of the plainTexts, by plainTextPlace().
    [[nodiscard]] PackedText plainText(std::size_t place) const
    {
        return textAt(static_cast<std::size_t>(form().langs.size()) + place);
    }
    [[nodiscard]] const RequestStamp &stamp() const { return m_block.stamp(m_index); }
    //! All of it, unpacked.
    [[nodiscard]] FileSighting sighting() const;

private:
    [[nodiscard]] const NameForm &form() const { return m_dictionary.forms().at(packed().nameForm); }
    [[nodiscard]] PackedText textAt(std::size_t place) const;
    void unpackTexts(SignatureFile &file) const;

    const FileDictionary &m_dictionary;
    const RowBlock &m_block;
    RowNumber m_index;
};

[[nodiscard]] IdValue unpacked(const PackedId &id);

//! The rows of a store at one moment. Copying is cheap (implicit sharing, in blocks: a change copies one block); a copy
//! may be read in another thread while the store goes on.
class FileSnapshot final
{
public:
    //! One past the greatest row number; removed rows count.
    [[nodiscard]] RowNumber end() const { return m_end; }
    [[nodiscard]] bool contains(RowNumber row) const
    {
        return row < m_end && blockAt(row) && blockAt(row)->row(row % RowBlock::capacity).has(PackedRow::Present);
    }
    //! Only for a row that is there.
    [[nodiscard]] RowView at(RowNumber row) const { return {m_dictionary, *blockAt(row), row % RowBlock::capacity}; }
    //! nullopt: the row was removed, or never was.
    [[nodiscard]] std::optional<FileSighting> find(RowNumber row) const
    {
        return contains(row) ? std::optional{at(row).sighting()} : std::nullopt;
    }
    [[nodiscard]] const FileDictionary &dictionary() const { return m_dictionary; }
    //! Whether both are of one store between two clear()s: only then rows can be compared.
    [[nodiscard]] bool isOfSameList(const FileSnapshot &other) const { return m_list == other.m_list; }

    //! Calls \a visit(row, PackedRow) for each row that is there, ascending.
    template <class Visit>
    void forEach(Visit visit) const;
    //! Calls \a visit(row) for each row that is not the same in \a before, of the same list, ascending: rows that came,
    //! left or have another content.
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
            if (block->row(index).has(PackedRow::Present)) {
                visit(static_cast<RowNumber>(number) * RowBlock::capacity + index, block->row(index));
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
