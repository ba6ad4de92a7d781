// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowblock.h"

#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! A hash table of row numbers, in some eight bytes a row. The values are the owner's, which decides whether a row is
//! the one that it seeks. There are many small tables, so that growing never takes long. A table keeps the bits of each
//! hash that choose its slot: it grows without reading any row, and an unsuccessful search among a million rows reads a
//! row in one of sixteen cases. Removed rows stay until their table grows; they do no harm, since no row number is used
//! twice.
class RowIndex final
{
public:
    RowIndex()
        : m_tables(tableCount)
    {
    }

    //! \a isSought(row) must return false for removed rows.
    template <class IsSought>
    [[nodiscard]] std::optional<RowNumber> find(quint64 hash, IsSought isSought) const
    {
        const Table &table = m_tables[hash >> tableShift];
        const quint16 tag = tagOf(hash);
        for (std::size_t slot = table.first(tag); table.isUsed(slot); slot = table.next(slot)) {
            if (table.tags[slot] == tag && isSought(table.rows[slot])) {
                return table.rows[slot];
            }
        }
        return std::nullopt;
    }

    //! \a row is not in the index yet. Rows for which \a isThere(row) returns false may be dropped.
    template <class IsThere>
    void insert(RowNumber row, quint64 hash, IsThere isThere)
    {
        Table &table = m_tables[hash >> tableShift];
        if ((table.used + 1) * 5 > table.rows.size() * 4) {
            table.grow(isThere);
        }
        table.put(row, tagOf(hash));
    }

private:
    // The highest bits of a hash choose the table; the next ones, its tag, choose the slot.
    static constexpr unsigned tableBits = 8;
    static constexpr unsigned tagBits = 16;
    static constexpr std::size_t tableCount = std::size_t{1} << tableBits;
    static constexpr unsigned tableShift = 64 - tableBits;
    static constexpr unsigned tagShift = tableShift - tagBits;
    static constexpr RowNumber noRow = ~RowNumber{0};

    static quint16 tagOf(quint64 hash) { return static_cast<quint16>(hash >> tagShift); }

    struct Table {
        // Scales the tag to the number of slots.
        [[nodiscard]] std::size_t first(quint16 tag) const { return (tag * rows.size()) >> tagBits; }
        [[nodiscard]] std::size_t next(std::size_t slot) const { return slot + 1 == rows.size() ? 0 : slot + 1; }
        [[nodiscard]] bool isUsed(std::size_t slot) const { return !rows.empty() && rows[slot] != noRow; }

        void put(RowNumber row, quint16 tag)
        {
            std::size_t slot = first(tag);
            while (isUsed(slot)) {
                slot = next(slot);
            }
            rows[slot] = row;
            tags[slot] = tag;
            ++used;
        }

        template <class IsThere>
        void grow(IsThere isThere)
        {
            const std::size_t size = rows.size() + rows.size() / 4 + 8;
            const std::vector<RowNumber> rowsBefore = std::exchange(rows, std::vector<RowNumber>(size, noRow));
            const std::vector<quint16> tagsBefore = std::exchange(tags, std::vector<quint16>(size));
            used = 0;
            for (std::size_t slot = 0; slot < rowsBefore.size(); ++slot) {
                if (rowsBefore[slot] != noRow && isThere(rowsBefore[slot])) {
                    put(rowsBefore[slot], tagsBefore[slot]);
                }
            }
        }

        // By slot.
        std::vector<RowNumber> rows;
        std::vector<quint16> tags;
        std::size_t used = 0; //!< Slots of removed rows included.
    };

    std::vector<Table> m_tables;
};

} // namespace sealdesk
