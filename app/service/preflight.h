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

//! What a pre-flight found: the files as the service shows them now.
struct PreflightResult {
    std::vector<FileSighting> files; //!< As given to start(), each replaced by the newer sighting if there was one.
    std::vector<FileId> notVisible;  //!< Asked for by id and not shown by the service.
    std::optional<ApiError> error;   //!< The check could not be completed; files is then not to be relied on.
    Monotonic checkedAt{0};          //!< When the first request of the check went out.
};

//! Fetches what changed about some files since they were listed: by one window query since the oldest request behind
//! them, or per id, whichever costs fewer requests; per id throughout when the window can't be trusted (product.md 4).
class Preflight final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preflight)

public:
    explicit Preflight(Session &session, QObject *parent = nullptr);
    ~Preflight() override;

    //! Each id once. Ends a check that is running without a result.
    void start(std::vector<FileSighting> files);
    //! Ends without a result.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    void finished(const sealdesk::PreflightResult &result);

private:
    void askWindow();
    void askSingly();
    void distrust();
    void takePage(const WalkedPage &page);
    void takeEnd(const WalkEnd &end);
    void takeSighting(const FileSighting &sighting);
    void takeMissing(const FileId &file);
    void noteStart();
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
    bool m_windowCertain = true; // no item of the window came without its id
    bool m_replied = false;
    bool m_running = false;
};

} // namespace sealdesk
