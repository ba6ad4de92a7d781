// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/readback.h"

#include "service/filelookup.h"
#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// How many pages to allow for other files that change at the same time. Also stops a walk that never ends.
constexpr int pagesOfOtherChanges = 10;

// Up to this many files are looked up without a window query.
constexpr qsizetype fewRefused = 10;

} // namespace

ReadBack::ReadBack(Session &session, Task task, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(std::move(task))
    , m_unseen(m_task.files.begin(), m_task.files.end())
{
}

void ReadBack::start()
{
    if (m_unseen.size() > fewRefused && m_task.since && m_session.windowTrust() != WindowTrust::Broken) {
        queryWindow();
    } else {
        lookUpSingly();
    }
}

void ReadBack::queryWindow()
{
    FileFilter filter;
    filter.updatedFrom = BeijingTime::fromInstant(*m_task.since - m_session.lagMargin());
    const int pages = static_cast<int>(m_unseen.size()) / PageWalk::pageSize + pagesOfOtherChanges;
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::Names, .maxPages = pages}, this);
    connect(m_walk, &PageWalk::pageArrived, this, &ReadBack::handlePage);
    connect(m_walk, &PageWalk::ended, this, &ReadBack::handleEnd);
    m_walk->start();
}

void ReadBack::handlePage(const WalkedPage &page)
{
    std::vector<FileSighting> own;
    for (const FileSighting &row : page.rows) {
        if (m_unseen.remove(row.file.id)) {
            own.push_back(row);
        }
    }
    if (!own.empty()) {
        Q_EMIT sighted(own);
    }
}

void ReadBack::handleEnd(const WalkEnd &end)
{
    std::exchange(m_walk, nullptr)->abandon();
    if (end.kind != WalkEnd::Kind::Failed) {
        lookUpSingly();
    } else {
        Q_EMIT failed(*end.error);
    }
}

void ReadBack::lookUpSingly()
{
    std::vector<FileId> files;
    std::ranges::copy_if(m_task.files, std::back_inserter(files),
                         [this](const FileId &id) { return m_unseen.contains(id); });
    if (files.empty()) {
        return;
    }
    m_lookup = new FileLookup(m_session, Priority::Names, this);
    connect(m_lookup, &FileLookup::found, this, [this](const FileSighting &sighting) { Q_EMIT sighted({sighting}); });
    connect(m_lookup, &FileLookup::failed, this, [this](const FileId &, const ApiError &error) {
        std::exchange(m_lookup, nullptr)->abandon();
        Q_EMIT failed(error);
    });
    m_lookup->lookUp(files);
}

} // namespace sealdesk
