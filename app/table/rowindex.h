// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowblock.h"

#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! Finds rows by the hash values of what they hold, in some six bytes a row. It is made of many small tables, so that
//! no growth takes long. Values are the owner's: it says which hash a row has, and whether a row is the one it seeks.
//! Rows that are gone stay until their table grows: since no row number is used twice, they harm nobody, and a million
//! of them go at once.
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
            if (isSought(table.places[slot])) {
                return table.places[slot];
            }
        }
        return std::nullopt;
    }

    //! \a row isn't in it. \a hashOf(row) is asked for others, too; nullopt: that one is gone.
    template <class HashOf>
    void insert(RowNumber row, HashOf hashOf)
    {
        const quint64 hash = hashOf(row).value();
        Table &table = m_tables[hash >> tableShift];
        if ((table.used + 1) * 5 > table.places.size() * 4) {
            table.grow(hashOf);
        }
        table.put(row, hash);
    }

private:
    static constexpr std::size_t tableCount = 256;
    static constexpr unsigned tableShift = 64 - 8;
    static constexpr RowNumber freeSlot = ~RowNumber{0};

    struct Table {
        // The lower half of the hash, scaled to the number of places; the upper bits have chosen the table.
        [[nodiscard]] std::size_t first(quint64 hash) const { return ((hash & 0xffffffffU) * places.size()) >> 32U; }
        [[nodiscard]] std::size_t next(std::size_t slot) const { return slot + 1 == places.size() ? 0 : slot + 1; }
        [[nodiscard]] bool isUsed(std::size_t slot) const { return !places.empty() && places[slot] != freeSlot; }

        void put(RowNumber row, quint64 hash)
        {
            std::size_t slot = first(hash);
            while (isUsed(slot)) {
                slot = next(slot);
            }
            places[slot] = row;
            ++used;
        }

        template <class HashOf>
        void grow(HashOf hashOf)
        {
            const std::vector<RowNumber> before =
                std::exchange(places, std::vector<RowNumber>(places.size() + places.size() / 4 + 8, freeSlot));
            used = 0;
            for (const RowNumber row : before) {
                const std::optional<quint64> hash = row == freeSlot ? std::nullopt : hashOf(row);
                if (hash) {
                    put(row, *hash);
                }
            }
        }

        std::vector<RowNumber> places;
        std::size_t used = 0; //!< Gone ones among them.
    };

    std::vector<Table> m_tables;
};

} // namespace sealdesk
