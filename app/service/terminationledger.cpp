// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationledger.h"

#include "core/retryable.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

bool isSettled(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
        return false;
    case OutcomeState::Terminated:
    case OutcomeState::Failed:
    case OutcomeState::Skipped:
    case OutcomeState::NotSent:
    case OutcomeState::Unknown:
        return true;
    }
    Q_UNREACHABLE();
}

const ApiError *errorBehind(const FileOutcome &outcome)
{
    if (const auto *refused = std::get_if<cause::RequestRefused>(&outcome.cause)) {
        return &refused->error;
    }
    if (const auto *unchecked = std::get_if<cause::CheckFailed>(&outcome.cause)) {
        return &unchecked->error;
    }
    if (const auto *unanswered = std::get_if<cause::NoAnswer>(&outcome.cause)) {
        return &unanswered->error;
    }
    return nullptr;
}

} // namespace

TerminationLedger::TerminationLedger(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

TerminationLedger::~TerminationLedger() = default;

std::optional<TerminationLedger::Refusal> TerminationLedger::refusal(const TerminationPlan &plan) const
{
    if (isRunning()) {
        return Refusal::RunUnderWay;
    }
    const bool isRepeated = std::ranges::any_of(plan.files, [this](const FileSighting &sighting) {
        const auto known = m_rowOfFile.constFind(sighting.file.id);
        return known != m_rowOfFile.cend() && !mayBeOfferedAgain(m_rows[static_cast<size_t>(*known)].outcome);
    });
    return isRepeated ? std::optional(Refusal::NotToBeRepeated) : std::nullopt;
}

std::optional<TerminationLedger::Refusal> TerminationLedger::start(TerminationPlan plan)
{
    if (const auto refused = refusal(plan)) {
        return refused;
    }
    if (current()) {
        plan.retryOf = current()->id();
    }
    std::vector<int> rows = place(plan.files);
    m_attempts.push_back(
        {.run = std::make_unique<TerminationRun>(m_session, std::move(plan)), .rows = std::move(rows)});
    connectRun(m_attempts.size() - 1);
    Q_EMIT rowsReset();
    m_attempts.back().run->start();
    return std::nullopt;
}

std::vector<int> TerminationLedger::place(const std::vector<FileSighting> &files)
{
    std::vector<int> rows;
    rows.reserve(files.size());
    for (const FileSighting &file : files) {
        const auto known = m_rowOfFile.constFind(file.file.id);
        const int row = known != m_rowOfFile.cend() ? *known : static_cast<int>(m_rows.size());
        if (known == m_rowOfFile.cend()) {
            m_rows.push_back({});
            m_attemptOfRow.push_back(0);
            m_rowOfFile.insert(file.file.id, row);
        }
        m_rows[static_cast<size_t>(row)] = {.file = file, .outcome = {}};
        m_attemptOfRow[static_cast<size_t>(row)] = m_attempts.size();
        m_present.remove(file.file.id);
        rows.push_back(row);
    }
    return rows;
}

void TerminationLedger::connectRun(size_t attempt)
{
    TerminationRun *run = m_attempts[attempt].run.get();
    connect(run, &TerminationRun::phaseChanged, this, &TerminationLedger::phaseChanged);
    connect(run, &TerminationRun::waiting, this, &TerminationLedger::waiting);
    connect(run, &TerminationRun::remarked, this, &TerminationLedger::remarked);
    connect(run, &TerminationRun::finished, this, &TerminationLedger::finished);
    connect(run, &TerminationRun::sighted, this, &TerminationLedger::takeSightings);
    connect(run, &TerminationRun::outcomeChanged, this,
            [this, attempt](int position) { takeOutcome(attempt, position); });
    connect(run, &TerminationRun::lookStarted, this, &TerminationLedger::lookStarted);
    connect(run, &TerminationRun::lookFailed, this, &TerminationLedger::lookFailed);
    connect(run, &TerminationRun::reconciled, this, &TerminationLedger::reconciled);
    connect(run, &TerminationRun::journalFailed, this, &TerminationLedger::journalFailed);
}

void TerminationLedger::takeOutcome(size_t attempt, int position)
{
    const auto index = static_cast<size_t>(position);
    const int row = m_attempts[attempt].rows[index];
    if (m_attemptOfRow[static_cast<size_t>(row)] != attempt) {
        return; // the file was tried again since
    }
    m_rows[static_cast<size_t>(row)].outcome = m_attempts[attempt].run->outcomes()[index];
    Q_EMIT rowChanged(row);
}

void TerminationLedger::takeSightings(const std::vector<FileSighting> &files)
{
    for (const FileSighting &file : files) {
        const auto present = m_present.constFind(file.file.id);
        if (present == m_present.cend() || supersedes(file, *present)) {
            m_present.insert(file.file.id, file);
        }
    }
    Q_EMIT sighted(files);
}

void TerminationLedger::stop(TerminationRun::Unsettled unsettled)
{
    if (isRunning()) {
        m_attempts.back().run->stop(unsettled);
    }
}

void TerminationLedger::checkUnknown()
{
    for (const Attempt &attempt : m_attempts) {
        attempt.run->reconcileAgain();
    }
}

bool TerminationLedger::isCheckingUnknown() const
{
    return std::ranges::any_of(m_attempts, [](const Attempt &attempt) {
        return attempt.run->phase() == TerminationRun::Phase::Finished && attempt.run->isReconciling();
    });
}

const TerminationRun *TerminationLedger::current() const
{
    return m_attempts.empty() ? nullptr : m_attempts.back().run.get();
}

int TerminationLedger::count(OutcomeState state) const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [state](const Row &row) { return row.outcome.state == state; }));
}

std::optional<TerminationRun::Phase> TerminationLedger::phase() const
{
    return current() ? std::optional(current()->phase()) : std::nullopt;
}

bool TerminationLedger::isRunning() const
{
    return current() && current()->phase() != TerminationRun::Phase::Finished;
}

bool TerminationLedger::isStopping() const
{
    return isRunning() && current()->isStopping();
}

int TerminationLedger::settledCount() const
{
    return !current() ? 0 : static_cast<int>(std::ranges::count_if(current()->outcomes(), [](const FileOutcome &o) {
        return isSettled(o.state);
    }));
}

int TerminationLedger::currentTotal() const
{
    return current() ? static_cast<int>(current()->outcomes().size()) : 0;
}

std::optional<FileSighting> TerminationLedger::present(const FileId &file) const
{
    const auto found = m_present.constFind(file);
    return found == m_present.cend() ? std::nullopt : std::optional(*found);
}

std::vector<FileSighting> TerminationLedger::retryableFiles() const
{
    std::vector<FileSighting> files;
    for (const Row &row : m_rows) {
        if (mayBeOfferedAgain(row.outcome)) {
            files.push_back(m_present.value(row.file.file.id, row.file));
        }
    }
    return files;
}

std::optional<ApiError> TerminationLedger::leadingError(OutcomeState state) const
{
    for (const Row &row : m_rows) {
        const ApiError *error = row.outcome.state == state ? errorBehind(row.outcome) : nullptr;
        if (error) {
            return *error;
        }
    }
    return std::nullopt;
}

} // namespace sealdesk
