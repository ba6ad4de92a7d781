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
    m_pool.setMaxThreadCount(1); // the order of the answers
}

RunArchive::~RunArchive()
{
    cancel();
    m_pool.waitForDone();
}

// A connection for each question: Qt's belong to the thread that opened them, and opening takes a millisecond.
template <class Read, class Tell>
void RunArchive::ask(std::atomic<int> &latest, Read read, Tell tell)
{
    const int number = ++latest;
    m_pool.start([this, &latest, number, read, tell] {
        if (number != latest) {
            return;
        }
        JournalDatabase database(m_file, JournalDatabase::Access::ReadOnly);
        auto answer = read(database);
        QMetaObject::invokeMethod(
            this,
            [this, &latest, number, tell, answer = std::move(answer)] {
                if (number != latest) {
                    return;
                }
                if (answer) {
                    tell(answer.value());
                } else {
                    Q_EMIT failed(answer.error());
                }
            },
            Qt::QueuedConnection);
    });
}

void RunArchive::search(const RunSearch &search)
{
    ask(
        m_latestSearch, [search](JournalDatabase &database) { return readRuns(database, search); },
        [this](const std::vector<RunSummary> &runs) { Q_EMIT found(runs); });
}

void RunArchive::load(RunId id)
{
    ask(
        m_latestLoad, [id](JournalDatabase &database) { return readRun(database, id); },
        [this](const StoredRun &run) { Q_EMIT runLoaded(run); });
}

void RunArchive::cancel()
{
    ++m_latestSearch;
    ++m_latestLoad;
}

} // namespace sealdesk
