// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The part of TerminationRun that writes down, before anything is done or shown.

#include "service/terminationrun.h"

#include "store/journal/journal.h"

namespace sealdesk
{

bool TerminationRun::openRecord()
{
    if (const auto *problem = std::get_if<JournalProblem>(&m_session.journal())) {
        noteProblem(*problem);
        return false;
    }
    m_journal = std::get<Journal *>(m_session.journal());
    const auto id = m_journal->beginRun({.connection = m_session.connection(),
                                         .reason = m_plan.reason.text(),
                                         .filterText = m_plan.filterText,
                                         .retryOf = m_plan.retryOf,
                                         .files = m_plan.files});
    if (!id) {
        noteProblem(id.error());
        return false;
    }
    m_id = id.value();
    return true;
}

// Also for a request that goes out again after a proven refusal: it keeps its number, and the time is the new one.
bool TerminationRun::recordSending()
{
    if (!std::exchange(m_chunkIsNumbered, true)) {
        ++m_chunkNumber;
    }
    const ServerClock &serverClock = m_session.client().serverClock();
    m_chunkSent = serverClock.isKnown() ? std::optional{serverClock.now()} : std::nullopt;
    const auto problem =
        m_journal->markSending(*m_id, {.number = m_chunkNumber, .positions = m_chunk, .serviceTime = m_chunkSent});
    if (problem) {
        noteProblem(*problem);
    }
    return !problem;
}

// The request was provably refused, or never went out.
void TerminationRun::takeBack()
{
    if (!std::exchange(m_onItsWay, false)) {
        return;
    }
    if (const auto problem = m_journal->markWaiting(*m_id, m_chunkNumber)) {
        noteProblem(*problem);
    }
    showChunk(OutcomeState::Waiting);
}

// The one place where an outcome is decided. In the journal first, on the screen then; what the journal did not take is
// marked as such.
void TerminationRun::settle(Settlement settlement)
{
    if (settlement.files.empty()) {
        return;
    }
    if (m_id) {
        if (const auto problem = m_journal->settle(*m_id, settlement)) {
            noteProblem(*problem);
            for (SettledFile &file : settlement.files) {
                file.outcome.recording = Recording::NotRecorded;
            }
        }
    }
    for (SettledFile &file : settlement.files) {
        m_outcomes[static_cast<size_t>(file.position)] = std::move(file.outcome);
    }
    for (const SettledFile &file : settlement.files) {
        Q_EMIT outcomeChanged(file.position);
    }
}

void TerminationRun::settleChunk(OutcomeState state, const OutcomeCause &cause, const ApiError &error)
{
    // Without a token no chunk was ever written down.
    Settlement settlement{.by = Settlement::By::Reply,
                          .chunk = m_chunkIsNumbered ? std::optional{m_chunkNumber} : std::nullopt,
                          .httpStatus = error.httpStatus,
                          .logId = error.logId,
                          .files = {}};
    for (const int position : m_chunk) {
        settlement.files.push_back(
            {.position = position, .outcome = {.state = state, .cause = cause, .logId = error.logId}});
    }
    settle(std::move(settlement));
}

void TerminationRun::settleRest(const OutcomeCause &cause)
{
    Settlement rest{.by = Settlement::By::Program, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
    for (const int position : positionsIn(OutcomeState::Waiting)) {
        rest.files.push_back(
            {.position = position, .outcome = {.state = OutcomeState::NotSent, .cause = cause, .logId = {}}});
    }
    settle(std::move(rest));
}

void TerminationRun::showChunk(OutcomeState state)
{
    for (const int position : m_chunk) {
        m_outcomes[static_cast<size_t>(position)] = {.state = state, .cause = cause::None{}, .logId = {}};
        Q_EMIT outcomeChanged(position);
    }
}

void TerminationRun::noteProblem(const JournalProblem &problem)
{
    if (!m_journalProblem) {
        m_journalProblem = problem;
        Q_EMIT journalFailed(problem);
    }
}

} // namespace sealdesk
