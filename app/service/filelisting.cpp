// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelisting.h"

#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

using Step = ListingProgress::Step;
using End = ListingSummary::End;
using Scope = ListingSummary::Scope;
using namespace Qt::StringLiterals;

namespace
{

// If the service never sends a Date header, only this computer's clock is left, which may be wrong.
constexpr std::chrono::minutes unknownClockMargin{15};

// More pages than this beyond the walk itself can't be what moved meanwhile: the service does not stop.
constexpr int closingPagesBeyondWalk = 100;

// Reading what was updated since may cost up to this share of the whole list. Beyond that, its pages were wasted.
constexpr int changesShare = 2;

ApiError endlessClosing(int pages)
{
    return badReply(Endpoint::QuerySignatureFiles, u"the closing query had not ended after %1 pages"_s.arg(pages));
}

} // namespace

FileListing::FileListing(Session &session, const ListedFiles &list, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
{
}

FileListing::~FileListing() = default;

void FileListing::start(const FileFilter &filter)
{
    m_filter = filter;
    m_base.reset();
    readAll();
    m_rest = Rest::Open;
}

void FileListing::refresh()
{
    if (canResume()) {
        resume();
    } else if (m_base && windowsWork()) {
        readChanges();
    } else {
        readAll();
    }
}

void FileListing::reload()
{
    readAll();
}

// A list that is read over an older one can't be resumed, because nothing records which of its rows are old. It need
// not be, because the base of the older one is still valid.
void FileListing::readAll()
{
    begin(Step::Walking);
    m_rest = Rest::None;
    const auto queries = splitQuery(m_filter);
    m_queries = {queries.rbegin(), queries.rend()};
    walkNext();
}

void FileListing::stop()
{
    if (isRunning()) {
        finish(End::Stopped);
    }
}

void FileListing::begin(Step step)
{
    abandonWalk();
    m_queries.clear();
    m_pageToken.clear();
    m_resumedAt.reset();
    m_walkPages = 0;
    clearSeen();
    m_sieve.reset();
    m_newest.reset();
    m_startedAt.reset();
    m_summary = {};
    m_summary.progress.step = step;
}

void FileListing::resume()
{
    m_summary.end = End::Complete;
    m_summary.error.reset();
    if (m_summary.progress.step == Step::Closing) {
        close();
    } else if (m_queries.empty()) {
        readAll();
        m_rest = Rest::Open;
    } else {
        m_resumedAt = m_pageToken;
        walkLeg();
    }
}

void FileListing::readChanges()
{
    begin(Step::Changes);
    m_summary.scope = Scope::Changes;
    m_sieve.emplace(m_filter, m_list);
    FileFilter filter;
    filter.updatedFrom = m_base->changedFrom;
    startWalk(filter, {}, std::max(1, m_base->pages / changesShare));
}

void FileListing::walkNext()
{
    if (!m_queries.empty()) {
        m_pageToken.clear();
        m_legRows = 0;
        m_legPages = 0;
        walkLeg();
    } else if (m_summary.end == End::Complete && !m_filter.file && m_startedAt && windowsWork()) {
        // Skip the closing query for a single file, which can't have moved past its own listing, for a list with a
        // hole, which isn't complete anyway, and if the service ignores windows.
        close();
    } else {
        finish(m_summary.end);
    }
}

void FileListing::walkLeg()
{
    startWalk(m_queries.back().current(), m_pageToken, std::nullopt);
}

// Leaves out states, templates and the upper time bound, because it looks for files that left any of them.
void FileListing::close()
{
    m_summary.progress.step = Step::Closing;
    m_sieve.emplace(m_filter, m_list);
    FileFilter filter;
    filter.updatedFrom = closingFrom();
    startWalk(filter, {}, m_walkPages + closingPagesBeyondWalk);
    Q_EMIT progressed(m_summary.progress);
}

bool FileListing::windowsWork() const
{
    return m_session.windowTrust() == WindowTrust::Trusted && !m_filter.file;
}

BeijingTime FileListing::closingFrom()
{
    const bool clockKnown = m_session.client().serverClock().isKnown();
    return BeijingTime::fromInstant(*m_startedAt - (clockKnown ? windowMargin : unknownClockMargin));
}

void FileListing::startWalk(const FileFilter &filter, const QString &pageToken, std::optional<int> maxPages)
{
    abandonWalk();
    m_walk = new PageWalk(
        m_session, {.filter = filter, .priority = Priority::Listing, .maxPages = maxPages, .pageToken = pageToken},
        this);
    connect(m_walk, &PageWalk::waiting, this, &FileListing::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &FileListing::handlePage);
    connect(m_walk, &PageWalk::ended, this, &FileListing::handleEnd);
    m_walk->start();
}

void FileListing::handlePage(const WalkedPage &page)
{
    const PageWalk *const walk = m_walk;
    recordPage(page);
    if (m_summary.progress.step == Step::Walking) {
        handleListPage(page);
    } else {
        handleChangePage(page);
    }
    // A slot may have stopped the listing or started another.
    if (walk != m_walk) {
        return;
    }
    Q_EMIT progressed(m_summary.progress);
    if (walk == m_walk) {
        adaptTo(page);
    }
}

void FileListing::recordPage(const WalkedPage &page)
{
    if (!m_startedAt) {
        m_startedAt = page.stamp.startedAt;
    }
    ++m_summary.progress.pages;
    m_summary.itemsWithoutId += page.itemsWithoutId;
}

bool FileListing::addSeen(const FileId &id)
{
    const auto before = m_seenNumbers.size() + m_seenTexts.size();
    if (const auto number = id.value().number()) {
        m_seenNumbers.insert(*number);
    } else {
        m_seenTexts.insert(id);
    }
    return m_seenNumbers.size() + m_seenTexts.size() > before;
}

void FileListing::clearSeen()
{
    m_seenNumbers.clear();
    m_seenTexts.clear();
}

void FileListing::handleListPage(const WalkedPage &page)
{
    ++m_walkPages;
    ++m_legPages;
    m_legRows += static_cast<qint64>(page.rows.size());
    m_pageToken = page.nextPageToken;
    for (const FileSighting &row : page.rows) {
        m_summary.repeatedIds += addSeen(row.file.id) ? 0 : 1;
        m_newest = std::max(m_newest, row.file.updateTime);
    }
    m_summary.progress.rows = m_seenNumbers.size() + m_seenTexts.size();
    m_summary.progress.expectedPages = expectedPages(page);
    Q_EMIT rowsArrived(page.rows);
}

void FileListing::handleChangePage(const WalkedPage &page)
{
    const ChangeSieve::Changes changes = m_sieve->sift(page.rows);
    m_summary.progress.rows += m_summary.scope == Scope::WholeList ? changes.gained : std::ssize(changes.arrived);
    const PageWalk *const walk = m_walk;
    if (!changes.arrived.empty()) {
        Q_EMIT rowsArrived(changes.arrived);
    }
    if (!changes.left.empty() && walk == m_walk) {
        Q_EMIT rowsLeft(changes.left);
    }
}

// Switches to another way of reading when a page shows how the service behaves.
void FileListing::adaptTo(const WalkedPage &page)
{
    const bool obeys = page.rowsOutsideWindow == 0;
    switch (m_summary.progress.step) {
    case Step::Walking: {
        QueryLegs &query = m_queries.back();
        if (query.isWindowed() && !obeys) {
            query.useWholeQuery();
            walkNext();
        } else if (m_legPages == 1 && !query.isWindowed() && !page.nextPageToken.isEmpty() && windowsWork() &&
                   QueryLegs::orderOf(page.rows) == QueryLegs::Order::Other) {
            query.cutIntoWindows(BeijingTime::fromInstant(m_session.client().serverClock().now()));
            walkNext();
        }
        return;
    }
    case Step::Closing:
        // Going on would read the whole archive.
        if (!obeys) {
            finish(m_summary.end);
        }
        return;
    case Step::Changes:
        if (!obeys) {
            Q_EMIT reloading();
            readAll();
        }
        return;
    }
    Q_UNREACHABLE();
}

// Uses the number of pages of the last reading, or how far the walk is on its way from the newest file to the lower
// bound.
std::optional<int> FileListing::expectedPages(const WalkedPage &page) const
{
    if (m_base) {
        return std::max(m_base->pages, m_summary.progress.pages);
    }
    const auto &from = m_filter.updatedFrom;
    const bool hasTimes = from && m_newest && !page.rows.empty() && page.rows.back().file.updateTime;
    if (!hasTimes || m_queries.size() != 1 || m_queries.back().isWindowed()) {
        return std::nullopt;
    }
    const qint64 whole = m_newest->unixSeconds() - from->unixSeconds();
    const qint64 done = m_newest->unixSeconds() - page.rows.back().file.updateTime->unixSeconds();
    if (done <= 0 || whole < done) {
        return std::nullopt;
    }
    return static_cast<int>(std::min<qint64>(m_walkPages * whole / done, 1'000'000));
}

void FileListing::abandonWalk()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
}

void FileListing::handleEnd(const WalkEnd &end)
{
    switch (m_summary.progress.step) {
    case Step::Walking:
        handleListEnd(end);
        return;
    case Step::Closing:
        handleClosingEnd(end);
        return;
    case Step::Changes:
        handleChangesEnd(end);
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::handleListEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Failed:
        // A token that was valid before and is refused now has expired.
        if (end.error->kind == ApiErrorKind::BadParameter && m_resumedAt && *m_resumedAt == m_pageToken) {
            m_resumedAt.reset();
            m_pageToken.clear();
            walkLeg();
            return;
        }
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
        m_summary.end = End::RepeatedPageToken;
        break;
    case WalkEnd::Kind::MissingPageToken:
        m_summary.end = End::MissingPageToken;
        break;
    case WalkEnd::Kind::Unconfirmed:
        m_summary.end = End::Unconfirmed;
        break;
    case WalkEnd::Kind::Complete:
    case WalkEnd::Kind::PageLimit:
        break;
    }
    if (m_queries.back().advance(m_legRows) == QueryLegs::Next::None) {
        m_queries.pop_back();
    }
    walkNext();
}

void FileListing::handleClosingEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        finish(End::Complete);
        return;
    case WalkEnd::Kind::Failed:
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
        finish(End::RepeatedPageToken);
        return;
    case WalkEnd::Kind::MissingPageToken:
        finish(End::MissingPageToken);
        return;
    case WalkEnd::Kind::Unconfirmed:
        finish(End::Unconfirmed);
        return;
    case WalkEnd::Kind::PageLimit:
        fail(endlessClosing(m_summary.progress.pages));
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::handleChangesEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        // One page is a snapshot; several pages are a walk like any other and need a closing query.
        m_walkPages = m_summary.progress.pages;
        if (m_walkPages > 1) {
            close();
        } else {
            finish(End::Complete);
        }
        return;
    case WalkEnd::Kind::Failed:
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::Unconfirmed:
    case WalkEnd::Kind::PageLimit:
        Q_EMIT reloading();
        readAll();
        return;
    }
    Q_UNREACHABLE();
}

void FileListing::fail(const ApiError &error)
{
    m_summary.error = error;
    finish(End::Failed);
}

void FileListing::finish(End end)
{
    abandonWalk();
    m_sieve.reset();
    m_summary.end = end;
    if (end != End::Stopped && end != End::Failed) {
        m_rest = Rest::None;
    }
    if (end == End::Complete && m_startedAt && windowsWork()) {
        const int pages = m_summary.scope == Scope::WholeList ? m_summary.progress.pages : m_base->pages;
        m_base = Base{.changedFrom = closingFrom(), .pages = pages};
    }
    if (m_rest == Rest::None) {
        clearSeen();
        m_queries.clear();
    }
    Q_EMIT finished(m_summary);
}

} // namespace sealdesk
