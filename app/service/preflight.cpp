// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/preflight.h"

#include "service/filelookup.h"
#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

Preflight::Preflight(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::windowDistrusted, this, &Preflight::fallBackToSingleLookups);
}

Preflight::~Preflight() = default;

void Preflight::start(std::vector<FileSighting> files)
{
    cancel();
    m_result = {
        .files = std::move(files), .notVisible = {}, .error = {}, .checkedAt = m_session.client().clock().monotonic()};
    m_positions.clear();
    m_positions.reserve(static_cast<qsizetype>(m_result.files.size()));
    for (size_t i = 0; i < m_result.files.size(); ++i) {
        m_positions.insert(m_result.files[i].file.id, i);
    }
    m_answered.clear();
    m_windowCertain = true;
    m_replied = false;
    m_running = true;
    if (m_result.files.size() > 1 && m_session.windowUsable()) {
        queryWindow();
    } else {
        lookUpSingly();
    }
}

void Preflight::cancel()
{
    abandonRequests();
    m_running = false;
}

void Preflight::queryWindow()
{
    FileFilter filter;
    filter.updatedFrom = BeijingTime::fromInstant(oldestStart() - windowMargin);
    // As many pages as files cost as much as one lookup for each file, which is more precise.
    const int pages = static_cast<int>(m_result.files.size()) - 1;
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::PreFlight, .maxPages = pages}, this);
    connect(m_walk, &PageWalk::waiting, this, &Preflight::waiting);
    connect(m_walk, &PageWalk::requestStarting, this, &Preflight::recordStart);
    connect(m_walk, &PageWalk::pageArrived, this, &Preflight::handlePage);
    connect(m_walk, &PageWalk::ended, this, &Preflight::handleEnd);
    m_walk->start();
}

void Preflight::lookUpSingly()
{
    abandonRequests();
    m_lookup = new FileLookup(m_session, Priority::PreFlight, this);
    connect(m_lookup, &FileLookup::waiting, this, &Preflight::waiting);
    connect(m_lookup, &FileLookup::requestStarting, this, &Preflight::recordStart);
    connect(m_lookup, &FileLookup::found, this, &Preflight::handleSighting);
    connect(m_lookup, &FileLookup::missing, this, &Preflight::handleMissing);
    // Not shown is not sent, proven or not.
    connect(m_lookup, &FileLookup::unproven, this, &Preflight::handleMissing);
    connect(m_lookup, &FileLookup::failed, this, [this](const FileId &, const ApiError &error) {
        m_result.error = error;
        finish();
    });
    // Queued, so that a check of no files also ends from the event loop.
    connect(m_lookup, &FileLookup::drained, this, &Preflight::finish, Qt::QueuedConnection);
    m_lookup->lookUp(unanswered());
}

// What the window has shown so far is as unreliable as what it has not shown.
void Preflight::fallBackToSingleLookups()
{
    if (m_walk) {
        m_answered.clear();
        m_replied = false;
        lookUpSingly();
    }
}

void Preflight::handlePage(const WalkedPage &page)
{
    m_replied = true;
    m_windowCertain = m_windowCertain && page.itemsWithoutId == 0 && page.provesAbsence;
    for (const FileSighting &row : page.rows) {
        handleSighting(row);
    }
}

void Preflight::handleEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Failed:
        m_result.error = end.error;
        finish();
        return;
    case WalkEnd::Kind::Complete:
        if (m_windowCertain) {
            finish();
            return;
        }
        break;
    case WalkEnd::Kind::RepeatedPageToken:
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::Unconfirmed:
    case WalkEnd::Kind::PageLimit:
        break;
    }
    lookUpSingly();
}

void Preflight::handleSighting(const FileSighting &sighting)
{
    m_replied = true;
    const auto position = m_positions.constFind(sighting.file.id);
    if (position == m_positions.constEnd()) {
        return;
    }
    m_answered.insert(sighting.file.id);
    FileSighting &present = m_result.files[*position];
    if (supersedes(sighting, present)) {
        present = sighting;
    }
}

void Preflight::handleMissing(const FileId &file)
{
    m_replied = true;
    m_answered.insert(file);
    m_result.notVisible.push_back(file);
}

// A request that is repeated before any reply arrived restarts the check.
void Preflight::recordStart()
{
    if (!m_replied) {
        m_result.checkedAt = m_session.client().clock().monotonic();
    }
}

void Preflight::abandonRequests()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
    if (m_lookup) {
        std::exchange(m_lookup, nullptr)->abandon();
    }
}

void Preflight::finish()
{
    if (!m_running) {
        return;
    }
    cancel();
    Q_EMIT finished(m_result);
}

Instant Preflight::oldestStart() const
{
    return std::ranges::min(m_result.files, {}, [](const FileSighting &file) { return file.stamp.startedAt; })
        .stamp.startedAt;
}

std::vector<FileId> Preflight::unanswered() const
{
    std::vector<FileId> files;
    for (const FileSighting &file : m_result.files) {
        if (!m_answered.contains(file.file.id)) {
            files.push_back(file.file.id);
        }
    }
    return files;
}

} // namespace sealdesk
