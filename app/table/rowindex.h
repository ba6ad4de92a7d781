// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowblock.h"

#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! Finds rows by the hash values of what they hold, in some eight bytes a row. It is made of many small tables, so that
//! no growth takes long. Of each hash it keeps what chooses a place in them: a table grows without a look at any row,
//! and a search in vain among a million rows looks at one row in sixteen times. Values are the owner's: it says whether
//! a row is the one it seeks. Rows that are gone stay until their table grows: since no row number is used twice, they
//! harm nobody, and a million of them go at once.
class RowIndex final
{
public:
    RowIndex()
        : m_tables(tableCount)
    {
    }

    //! \a isSought(row) must be false for rows that are gone.
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

    //! \a row isn't in it, and has \a hash. \a isThere(row) is asked for others: those that are gone may be dropped.
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
    // The highest bits of a hash choose the table, the next ones, its tag there, the slot.
    static constexpr unsigned tableBits = 8;
    static constexpr unsigned tagBits = 16;
    static constexpr std::size_t tableCount = std::size_t{1} << tableBits;
    static constexpr unsigned tableShift = 64 - tableBits;
    static constexpr unsigned tagShift = tableShift - tagBits;
    static constexpr RowNumber noRow = ~RowNumber{0};

    static quint16 tagOf(quint64 hash) { return static_cast<quint16>(hash >> tagShift); }

    struct Table {
        // The tag, scaled to the number of slots.
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
        std::size_t used = 0; //!< Gone ones among them.
    };

    std::vector<Table> m_tables;
};

} // namespace sealdesk
