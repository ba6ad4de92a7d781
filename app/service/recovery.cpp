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

const StoredChunk *chunkOf(const StoredRun &run, std::optional<int> number)
{
    const auto found = std::ranges::find_if(run.chunks, [number](const StoredChunk &c) { return c.number == number; });
    return found == run.chunks.end() ? nullptr : &*found;
}

} // namespace

bool hasOpenFiles(const Session &session)
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
    connect(&session, &Session::corrected, this, [this](const CorrectedOutcome &outcome) {
        m_ledger.addCorrection(outcome.file, outcome.run, outcome.correction);
    });
}

int Recovery::openCount() const
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
    if (m_resolver) {
        m_resolver->lookNow();
        return;
    }
    m_loadedAt = m_session.client().clock().awake();
    if (journal() && load(*journal())) {
        settleUnsent();
        watchFiles();
    }
    if (!m_resolver) {
        Q_EMIT looked();
    }
}

void Recovery::setPace(OutcomeResolver::Pace pace)
{
    m_pace = pace;
    if (m_resolver) {
        m_resolver->setPace(pace);
    }
}

bool Recovery::load(Journal &journal)
{
    const auto ids = journal.unsettledRuns();
    if (!ids) {
        Q_EMIT journalFailed(ids.error());
        return false;
    }
    std::vector<StoredRun> runs;
    for (const RunId id : ids.value()) {
        const auto run = journal.run(id);
        if (!run) { // all or nothing: the next try reads all of it
            Q_EMIT journalFailed(run.error());
            return false;
        }
        runs.push_back(run.value());
    }
    m_runs = std::move(runs);
    m_positions.clear();
    loadLedger();
    refreshRetries();
    Q_EMIT loaded();
    return true;
}

// The open files first; then the others of their runs, so that nothing that is left to do goes unsaid. A file that
// several of the runs have is shown once.
void Recovery::loadLedger()
{
    std::vector<LedgerFile> files;
    for (const StoredRun &run : m_runs) {
        std::ranges::move(openFilesOf(run), std::back_inserter(files));
    }
    QSet<FileId> seen;
    std::ranges::for_each(files, [&seen](const LedgerFile &file) { seen.insert(file.confirmed.file.id); });
    for (size_t i = m_runs.size(); i > 0; --i) { // the latest run first
        const StoredRun &run = m_runs[i - 1];
        for (size_t position = 0; position < run.files.size(); ++position) {
            const StoredFile &file = run.files[position];
            if (!isOpen(file.outcome.state) && !seen.contains(file.file.file.id)) {
                seen.insert(file.file.file.id);
                files.push_back({.confirmed = file.file, .outcome = file.outcome, .run = run.summary.id});
                m_positions.push_back(static_cast<int>(position));
            }
        }
    }
    m_ledger.load(std::move(files));
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
    if (openCount() > 0) {
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

const StoredRun &Recovery::runOf(int index) const
{
    return *std::ranges::find_if(
        m_runs, [&](const StoredRun &stored) { return stored.summary.id == m_ledger.file(index).run; });
}

void Recovery::watchFiles()
{
    std::vector<Batch> batches;
    for (int index = 0; index < m_ledger.fileCount(); ++index) {
        const LedgerFile &file = m_ledger.file(index);
        if (!isOpen(file.outcome.state)) {
            continue;
        }
        const auto position = static_cast<std::size_t>(m_positions[static_cast<std::size_t>(index)]);
        const std::optional<int> chunk = runOf(index).files[position].chunk;
        if (batches.empty() || batches.back().run != *file.run || batches.back().chunk != chunk) {
            batches.push_back({.run = *file.run, .chunk = chunk, .indexes = {}});
        }
        batches.back().indexes.push_back(index);
    }
    if (batches.empty()) {
        return;
    }
    m_resolver = new OutcomeResolver(m_session, this);
    m_resolver->setPace(m_pace);
    connect(m_resolver, &OutcomeResolver::waiting, this, &Recovery::waiting);
    connect(m_resolver, &OutcomeResolver::lookStarted, this, &Recovery::lookStarted);
    connect(m_resolver, &OutcomeResolver::lookFailed, this, &Recovery::lookFailed);
    connect(m_resolver, &OutcomeResolver::found, this, &Recovery::handleFindings);
    connect(m_resolver, &OutcomeResolver::sighted, this, &Recovery::showSightings);
    connect(m_resolver, &OutcomeResolver::looked, this, &Recovery::looked);
    for (const Batch &batch : batches) {
        watch(batch, runOf(batch.indexes.front()));
    }
    m_resolver->lookNow();
}

// Whether the process that sent the request was still at work when it ended, and for how long, is not known: the time
// of the request counts from now.
void Recovery::watch(const Batch &batch, const StoredRun &run)
{
    const StoredChunk *const chunk = chunkOf(run, batch.chunk);
    OpenRequest request;
    request.dataTime = chunk ? chunk->dataTime : std::nullopt;
    for (const int index : batch.indexes) {
        const LedgerFile &file = m_ledger.file(index);
        request.files.push_back({.before = file.confirmed, .state = file.outcome.state});
    }
    m_batches.insert(m_resolver->add(std::move(request)), batch);
}

void Recovery::handleFindings(const std::vector<Finding> &findings)
{
    std::map<int, std::pair<Settlement, std::vector<int>>> settlements; // by the number of the batch
    std::vector<FileSighting> seen;
    for (const Finding &finding : findings) {
        const std::optional<int> index = m_ledger.indexOf(finding.sighting.file.id);
        if (!index || !isOpen(m_ledger.file(*index).outcome.state)) {
            continue;
        }
        auto &[settlement, indexes] = settlements[finding.request];
        const LedgerFile &file = m_ledger.file(*index);
        settlement.files.push_back({.position = m_positions[static_cast<std::size_t>(*index)],
                                    .outcome = outcomeOf(finding, file.outcome, file.confirmed)});
        indexes.push_back(*index);
        seen.push_back(finding.sighting);
    }
    for (auto &[number, entry] : settlements) {
        const Batch batch = m_batches.value(number);
        entry.first.by = Settlement::By::Query;
        entry.first.chunk = batch.chunk;
        if (!settle(batch.run, std::move(entry.first), entry.second)) {
            tryAgainLater();
            return;
        }
    }
    showSightings(seen);
}

// The journal still holds them as open.
void Recovery::tryAgainLater()
{
    constexpr std::chrono::minutes pause{10};
    stopLooking();
    m_session.client().clock().after(pause, this, [this] {
        if (!m_resolver) {
            start();
        }
    });
    Q_EMIT looked(); // the look has ended all the same
}

void Recovery::showSightings(const std::vector<FileSighting> &files)
{
    if (!files.empty()) {
        m_ledger.addSightings(files);
        Q_EMIT sighted(files);
    }
}

bool Recovery::mayLeaveUnknown() const
{
    return unknownCount() > 0 && m_session.client().clock().awake() - m_loadedAt >= HttpRequest().deadline;
}

bool Recovery::leaveUnknown(const QString &person)
{
    std::map<RunId, std::vector<int>> unknown;
    for (int index = 0; index < m_ledger.fileCount(); ++index) {
        if (m_ledger.file(index).outcome.state == OutcomeState::Unknown) {
            unknown[*m_ledger.file(index).run].push_back(index);
        }
    }
    for (const auto &[run, indexes] : unknown) {
        Settlement settlement{.by = Settlement::By::Person, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
        for (const int index : indexes) {
            settlement.files.push_back({.position = m_positions[static_cast<std::size_t>(index)],
                                        .outcome = {.state = OutcomeState::LeftUnknown,
                                                    .cause = cause::ClosedByPerson{.person = person},
                                                    .logId = m_ledger.file(index).outcome.logId}});
        }
        if (!settle(run, std::move(settlement), indexes)) {
            return false;
        }
    }
    stopLooking();
    watchFiles(); // the accepted ones
    return true;
}

void Recovery::stopLooking()
{
    m_batches.clear();
    if (m_resolver) {
        std::exchange(m_resolver, nullptr)->abandon();
    }
}

// Returns false if the journal could not be written; then nothing is settled, and the next start looks again.
bool Recovery::settle(RunId run, Settlement settlement, const std::vector<int> &indexes)
{
    Journal *const open = journal();
    if (!open) { // it was lost meanwhile
        Q_EMIT journalFailed(std::get<JournalProblem>(m_session.journal()));
        return false;
    }
    settlement.serviceTime = m_session.decisionTime();
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
