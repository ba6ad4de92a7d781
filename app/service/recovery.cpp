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

bool isOpen(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Unknown:
        return true;
    case OutcomeState::Terminated:
    case OutcomeState::Failed:
    case OutcomeState::Skipped:
    case OutcomeState::NotSent:
        return false;
    }
    Q_UNREACHABLE();
}

// By when a request that was started at \a sentAt has reached the service, if it does at all.
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

Recovery::Recovery(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

int Recovery::unknownCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_files, [](const File &file) { return isOpen(file.outcome.state); }));
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
    if (m_files.empty() && !load(*journal())) {
        finish();
        return;
    }
    settleUnsent();
    gatherBatches();
    next();
}

bool Recovery::load(Journal &journal)
{
    const auto ids = journal.unsettledRuns();
    if (!ids) {
        Q_EMIT journalFailed(ids.error());
        return false;
    }
    for (const RunId id : ids.value()) {
        const auto run = journal.run(id);
        if (!run) {
            m_runs.clear(); // all or nothing: what is missing is read when it is tried again
            m_files.clear();
            Q_EMIT journalFailed(run.error());
            return false;
        }
        take(run.value());
    }
    Q_EMIT loaded();
    return true;
}

void Recovery::take(const StoredRun &run)
{
    m_runs.push_back(run);
    for (size_t position = 0; position < run.files.size(); ++position) {
        const StoredFile &file = run.files[position];
        if (!isOpen(file.outcome.state)) {
            continue;
        }
        m_files.push_back({.run = run.summary.id,
                           .position = static_cast<int>(position),
                           .file = file.file,
                           .outcome = file.outcome});
        if (file.outcome.state == OutcomeState::Sending) {
            m_files.back().outcome = {.state = OutcomeState::Unknown, .cause = cause::CutShort{}, .logId = {}};
        }
    }
}

// What still waited when its process ended was never sent: a file is marked before it is.
void Recovery::settleUnsent()
{
    std::map<RunId, std::vector<int>> waiting;
    for (size_t i = 0; i < m_files.size(); ++i) {
        if (m_files[i].outcome.state == OutcomeState::Waiting) {
            waiting[m_files[i].run].push_back(static_cast<int>(i));
        }
    }
    for (const auto &[run, indexes] : waiting) {
        Settlement settlement{.by = Settlement::By::Program, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
        for (const int index : indexes) {
            settlement.files.push_back(
                {.position = m_files[static_cast<size_t>(index)].position,
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
    for (size_t i = 0; i < m_files.size(); ++i) {
        const File &file = m_files[i];
        if (file.outcome.state != OutcomeState::Unknown) {
            continue;
        }
        const auto run =
            std::ranges::find_if(m_runs, [&file](const StoredRun &stored) { return stored.summary.id == file.run; });
        const std::optional<int> chunk = run->files[static_cast<size_t>(file.position)].chunk;
        if (m_batches.empty() || m_batches.back().run != file.run || m_batches.back().chunk != chunk) {
            const StoredChunk *stored = chunkOf(*run, chunk);
            m_batches.push_back({.run = file.run,
                                 .chunk = chunk,
                                 .serviceTime = stored ? stored->serviceTime : std::nullopt,
                                 .indexes = {}});
        }
        m_batches.back().indexes.push_back(static_cast<int>(i));
    }
}

void Recovery::next()
{
    if (m_batches.empty()) {
        finish();
        return;
    }
    const Batch &batch = m_batches.front();
    Doubt doubt{.files = {}, .sentAt = batch.serviceTime, .since = m_session.client().clock().monotonic()};
    if (batch.serviceTime) {
        doubt.since = latestArrival(*batch.serviceTime);
    }
    for (const int index : batch.indexes) {
        doubt.files.push_back(m_files[static_cast<size_t>(index)].file.file.id);
    }
    m_reconciler = new Reconciler(m_session, std::move(doubt), this);
    connect(m_reconciler, &Reconciler::waiting, this, &Recovery::waiting);
    connect(m_reconciler, &Reconciler::lookStarted, this, &Recovery::lookStarted);
    connect(m_reconciler, &Reconciler::lookFailed, this, &Recovery::lookFailed);
    connect(m_reconciler, &Reconciler::found, this, &Recovery::takeFindings);
    connect(m_reconciler, &Reconciler::finished, this, &Recovery::endBatch);
    connect(m_reconciler, &Reconciler::failed, this, [this](const ApiError &error) {
        // What one request can't find out about, the next can't either.
        m_batches.clear();
        std::exchange(m_reconciler, nullptr)->abandon();
        Q_EMIT lookFailed(error);
        finish();
    });
    m_reconciler->start();
}

void Recovery::takeFindings(const std::vector<Finding> &findings)
{
    const Batch &batch = m_batches.front();
    Settlement settlement{
        .by = Settlement::By::Query, .chunk = batch.chunk, .httpStatus = {}, .logId = {}, .files = {}};
    std::vector<int> indexes;
    std::vector<FileSighting> seen;
    for (const Finding &finding : findings) {
        const auto index = std::ranges::find_if(batch.indexes, [this, &finding](int i) {
            return m_files[static_cast<size_t>(i)].file.file.id == finding.file;
        });
        const File &file = m_files[static_cast<size_t>(*index)];
        settlement.files.push_back({.position = file.position, .outcome = outcomeOf(finding, file.outcome)});
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
        Q_EMIT sighted(seen);
    }
}

void Recovery::endBatch()
{
    std::exchange(m_reconciler, nullptr)->abandon();
    m_batches.pop_front();
    next();
}

void Recovery::finish()
{
    m_running = false;
    Q_EMIT finished();
}

// False: the journal did not take it, and so it did not happen.
bool Recovery::settle(RunId run, Settlement settlement, const std::vector<int> &indexes)
{
    if (const auto problem = journal()->settle(run, settlement)) {
        Q_EMIT journalFailed(*problem);
        return false;
    }
    for (size_t i = 0; i < indexes.size(); ++i) {
        m_files[static_cast<size_t>(indexes[i])].outcome = std::move(settlement.files[i].outcome);
        Q_EMIT outcomeChanged(indexes[i]);
    }
    return true;
}

} // namespace sealdesk
