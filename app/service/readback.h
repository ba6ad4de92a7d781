// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace sealdesk
{

class FileLookup;
class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! Reads what the service shows of a run's files after it, in the background: what changed since the run began by one
//! window query, then the failed files among those that it did not show, one by one (product.md 4).
class ReadBack final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadBack)

public:
    struct Task {
        std::vector<FileId> touched; //!< All files that were sent.
        std::vector<FileId> refused; //!< Those of them that are worth a request of their own.
        Instant since;               //!< When the first of them was sent, by the service's clock.
    };

    ReadBack(Session &session, Task task, QObject *parent);
    ~ReadBack() override = default;

    void start();

Q_SIGNALS:
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Some of the refused files could not be read; nothing more is tried.
    void failed(const sealdesk::ApiError &error);

private:
    void askWindow();
    void askSingly();
    void takePage(const WalkedPage &page);
    void takeEnd(const WalkEnd &end);

    Session &m_session;
    Task m_task;
    QSet<FileId> m_touched;
    QSet<FileId> m_seen;
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
};

} // namespace sealdesk
