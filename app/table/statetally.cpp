// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/statetally.h"

#include "text/statelabel.h"

#include <algorithm>
#include <tuple>

namespace sealdesk
{

namespace
{

// Flow position, then unknown states by name, then the missing one.
auto flowPosition(const FileState &state)
{
    const auto known = state.known();
    const int place = known                     ? static_cast<int>(*known)
                      : !state.name().isEmpty() ? static_cast<int>(allKnownStates.size())
                                                : static_cast<int>(allKnownStates.size()) + 1;
    return std::tuple{place, state.name()};
}

} // namespace

bool comesBefore(const FileState &a, const FileState &b)
{
    return flowPosition(a) < flowPosition(b);
}

void StateTally::add(const FileState &state, const LocalizedText &labels, int files)
{
    Entry &entry = m_entries[state];
    entry.count += files;
    if (!labels.isEmpty()) {
        entry.labels = labels;
    }
}

std::vector<StateCount> StateTally::counts(UiLanguage language) const
{
    std::vector<StateCount> result;
    result.reserve(static_cast<std::size_t>(m_entries.size()));
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        result.push_back({.state = it.key(), .label = stateLabel(it.key(), it->labels, language), .count = it->count});
    }
    std::ranges::sort(result, comesBefore, &StateCount::state);
    return result;
}

} // namespace sealdesk
