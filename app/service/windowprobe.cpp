// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/windowprobe.h"

#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

using namespace std::chrono_literals;

// Three seconds hold more files than this only after a mass change.
constexpr int maxWindowPages = 10;

// The file that has been unchanged for longest will hardly change between the two queries.
std::optional<SignatureFile> oldestOf(const std::vector<FileSighting> &rows)
{
    std::optional<SignatureFile> oldest;
    for (const FileSighting &row : rows) {
        if (row.file.updateTime && (!oldest || *row.file.updateTime < *oldest->updateTime)) {
            oldest = row.file;
        }
    }
    return oldest;
}

} // namespace

WindowProbe::WindowProbe(Session &session, Test test, Priority priority, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_test(test)
    , m_priority(priority)
{
}

void WindowProbe::start()
{
    readPage({}, 1);
}

void WindowProbe::abandon()
{
    disconnect();
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
    // Deferred, because the probe may be emitting a signal.
    deleteLater();
}

void WindowProbe::readPage(const FileFilter &filter, int maxPages)
{
    if (m_walk) {
        m_walk->abandon();
    }
    m_rows.clear();
    m_provesAbsence = true;
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = m_priority, .maxPages = maxPages}, this);
    connect(m_walk, &PageWalk::waiting, this, &WindowProbe::waiting);
    connect(m_walk, &PageWalk::ended, this, &WindowProbe::handleEnd);
    connect(m_walk, &PageWalk::pageArrived, this, [this](const WalkedPage &page) {
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        m_provesAbsence = m_provesAbsence && page.provesAbsence;
    });
    m_walk->start();
}

void WindowProbe::handleEnd(const WalkEnd &end)
{
    if (end.kind == WalkEnd::Kind::Failed) {
        Q_EMIT failed(*end.error);
        return;
    }
    switch (m_step) {
    case Step::Page:
        handleSampleEnd(end);
        return;
    case Step::Window:
        handleWindowEnd(end);
        return;
    case Step::AfterSample:
        Q_EMIT ended(showsSample() ? Conclusion::Disobeys : Conclusion::Obeys);
        return;
    case Step::Lookup:
        Q_EMIT ended(showsSample() ? Conclusion::Disobeys : Conclusion::Untestable);
        return;
    }
    Q_UNREACHABLE();
}

// Unchanged: if it was updated, it rightly left the window, and came into the one that starts after it.
bool WindowProbe::showsSample() const
{
    return std::ranges::any_of(m_rows, [this](const FileSighting &row) {
        return row.file.id == m_sample->id && row.file.updateTime == m_sample->updateTime;
    });
}

void WindowProbe::handleWindowEnd(const WalkEnd &end)
{
    if (!showsSample() && (end.kind == WalkEnd::Kind::PageLimit || !m_provesAbsence)) {
        Q_EMIT ended(Conclusion::Untestable); // it may be on a page that was not read, or not be listed
    } else if (!showsSample()) {
        lookUpSample();
    } else if (m_test == Test::StartToo) {
        queryAfterSample();
    } else {
        Q_EMIT ended(Conclusion::Obeys);
    }
}

// A service that ignores the start shows the same page as without it.
void WindowProbe::queryAfterSample()
{
    m_step = Step::AfterSample;
    FileFilter window;
    window.updatedFrom = m_sample->updateTime->plus(1s);
    readPage(window, 1);
}

void WindowProbe::lookUpSample()
{
    m_step = Step::Lookup;
    FileFilter one;
    one.files = {m_sample->id};
    readPage(one, 1);
}

void WindowProbe::handleSampleEnd(const WalkEnd &end)
{
    m_sample = oldestOf(m_rows);
    if (!m_sample) {
        const bool isEmpty = m_rows.empty() && end.kind == WalkEnd::Kind::Complete;
        Q_EMIT ended(isEmpty ? Conclusion::NoFiles : Conclusion::Untestable);
        return;
    }
    m_step = Step::Window;
    FileFilter window;
    window.updatedFrom = m_sample->updateTime->plus(-1s);
    window.updatedTo = m_sample->updateTime->plus(1s);
    readPage(window, maxWindowPages);
}

} // namespace sealdesk
