// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/earlieroutcomes.h"

#include "store/journal/journal.h"

#include <QHash>

namespace sealdesk
{

EarlierOutcomes earlierOutcomes(const Session &session, std::vector<FileSighting> files)
{
    EarlierOutcomes earlier;
    earlier.files = std::move(files);
    const auto *journal = std::get_if<Journal *>(&session.journal());
    if (!journal) {
        return earlier;
    }
    std::vector<FileId> ids;
    ids.reserve(earlier.files.size());
    for (const FileSighting &each : earlier.files) {
        ids.push_back(each.file.id);
    }
    const auto outcomes = (*journal)->outcomesOf(ids);
    if (!outcomes) {
        return earlier;
    }
    QHash<FileId, OutcomeState> latest; // runs come in their order
    for (const RecordedOutcome &recorded : outcomes.value()) {
        const OutcomeState state = recorded.outcome.state;
        const bool didNothing = state == OutcomeState::NotSent || state == OutcomeState::Skipped;
        if (!didNothing || !latest.contains(recorded.file)) {
            latest.insert(recorded.file, state);
        }
    }
    earlier.open = static_cast<int>(std::erase_if(earlier.files, [&latest](const FileSighting &each) {
        const auto state = latest.constFind(each.file.id);
        return state != latest.cend() && isOpen(*state);
    }));
    for (const FileSighting &each : earlier.files) {
        earlier.leftUnknown += latest.value(each.file.id, OutcomeState::Waiting) == OutcomeState::LeftUnknown ? 1 : 0;
    }
    return earlier;
}

} // namespace sealdesk
