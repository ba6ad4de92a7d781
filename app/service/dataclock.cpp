// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/dataclock.h"

#include <algorithm>

namespace sealdesk
{

std::optional<Instant> dataTimeOf(std::span<const FileSighting> rows, std::optional<Instant> before, Instant latest)
{
    if (latest == Instant::min()) {
        return before; // without a Date, no update time can be relied on
    }
    std::optional<Instant> newest = before;
    for (const FileSighting &row : rows) {
        if (row.file.updateTime) {
            newest = std::max(newest, std::optional(std::min(row.file.updateTime->instant(), latest)));
        }
    }
    return newest;
}

void DataClock::observe(std::span<const FileSighting> rows, Instant latest)
{
    m_now = dataTimeOf(rows, m_now, latest);
    observeFiltered(rows, latest);
}

void DataClock::observeFiltered(std::span<const FileSighting> rows, Instant latest)
{
    for (const FileSighting &row : rows) {
        if (row.file.state.known() == KnownState::Terminated) {
            std::erase_if(m_sentinels, [&row](const Sentinel &known) { return known.file == row.file.id; });
        } else if (row.file.updateTime && !row.file.state.name().isEmpty() &&
                   row.file.updateTime->instant() <= latest) {
            remember({.file = row.file.id, .updated = row.file.updateTime->instant()});
        }
    }
}

void DataClock::removeSentinels(std::span<const FileId> files)
{
    std::erase_if(m_sentinels,
                  [files](const Sentinel &known) { return std::ranges::find(files, known.file) != files.end(); });
}

void DataClock::remember(const Sentinel &row)
{
    if (m_sentinels.size() == maxSentinels && row.updated <= m_sentinels.back().updated) {
        return;
    }
    const auto known = std::ranges::find(m_sentinels, row.file, &Sentinel::file);
    if (known != m_sentinels.end()) {
        if (known->updated >= row.updated) {
            return;
        }
        m_sentinels.erase(known);
    }
    const auto place = std::ranges::upper_bound(m_sentinels, row.updated, std::greater(), &Sentinel::updated);
    m_sentinels.insert(place, row);
    m_sentinels.resize(std::min(m_sentinels.size(), maxSentinels));
}

} // namespace sealdesk
