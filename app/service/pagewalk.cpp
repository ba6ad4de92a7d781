// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/pagewalk.h"

#include "core/whenfinished.h"
#include "service/dataclock.h"

#include <QThreadPool>

namespace sealdesk
{

namespace
{

// Back-pressure: stop requesting while this many pages are unread. Each holds ten times its bytes.
constexpr size_t maxUnreadPages = 4;

// A row later than the upper bound may have been updated while the page was made (product.md 4a.2).
bool isOutsideWindow(const SignatureFile &file, const FileFilter &filter, Instant asked)
{
    const bool isTooLate = filter.updatedTo && file.updateTime && *file.updateTime > *filter.updatedTo;
    return !filter.windowContains(file) && !(isTooLate && file.updateTime->instant() > asked);
}

void readRows(const UnreadFilePage &page, const FileFilter &filter, WalkedPage &out)
{
    out.rows.reserve(PageWalk::pageSize);
    out.itemsWithoutId = readFiles(page, [&](SignatureFile &&file) {
        out.rowsOutsideWindow += isOutsideWindow(file, filter, out.stamp.startedAt) ? 1 : 0;
        FileSighting &row = out.rows.emplace_back();
        row.file = std::move(file);
    });
}

// Whether its rows are a look at all files, so that they move the data clock (product.md 4a.1).
bool isLook(const FileFilter &filter)
{
    return filter.states.empty() && filter.templates.empty() && filter.files.empty();
}

void stampRows(WalkedPage &page, const FileFilter &filter, Instant latest)
{
    if (isLook(filter)) {
        page.stamp.dataTime = dataTimeOf(page.rows, page.stamp.dataTime, latest);
    }
    for (FileSighting &row : page.rows) {
        row.stamp = page.stamp;
    }
}

} // namespace

// Reads into \a out, which may reuse the memory of an earlier page.
void PageWalk::read(const Arrived &arrived, const FileFilter &filter, WalkedPage &out)
{
    const FilePageHead &head = arrived.head;
    out.rows.clear();
    out.stamp = arrived.stamp;
    out.nextPageToken = head.hasMore == FilePageHead::HasMore::No ? QString() : head.nextPageToken;
    out.itemsWithoutId = 0;
    out.rowsOutsideWindow = 0;
    out.provesAbsence = head.provesAbsence;
    out.isUnreadable = !arrived.page;
    if (arrived.page) {
        readRows(*arrived.page, filter, out);
        stampRows(out, filter, arrived.latest);
    }
}

PageWalk::PageWalk(Session &session, Plan plan, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_plan(std::move(plan))
{
}

void PageWalk::start()
{
    if (!m_plan.pageToken.isEmpty()) {
        m_tokens.insert(m_plan.pageToken);
    }
    request(m_plan.pageToken);
}

void PageWalk::abandon()
{
    m_abandoned = true;
    disconnect();
    if (m_call) {
        m_call->cancel();
    }
    // Deferred, because the walk may be emitting a signal.
    deleteLater();
}

void PageWalk::request(const QString &pageToken)
{
    m_requestedToken = pageToken;
    const FilePageQuery query{.filter = m_plan.filter,
                              .pageToken = pageToken,
                              .pageSize = pageSize,
                              .userIdType = m_session.connection().userIdType};
    m_call = m_session.client().send<UnreadFilePage>(
        queryUnreadSignatureFiles(query), m_plan.priority, this,
        [this](const Result<UnreadFilePage> &result, const ReplyFacts &facts) { handleReply(result, facts); });
    connect(m_call, &PendingCall::waiting, this, &PageWalk::waiting);
    connect(m_call, &PendingCall::aboutToSend, this, [this] { m_dataTime = m_session.dataClock().now(); });
    connect(m_call, &PendingCall::aboutToSend, this, &PageWalk::requestStarting);
}

void PageWalk::handleReply(const Result<UnreadFilePage> &result, const ReplyFacts &facts)
{
    m_call.clear();
    if (m_abandoned) {
        return;
    }
    const auto dataTime = m_dataTime; // the next request overwrites it
    if (result) {
        ++m_pages;
        m_isSecondTry = false;
        continueAfter(result.value().head);
        m_arrived.push_back({.head = result.value().head,
                             .page = result.value(),
                             .stamp = facts.stamp,
                             .latest = m_session.latestTime()});
        m_arrived.back().stamp.dataTime = dataTime;
    } else {
        handleFailure(result.error(), facts);
    }
    readNext();
}

void PageWalk::handleFailure(const ApiError &error, const ReplyFacts &facts)
{
    const bool maySkip = m_plan.unreadable == Unreadable::Skip && error.kind == ApiErrorKind::BadReply;
    if (maySkip && !m_isSecondTry) {
        m_isSecondTry = true;
        request(m_requestedToken);
        return;
    }
    const FilePageHead next{.hasMore = FilePageHead::HasMore::Yes, .nextPageToken = nextPageTokenOf(facts.body)};
    if (!maySkip || next.nextPageToken.isEmpty()) {
        m_end = WalkEnd{.kind = WalkEnd::Kind::Failed, .error = error};
        return;
    }
    const auto dataTime = m_dataTime; // the next request overwrites it
    ++m_pages;
    m_isSecondTry = false;
    continueAfter(next);
    m_arrived.push_back({.head = next, .page = std::nullopt, .stamp = facts.stamp, .latest = m_session.latestTime()});
    m_arrived.back().stamp.dataTime = dataTime;
}

void PageWalk::continueAfter(const FilePageHead &page)
{
    if (const auto end = endAfter(page)) {
        m_end = WalkEnd{.kind = *end, .error = std::nullopt};
    } else if (m_arrived.size() < maxUnreadPages) {
        request(page.nextPageToken);
    } else {
        m_heldToken = page.nextPageToken;
    }
}

void PageWalk::readNext()
{
    if (m_isReading) {
        return;
    }
    if (m_arrived.empty()) {
        if (m_end) {
            Q_EMIT ended(*m_end);
        }
        return;
    }
    m_isReading = true;
    const Arrived next = std::move(m_arrived.front());
    m_arrived.pop_front();
    QThreadPool *readers = m_session.client().readers();
    if (!readers) {
        WalkedPage page;
        read(next, m_plan.filter, page);
        deliver(page);
        return;
    }
    SharedPage page = m_page ? std::exchange(m_page, nullptr) : std::make_shared<WalkedPage>();
    readers->start([walk = QPointer(this), next, filter = m_plan.filter, page = std::move(page)] {
        read(next, filter, *page);
        callLater(walk, [walk, page] {
            walk->m_page = page;
            walk->deliver(*page);
        });
    });
}

void PageWalk::deliver(const WalkedPage &page)
{
    if (m_abandoned) {
        return;
    }
    if (isLook(m_plan.filter)) {
        m_session.dataClock().observe(page.rows, m_session.latestTime());
    } else {
        m_session.dataClock().observeFiltered(page.rows, m_session.latestTime());
    }
    m_session.observeRows(page.rows);
    if (page.rowsOutsideWindow > 0 && !std::exchange(m_wasFaulty, true)) {
        m_session.addWindowFault(); // which may abandon the walk
    }
    if (m_heldToken && !m_abandoned) {
        request(*std::exchange(m_heldToken, std::nullopt));
    }
    if (!m_abandoned) {
        Q_EMIT pageArrived(page);
    }
    m_isReading = false; // only now, because the next reader overwrites the page
    if (!m_abandoned) {
        readNext();
    }
}

std::optional<WalkEnd::Kind> PageWalk::endAfter(const FilePageHead &head)
{
    using HasMore = FilePageHead::HasMore;
    // Only on the first page may a missing list mean an empty one: later pages exist because the service promised more.
    m_lacksItems |= head.items == FilePageHead::Items::Missing && (m_pages > 1 || head.hasMore != HasMore::No);
    const bool isPastTheEnd = head.hasMore == HasMore::Unsaid && head.items == FilePageHead::Items::Empty;
    if (head.hasMore == HasMore::No || isPastTheEnd) {
        return m_lacksItems ? WalkEnd::Kind::Unconfirmed : WalkEnd::Kind::Complete;
    }
    const bool isNewToken = !head.nextPageToken.isEmpty() && !m_tokens.contains(head.nextPageToken);
    if (head.hasMore == HasMore::Unsaid && !isNewToken) {
        return WalkEnd::Kind::Unconfirmed;
    }
    if (head.nextPageToken.isEmpty()) {
        return WalkEnd::Kind::MissingPageToken;
    }
    if (!isNewToken) {
        return WalkEnd::Kind::RepeatedPageToken;
    }
    if (m_plan.maxPages && m_pages >= *m_plan.maxPages) {
        return WalkEnd::Kind::PageLimit;
    }
    m_tokens.insert(head.nextPageToken);
    return std::nullopt;
}

} // namespace sealdesk
