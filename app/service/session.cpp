// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/session.h"

#include "feishu/endpoints/querysignaturefiles.h"
#include "store/journal/journal.h"
#include "store/recordbook.h"

#include <QHash>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// seeds/query.md, "states"
constexpr std::size_t maxStatesInQuery = 100;

constexpr std::chrono::seconds shortestLag{30};
constexpr std::chrono::hours longestLag{1};

} // namespace

Session::Session(const Connection &connection, Credentials credentials, ServiceClient::Parts parts, Kind kind,
                 QObject *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_client(connection, std::move(credentials), parts)
{
}

void Session::setRecord(RecordBook &record)
{
    m_record = &record;
    setJournal(&record.journal());
}

void Session::setJournal(JournalAccess journal)
{
    m_journal = std::move(journal);
    Journal *const *open = std::get_if<Journal *>(&m_journal);
    m_windows.setJournal(open ? *open : nullptr);
    if (open) {
        m_lag = std::max(m_lag, (*open)->longestLag()); // nullopt is the least
    }
}

WindowTrust Session::windowTrust() const
{
    const bool isRolledBack = m_record && m_record->isRolledBack(); // until a person knows of it
    return isRolledBack ? WindowTrust::Broken : m_windows.trust();
}

void Session::addWindowFault()
{
    m_windows.addFault();
    Q_EMIT windowFaulted();
    Q_EMIT windowEvidenceChanged();
}

void Session::addCleanProbe()
{
    m_windows.addCleanProbe();
    Q_EMIT windowEvidenceChanged();
}

void Session::observeChange(const FileSighting &before, const FileSighting &after)
{
    if (after.file.state == before.file.state || after.file.state.name().isEmpty()) {
        return;
    }
    const auto &then = before.file.updateTime;
    const auto &now = after.file.updateTime;
    if (!now || (then && *now == *then)) {
        const bool wasBroken = m_windows.trust() == WindowTrust::Broken;
        m_windows.addUnmovedUpdateTime();
        if (!wasBroken) {
            Q_EMIT windowFaulted();
        }
        Q_EMIT windowEvidenceChanged();
    } else if (then && *now > *then) {
        m_windows.addUpdateTimeMove();
    }
}

std::vector<FileState> Session::knownStates() const
{
    std::vector<FileState> states(allKnownStates.begin(), allKnownStates.end());
    states.insert(states.end(), m_heardStates.begin(), m_heardStates.end());
    return states;
}

void Session::observeRows(std::span<const FileSighting> rows)
{
    for (const FileSighting &row : rows) {
        const FileState &state = row.file.state;
        const bool isNew =
            !state.known() && !state.name().isEmpty() && std::ranges::find(m_heardStates, state) == m_heardStates.end();
        if (isNew && allKnownStates.size() + m_heardStates.size() < maxStatesInQuery) {
            m_heardStates.push_back(state);
        }
    }
    Journal *const *open = std::get_if<Journal *>(&m_journal);
    if (!open || rows.empty()) {
        return;
    }
    QHash<FileId, const FileSighting *> shown;
    std::vector<FileId> files;
    for (const FileSighting &row : rows) {
        shown.insert(row.file.id, &row);
        files.push_back(row.file.id);
    }
    const auto outcomes = (*open)->outcomesOf(files);
    if (!outcomes) {
        return; // whoever needs the journal reports it
    }
    for (const RecordedOutcome &recorded : outcomes.value()) {
        const FileSighting &row = *shown.value(recorded.file);
        const bool isKnown = std::ranges::find(recorded.corrections, row.file.state) != recorded.corrections.end();
        if (!isKnown && contradicts(row, recorded, m_client.clock().now(), lagMargin())) {
            correct(**open, recorded, row);
        }
    }
}

void Session::correct(Journal &journal, const RecordedOutcome &recorded, const FileSighting &row)
{
    const auto &updated = row.file.updateTime;
    const CorrectedOutcome corrected{
        .run = recorded.run,
        .file = recorded.file,
        .recorded = recorded.outcome.state,
        .correction = {.shown = row.file.state,
                       .shownLabels = row.file.stateLabels,
                       .updatedAt = updated ? std::optional(updated->instant()) : std::nullopt,
                       .seenAt = m_client.clock().now()}};
    if (!journal.correct(recorded.run, recorded.position, corrected.correction)) {
        Q_EMIT this->corrected(corrected);
    }
}

void Session::observeLag(std::chrono::milliseconds lag)
{
    lag = std::clamp<std::chrono::milliseconds>(lag, shortestLag, longestLag);
    if (m_lag && *m_lag >= lag) {
        return;
    }
    m_lag = lag;
    if (Journal *const *open = std::get_if<Journal *>(&m_journal)) {
        (*open)->recordLag(lag); // if it can't be written, it is measured again
    }
}

std::chrono::milliseconds Session::lagMargin() const
{
    return std::max<std::chrono::milliseconds>(checkMargin, m_lag ? 2 * *m_lag : std::chrono::milliseconds{0});
}

std::optional<Instant> Session::decisionTime()
{
    const ServerClock &clock = m_client.serverClock();
    if (!clock.isKnown()) {
        return std::nullopt;
    }
    return std::max(std::optional(std::min(clock.now(), m_client.clock().now())), m_dataClock.now());
}

Instant Session::latestNow()
{
    const Instant here = m_client.clock().now();
    const ServerClock &service = m_client.serverClock();
    return std::max({here, service.isKnown() ? service.now() : here, m_dataClock.now().value_or(here)});
}

Instant Session::latestTime()
{
    const ServerClock &clock = m_client.serverClock();
    return clock.isKnown() ? clock.now() : Instant::min();
}

PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done)
{
    FilePageQuery oneRow{.filter = {}, .pageToken = {}, .pageSize = 1, .userIdType = session.connection().userIdType};
    return session.client().send<FilePage>(querySignatureFiles(oneRow), Priority::Listing, context,
                                           [done = std::move(done)](const Result<FilePage> &page, const ReplyFacts &) {
                                               done(page ? std::nullopt : std::optional{page.error()});
                                           });
}

} // namespace sealdesk
