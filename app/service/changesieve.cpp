// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/changesieve.h"

namespace sealdesk
{

ChangeSieve::Changes ChangeSieve::sift(const std::vector<FileSighting> &rows)
{
    Changes changes;
    for (const FileSighting &row : rows) {
        const auto before = known(row.file.id);
        if (before && row.file.updateTime && row.file.updateTime < before->updateTime) {
            continue;
        }
        const bool wasListed = before && before->place == Known::Place::Listed;
        if (fits(row.file, before)) {
            changes.gained += wasListed ? 0 : 1;
            m_changed.insert(row.file.id, {.updateTime = row.file.updateTime, .place = Known::Place::Listed});
            std::erase(changes.left, row.file.id);
            changes.arrived.push_back(row);
        } else if (wasListed) {
            --changes.gained;
            m_changed.insert(row.file.id, {.updateTime = row.file.updateTime, .place = Known::Place::Left});
            std::erase_if(changes.arrived, [&](const FileSighting &other) { return other.file.id == row.file.id; });
            changes.left.push_back(row.file.id);
        }
    }
    return changes;
}

std::optional<ChangeSieve::Known> ChangeSieve::known(const FileId &file) const
{
    const auto changed = m_changed.constFind(file);
    if (changed != m_changed.cend()) {
        return *changed;
    }
    const auto listed = m_listed.find(file);
    return listed ? std::optional{Known{.updateTime = listed->updateTime}} : std::nullopt;
}

// Keeps a listed row when this query shows it without the field in question: nothing indicates that it left.
bool ChangeSieve::fits(const SignatureFile &file, const std::optional<Known> &known) const
{
    const bool isPartial = file.templateId.isEmpty() || file.state.name().isEmpty();
    if (!isPartial || !known) {
        return m_filter.matches(file);
    }
    FileFilter applicable = m_filter;
    if (file.templateId.isEmpty()) {
        applicable.templates.clear();
    }
    if (file.state.name().isEmpty()) {
        applicable.states.clear();
    }
    return applicable.matches(file);
}

} // namespace sealdesk
