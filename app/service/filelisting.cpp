// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelisting.h"

#include "service/pagewalk.h"
#include "service/windowprobe.h"

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

// The service may return pages without new files, but not for ever.
constexpr int maxBarrenPages = 3;

// A preview shows the newest files. More pages of it than this are read later anyway.
constexpr int maxPreviewPages = 10;

// Reading what was updated since may cost up to this share of the whole list. Beyond that, its pages were wasted.
constexpr int changesShare = 2;

FileFilter withoutBounds(FileFilter filter)
{
    filter.updatedFrom.reset();
    filter.updatedTo.reset();
    return filter;
}

// On a bound proves nothing: a service that takes the bounds the other way round shows that too.
bool isBetweenBounds(const FileFilter &filter, const SignatureFile &file)
{
    return file.updateTime && (!filter.updatedFrom || *file.updateTime > *filter.updatedFrom) &&
           (!filter.updatedTo || *file.updateTime < *filter.updatedTo);
}

End holeAfter(WalkEnd::Kind kind)
{
    switch (kind) {
    case WalkEnd::Kind::RepeatedPageToken:
        return End::RepeatedPageToken;
    case WalkEnd::Kind::MissingPageToken:
        return End::MissingPageToken;
    case WalkEnd::Kind::Unconfirmed:
        return End::Unconfirmed;
    case WalkEnd::Kind::Complete:
    case WalkEnd::Kind::Failed:
    case WalkEnd::Kind::PageLimit:
        return End::Complete;
    }
    Q_UNREACHABLE();
}

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
    connect(&session, &Session::windowFaulted, this, &FileListing::handleWindowFault);
}

FileListing::~FileListing() = default;

void FileListing::start(const FileFilter &filter)
{
    m_filter = filter;
    m_base.reset();
    m_windowFailed = false;
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
    m_hasUntimedRows = false;
    m_summary.appliesBounds = areBoundsBroken();
    const auto queries = splitQuery(m_summary.appliesBounds ? withoutBounds(m_filter) : m_filter);
    m_queries = {queries.rbegin(), queries.rend()};
    startReading();
}

// Without a filter, the first page is a look itself, or else the preview.
void FileListing::startReading()
{
    if (windowsWork() && !m_filter.isEmpty()) {
        look();
    }
    if (m_look && !m_session.dataClock().now()) {
        m_afterLook = AfterLook::Walk; // so that the time of the rows is known
    } else {
        walkNext();
    }
}

void FileListing::look()
{
    m_look = new DataClockLook(m_session, Priority::Listing, this);
    connect(m_look, &DataClockLook::waiting, this, &FileListing::waiting);
    connect(m_look, &DataClockLook::ended, this, &FileListing::handleLookEnd);
    m_look->start();
}

void FileListing::handleLookEnd(DataClockLook::Conclusion conclusion)
{
    std::exchange(m_look, nullptr)->abandon();
    m_lookConclusion = conclusion;
    updateDataTime();
    switch (std::exchange(m_afterLook, AfterLook::Nothing)) {
    case AfterLook::Nothing:
        return;
    case AfterLook::Walk:
        walkNext();
        return;
    case AfterLook::EndOfQueries:
        endQueries();
        return;
    }
    Q_UNREACHABLE();
}

bool FileListing::areBoundsBroken() const
{
    return hasBounds() && (m_windowFailed || m_session.windowTrust() == WindowTrust::Broken);
}

bool FileListing::reliesOnBrokenBounds() const
{
    return areBoundsBroken() && !m_summary.appliesBounds;
}

// Other lists may ask for windows again; this one does without, also when it is refreshed.
void FileListing::handleWindowFault()
{
    m_windowFailed = m_windowFailed || isRunning();
    if (isRunning() && reliesOnBrokenBounds()) {
        Q_EMIT reloading();
        readAll();
    }
}

void FileListing::stop()
{
    if (isRunning()) {
        finish(End::Stopped);
    }
}

void FileListing::begin(Step step)
{
    abandonRequests();
    m_queries.clear();
    m_pageToken.clear();
    m_resumedAt.reset();
    m_walkPages = 0;
    m_seen.clear();
    m_hole = End::Complete;
    m_isNewestFirst = true;
    m_boundsShown = false;
    m_sieve.reset();
    m_newest.reset();
    m_startedAt.reset();
    m_sentAt.reset();
    m_dataTime.reset();
    m_lookConclusion.reset();
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
        endQueries();
    } else if (!m_startedAt) {
        startReading();
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
    if (m_queries.empty()) {
        endQueries();
        return;
    }
    const QueryLegs &query = m_queries.back();
    m_pageToken = query.isInPreview() ? QString() : query.nextPageToken();
    // The token may have expired during the preview.
    m_resumedAt = m_pageToken.isEmpty() ? std::nullopt : std::optional{m_pageToken};
    m_legRows = 0;
    m_legPages = 0;
    walkLeg();
}

void FileListing::walkLeg()
{
    const QueryLegs &query = m_queries.back();
    m_seen.beginQuery();
    startWalk(query.current(), m_pageToken, query.isInPreview() ? std::optional{maxPreviewPages} : std::nullopt);
}

void FileListing::endQuery()
{
    QueryLegs &query = m_queries.back();
    if (query.isInPreview()) {
        query.advancePreview(m_legRows);
    } else {
        m_queries.pop_back();
    }
    walkNext();
}

void FileListing::endQueries()
{
    if (m_hole != End::Complete) {
        finish(m_hole); // not complete anyway
    } else if (m_look) {
        m_afterLook = AfterLook::EndOfQueries;
    } else if (hasBounds() && !m_summary.appliesBounds && !m_boundsShown) {
        probe();
    } else if (canClose()) {
        close();
    } else {
        finish(End::Complete);
    }
}

// A service that takes the bounds the other way round finds nothing between them.
void FileListing::probe()
{
    abandonWalk();
    m_probe = new WindowProbe(m_session, WindowProbe::Test::Bounds, Priority::Listing, this);
    connect(m_probe, &WindowProbe::waiting, this, &FileListing::waiting);
    connect(m_probe, &WindowProbe::failed, this, &FileListing::fail);
    connect(m_probe, &WindowProbe::ended, this, &FileListing::handleConclusion);
    m_probe->start();
}

void FileListing::handleConclusion(WindowProbe::Conclusion conclusion)
{
    switch (conclusion) {
    case WindowProbe::Conclusion::Disobeys:
        m_session.addWindowFault(); // reads without bounds
        return;
    case WindowProbe::Conclusion::Untestable:
        finish(End::Unconfirmed);
        return;
    case WindowProbe::Conclusion::Obeys:
    case WindowProbe::Conclusion::NoFiles:
        m_boundsShown = true;
        endQueries();
        return;
    }
    Q_UNREACHABLE();
}

// A single file can't have moved past its own listing, and one page shows a single moment.
bool FileListing::canClose() const
{
    return m_filter.files.empty() && m_startedAt && (windowsWork() || m_walkPages > 1);
}

// Leaves out states, templates and the upper time bound, because it looks for files that left any of them. Without
// usable windows the newest files are read again, as far as they were updated since; that takes a service that lists
// them first.
void FileListing::close()
{
    if (windowsWork() ? isLookFailed() : !m_isNewestFirst) {
        finish(End::ChangesUnknown);
        return;
    }
    m_summary.progress.step = Step::Closing;
    m_sieve.emplace(m_filter, m_list);
    FileFilter filter;
    if (windowsWork()) {
        filter.updatedFrom = closingFrom();
    }
    startWalk(filter, {}, m_walkPages + closingPagesBeyondWalk);
    Q_EMIT progressed(m_summary.progress);
}

bool FileListing::windowsWork() const
{
    return !m_windowFailed && m_session.windowTrust() != WindowTrust::Broken && m_filter.files.empty();
}

// Then nothing tells from when on a change may be missing in the list.
bool FileListing::isLookFailed() const
{
    return !m_dataTime && m_lookConclusion == DataClockLook::Conclusion::Failed;
}

// nullopt: from the beginning, because no file had an update time when the walk began.
std::optional<BeijingTime> FileListing::closingFrom() const
{
    if (m_dataTime) {
        return BeijingTime::fromInstant(*m_dataTime - m_session.lagMargin());
    }
    const bool clockKnown = m_session.client().serverClock().isKnown();
    return clockKnown ? std::nullopt : std::optional{closingFromByDate()};
}

// Without windows, it decides only how many pages are read again.
BeijingTime FileListing::closingFromByDate() const
{
    const bool clockKnown = m_session.client().serverClock().isKnown();
    return BeijingTime::fromInstant(*m_startedAt - (clockKnown ? windowMargin : unknownClockMargin));
}

void FileListing::startWalk(const FileFilter &filter, const QString &pageToken, std::optional<int> maxPages)
{
    abandonWalk();
    m_walk = new PageWalk(m_session,
                          {.filter = filter,
                           .priority = Priority::Listing,
                           .maxPages = maxPages,
                           .pageToken = pageToken,
                           .unreadable = PageWalk::Unreadable::Skip},
                          this);
    connect(m_walk, &PageWalk::waiting, this, &FileListing::waiting);
    connect(m_walk, &PageWalk::requestStarting, this, [this] {
        if (!m_sentAt) {
            m_sentAt = m_session.client().clock().monotonic();
        }
    });
    connect(m_walk, &PageWalk::pageArrived, this, &FileListing::handlePage);
    connect(m_walk, &PageWalk::ended, this, &FileListing::handleEnd);
    m_walk->start();
}

// The data clock now, less the time since the walk began, is not later than the service's time when the walk began.
void FileListing::updateDataTime()
{
    const auto now = m_session.dataClock().now();
    if (now && m_sentAt) {
        m_dataTime = std::max(m_dataTime, {*now - (m_session.client().clock().monotonic() - *m_sentAt)});
    }
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
        m_dataTime = std::max(m_dataTime, page.stamp.dataTime);
    }
    updateDataTime();
    ++m_summary.progress.pages;
    const bool isClosing = m_summary.progress.step == Step::Closing; // shows the same items again
    m_summary.itemsWithoutId += isClosing ? 0 : page.itemsWithoutId;
    const bool isReadAgain = !m_queries.empty() && m_queries.back().isInPreview();
    if (page.isUnreadable && !isReadAgain) {
        ++m_summary.unreadablePages;
        recordHole(End::PagesUnreadable);
    }
    for (const FileSighting &row : page.rows) {
        m_hasUntimedRows |= !row.file.updateTime;
    }
}

void FileListing::recordHole(End kind)
{
    if (m_hole == End::Complete) {
        m_hole = kind;
    }
}

void FileListing::handleListPage(const WalkedPage &page)
{
    ++m_walkPages;
    ++m_legPages;
    m_legRows += static_cast<qint64>(page.rows.size());
    m_pageToken = page.nextPageToken;
    m_isNewestFirst &= QueryLegs::orderOf(page.rows) == QueryLegs::Order::NewestFirst;
    addRows(page.rows);
    m_summary.progress.expectedPages = expectedPages(page);
    if (!m_summary.appliesBounds) {
        Q_EMIT rowsArrived(page.rows);
        return;
    }
    std::vector<FileSighting> inside;
    std::ranges::copy_if(page.rows, std::back_inserter(inside),
                         [this](const FileSighting &row) { return m_filter.windowContains(row.file); });
    Q_EMIT rowsArrived(inside);
}

void FileListing::addRows(const std::vector<FileSighting> &rows)
{
    for (const FileSighting &row : rows) {
        const bool isNew = m_seen.add(row.file.id);
        m_summary.progress.rows += isNew && m_filter.windowContains(row.file) ? 1 : 0;
        m_newest = std::max(m_newest, row.file.updateTime);
        m_boundsShown |= isBetweenBounds(m_filter, row.file);
    }
    m_seen.endPage();
    m_summary.repeatedIds = m_seen.repeats();
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
    case Step::Walking:
        adaptQueryTo(page);
        return;
    case Step::Closing:
        if (!obeys && m_summary.scope == Scope::Changes) {
            Q_EMIT reloading();
            readAll();
        } else if (!obeys) {
            endQueries(); // going on would read the whole archive
        } else if (!windowsWork() && QueryLegs::orderOf(page.rows) != QueryLegs::Order::NewestFirst) {
            finish(End::ChangesUnknown);
        } else if (!windowsWork() && !page.rows.empty() && page.rows.back().file.updateTime < closingFromByDate()) {
            finish(m_hole);
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

void FileListing::adaptQueryTo(const WalkedPage &page)
{
    QueryLegs &query = m_queries.back();
    if (query.isInPreview() && page.rowsOutsideWindow > 0) {
        query.endPreview();
        walkNext();
    } else if (m_seen.barrenPages() >= maxBarrenPages && !page.nextPageToken.isEmpty()) {
        if (!query.isInPreview()) {
            recordHole(End::NothingNew);
        }
        endQuery();
    } else if (m_legPages == 1 && !query.hadPreview() && !page.nextPageToken.isEmpty() && windowsWork() &&
               QueryLegs::orderOf(page.rows) == QueryLegs::Order::Other) {
        query.beginPreview(BeijingTime::fromInstant(m_session.client().serverClock().now()), page.nextPageToken);
        walkNext();
    }
}

// Uses the number of pages of the last reading, or how far the walk is on its way from the newest file to the lower
// bound.
std::optional<int> FileListing::expectedPages(const WalkedPage &page) const
{
    if (m_base) {
        return std::max(m_base->pages, m_summary.progress.pages);
    }
    const auto &from = m_filter.updatedFrom;
    const bool hasTimes =
        from && !m_summary.appliesBounds && m_newest && !page.rows.empty() && page.rows.back().file.updateTime;
    if (!hasTimes || m_queries.size() != 1 || m_queries.back().hadPreview()) {
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
    if (m_probe) {
        std::exchange(m_probe, nullptr)->abandon();
    }
}

void FileListing::abandonRequests()
{
    abandonWalk();
    m_afterLook = AfterLook::Nothing;
    if (m_look) {
        std::exchange(m_look, nullptr)->abandon();
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
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::Unconfirmed:
        if (!m_queries.back().isInPreview()) {
            recordHole(holeAfter(end.kind));
        }
        break;
    case WalkEnd::Kind::Complete:
    case WalkEnd::Kind::PageLimit:
        break;
    }
    endQuery();
}

void FileListing::handleClosingEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        finish(m_hole);
        return;
    case WalkEnd::Kind::Failed:
        fail(*end.error);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::Unconfirmed:
        finish(holeAfter(end.kind));
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
            finish(m_hole);
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

// The base of an older reading is still valid.
void FileListing::updateBase()
{
    if (const auto changedFrom = closingFrom()) {
        const int pages = m_summary.scope == Scope::WholeList ? m_summary.progress.pages : m_base->pages;
        m_base = Base{.changedFrom = *changedFrom, .pages = pages};
    }
}

void FileListing::finish(End end)
{
    abandonRequests();
    m_sieve.reset();
    m_summary.end = end;
    if (end != End::Stopped && end != End::Failed) {
        m_rest = Rest::None;
    }
    if (end == End::Complete && m_startedAt && windowsWork()) {
        updateBase();
    }
    if (m_hasUntimedRows) {
        m_base.reset();
    }
    if (m_rest == Rest::None) {
        m_seen.clear();
        m_queries.clear();
    }
    Q_EMIT finished(m_summary);
}

} // namespace sealdesk
