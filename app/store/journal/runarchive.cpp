// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/runarchive.h"

#include "store/journal/journaldatabase.h"
#include "store/journal/journalreading.h"

#include <QMetaObject>

namespace sealdesk
{

RunArchive::RunArchive(QString journalFile, QObject *parent)
    : QObject(parent)
    , m_file(std::move(journalFile))
{
    m_pool.setMaxThreadCount(1); // keeps the results in order
}

RunArchive::~RunArchive()
{
    cancel();
    m_pool.waitForDone();
}

// Opens a connection for each query, since it belongs to the thread that opened it; opening takes a millisecond.
template <class Read, class Announce>
void RunArchive::start(std::atomic<int> &latest, Read read, Announce announce)
{
    const int number = ++latest;
    m_pool.start([this, &latest, number, read, announce] {
        if (number != latest) {
            return;
        }
        JournalDatabase database(m_file, JournalDatabase::Access::ReadOnly);
        auto result = read(database);
        QMetaObject::invokeMethod(
            this,
            [this, &latest, number, announce, result = std::move(result)] {
                if (number != latest) {
                    return;
                }
                if (result) {
                    announce(result.value());
                } else {
                    Q_EMIT failed(result.error());
                }
            },
            Qt::QueuedConnection);
    });
}

void RunArchive::search(const RunSearch &search)
{
    start(
        m_latestSearch, [search](JournalDatabase &database) { return readRuns(database, search); },
        [this](const std::vector<RunSummary> &runs) { Q_EMIT found(runs); });
}

void RunArchive::load(RunId id)
{
    start(
        m_latestLoad, [id](JournalDatabase &database) { return readRun(database, id); },
        [this](const StoredRun &run) { Q_EMIT runLoaded(run); });
}

void RunArchive::cancel()
{
    ++m_latestSearch;
    ++m_latestLoad;
}

} // namespace sealdesk
