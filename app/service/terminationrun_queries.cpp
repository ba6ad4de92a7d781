// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The part of TerminationRun that asks what became of files, and sends nothing.

#include "service/terminationrun.h"

#include "service/filelookup.h"
#include "service/readback.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

ApiError notShown(const QString &logId)
{
    ApiError error;
    error.kind = ApiErrorKind::NotFound;
    error.endpoint = Endpoint::QuerySignatureFiles;
    error.logId = logId;
    return error;
}

bool isTerminated(const FileSighting &sighting)
{
    return sighting.file.state.known() == KnownState::Terminated;
}

} // namespace

// "File not found" for the request as a whole: which of the files is it?
void TerminationRun::askForChunk(const ApiError &error)
{
    setPhase(Phase::Checking);
    m_chunkLookup = new FileLookup(m_session, Priority::Reconciliation, this);
    connect(m_chunkLookup, &FileLookup::waiting, this, &TerminationRun::waiting);
    connect(m_chunkLookup, &FileLookup::found, this, [this, error](const FileSighting &sighting, const QString &logId) {
        const int position = m_positions.value(sighting.file.id);
        setOutcome(position, isTerminated(sighting) ? FileOutcome{.state = OutcomeState::Terminated,
                                                                  .cause = cause::ConfirmedByQuery{},
                                                                  .logId = logId}
                                                    : FileOutcome{.state = OutcomeState::NotSent,
                                                                  .cause = cause::RequestRefused{.error = error},
                                                                  .logId = error.logId});
        Q_EMIT sighted({sighting});
    });
    connect(m_chunkLookup, &FileLookup::missing, this, [this, error](const FileId &file) {
        setOutcome(m_positions.value(file),
                   {.state = OutcomeState::Failed, .cause = cause::NotFound{}, .logId = error.logId});
    });
    connect(m_chunkLookup, &FileLookup::failed, this, [this, error](const FileId &file) {
        setOutcome(m_positions.value(file),
                   {.state = OutcomeState::Unknown, .cause = cause::NoAnswer{.error = error}, .logId = error.logId});
    });
    connect(m_chunkLookup, &FileLookup::drained, this, [this, error] { chunkAsked(error); });
    m_chunkLookup->ask(idsOf(m_chunk));
}

// With the missing file found out, the next request has no reason to be refused; without one, it has.
void TerminationRun::chunkAsked(const ApiError &error)
{
    std::exchange(m_chunkLookup, nullptr)->abandon();
    const bool explained = std::ranges::any_of(m_chunk, [this](int position) {
        return std::holds_alternative<cause::NotFound>(m_outcomes[static_cast<size_t>(position)].cause);
    });
    if (count(OutcomeState::Unknown) > 0) {
        endRest(cause::EarlierUnknown{});
    } else if (explained) {
        step();
    } else {
        endRest(cause::RequestRefused{.error = error});
    }
}

void TerminationRun::check(const std::vector<int> &positions)
{
    std::vector<FileId> files;
    for (const int position : positions) {
        const auto index = static_cast<size_t>(position);
        if (index < m_outcomes.size() && m_outcomes[index].state == OutcomeState::Unknown &&
            !m_beingChecked.contains(m_plan.files[index].file.id)) {
            m_beingChecked.insert(m_plan.files[index].file.id);
            files.push_back(m_plan.files[index].file.id);
        }
    }
    if (files.empty()) {
        return;
    }
    if (!m_unknownLookup) {
        m_unknownLookup = new FileLookup(m_session, Priority::Reconciliation, this);
        connect(m_unknownLookup, &FileLookup::waiting, this, &TerminationRun::waiting);
        connect(m_unknownLookup, &FileLookup::found, this, &TerminationRun::settleFound);
        connect(m_unknownLookup, &FileLookup::missing, this, [this](const FileId &file, const QString &logId) {
            m_beingChecked.remove(file);
            Q_EMIT checkFailed(m_positions.value(file), notShown(logId));
        });
        connect(m_unknownLookup, &FileLookup::failed, this, [this](const FileId &file, const ApiError &error) {
            m_beingChecked.remove(file);
            Q_EMIT checkFailed(m_positions.value(file), error);
        });
    }
    m_unknownLookup->ask(files);
}

void TerminationRun::settleFound(const FileSighting &sighting, const QString &logId)
{
    const int position = m_positions.value(sighting.file.id);
    m_beingChecked.remove(sighting.file.id);
    if (isTerminated(sighting)) {
        setOutcome(position, {.state = OutcomeState::Terminated, .cause = cause::ConfirmedByQuery{}, .logId = logId});
    } else {
        setOutcome(position,
                   {.state = OutcomeState::Unknown,
                    .cause = cause::StillInState{.now = sighting.file.state, .nowLabels = sighting.file.stateLabels},
                    .logId = m_outcomes[static_cast<size_t>(position)].logId});
    }
    Q_EMIT sighted({sighting});
}

void TerminationRun::readBack()
{
    if (!m_firstSent || count(OutcomeState::Terminated) + count(OutcomeState::Failed) == 0) {
        return;
    }
    ReadBack::Task task{.touched = {}, .refused = {}, .since = *m_firstSent};
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        const FileId &id = m_plan.files[i].file.id;
        if (m_outcomes[i].state == OutcomeState::Terminated || m_outcomes[i].state == OutcomeState::Failed) {
            task.touched.push_back(id);
        }
        if (std::holds_alternative<cause::RefusedByService>(m_outcomes[i].cause)) {
            task.refused.push_back(id);
        }
    }
    auto *const reader = new ReadBack(m_session, std::move(task), this);
    connect(reader, &ReadBack::sighted, this, &TerminationRun::sighted);
    connect(reader, &ReadBack::failed, this, [this](const ApiError &error) {
        Q_EMIT remarked({.kind = RunRemark::Kind::UnreadAfter, .chunk = 0, .logId = error.logId});
    });
    reader->start();
}

} // namespace sealdesk
