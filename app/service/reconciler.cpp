// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/reconciler.h"

#include "service/filelookup.h"
#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// How long after sending the service may still date a change caused by it: the deadline of the request and some minutes
// of lag. Files with another date are found by their ids.
constexpr std::chrono::minutes windowLength{10};

// Up to this many single lookups are cheap enough to make before the last look.
constexpr size_t maxEarlyLookups = 10;

bool isTerminated(const FileSighting &sighting)
{
    return sighting.file.state.known() == KnownState::Terminated;
}

// Whether a later look can succeed.
bool isTransient(ApiErrorKind kind)
{
    switch (kind) {
    case ApiErrorKind::Offline:
    case ApiErrorKind::DnsFailure:
    case ApiErrorKind::TlsFailure:
    case ApiErrorKind::ProxyFailure:
    case ApiErrorKind::Timeout:
    case ApiErrorKind::ConnectionLost:
    case ApiErrorKind::TokenRefused:
    case ApiErrorKind::RateLimited:
    case ApiErrorKind::NotFound:
    case ApiErrorKind::ServiceError:
    case ApiErrorKind::BadReply:
        return true;
    case ApiErrorKind::Cancelled:
    case ApiErrorKind::WrongCredentials:
    case ApiErrorKind::AppUnavailable:
    case ApiErrorKind::ScopeMissing:
    case ApiErrorKind::QuotaUsedUp:
    case ApiErrorKind::IpNotAllowed:
    case ApiErrorKind::BadParameter:
    case ApiErrorKind::OperatorUnknown:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

Reconciler::Reconciler(Session &session, UnconfirmedRequest request, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_request(std::move(request))
    , m_open(m_request.files.begin(), m_request.files.end())
{
    connect(&session, &Session::windowDistrusted, this, &Reconciler::fallBackToSingleLookups);
}

void Reconciler::start()
{
    m_startedAt = m_session.client().clock().awake();
    scheduleLook();
}

void Reconciler::abandon()
{
    m_abandoned = true;
    disconnect();
    abandonRequests();
    // Deferred, because it may be emitting a signal.
    deleteLater();
}

// The minimum time since the request could still be on its way. The service's clock is known only after the first reply
// of a session; until then, counts from start().
std::chrono::milliseconds Reconciler::elapsed() const
{
    const AwakeTime now = m_session.client().clock().awake();
    if (const auto *since = std::get_if<AwakeTime>(&m_request.since)) {
        return now - *since;
    }
    const ServerClock &clock = m_session.client().serverClock();
    const std::chrono::milliseconds here = now - m_startedAt;
    return clock.isKnown() ? std::max(here, clock.now() - std::get<Instant>(m_request.since)) : here;
}

void Reconciler::scheduleLook()
{
    const std::chrono::milliseconds lasted = elapsed();
    while (m_next + 1 < lookDelays.size() && lookDelays[m_next + 1] <= lasted) {
        ++m_next;
    }
    const std::chrono::milliseconds rest = std::max(lookDelays[m_next] - lasted, std::chrono::milliseconds{0});
    if (rest.count() > 0) {
        Q_EMIT waiting({.cause = WaitCause::BeforeRecheck, .length = rest});
    }
    m_session.client().clock().after(rest, this, [this] { m_abandoned ? void() : look(); });
}

void Reconciler::look()
{
    m_isLast = m_next + 1 == lookDelays.size() && elapsed() >= lookDelays.back();
    m_window.clear();
    m_unproven.reset();
    Q_EMIT lookStarted(static_cast<int>(m_next) + 1, static_cast<int>(lookDelays.size()));
    if (m_abandoned) {
        return;
    }
    if (canUseWindow()) {
        queryWindow();
    } else {
        lookUpSingly();
    }
}

bool Reconciler::canUseWindow() const
{
    return m_open.size() > 1 && m_request.sentAt && m_session.windowTrust() != WindowTrust::Broken;
}

void Reconciler::queryWindow()
{
    FileFilter filter;
    filter.updatedFrom = BeijingTime::fromInstant(*m_request.sentAt - windowMargin);
    filter.updatedTo = BeijingTime::fromInstant(*m_request.sentAt + windowLength);
    const int pages = static_cast<int>(m_open.size()) - 1; // beyond that, single lookups are cheaper
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::Reconciliation, .maxPages = pages}, this);
    connect(m_walk, &PageWalk::waiting, this, &Reconciler::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &Reconciler::handlePage);
    connect(m_walk, &PageWalk::ended, this, &Reconciler::handleWalkEnd);
    m_walk->start();
}

// What the window has shown so far is as unreliable as what it has not shown, except for terminated files: they are
// reported already and stay terminated.
void Reconciler::fallBackToSingleLookups()
{
    if (m_walk) {
        m_window.clear();
        lookUpSingly();
    }
}

void Reconciler::handlePage(const WalkedPage &page)
{
    std::vector<Finding> terminated;
    for (const FileSighting &row : page.rows) {
        if (!m_open.contains(row.file.id)) {
            continue;
        }
        if (isTerminated(row)) {
            terminated.push_back(
                {.file = row.file.id, .kind = Finding::Kind::Terminated, .sighting = row, .logId = {}});
        } else if (const auto seen = m_window.constFind(row.file.id);
                   seen == m_window.constEnd() || supersedes(row, *seen)) {
            m_window.insert(row.file.id, row);
        }
    }
    report(std::move(terminated));
    if (m_open.isEmpty() && !m_abandoned) {
        endLook(); // other changes of that time may fill many pages
    }
}

// What a window leaves out proves nothing: those files are looked up by their ids.
void Reconciler::handleWalkEnd(const WalkEnd &end)
{
    if (end.kind == WalkEnd::Kind::Failed) {
        handleFailure(*end.error);
        return;
    }
    if (m_isLast) {
        std::vector<Finding> still;
        for (const FileSighting &row : std::as_const(m_window)) {
            if (m_open.contains(row.file.id)) {
                still.push_back(
                    {.file = row.file.id, .kind = Finding::Kind::NotTerminated, .sighting = row, .logId = {}});
            }
        }
        report(std::move(still));
    }
    if (!m_abandoned) {
        lookUpSingly();
    }
}

std::vector<FileId> Reconciler::filesToLookUp() const
{
    std::vector<FileId> files;
    std::ranges::copy_if(m_request.files, std::back_inserter(files),
                         [this](const FileId &file) { return m_open.contains(file) && !m_window.contains(file); });
    if (!m_isLast && canUseWindow() && files.size() > maxEarlyLookups) {
        files.clear();
    }
    return files;
}

void Reconciler::lookUpSingly()
{
    abandonRequests();
    const std::vector<FileId> files = filesToLookUp();
    if (files.empty()) {
        endLook();
        return;
    }
    m_lookup = new FileLookup(m_session, Priority::Reconciliation, this);
    connect(m_lookup, &FileLookup::waiting, this, &Reconciler::waiting);
    connect(m_lookup, &FileLookup::found, this, &Reconciler::handleSighting);
    connect(m_lookup, &FileLookup::missing, this, [this](const FileId &file, const QString &logId) {
        if (m_isLast) {
            report({{.file = file, .kind = Finding::Kind::Gone, .sighting = std::nullopt, .logId = logId}});
        }
    });
    connect(m_lookup, &FileLookup::unproven, this,
            [this](const FileId &, const ApiError &error) { m_unproven = error; });
    connect(m_lookup, &FileLookup::failed, this,
            [this](const FileId &, const ApiError &error) { handleFailure(error); });
    connect(m_lookup, &FileLookup::drained, this, &Reconciler::endLookups);
    m_lookup->lookUp(files);
}

void Reconciler::handleSighting(const FileSighting &sighting, const QString &logId)
{
    if (isTerminated(sighting)) {
        report({{.file = sighting.file.id, .kind = Finding::Kind::Terminated, .sighting = sighting, .logId = logId}});
    } else if (m_isLast) {
        report(
            {{.file = sighting.file.id, .kind = Finding::Kind::NotTerminated, .sighting = sighting, .logId = logId}});
    }
}

// The other files of the look were still looked up; only then does the missing proof count as a failure.
void Reconciler::endLookups()
{
    if (m_unproven) {
        handleFailure(*std::exchange(m_unproven, std::nullopt));
    } else {
        endLook();
    }
}

void Reconciler::handleFailure(const ApiError &error)
{
    abandonRequests();
    if (m_isLast || !isTransient(error.kind)) {
        Q_EMIT failed(error);
        return;
    }
    Q_EMIT lookFailed(error);
    if (!m_abandoned) {
        endLook();
    }
}

void Reconciler::endLook()
{
    abandonRequests();
    if (m_open.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_next = std::min(m_next + 1, lookDelays.size() - 1);
    scheduleLook();
}

void Reconciler::abandonRequests()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
    if (m_lookup) {
        std::exchange(m_lookup, nullptr)->abandon();
    }
}

void Reconciler::report(std::vector<Finding> findings)
{
    std::erase_if(findings, [this](const Finding &finding) { return !m_open.remove(finding.file); });
    if (!findings.empty() && !m_abandoned) {
        Q_EMIT found(findings);
    }
}

} // namespace sealdesk
