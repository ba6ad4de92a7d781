// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <array>
#include <variant>
#include <vector>

namespace sealdesk
{

class FileLookup;
class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! Files that were sent in one request whose outcome is unknown.
struct UnconfirmedRequest {
    std::vector<FileId> files;
    std::optional<Instant> sentAt; //!< By the service's clock; nullopt if it was not known.
    //! The time from which the request can no longer be on its way: by this process's clock, or by the service's clock
    //! if another process sent the request.
    std::variant<AwakeTime, Instant> since;
};

//! The result of reconciliation for one file.
struct Finding {
    enum class Kind {
        Terminated,    //!< By this run or by another at that time; the service does not report which.
        NotTerminated, //!< The last look still showed another state.
        Gone,          //!< The last look found no such file.
    };
    FileId file;
    Kind kind;
    std::optional<FileSighting> sighting; //!< nullopt if gone.
    QString logId;                        //!< Of the lookup that found it; empty if a window query did.
};

//! Finds out by query, never by sending, what became of files whose answer was lost (product.md 4). Looks 2, 5, 15, 45
//! and 120 s after UnconfirmedRequest::since: one window query around the time of sending, then single lookups of the
//! files that it did not show. Accepts "terminated" at any look, but its opposite only at the last one, because the
//! service may lag. If several looks are due at the same time, makes only the latest.
class Reconciler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reconciler)

public:
    static constexpr std::array<std::chrono::seconds, 5> lookDelays{std::chrono::seconds{2}, std::chrono::seconds{5},
                                                                    std::chrono::seconds{15}, std::chrono::seconds{45},
                                                                    std::chrono::seconds{120}};

    Reconciler(Session &session, UnconfirmedRequest request, QObject *parent);
    ~Reconciler() override = default;

    void start();
    //! Call it when the reconciler is no longer needed. It emits no more signals and deletes itself.
    void abandon();

Q_SIGNALS:
    //! Emitted while waiting for the next look, or within one.
    void waiting(sealdesk::Wait wait);
    //! Emitted when a look begins. \a number counts from 1; \a total is lookDelays.size().
    void lookStarted(int number, int total);
    void found(const std::vector<sealdesk::Finding> &findings);
    //! Emitted when a look failed. The next one is made.
    void lookFailed(const sealdesk::ApiError &error);
    //! Emitted when every file was found.
    void finished();
    //! Emitted when the last look failed or no look is possible. The files that were not found stay unknown.
    void failed(const sealdesk::ApiError &error);

private:
    void scheduleLook();
    void look();
    void queryWindow();
    void fallBackToSingleLookups();
    void handlePage(const WalkedPage &page);
    void handleWalkEnd(const WalkEnd &end);
    void lookUpSingly();
    void handleSighting(const FileSighting &sighting, const QString &logId);
    void handleFailure(const ApiError &error);
    void endLookups();
    void endLook();
    void abandonRequests();
    void report(std::vector<Finding> findings);
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    [[nodiscard]] bool canUseWindow() const;
    [[nodiscard]] std::vector<FileId> filesToLookUp() const;

    Session &m_session;
    UnconfirmedRequest m_request;
    QSet<FileId> m_open;                  // not found yet
    QHash<FileId, FileSighting> m_window; // what the window query of this look showed
    AwakeTime m_startedAt;
    size_t m_next = 0;                  // index of the next look, or of the current one
    bool m_isLast = false;              // whether the current look is the last one
    std::optional<ApiError> m_unproven; // a lookup of this look proved nothing
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
    bool m_abandoned = false;
};

} // namespace sealdesk
