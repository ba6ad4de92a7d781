// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/pagewalk.h"

namespace sealdesk
{

PageWalk::PageWalk(Session &session, Plan plan, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_plan(std::move(plan))
{
}

void PageWalk::start()
{
    request({});
}

void PageWalk::abandon()
{
    m_abandoned = true;
    disconnect();
    if (m_call) {
        m_call->cancel();
    }
    // Not at once: the walk may be in the middle of a signal.
    deleteLater();
}

void PageWalk::request(const QString &pageToken)
{
    const FilePageQuery query{.filter = m_plan.filter,
                              .pageToken = pageToken,
                              .pageSize = pageSize,
                              .userIdType = m_session.connection().userIdType};
    m_call = m_session.client().send<FilePage>(
        querySignatureFiles(query), m_plan.priority, this,
        [this](const Result<FilePage> &result, const ReplyFacts &facts) { take(result, facts); });
    connect(m_call, &PendingCall::waiting, this, &PageWalk::waiting);
    connect(m_call, &PendingCall::aboutToSend, this, &PageWalk::requestStarting);
}

void PageWalk::take(const Result<FilePage> &result, const ReplyFacts &facts)
{
    m_call.clear();
    if (m_abandoned) {
        return;
    }
    if (!result) {
        Q_EMIT ended({.kind = WalkEnd::Kind::Failed, .error = result.error()});
        return;
    }
    ++m_pages;
    const WalkedPage page = walked(result.value(), facts.stamp);
    if (page.rowsOutsideWindow > 0) {
        m_session.distrustWindow();
    }
    const auto end = endAfter(result.value());
    if (!end && !m_abandoned) {
        request(result.value().nextPageToken);
    }
    if (!m_abandoned) {
        Q_EMIT pageArrived(page);
    }
    if (end && !m_abandoned) {
        Q_EMIT ended({.kind = *end, .error = std::nullopt});
    }
}

WalkedPage PageWalk::walked(const FilePage &page, const RequestStamp &stamp) const
{
    WalkedPage result{.rows = {}, .stamp = stamp, .itemsWithoutId = page.itemsWithoutId, .rowsOutsideWindow = 0};
    result.rows.reserve(page.files.size());
    for (const SignatureFile &file : page.files) {
        result.rowsOutsideWindow += m_plan.filter.windowContains(file) ? 0 : 1;
        result.rows.push_back({.file = file, .stamp = stamp});
    }
    return result;
}

std::optional<WalkEnd::Kind> PageWalk::endAfter(const FilePage &page)
{
    if (!page.hasMore) {
        return WalkEnd::Kind::Complete;
    }
    if (page.nextPageToken.isEmpty()) {
        return WalkEnd::Kind::MissingPageToken;
    }
    if (m_tokens.contains(page.nextPageToken)) {
        return WalkEnd::Kind::RepeatedPageToken;
    }
    if (m_plan.maxPages && m_pages >= *m_plan.maxPages) {
        return WalkEnd::Kind::PageLimit;
    }
    m_tokens.insert(page.nextPageToken);
    return std::nullopt;
}

} // namespace sealdesk
