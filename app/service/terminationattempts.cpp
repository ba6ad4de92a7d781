// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationattempts.h"

#include <algorithm>

namespace sealdesk
{

TerminationAttempts::TerminationAttempts(Session &session, QHash<FileId, RunId> origins, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_origins(std::move(origins))
{
    connect(&session, &Session::corrected, &m_ledger, [this](const CorrectedOutcome &outcome) {
        m_ledger.addCorrection(outcome.file, outcome.run, outcome.correction);
    });
}

TerminationAttempts::~TerminationAttempts() = default;

std::optional<TerminationAttempts::StartRefusal> TerminationAttempts::refusal(const TerminationPlan &plan) const
{
    if (isRunning()) {
        return StartRefusal::RunUnderWay;
    }
    if (hasOpenOutcomes()) {
        return StartRefusal::OutcomesOpen;
    }
    const bool isRepeated = std::ranges::any_of(plan.files, [this](const FileSighting &sighting) {
        const std::optional<int> index = m_ledger.indexOf(sighting.file.id);
        return index && !m_ledger.isRetryable(*index);
    });
    return isRepeated ? std::optional(StartRefusal::NotToBeRepeated) : std::nullopt;
}

bool TerminationAttempts::hasOpenOutcomes() const
{
    return std::ranges::any_of(allOutcomeStates,
                               [this](OutcomeState state) { return isOpen(state) && m_ledger.count(state) > 0; });
}

bool TerminationAttempts::canRetry() const
{
    return !isRunning() && !hasOpenOutcomes() && !m_ledger.retryableFiles().empty();
}

std::optional<TerminationAttempts::StartRefusal> TerminationAttempts::start(TerminationPlan plan)
{
    if (const auto refused = refusal(plan)) {
        return refused;
    }
    plan.origins = originsOf(plan.files);
    m_runs.push_back(std::make_unique<TerminationRun>(m_session, m_ledger, std::move(plan)));
    TerminationRun *run = m_runs.back().get();
    Q_EMIT started(run);
    run->start();
    return std::nullopt;
}

// A file belongs to the run that tried it last.
QHash<FileId, RunId> TerminationAttempts::originsOf(const std::vector<FileSighting> &files) const
{
    QHash<FileId, RunId> origins;
    for (const FileSighting &sighting : files) {
        const FileId &id = sighting.file.id;
        const std::optional<int> index = m_ledger.indexOf(id);
        const auto before = m_origins.constFind(id);
        const LedgerFile *known = index ? &m_ledger.file(*index) : nullptr;
        if (known && (known->run || known->origin)) {
            origins.insert(id, known->run ? *known->run : *known->origin);
        } else if (before != m_origins.cend()) {
            origins.insert(id, *before);
        }
    }
    return origins;
}

void TerminationAttempts::stop()
{
    if (isRunning()) {
        m_runs.back()->stop();
    }
}

void TerminationAttempts::resolveNow()
{
    for (const auto &run : m_runs) {
        run->resolveNow();
    }
}

const TerminationRun *TerminationAttempts::latest() const
{
    return m_runs.empty() ? nullptr : m_runs.back().get();
}

bool TerminationAttempts::isRunning() const
{
    return latest() && latest()->phase() != TerminationRun::Phase::Finished;
}

bool TerminationAttempts::isStopping() const
{
    return isRunning() && latest()->isStopping();
}

bool TerminationAttempts::isResolving() const
{
    return std::ranges::any_of(
        m_runs, [](const auto &run) { return run->phase() == TerminationRun::Phase::Finished && run->isResolving(); });
}

bool TerminationAttempts::isLooking() const
{
    return std::ranges::any_of(
        m_runs, [](const auto &run) { return run->phase() == TerminationRun::Phase::Finished && run->isLooking(); });
}

} // namespace sealdesk
