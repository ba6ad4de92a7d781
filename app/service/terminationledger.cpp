// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationledger.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

bool endedRetryably(const FileOutcome &outcome)
{
    switch (outcome.state) {
    case OutcomeState::NotSent:
        return true;
    case OutcomeState::Failed:
        return !std::holds_alternative<cause::NotFound>(outcome.cause) &&
               !std::holds_alternative<cause::Gone>(outcome.cause);
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Accepted:
    case OutcomeState::Terminated:
    case OutcomeState::Skipped:
    case OutcomeState::Unknown:
    case OutcomeState::LeftUnknown:
        return false;
    }
    Q_UNREACHABLE();
}

// Against its recorded outcome.
bool wasSeenTerminated(const LedgerFile &file)
{
    return std::ranges::any_of(file.corrections, [](const Correction &correction) {
        return correction.shown.known() == KnownState::Terminated;
    });
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

TerminationLedger::TerminationLedger(QObject *parent)
    : QObject(parent)
{
}

TerminationLedger::~TerminationLedger() = default;

void TerminationLedger::load(std::vector<LedgerFile> files)
{
    Q_EMIT aboutToReset();
    m_files = std::move(files);
    m_indexes.clear();
    m_indexes.reserve(static_cast<qsizetype>(m_files.size()));
    m_counts = {};
    m_attempts = 0;
    for (int index = 0; index < fileCount(); ++index) {
        m_indexes.insert(file(index).confirmed.file.id, index);
        ++m_counts[static_cast<std::size_t>(file(index).outcome.state)];
    }
    Q_EMIT reset();
}

TerminationLedger::Attempt TerminationLedger::addAttempt(const std::vector<FileSighting> &files)
{
    Q_EMIT aboutToReset();
    Attempt attempt{.number = ++m_attempts, .indexes = {}};
    attempt.indexes.reserve(files.size());
    for (const FileSighting &sighting : files) {
        const int index = indexOf(sighting.file.id).value_or(fileCount());
        std::optional<RunId> origin;
        if (index == fileCount()) {
            m_indexes.insert(sighting.file.id, index);
            m_files.emplace_back();
        } else {
            --m_counts[static_cast<std::size_t>(file(index).outcome.state)];
            origin = file(index).run ? file(index).run : file(index).origin;
        }
        m_files[static_cast<std::size_t>(index)] = {.confirmed = sighting, .origin = origin, .attempt = attempt.number};
        ++m_counts[static_cast<std::size_t>(OutcomeState::Waiting)];
        attempt.indexes.push_back(index);
    }
    Q_EMIT reset();
    return attempt;
}

void TerminationLedger::setRun(const Attempt &attempt, RunId run)
{
    for (const int index : attempt.indexes) {
        m_files[static_cast<std::size_t>(index)].run = run;
    }
}

void TerminationLedger::setOutcomes(std::vector<Entry> entries)
{
    std::vector<int> indexes;
    indexes.reserve(entries.size());
    for (Entry &entry : entries) {
        FileOutcome &outcome = m_files[static_cast<std::size_t>(entry.index)].outcome;
        if (outcome == entry.outcome) {
            continue;
        }
        --m_counts[static_cast<std::size_t>(outcome.state)];
        ++m_counts[static_cast<std::size_t>(entry.outcome.state)];
        outcome = std::move(entry.outcome);
        indexes.push_back(entry.index);
    }
    if (!indexes.empty()) {
        Q_EMIT changed(indexes);
    }
}

void TerminationLedger::addSightings(const std::vector<FileSighting> &sightings)
{
    std::vector<int> indexes;
    for (const FileSighting &sighting : sightings) {
        const std::optional<int> index = indexOf(sighting.file.id);
        if (index && supersedes(sighting, file(*index).lastSeen())) {
            m_files[static_cast<std::size_t>(*index)].present = sighting;
            indexes.push_back(*index);
        }
    }
    if (!indexes.empty()) {
        Q_EMIT changed(indexes);
    }
}

void TerminationLedger::addCorrection(const FileId &file, RunId run, const Correction &correction)
{
    const std::optional<int> index = indexOf(file);
    if (index && m_files[static_cast<std::size_t>(*index)].run == run) {
        m_files[static_cast<std::size_t>(*index)].corrections.push_back(correction);
        Q_EMIT changed({*index});
    }
}

// A ledger of several runs may hold the retry itself, which is not retried by itself.
void TerminationLedger::setRetriedBy(const QHash<FileId, RunId> &retries)
{
    std::vector<int> indexes;
    for (int index = 0; index < fileCount(); ++index) {
        LedgerFile &file = m_files[static_cast<std::size_t>(index)];
        const auto retry = retries.constFind(file.confirmed.file.id);
        const bool isLater = retry != retries.cend() && (!file.run || *retry > *file.run);
        const std::optional<RunId> retriedBy = isLater ? std::optional(*retry) : std::nullopt;
        if (retriedBy != std::exchange(file.retriedBy, retriedBy)) {
            indexes.push_back(index);
        }
    }
    if (!indexes.empty()) {
        Q_EMIT changed(indexes);
    }
}

std::optional<int> TerminationLedger::indexOf(const FileId &file) const
{
    const auto found = m_indexes.constFind(file);
    return found == m_indexes.cend() ? std::nullopt : std::optional(*found);
}

bool TerminationLedger::isRetryable(int index) const
{
    const LedgerFile &asked = file(index);
    return endedRetryably(asked.outcome) && !asked.retriedBy && !wasSeenTerminated(asked);
}

std::vector<FileSighting> TerminationLedger::retryableFiles(std::optional<RunId> run) const
{
    std::vector<FileSighting> files;
    for (int index = 0; index < fileCount(); ++index) {
        if (isRetryable(index) && (!run || file(index).run == run)) {
            files.push_back(file(index).lastSeen());
        }
    }
    return files;
}

std::optional<ApiError> TerminationLedger::leadingError(OutcomeState state) const
{
    for (const LedgerFile &file : m_files) {
        const ApiError *error = file.outcome.state == state ? errorBehind(file.outcome) : nullptr;
        if (error) {
            return *error;
        }
    }
    return std::nullopt;
}

} // namespace sealdesk
