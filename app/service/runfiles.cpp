// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/runfiles.h"

#include <algorithm>

namespace sealdesk
{

RunFiles::RunFiles(Session &session, TerminationLedger &ledger, const std::vector<FileSighting> &files,
                   std::function<void()> problemFound)
    : m_ledger(ledger)
    , m_attempt(ledger.addAttempt(files))
    , m_record(session)
    , m_problemFound(std::move(problemFound))
{
    m_ids.reserve(files.size());
    std::ranges::transform(files, std::back_inserter(m_ids), [](const FileSighting &each) { return each.file.id; });
}

std::vector<FileId> RunFiles::ids(const std::vector<int> &positions) const
{
    std::vector<FileId> ids;
    ids.reserve(positions.size());
    std::ranges::transform(positions, std::back_inserter(ids), [this](int position) { return id(position); });
    return ids;
}

const FileOutcome &RunFiles::outcome(int position) const
{
    return m_ledger.file(m_attempt.indexes[static_cast<std::size_t>(position)]).outcome;
}

bool RunFiles::isInState(int position, OutcomeState state) const
{
    const LedgerFile &file = m_ledger.file(m_attempt.indexes[static_cast<std::size_t>(position)]);
    return file.attempt == m_attempt.number && file.outcome.state == state;
}

bool RunFiles::areInState(const std::vector<int> &positions, OutcomeState state) const
{
    return std::ranges::all_of(positions, [this, state](int position) { return isInState(position, state); });
}

int RunFiles::count(OutcomeState state) const
{
    int number = 0;
    for (int position = 0; position < fileCount(); ++position) {
        number += isInState(position, state) ? 1 : 0;
    }
    return number;
}

std::vector<int> RunFiles::positionsIn(OutcomeState state, std::optional<int> most) const
{
    std::vector<int> positions;
    for (int position = 0; position < fileCount() && std::ssize(positions) < most.value_or(fileCount()); ++position) {
        if (isInState(position, state)) {
            positions.push_back(position);
        }
    }
    return positions;
}

QSet<FileId> RunFiles::idsIn(std::initializer_list<OutcomeState> states) const
{
    QSet<FileId> found;
    for (int position = 0; position < fileCount(); ++position) {
        if (std::ranges::any_of(states, [&](OutcomeState state) { return isInState(position, state); })) {
            found.insert(id(position));
        }
    }
    return found;
}

void RunFiles::settle(Settlement settlement)
{
    if (settlement.files.empty()) {
        return;
    }
    m_record.settle(settlement);
    m_problemFound();
    std::vector<std::pair<int, FileOutcome>> outcomes;
    outcomes.reserve(settlement.files.size());
    for (SettledFile &file : settlement.files) {
        outcomes.emplace_back(file.position, std::move(file.outcome));
    }
    show(std::move(outcomes));
}

void RunFiles::settleRequest(const std::vector<int> &positions, OutcomeState state, const OutcomeCause &cause,
                             const ApiError &error)
{
    Settlement settlement{.by = Settlement::By::Reply,
                          .chunk = m_record.chunk(), // nullopt without a token: the request was never recorded
                          .httpStatus = error.httpStatus,
                          .logId = error.logId,
                          .files = {}};
    for (const int position : positions) {
        settlement.files.push_back(
            {.position = position, .outcome = {.state = state, .cause = cause, .logId = error.logId}});
    }
    settle(std::move(settlement));
}

void RunFiles::settleUnsent(const OutcomeCause &cause)
{
    Settlement rest{.by = Settlement::By::Program, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
    for (const int position : positionsIn(OutcomeState::Waiting)) {
        rest.files.push_back(
            {.position = position, .outcome = {.state = OutcomeState::NotSent, .cause = cause, .logId = {}}});
    }
    settle(std::move(rest));
}

void RunFiles::show(const std::vector<int> &positions, OutcomeState state)
{
    std::vector<std::pair<int, FileOutcome>> outcomes;
    outcomes.reserve(positions.size());
    for (const int position : positions) {
        outcomes.emplace_back(position, FileOutcome{.state = state, .cause = cause::None{}, .logId = {}});
    }
    show(std::move(outcomes));
}

void RunFiles::show(std::vector<std::pair<int, FileOutcome>> &&outcomes)
{
    std::vector<TerminationLedger::Entry> entries;
    entries.reserve(outcomes.size());
    for (auto &[position, outcome] : outcomes) {
        const int index = m_attempt.indexes[static_cast<std::size_t>(position)];
        if (m_ledger.file(index).attempt == m_attempt.number) {
            entries.push_back({.index = index, .outcome = std::move(outcome)});
        }
    }
    m_ledger.setOutcomes(std::move(entries));
}

} // namespace sealdesk
