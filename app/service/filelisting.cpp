// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelisting.h"

#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t maxFilterValues = 100; // of each kind in one query (seeds/query.md)

// A service that never sends a Date header leaves only this computer's clock, which nobody vouches for.
constexpr std::chrono::minutes unknownClockMargin{15};

// More than this beyond the walk itself can't be what moved meanwhile: the service doesn't stop.
constexpr int closingPagesBeyondWalk = 100;

template <class Value>
std::vector<std::vector<Value>> slices(const std::vector<Value> &values)
{
    std::vector<Value> distinct;
    QSet<Value> seen;
    for (const Value &value : values) {
        if (!seen.contains(value)) {
            seen.insert(value);
            distinct.push_back(value);
        }
    }
    std::vector<std::vector<Value>> result;
    for (size_t from = 0; from < distinct.size(); from += maxFilterValues) {
        const size_t to = std::min(from + maxFilterValues, distinct.size());
        result.emplace_back(distinct.begin() + static_cast<std::ptrdiff_t>(from),
                            distinct.begin() + static_cast<std::ptrdiff_t>(to));
    }
    if (result.empty()) {
        result.emplace_back();
    }
    return result;
}

// The queries whose results together are those of filter, the last one first.
std::vector<FileFilter> split(const FileFilter &filter)
{
    std::vector<FileFilter> queries;
    for (const auto &states : slices(filter.states)) {
        for (const auto &templates : slices(filter.templates)) {
            FileFilter query = filter;
            query.states = states;
            query.templates = templates;
            queries.push_back(std::move(query));
        }
    }
    std::ranges::reverse(queries);
    return queries;
}

ApiError endlessClosing(int pages)
{
    ApiError error;
    error.kind = ApiErrorKind::BadReply;
    error.endpoint = Endpoint::QuerySignatureFiles;
    error.technicalDetail = u"the closing query had not ended after %1 pages"_s.arg(pages);
    return error;
}

} // namespace

FileListing::FileListing(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

FileListing::~FileListing() = default;

void FileListing::start(const FileFilter &filter)
{
    dropWalk();
    m_filter = filter;
    m_queries = split(filter);
    m_known.clear();
    m_startedAt.reset();
    m_summary = {};
    walkNext();
}

void FileListing::stop()
{
    if (isRunning()) {
        finish(ListingSummary::End::Stopped);
    }
}

void FileListing::walkNext()
{
    if (!m_queries.empty()) {
        const FileFilter query = std::move(m_queries.back());
        m_queries.pop_back();
        startWalk(query, std::nullopt);
    } else if (closingWanted()) {
        close();
    } else {
        finish(m_summary.end);
    }
}

// One file can't have moved past its own listing; a list with a hole isn't complete whatever moved; and a service that
// doesn't obey the bounds would answer with everything, or with nothing, and settle nothing.
bool FileListing::closingWanted() const
{
    return m_summary.end == ListingSummary::End::Complete && !m_filter.file && m_startedAt &&
           m_session.windowTrust() == WindowTrust::Trusted;
}

// Neither states nor templates nor the upper bound of the time: a file that left any of them is what is looked for.
void FileListing::close()
{
    m_summary.progress.step = ListingProgress::Step::Closing;
    FileFilter filter;
    filter.updatedFrom = closingFrom();
    startWalk(filter, m_summary.progress.pages + closingPagesBeyondWalk);
    Q_EMIT progressed(m_summary.progress);
}

BeijingTime FileListing::closingFrom()
{
    const bool clockKnown = m_session.client().serverClock().isKnown();
    return BeijingTime::fromInstant(*m_startedAt - (clockKnown ? windowMargin : unknownClockMargin));
}

void FileListing::startWalk(const FileFilter &filter, std::optional<int> maxPages)
{
    dropWalk();
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::Listing, .maxPages = maxPages}, this);
    connect(m_walk, &PageWalk::waiting, this, &FileListing::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &FileListing::takePage);
    connect(m_walk, &PageWalk::ended, this, &FileListing::takeEnd);
    m_walk->start();
}

void FileListing::takePage(const WalkedPage &page)
{
    const PageWalk *const walk = m_walk;
    const bool closing = m_summary.progress.step == ListingProgress::Step::Closing;
    noteFaults(page);
    if (closing) {
        mergeRows(page);
    } else {
        listRows(page);
    }
    // Whoever got the rows may have stopped the listing, or started another.
    if (walk != m_walk) {
        return;
    }
    Q_EMIT progressed(m_summary.progress);
    // A closing query that doesn't obey its bound would read the whole archive; see closingWanted().
    if (walk == m_walk && closing && page.rowsOutsideWindow > 0) {
        finish(m_summary.end);
    }
}

void FileListing::noteFaults(const WalkedPage &page)
{
    if (!m_startedAt) {
        m_startedAt = page.stamp.startedAt;
    }
    ++m_summary.progress.pages;
    m_summary.itemsWithoutId += page.itemsWithoutId;
    m_summary.rowsOutsideWindow += page.rowsOutsideWindow;
}

void FileListing::listRows(const WalkedPage &page)
{
    for (const FileSighting &row : page.rows) {
        m_summary.repeatedIds += m_known.contains(row.file.id) ? 1 : 0;
        list(row);
    }
    Q_EMIT rowsArrived(page.rows);
}

// Notes a row that goes into the list; of two sightings of a file the greater update time is remembered.
void FileListing::list(const FileSighting &row)
{
    const auto present = m_known.find(row.file.id);
    if (present == m_known.end()) {
        m_known.insert(row.file.id, {.updateTime = row.file.updateTime, .place = Known::Place::Listed});
        ++m_summary.progress.rows;
        return;
    }
    if (present->place == Known::Place::Left) {
        present->place = Known::Place::Listed;
        ++m_summary.progress.rows;
    }
    present->updateTime = std::max(present->updateTime, row.file.updateTime);
}

void FileListing::mergeRows(const WalkedPage &page)
{
    std::vector<FileSighting> arrived;
    std::vector<FileId> left;
    for (const FileSighting &row : page.rows) {
        const auto present = m_known.find(row.file.id);
        const bool known = present != m_known.end();
        // The merge rule of core/signaturefile.h; this request started after all those of the walk.
        if (known && row.file.updateTime && row.file.updateTime < present->updateTime) {
            continue;
        }
        if (fits(row.file)) {
            list(row);
            arrived.push_back(row);
        } else if (known && present->place == Known::Place::Listed) {
            *present = {.updateTime = row.file.updateTime, .place = Known::Place::Left};
            --m_summary.progress.rows;
            left.push_back(row.file.id);
        }
    }
    const PageWalk *const walk = m_walk;
    if (!arrived.empty()) {
        Q_EMIT rowsArrived(arrived);
    }
    if (!left.empty() && walk == m_walk) {
        Q_EMIT rowsLeft(left);
    }
}

// The filter applied here instead of by the service. A row that the service listed stays when the closing query shows
// it without the field in question: nothing says that it left.
bool FileListing::fits(const SignatureFile &file) const
{
    const bool mute = file.templateId.isEmpty() || file.state.name().isEmpty();
    if (!mute || !m_known.contains(file.id)) {
        return m_filter.matches(file);
    }
    FileFilter telling = m_filter;
    if (file.templateId.isEmpty()) {
        telling.templates.clear();
    }
    if (file.state.name().isEmpty()) {
        telling.states.clear();
    }
    return telling.matches(file);
}

void FileListing::takeEnd(const WalkEnd &end)
{
    using End = ListingSummary::End;
    switch (end.kind) {
    case WalkEnd::Kind::Complete:
        break;
    case WalkEnd::Kind::Failed:
        m_summary.error = end.error;
        finish(End::Failed);
        return;
    case WalkEnd::Kind::RepeatedPageToken:
        m_summary.end = End::RepeatedPageToken;
        break;
    case WalkEnd::Kind::MissingPageToken:
        m_summary.end = End::MissingPageToken;
        break;
    case WalkEnd::Kind::PageLimit:
        m_summary.error = endlessClosing(m_summary.progress.pages);
        finish(End::Failed);
        return;
    }
    if (m_summary.progress.step == ListingProgress::Step::Closing) {
        finish(m_summary.end);
    } else {
        walkNext();
    }
}

void FileListing::finish(ListingSummary::End end)
{
    dropWalk();
    m_known.clear();
    m_queries.clear();
    m_summary.end = end;
    Q_EMIT finished(m_summary);
}

void FileListing::dropWalk()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
}

} // namespace sealdesk
