// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelookup.h"

#include "service/dataclock.h"

#include <algorithm>

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

FileLookup::FileLookup(Session &session, Priority priority, QObject *parent, std::size_t parallel)
    : QObject(parent)
    , m_session(session)
    , m_priority(priority)
    , m_parallel(parallel)
{
}

void FileLookup::lookUp(const std::vector<FileId> &files)
{
    m_queue.insert(m_queue.end(), files.begin(), files.end());
    lookUpNext();
}

void FileLookup::dropUnsent()
{
    m_queue.clear();
    const auto unsent =
        std::stable_partition(m_lookups.begin(), m_lookups.end(), [](const auto &each) { return each->isSent; });
    const std::vector<std::shared_ptr<Lookup>> dropped(unsent, m_lookups.end());
    m_lookups.erase(unsent, m_lookups.end());
    for (const auto &lookup : dropped) {
        if (lookup->call) {
            lookup->call->cancel();
        }
    }
    if (m_lookups.empty() && !dropped.empty()) {
        Q_EMIT drained();
    }
}

void FileLookup::abandon()
{
    m_abandoned = true;
    disconnect();
    cancelAll();
    // Deferred, because the lookup may be emitting a signal.
    deleteLater();
}

void FileLookup::cancelAll()
{
    for (const auto &lookup : std::exchange(m_lookups, {})) {
        if (lookup->call) {
            lookup->call->cancel();
        }
    }
}

void FileLookup::lookUpNext()
{
    while (!m_queue.empty() && m_lookups.size() < m_parallel) {
        const FileId file = m_queue.front();
        m_queue.pop_front();
        request(file);
    }
    if (m_lookups.empty()) {
        Q_EMIT drained();
    }
}

void FileLookup::request(const FileId &file)
{
    FilePageQuery query{
        .filter = {}, .pageToken = {}, .pageSize = lookupPageSize, .userIdType = m_session.connection().userIdType};
    query.filter.files = {file};
    const auto lookup = m_lookups.emplace_back(std::make_shared<Lookup>());
    lookup->file = file;
    lookup->call =
        m_session.client().send<FilePage>(querySignatureFiles(query), m_priority, this,
                                          [this, lookup](const Result<FilePage> &result, const ReplyFacts &facts) {
                                              handleReply(lookup, result, facts);
                                          });
    connect(lookup->call, &PendingCall::waiting, this, &FileLookup::waiting);
    connect(lookup->call, &PendingCall::aboutToSend, this, [this, lookup] {
        lookup->isSent = true;
        lookup->dataTime = m_session.dataClock().now();
        Q_EMIT requestStarting();
    });
}

// A call that was cancelled has no lookup any more.
void FileLookup::handleReply(const std::shared_ptr<Lookup> &lookup, const Result<FilePage> &result,
                             const ReplyFacts &facts)
{
    if (std::erase(m_lookups, lookup) == 0) {
        return;
    }
    if (!result) {
        failAll(lookup->file, result.error());
    } else {
        handlePage(*lookup, result.value(), facts);
    }
    if (!m_abandoned) {
        lookUpNext();
    }
}

void FileLookup::handlePage(const Lookup &lookup, const FilePage &page, const ReplyFacts &facts)
{
    RequestStamp stamp = facts.stamp;
    stamp.dataTime = lookup.dataTime;
    if (const auto sighting = sightingOf(lookup.file, page, stamp)) {
        m_session.dataClock().observeFiltered({{*sighting}}, m_session.latestTime());
        m_session.observeRows({{*sighting}});
        Q_EMIT found(*sighting, facts.logId);
        return;
    }
    if (!showsNothing(page)) {
        failAll(lookup.file, errorOf(u"asked for one file, got %1 others"_s.arg(page.files.size()), facts));
    } else if (page.head.provesAbsence) {
        Q_EMIT missing(lookup.file, facts.logId);
    } else {
        Q_EMIT unproven(lookup.file, errorOf(u"no file, but \"items\" or \"has_more\" is not as documented"_s, facts));
    }
}

// The files of the other requests come next, then those that were not requested yet.
void FileLookup::failAll(const FileId &file, const ApiError &error)
{
    std::vector<FileId> failing{file};
    std::ranges::transform(m_lookups, std::back_inserter(failing), [](const auto &lookup) { return lookup->file; });
    std::ranges::copy(std::exchange(m_queue, {}), std::back_inserter(failing));
    cancelAll();
    for (const FileId &each : failing) {
        if (!m_abandoned) {
            Q_EMIT failed(each, error);
        }
    }
}

} // namespace sealdesk
