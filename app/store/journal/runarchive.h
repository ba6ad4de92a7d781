// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/journal/journalrecords.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace sealdesk
{

//! Reads the runs of a journal on a worker thread, with read-only connections, while another connection may write. A
//! search compares the texts of every file in the journal; with a hundred thousand files that would freeze the window.
//! A new search replaces one that has not finished, and so does a new load(). Results arrive in the order of the calls.
class RunArchive final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunArchive)

public:
    explicit RunArchive(QString journalFile, QObject *parent = nullptr);
    //! Waits for the running query.
    ~RunArchive() override;

    //! Searches the runs. Ends with found() or failed().
    void search(const RunSearch &search);
    //! Loads a whole run. Ends with runLoaded() or failed().
    void load(RunId id);
    //! Discards the results of all calls so far.
    void cancel();

Q_SIGNALS:
    //! Emitted when a search has finished. The runs are ordered newest first.
    void found(const std::vector<sealdesk::RunSummary> &runs);
    //! Emitted when a run was loaded.
    void runLoaded(const sealdesk::StoredRun &run);
    //! Emitted when the journal could not be read.
    void failed(const sealdesk::JournalProblem &problem);

private:
    template <class Read, class Announce>
    void start(std::atomic<int> &latest, Read read, Announce announce);

    const QString m_file;
    std::atomic<int> m_latestSearch = 0;
    std::atomic<int> m_latestLoad = 0;
    QThreadPool m_pool; // last, because its thread uses the other members
};

} // namespace sealdesk
