// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowblock.h"

#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! Finds rows by the hash values of what they hold, in some twelve bytes a row. It is made of many small tables, so
//! that no growth takes long, and keeps half of each hash, so that rows are looked at only when they are the ones that
//! are sought. Values are the owner's: it says whether a row is the one it seeks. Rows that are gone stay until their
//! table grows: since no row number is used twice, they harm nobody, and a million of them go at once.
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
        const quint32 half = lowerHalf(hash);
        for (std::size_t slot = table.first(half); table.isUsed(slot); slot = table.next(slot)) {
            const Place &place = table.places[slot];
            if (place.hash == half && isSought(place.row)) {
                return place.row;
            }
        }
        return std::nullopt;
    }

    //! \a row isn't in it. \a isThere(row) is asked of others: false when that one is gone.
    template <class IsThere>
    void insert(RowNumber row, quint64 hash, IsThere isThere)
    {
        Table &table = m_tables[hash >> tableShift];
        if ((table.used + 1) * 5 > table.places.size() * 4) {
            table.grow(isThere);
        }
        table.put({.row = row, .hash = lowerHalf(hash)});
    }

private:
    static constexpr std::size_t tableCount = 256;
    static constexpr unsigned tableShift = 64 - 8;
    static constexpr RowNumber noRow = ~RowNumber{0};

    struct Place {
        RowNumber row = noRow;
        quint32 hash = 0;
    };

    // The upper bits have chosen the table.
    static quint32 lowerHalf(quint64 hash) { return static_cast<quint32>(hash); }

    struct Table {
        // The hash, scaled to the number of places.
        [[nodiscard]] std::size_t first(quint32 hash) const { return (quint64{hash} * places.size()) >> 32U; }
        [[nodiscard]] std::size_t next(std::size_t slot) const { return slot + 1 == places.size() ? 0 : slot + 1; }
        [[nodiscard]] bool isUsed(std::size_t slot) const { return !places.empty() && places[slot].row != noRow; }

        void put(const Place &place)
        {
            std::size_t slot = first(place.hash);
            while (isUsed(slot)) {
                slot = next(slot);
            }
            places[slot] = place;
            ++used;
        }

        template <class IsThere>
        void grow(IsThere isThere)
        {
            const std::vector<Place> before =
                std::exchange(places, std::vector<Place>(places.size() + places.size() / 4 + 8));
            used = 0;
            for (const Place &place : before) {
                if (place.row != noRow && isThere(place.row)) {
                    put(place);
                }
            }
        }

        std::vector<Place> places;
        std::size_t used = 0; //!< Gone ones among them.
    };

    std::vector<Table> m_tables;
};

} // namespace sealdesk
