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

// How long after sending the service may still have dated a change by it: the request's own deadline and some minutes
// of lag. What is dated otherwise is found by its id.
constexpr std::chrono::minutes windowLength{10};

// Before the last look, asking for so many single files is cheap enough not to wait for it.
constexpr size_t fewFiles = 10;

bool isTerminated(const FileSighting &sighting)
{
    return sighting.file.state.known() == KnownState::Terminated;
}

// Whether looking again later can help.
bool mayPass(ApiErrorKind kind)
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

Reconciler::Reconciler(Session &session, Doubt doubt, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_doubt(std::move(doubt))
    , m_open(m_doubt.files.begin(), m_doubt.files.end())
{
    connect(&session, &Session::windowDistrusted, this, &Reconciler::leaveBrokenWindow);
}

void Reconciler::start()
{
    m_startedAt = m_session.client().clock().monotonic();
    scheduleLook();
}

void Reconciler::abandon()
{
    m_abandoned = true;
    disconnect();
    closeRequests();
    // Not at once: it may be in the middle of a signal.
    deleteLater();
}

// How long the doubt has lasted at least. The service's clock is known after the first reply of a session only; until
// then the doubt counts as just begun.
std::chrono::milliseconds Reconciler::elapsed() const
{
    const Monotonic now = m_session.client().clock().monotonic();
    if (const auto *since = std::get_if<Monotonic>(&m_doubt.since)) {
        return now - *since;
    }
    const ServerClock &clock = m_session.client().serverClock();
    const std::chrono::milliseconds here = now - m_startedAt;
    return clock.isKnown() ? std::max(here, clock.now() - std::get<Instant>(m_doubt.since)) : here;
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
    Q_EMIT lookStarted(static_cast<int>(m_next) + 1, static_cast<int>(lookDelays.size()));
    if (m_abandoned) {
        return;
    }
    if (windowHelps()) {
        askWindow();
    } else {
        askSingly();
    }
}

bool Reconciler::windowHelps() const
{
    return m_open.size() > 1 && m_doubt.sentAt && m_session.windowTrust() == WindowTrust::Trusted;
}

void Reconciler::askWindow()
{
    FileFilter filter;
    filter.updatedFrom = BeijingTime::fromInstant(*m_doubt.sentAt - windowMargin);
    filter.updatedTo = BeijingTime::fromInstant(*m_doubt.sentAt + windowLength);
    const int pages = static_cast<int>(m_open.size()) - 1; // beyond that, single files are the cheaper question
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::Reconciliation, .maxPages = pages}, this);
    connect(m_walk, &PageWalk::waiting, this, &Reconciler::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &Reconciler::takePage);
    connect(m_walk, &PageWalk::ended, this, &Reconciler::takeWalkEnd);
    m_walk->start();
}

// What the window has shown so far is as doubtful as what it has not. Not so a file that is terminated: that was
// believed already, and nothing takes it back.
void Reconciler::leaveBrokenWindow()
{
    if (m_walk) {
        m_window.clear();
        askSingly();
    }
}

void Reconciler::takePage(const WalkedPage &page)
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
        endLook(); // what else changed at that time may fill many pages
    }
}

// Nothing is concluded from what a window leaves out: those files are asked for by their ids.
void Reconciler::takeWalkEnd(const WalkEnd &end)
{
    if (end.kind == WalkEnd::Kind::Failed) {
        takeFailure(*end.error);
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
        askSingly();
    }
}

std::vector<FileId> Reconciler::worthAsking() const
{
    std::vector<FileId> files;
    std::ranges::copy_if(m_doubt.files, std::back_inserter(files),
                         [this](const FileId &file) { return m_open.contains(file) && !m_window.contains(file); });
    if (!m_isLast && windowHelps() && files.size() > fewFiles) {
        files.clear();
    }
    return files;
}

void Reconciler::askSingly()
{
    closeRequests();
    const std::vector<FileId> files = worthAsking();
    if (files.empty()) {
        endLook();
        return;
    }
    m_lookup = new FileLookup(m_session, Priority::Reconciliation, this);
    connect(m_lookup, &FileLookup::waiting, this, &Reconciler::waiting);
    connect(m_lookup, &FileLookup::found, this, &Reconciler::takeSingle);
    connect(m_lookup, &FileLookup::missing, this, [this](const FileId &file, const QString &logId) {
        if (m_isLast) {
            report({{.file = file, .kind = Finding::Kind::Gone, .sighting = std::nullopt, .logId = logId}});
        }
    });
    connect(m_lookup, &FileLookup::failed, this, [this](const FileId &, const ApiError &error) { takeFailure(error); });
    connect(m_lookup, &FileLookup::drained, this, &Reconciler::endLook);
    m_lookup->ask(files);
}

void Reconciler::takeSingle(const FileSighting &sighting, const QString &logId)
{
    if (isTerminated(sighting)) {
        report({{.file = sighting.file.id, .kind = Finding::Kind::Terminated, .sighting = sighting, .logId = logId}});
    } else if (m_isLast) {
        report(
            {{.file = sighting.file.id, .kind = Finding::Kind::NotTerminated, .sighting = sighting, .logId = logId}});
    }
}

void Reconciler::takeFailure(const ApiError &error)
{
    closeRequests();
    if (m_isLast || !mayPass(error.kind)) {
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
    closeRequests();
    if (m_open.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_next = std::min(m_next + 1, lookDelays.size() - 1);
    scheduleLook();
}

void Reconciler::closeRequests()
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
