// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelookup.h"

#include "service/dataclock.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// One would be enough. A few more reveal a service that ignores signature_file_id.
constexpr int lookupPageSize = 10;

std::optional<FileSighting> sightingOf(const FileId &file, const FilePage &page, const RequestStamp &stamp)
{
    std::optional<FileSighting> best;
    for (const SignatureFile &candidate : page.files) {
        const FileSighting sighting{.file = candidate, .stamp = stamp};
        if (candidate.id == file && (!best || supersedes(sighting, *best))) {
            best = sighting;
        }
    }
    return best;
}

// Other rows, or a page after this one, mean that the service ignored the filter.
bool showsNothing(const FilePage &page)
{
    return page.files.empty() && page.itemsWithoutId == 0 && page.head.hasMore != FilePageHead::HasMore::Yes;
}

ApiError errorOf(const QString &detail, const ReplyFacts &facts)
{
    ApiError error = badReply(Endpoint::QuerySignatureFiles, detail);
    error.httpStatus = facts.httpStatus;
    error.logId = facts.logId;
    return error;
}

} // namespace

FileLookup::FileLookup(Session &session, Priority priority, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_priority(priority)
{
}

void FileLookup::lookUp(const std::vector<FileId> &files)
{
    m_queue.insert(m_queue.end(), files.begin(), files.end());
    if (!m_call) {
        lookUpNext();
    }
}

void FileLookup::abandon()
{
    m_abandoned = true;
    disconnect();
    if (m_call) {
        m_call->cancel();
    }
    // Deferred, because the lookup may be emitting a signal.
    deleteLater();
}

void FileLookup::lookUpNext()
{
    if (m_queue.empty()) {
        Q_EMIT drained();
        return;
    }
    const FileId file = m_queue.front();
    m_queue.pop_front();
    FilePageQuery query{
        .filter = {}, .pageToken = {}, .pageSize = lookupPageSize, .userIdType = m_session.connection().userIdType};
    query.filter.file = file;
    m_call = m_session.client().send<FilePage>(
        querySignatureFiles(query), m_priority, this,
        [this, file](const Result<FilePage> &result, const ReplyFacts &facts) { handleReply(file, result, facts); });
    connect(m_call, &PendingCall::waiting, this, &FileLookup::waiting);
    connect(m_call, &PendingCall::aboutToSend, this, [this] { m_dataTime = m_session.dataClock().now(); });
    connect(m_call, &PendingCall::aboutToSend, this, &FileLookup::requestStarting);
}

void FileLookup::handleReply(const FileId &file, const Result<FilePage> &result, const ReplyFacts &facts)
{
    m_call.clear();
    if (m_abandoned) {
        return;
    }
    if (!result) {
        failAll(file, result.error());
    } else {
        handlePage(file, result.value(), facts);
    }
    // A slot may have added files and so started the next request already.
    if (!m_abandoned && !m_call) {
        lookUpNext();
    }
}

void FileLookup::handlePage(const FileId &file, const FilePage &page, const ReplyFacts &facts)
{
    RequestStamp stamp = facts.stamp;
    stamp.dataTime = m_dataTime;
    if (const auto sighting = sightingOf(file, page, stamp)) {
        m_session.dataClock().observeFiltered({{*sighting}}, m_session.latestTime());
        m_session.observeRows({{*sighting}});
        Q_EMIT found(*sighting, facts.logId);
        return;
    }
    if (!showsNothing(page)) {
        failAll(file, errorOf(u"asked for one file, got %1 others"_s.arg(page.files.size()), facts));
    } else if (page.head.provesAbsence) {
        Q_EMIT missing(file, facts.logId);
    } else {
        Q_EMIT unproven(file, errorOf(u"no file, but \"items\" or \"has_more\" is not as documented"_s, facts));
    }
}

void FileLookup::failAll(const FileId &file, const ApiError &error)
{
    std::deque<FileId> failing = std::exchange(m_queue, {});
    failing.push_front(file);
    for (const FileId &each : failing) {
        if (!m_abandoned) {
            Q_EMIT failed(each, error);
        }
    }
}

} // namespace sealdesk
