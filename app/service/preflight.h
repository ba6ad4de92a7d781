// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "service/session.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace sealdesk
{

class FileLookup;
class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! The result of a pre-flight check: the files as the service shows them now.
struct PreflightResult {
    std::vector<FileSighting> files; //!< As given to start(), each replaced by a newer sighting if there was one.
    std::vector<FileId> notVisible;  //!< Looked up by id and not shown.
    std::optional<ApiError> error;   //!< Set if the check could not be completed; then don't use files.
    Monotonic checkedAt{0};          //!< When the first request of the check was sent.
};

//! Fetches what changed about some files since they were listed. Uses one window query since the oldest request behind
//! them or one lookup for each id, whichever costs fewer requests; always lookups when the window can't be trusted
//! (product.md 4).
class Preflight final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preflight)

public:
    explicit Preflight(Session &session, QObject *parent = nullptr);
    ~Preflight() override;

    //! Starts a check of \a files, each id once. Ends a running check without a result.
    void start(std::vector<FileSighting> files);
    //! Ends the check without a result.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    void finished(const sealdesk::PreflightResult &result);

private:
    void queryWindow();
    void lookUpSingly();
    void fallBackToSingleLookups();
    void handlePage(const WalkedPage &page);
    void handleEnd(const WalkEnd &end);
    void handleSighting(const FileSighting &sighting);
    void handleMissing(const FileId &file);
    void recordStart();
    void abandonRequests();
    void finish();
    [[nodiscard]] Instant oldestStart() const;
    [[nodiscard]] std::vector<FileId> unanswered() const;

    Session &m_session;
    PreflightResult m_result;
    QHash<FileId, size_t> m_positions;
    QSet<FileId> m_answered;
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
    bool m_windowCertain = true; // each page of the window proves what it does not show
    bool m_replied = false;
    bool m_running = false;
};

} // namespace sealdesk
