// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/recovery.h"

#include "service/terminationjudge.h"
#include "store/journal/journal.h"

#include <algorithm>
#include <map>

namespace sealdesk
{

namespace
{

// The time by which a request started at \a sentAt has reached the service, if it does at all.
Instant latestArrival(Instant sentAt)
{
    return sentAt + HttpRequest().deadline;
}

const StoredChunk *chunkOf(const StoredRun &run, std::optional<int> number)
{
    const auto found = std::ranges::find_if(run.chunks, [number](const StoredChunk &c) { return c.number == number; });
    return found == run.chunks.end() ? nullptr : &*found;
}

} // namespace

bool hasUnsettledFiles(const Session &session)
{
    const auto *journal = std::get_if<Journal *>(&session.journal());
    if (!journal) {
        return false;
    }
    const auto runs = (*journal)->unsettledRuns();
    return !runs || !runs.value().empty();
}

Recovery::Recovery(Session &session, TerminationLedger &ledger, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ledger(ledger)
{
}

int Recovery::unknownCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_ledger.files(), [](const LedgerFile &file) { return isOpen(file.outcome.state); }));
}

Journal *Recovery::journal() const
{
    const auto *journal = std::get_if<Journal *>(&m_session.journal());
    return journal ? *journal : nullptr;
}

void Recovery::start()
{
    if (m_running || !journal()) {
        return;
    }
    m_running = true;
    if (m_runs.empty() && !load(*journal())) {
        finish();
        return;
    }
    settleUnsent();
    gatherBatches();
    reconcileNextBatch();
}

bool Recovery::load(Journal &journal)
{
    const auto ids = journal.unsettledRuns();
    if (!ids) {
        Q_EMIT journalFailed(ids.error());
        return false;
    }
    std::vector<LedgerFile> files;
    for (const RunId id : ids.value()) {
        const auto run = journal.run(id);
        if (!run) {
            m_runs.clear(); // all or nothing: the next try reads all of it
            m_positions.clear();
            Q_EMIT journalFailed(run.error());
            return false;
        }
        m_runs.push_back(run.value());
        std::ranges::move(openFilesOf(run.value()), std::back_inserter(files));
    }
    m_ledger.load(std::move(files));
    refreshRetries();
    Q_EMIT loaded();
    return true;
}

std::vector<LedgerFile> Recovery::openFilesOf(const StoredRun &run)
{
    std::vector<LedgerFile> files;
    for (size_t position = 0; position < run.files.size(); ++position) {
        const StoredFile &file = run.files[position];
        if (!isOpen(file.outcome.state)) {
            continue;
        }
        const bool wasCutShort = file.outcome.state == OutcomeState::Sending;
        files.push_back(
            {.confirmed = file.file,
             .outcome = wasCutShort
                            ? FileOutcome{.state = OutcomeState::Unknown, .cause = cause::CutShort{}, .logId = {}}
                            : file.outcome,
             .run = run.summary.id});
        m_positions.push_back(static_cast<int>(position));
    }
    return files;
}

void Recovery::refreshRetries()
{
    QHash<FileId, RunId> retries;
    for (const StoredRun &run : m_runs) {
        if (Journal *const open = journal()) {
            if (const auto found = open->retriedFiles(run.summary.id)) {
                retries.insert(found.value());
            }
        }
    }
    m_ledger.setRetriedBy(retries);
}

const StoredRun *Recovery::runToRetry() const
{
    if (unknownCount() > 0) {
        return nullptr;
    }
    const auto run = std::ranges::find_if(
        m_runs, [this](const StoredRun &stored) { return !m_ledger.retryableFiles(stored.summary.id).empty(); });
    return run == m_runs.end() ? nullptr : &*run;
}

// Files that were still waiting when their process ended were never sent: a file is marked before it is sent.
void Recovery::settleUnsent()
{
    std::map<RunId, std::vector<int>> waiting;
    for (int index = 0; index < m_ledger.fileCount(); ++index) {
        if (m_ledger.file(index).outcome.state == OutcomeState::Waiting) {
            waiting[*m_ledger.file(index).run].push_back(index);
        }
    }
    for (const auto &[run, indexes] : waiting) {
        Settlement settlement{.by = Settlement::By::Program, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
        for (const int index : indexes) {
            settlement.files.push_back(
                {.position = m_positions[static_cast<size_t>(index)],
                 .outcome = {.state = OutcomeState::NotSent, .cause = cause::Interrupted{}, .logId = {}}});
        }
        if (!settle(run, std::move(settlement), indexes)) {
            return;
        }
    }
}

void Recovery::gatherBatches()
{
    m_batches.clear();
    for (int index = 0; index < m_ledger.fileCount(); ++index) {
        const LedgerFile &file = m_ledger.file(index);
        if (file.outcome.state != OutcomeState::Unknown) {
            continue;
        }
        const auto run =
            std::ranges::find_if(m_runs, [&file](const StoredRun &stored) { return stored.summary.id == file.run; });
        const int position = m_positions[static_cast<size_t>(index)];
        const std::optional<int> chunk = run->files[static_cast<size_t>(position)].chunk;
        if (m_batches.empty() || m_batches.back().run != *file.run || m_batches.back().chunk != chunk) {
            const StoredChunk *stored = chunkOf(*run, chunk);
            m_batches.push_back({.run = *file.run,
                                 .chunk = chunk,
                                 .serviceTime = stored ? stored->serviceTime : std::nullopt,
                                 .indexes = {}});
        }
        m_batches.back().indexes.push_back(index);
    }
}

void Recovery::reconcileNextBatch()
{
    if (m_batches.empty()) {
        finish();
        return;
    }
    const Batch &batch = m_batches.front();
    UnconfirmedRequest request{.files = {}, .sentAt = batch.serviceTime, .since = m_session.client().clock().awake()};
    if (batch.serviceTime) {
        request.since = latestArrival(*batch.serviceTime);
    }
    for (const int index : batch.indexes) {
        request.files.push_back(m_ledger.file(index).confirmed.file.id);
    }
    m_reconciler = new Reconciler(m_session, std::move(request), this);
    connect(m_reconciler, &Reconciler::waiting, this, &Recovery::waiting);
    connect(m_reconciler, &Reconciler::lookStarted, this, &Recovery::lookStarted);
    connect(m_reconciler, &Reconciler::lookFailed, this, &Recovery::lookFailed);
    connect(m_reconciler, &Reconciler::found, this, &Recovery::handleFindings);
    connect(m_reconciler, &Reconciler::finished, this, &Recovery::endBatch);
    connect(m_reconciler, &Reconciler::failed, this, [this](const ApiError &error) {
        // If one request can't be reconciled, the next can't either.
        m_batches.clear();
        std::exchange(m_reconciler, nullptr)->abandon();
        Q_EMIT lookFailed(error);
        finish();
    });
    m_reconciler->start();
}

void Recovery::handleFindings(const std::vector<Finding> &findings)
{
    const Batch &batch = m_batches.front();
    Settlement settlement{
        .by = Settlement::By::Query, .chunk = batch.chunk, .httpStatus = {}, .logId = {}, .files = {}};
    std::vector<int> indexes;
    std::vector<FileSighting> seen;
    for (const Finding &finding : findings) {
        const auto index = std::ranges::find_if(
            batch.indexes, [this, &finding](int i) { return m_ledger.file(i).confirmed.file.id == finding.file; });
        settlement.files.push_back({.position = m_positions[static_cast<size_t>(*index)],
                                    .outcome = outcomeOf(finding, m_ledger.file(*index).outcome)});
        indexes.push_back(*index);
        if (finding.sighting) {
            seen.push_back(*finding.sighting);
        }
    }
    if (!settle(batch.run, std::move(settlement), indexes)) {
        std::exchange(m_reconciler, nullptr)->abandon();
        m_batches.clear();
        finish();
        return;
    }
    if (!seen.empty()) {
        m_ledger.addSightings(seen);
        Q_EMIT sighted(seen);
    }
}

void Recovery::endBatch()
{
    std::exchange(m_reconciler, nullptr)->abandon();
    m_batches.pop_front();
    reconcileNextBatch();
}

void Recovery::finish()
{
    m_running = false;
    Q_EMIT finished();
}

// Returns false if the journal could not be written; then nothing is settled.
bool Recovery::settle(RunId run, Settlement settlement, const std::vector<int> &indexes)
{
    Journal *const open = journal();
    if (!open) { // it was lost meanwhile
        Q_EMIT journalFailed(std::get<JournalProblem>(m_session.journal()));
        return false;
    }
    if (const auto problem = open->settle(run, settlement)) {
        Q_EMIT journalFailed(*problem);
        return false;
    }
    std::vector<TerminationLedger::Entry> entries;
    for (size_t i = 0; i < indexes.size(); ++i) {
        entries.push_back({.index = indexes[i], .outcome = std::move(settlement.files[i].outcome)});
    }
    m_ledger.setOutcomes(std::move(entries));
    return true;
}

} // namespace sealdesk
