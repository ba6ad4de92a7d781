// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationselection.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sealdesk
{

namespace
{

void add(TerminationSelection &selection, const FileSighting &file)
{
    switch (file.file.state.phase()) {
    case StatePhase::InFlight:
    case StatePhase::Unknown:
        selection.offered.push_back(file);
        return;
    case StatePhase::Final:
        selection.finals.push_back(file);
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<FileSighting> withoutRepeats(std::vector<FileSighting> files)
{
    QSet<FileId> seen;
    seen.reserve(static_cast<qsizetype>(files.size()));
    std::erase_if(files, [&seen](const FileSighting &sighting) {
        const auto before = seen.size();
        seen.insert(sighting.file.id);
        return seen.size() == before;
    });
    return files;
}

TerminationSelection selectionOf(std::span<const FileSighting> listed)
{
    TerminationSelection selection;
    for (const FileSighting &file : listed) {
        add(selection, file);
    }
    return selection;
}

TerminationSelection selectionOf(std::span<const FileSighting> listed, const PreflightResult &checked)
{
    const QSet<FileId> gone(checked.notVisible.begin(), checked.notVisible.end());
    QHash<FileId, const FileSighting *> now;
    now.reserve(static_cast<qsizetype>(checked.files.size()));
    for (const FileSighting &file : checked.files) {
        now.insert(file.file.id, &file);
    }
    TerminationSelection selection;
    for (const FileSighting &file : listed) {
        const FileSighting *current = now.value(file.file.id);
        if (!current || gone.contains(file.file.id)) {
            selection.notVisible.push_back(file);
            continue;
        }
        selection.changed += current->file.state == file.file.state ? 0 : 1;
        add(selection, *current);
    }
    return selection;
}

} // namespace sealdesk
