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

//! Reads the present state of files that the service refused, in the background: one window query for what changed
//! since the run began, then lookups of those that it did not show (product.md 4). Few files are looked up at once.
class ReadBack final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadBack)

public:
    struct Task {
        std::vector<FileId> files;
        std::optional<Instant> since; //!< The data clock when the first of them was sent; nullopt: not known.
    };

    ReadBack(Session &session, Task task, QObject *parent);
    ~ReadBack() override = default;

    void start();

Q_SIGNALS:
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when some of the files could not be read. No more are tried.
    void failed(const sealdesk::ApiError &error);

private:
    void queryWindow();
    void lookUpSingly();
    void handlePage(const WalkedPage &page);
    void handleEnd(const WalkEnd &end);

    Session &m_session;
    Task m_task;
    QSet<FileId> m_unseen;
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
};

} // namespace sealdesk
