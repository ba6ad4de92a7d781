// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/session.h"

#include "feishu/endpoints/querysignaturefiles.h"
#include "store/journal/journal.h"
#include "store/recordbook.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// In the journal: a file was seen whose update time moved with its state.
constexpr auto updateTimeFact = "update_time_moves"_L1;

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
    if (Journal *const *open = std::get_if<Journal *>(&m_journal)) {
        m_updateTimeProven |= (*open)->hasFact(updateTimeFact);
    }
}

WindowTrust Session::windowTrust() const
{
    const bool isRolledBack = m_record && m_record->isRolledBack(); // until a person knows of it
    if (m_windowBroken || isRolledBack) {
        return WindowTrust::Broken;
    }
    return m_updateTimeProven && m_probeHeld ? WindowTrust::Proven : WindowTrust::Unproven;
}

bool Session::windowUsable()
{
    return !m_windowBroken && m_client.serverClock().isKnown();
}

void Session::distrustWindow()
{
    if (!std::exchange(m_windowBroken, true)) {
        Q_EMIT windowDistrusted();
    }
}

void Session::observeChange(const FileSighting &before, const FileSighting &after)
{
    if (after.file.state == before.file.state || after.file.state.name().isEmpty()) {
        return;
    }
    const auto &then = before.file.updateTime;
    const auto &now = after.file.updateTime;
    if (!now || (then && *now == *then)) {
        distrustWindow();
    } else if (then && *now > *then && !std::exchange(m_updateTimeProven, true)) {
        if (Journal *const *open = std::get_if<Journal *>(&m_journal)) {
            (*open)->setFact(updateTimeFact); // if it can't be written, it is found out again
        }
    }
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
