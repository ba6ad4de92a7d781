// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/journal/journalrecords.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace sealdesk
{

//! Reads the runs of a journal beside whoever writes it: in a thread of its own, by connections that can't write. A
//! search goes through the texts of every file that was ever terminated; a hundred thousand take longer than a window
//! may stand still. Each question makes those of its kind that were asked before it void; what is answered is answered
//! in the order of the questions.
class RunArchive final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunArchive)

public:
    explicit RunArchive(QString journalFile, QObject *parent = nullptr);
    //! Waits for the question in work.
    ~RunArchive() override;

    //! Ends in found() or failed().
    void search(const RunSearch &search);
    //! Ends in runLoaded() or failed().
    void load(RunId id);
    //! No answer comes to what was asked so far.
    void cancel();

Q_SIGNALS:
    //! Newest first.
    void found(const std::vector<sealdesk::RunSummary> &runs);
    void runLoaded(const sealdesk::StoredRun &run);
    void failed(const sealdesk::JournalProblem &problem);

private:
    template <class Read, class Tell>
    void ask(std::atomic<int> &latest, Read read, Tell tell);

    const QString m_file;
    std::atomic<int> m_latestSearch = 0;
    std::atomic<int> m_latestLoad = 0;
    QThreadPool m_pool; // last: its thread uses the others
};

} // namespace sealdesk
