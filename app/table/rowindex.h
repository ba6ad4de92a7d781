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
//! no growth takes long, and keeps a part of each hash, so that hardly a row is looked at that is not the one that is
//! sought. Values are the owner's: it says which hash a row has, and whether a row is the one it seeks. Rows that are
//! gone stay until their table grows: since no row number is used twice, they harm nobody, and a million of them go at
//! once.
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
        for (std::size_t slot = table.first(hash); table.isUsed(slot); slot = table.next(slot)) {
            if (table.tags[slot] == tagOf(hash) && isSought(table.rows[slot])) {
                return table.rows[slot];
            }
        }
        return std::nullopt;
    }

    //! \a row isn't in it, and has \a hash. \a hashOf(row) is asked for others; nullopt: that one is gone.
    template <class HashOf>
    void insert(RowNumber row, quint64 hash, HashOf hashOf)
    {
        Table &table = m_tables[hash >> tableShift];
        if ((table.used + 1) * 5 > table.rows.size() * 4) {
            table.grow(hashOf);
        }
        table.put(row, hash);
    }

private:
    static constexpr std::size_t tableCount = 256;
    static constexpr unsigned tableShift = 64 - 8;
    static constexpr unsigned tagShift = tableShift - 16;
    static constexpr RowNumber noRow = ~RowNumber{0};

    // The bits above have chosen the table, those below choose the slot.
    static quint16 tagOf(quint64 hash) { return static_cast<quint16>(hash >> tagShift); }

    struct Table {
        // The lower half of the hash, scaled to the number of slots.
        [[nodiscard]] std::size_t first(quint64 hash) const { return ((hash & 0xffffffffU) * rows.size()) >> 32U; }
        [[nodiscard]] std::size_t next(std::size_t slot) const { return slot + 1 == rows.size() ? 0 : slot + 1; }
        [[nodiscard]] bool isUsed(std::size_t slot) const { return !rows.empty() && rows[slot] != noRow; }

        void put(RowNumber row, quint64 hash)
        {
            std::size_t slot = first(hash);
            while (isUsed(slot)) {
                slot = next(slot);
            }
            rows[slot] = row;
            tags[slot] = tagOf(hash);
            ++used;
        }

        template <class HashOf>
        void grow(HashOf hashOf)
        {
            const std::size_t size = rows.size() + rows.size() / 4 + 8;
            const std::vector<RowNumber> before = std::exchange(rows, std::vector<RowNumber>(size, noRow));
            tags = std::vector<quint16>(size);
            used = 0;
            for (const RowNumber row : before) {
                const std::optional<quint64> hash = row == noRow ? std::nullopt : hashOf(row);
                if (hash) {
                    put(row, *hash);
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
