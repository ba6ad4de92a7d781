// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/session.h"

#include "feishu/endpoints/querysignaturefiles.h"
#include "store/recordbook.h"

namespace sealdesk
{

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
    m_journal = &record.journal();
}

bool Session::windowUsable()
{
    return m_windowTrust == WindowTrust::Trusted && m_client.serverClock().isKnown();
}

void Session::distrustWindow()
{
    if (m_windowTrust == WindowTrust::Broken) {
        return;
    }
    m_windowTrust = WindowTrust::Broken;
    Q_EMIT windowDistrusted();
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
