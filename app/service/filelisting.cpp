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

namespace
{

// A service that never sends a Date header leaves only this computer's clock, which nobody vouches for.
constexpr std::chrono::minutes unknownClockMargin{15};

// More than this beyond the walk itself can't be what moved meanwhile: the service doesn't stop.
constexpr int closingPagesBeyondWalk = 100;

// What was updated since may cost this share of the whole list; where it turns out to be more, it was spent in vain.
constexpr int changesShare = 2;

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

// A list that is read over an older one can't be resumed: which of its rows are old would be forgotten meanwhile. It
// needn't be either: the base of the older one holds for both.
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
    dropWalk();
    m_queries.clear();
    m_pageToken.clear();
    m_resumedAt.reset();
    m_walkPages = 0;
    m_seen.clear();
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
        // Not for one file, which can't have moved past its own listing; not for a list with a hole, which isn't
        // complete whatever moved; and not where the answer would be everything, or nothing.
        close();
    } else {
        finish(m_summary.end);
    }
}

void FileListing::walkLeg()
{
    startWalk(m_queries.back().current(), m_pageToken, std::nullopt);
}

// Neither states nor templates nor the upper bound of the time: a file that left any of them is what is looked for.
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
    dropWalk();
    m_walk = new PageWalk(
        m_session, {.filter = filter, .priority = Priority::Listing, .maxPages = maxPages, .pageToken = pageToken},
        this);
    connect(m_walk, &PageWalk::waiting, this, &FileListing::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &FileListing::takePage);
    connect(m_walk, &PageWalk::ended, this, &FileListing::takeEnd);
    m_walk->start();
}

void FileListing::takePage(const WalkedPage &page)
{
    const PageWalk *const walk = m_walk;
    note(page);
    if (m_summary.progress.step == Step::Walking) {
        takeListPage(page);
    } else {
        takeChangePage(page);
    }
    // Whoever got the rows may have stopped the listing, or started another.
    if (walk != m_walk) {
        return;
    }
    Q_EMIT progressed(m_summary.progress);
    if (walk == m_walk) {
        reorder(page);
    }
}

void FileListing::note(const WalkedPage &page)
{
    if (!m_startedAt) {
        m_startedAt = page.stamp.startedAt;
    }
    ++m_summary.progress.pages;
    m_summary.itemsWithoutId += page.itemsWithoutId;
}

void FileListing::takeListPage(const WalkedPage &page)
{
    ++m_walkPages;
    ++m_legPages;
    m_legRows += static_cast<qint64>(page.rows.size());
    m_pageToken = page.nextPageToken;
    for (const FileSighting &row : page.rows) {
        m_summary.repeatedIds += m_seen.insert(row.file.id) == IdSet::Insertion::Present ? 1 : 0;
        m_newest = std::max(m_newest, row.file.updateTime);
    }
    m_summary.progress.rows = m_seen.size();
    m_summary.progress.expectedPages = expectedPages(page);
    Q_EMIT rowsArrived(page.rows);
}

void FileListing::takeChangePage(const WalkedPage &page)
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

// What a page says of the service's ways may be a reason to go on in another one.
void FileListing::reorder(const WalkedPage &page)
{
    const bool obeys = page.rowsOutsideWindow == 0;
    switch (m_summary.progress.step) {
    case Step::Walking: {
        QueryLegs &query = m_queries.back();
        if (query.isWindowed() && !obeys) {
            query.takeWhole();
            walkNext();
        } else if (m_legPages == 1 && !query.isWindowed() && !page.nextPageToken.isEmpty() && windowsWork() &&
                   QueryLegs::orderOf(page.rows) == QueryLegs::Order::Other) {
            query.cutIntoWindows(BeijingTime::fromInstant(m_session.client().serverClock().now()));
            walkNext();
        }
        return;
    }
    case Step::Closing:
        // It would read the whole archive.
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

// From the last time, or from how far the walk has come on its way from the newest file to the lower bound.
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

void FileListing::dropWalk()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
}

} // namespace sealdesk
