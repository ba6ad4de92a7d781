// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/radixsort.h"

#include <algorithm>
#include <array>

namespace sealdesk
{

namespace
{

constexpr unsigned bitsInPass = 11;
constexpr std::size_t buckets = std::size_t{1} << bitsInPass;
// With fewer rows, comparing is faster.
constexpr std::size_t fewRows = 256;

std::size_t bucketOf(quint64 key, unsigned shift)
{
    return (key >> shift) & (buckets - 1);
}

} // namespace

void radixSort(std::vector<KeyedRow> &rows)
{
    if (rows.size() < fewRows) {
        std::ranges::stable_sort(rows, {}, &KeyedRow::key);
        return;
    }
    const auto [least, greatest] = std::ranges::minmax(rows, {}, &KeyedRow::key);
    std::vector<KeyedRow> other(rows.size());
    for (unsigned shift = 0; shift < 64 && ((greatest.key - least.key) >> shift) > 0; shift += bitsInPass) {
        std::array<std::size_t, buckets> starts{};
        for (const KeyedRow &row : rows) {
            ++starts[bucketOf(row.key - least.key, shift)];
        }
        std::size_t start = 0;
        for (std::size_t &place : starts) {
            start += std::exchange(place, start);
        }
        for (const KeyedRow &row : rows) {
            other[starts[bucketOf(row.key - least.key, shift)]++] = row;
        }
        rows.swap(other);
    }
}

} // namespace sealdesk
