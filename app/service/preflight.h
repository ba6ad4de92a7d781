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
class WindowProbe;
struct WalkedPage;
struct WalkEnd;

//! The result of a pre-flight check: the files as the service shows them now.
struct PreflightResult {
    std::vector<FileSighting> files; //!< As given to start(), each replaced by what the check showed.
    QSet<FileId> unchecked; //!< Files that would have taken too long; they must be checked before they are sent.
    std::vector<FileId> notVisible; //!< Looked up by id and not shown.
    std::optional<ApiError> error;  //!< Set if the check could not be completed; then don't use files.
    Monotonic checkedAt{0};         //!< When the first request of the check was sent.
    //! The data clock at that time, if a window was read to its end: the files are as shown in \c files by then, and
    //! the next check may start from it. nullopt: there was no such window.
    std::optional<Instant> dataTime;
    int windowPages = 0; //!< How many pages the window had.
};

//! Fetches what changed about some files since they were listed (product.md 4a.2): many files by one window query,
//! once windows are proven; otherwise the first of them by a lookup for each, as many as the gate lets through in half
//! of a check's life. A window is tried by rows that it must show.
class Preflight final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preflight)

public:
    //! A check that is older than this does not count any more.
    static constexpr std::chrono::seconds lifetime{30};
    //! Up to this many files are always looked up one by one.
    static constexpr std::size_t fewFiles = 20;
    //! How many files that a window did not show are looked up for Scope::Confirmation.
    static constexpr std::size_t sampleSize = 10;
    //! How many lookups are made at a time.
    static constexpr std::size_t parallelLookups = 6;

    explicit Preflight(Session &session, QObject *parent = nullptr, std::size_t few = fewFiles);
    ~Preflight() override;

    //! What a check asks for.
    enum class Scope {
        Everything,
        //! Everything. A window is also tried by lookups of some files that it did not show: only these show that an
        //! index lags, or that the update time of some files doesn't move.
        Confirmation,
        //! All but terminated files, which a run of many files makes itself. One that somebody else terminated is sent
        //! and refused, which harms nothing (product.md 4a.3).
        WithoutTerminated,
        //! By lookups, as if there were no windows.
        FirstFiles,
    };
    //! Starts a check of \a files, each id once. Ends a running check without a result.
    void start(std::vector<FileSighting> files, Scope scope = Scope::Everything);
    //! Ends the check without a result.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! Whether the running check reads a window, rather than look up files one by one.
    [[nodiscard]] bool isUsingWindow() const { return m_running && m_usedWindow; }
    //! How many files are looked up one by one in one check, at most.
    [[nodiscard]] static std::size_t mostLookups(Session &session);
    //! How many files can be looked up one by one now.
    [[nodiscard]] std::size_t lookupLimit();

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    void finished(const sealdesk::PreflightResult &result);

private:
    void probeWindow();
    void queryWindow();
    void chooseWindowStart();
    [[nodiscard]] std::vector<Instant> updatesOfOwnFiles() const;
    void checkSentinels();
    void lookUpSingly();
    void fallBackToSingleLookups();
    void handlePage(const WalkedPage &page);
    void handleEnd(const WalkEnd &end);
    void handleRow(const FileSighting &row);
    void handleSighting(const FileSighting &sighting);
    [[nodiscard]] bool isAskedFor(const SignatureFile &file) const;
    [[nodiscard]] bool isInWindow(const FileSighting &sighting) const;
    [[nodiscard]] bool isMissedByWindow(const FileSighting &now) const;
    void handleMissing(const FileId &file);
    void endAfterHalfALifetime();
    void recordStart();
    void recordFirstStart();
    void abandonRequests();
    void finish();
    void accept(const FileSighting &sighting);
    [[nodiscard]] bool canUseWindow() const;
    [[nodiscard]] std::optional<Instant> oldestDataTime() const;
    [[nodiscard]] std::vector<FileId> unanswered() const;
    [[nodiscard]] std::vector<FileId> filesNoWindowAnswers() const;
    [[nodiscard]] std::vector<FileId> sample(const std::vector<FileId> &others);
    [[nodiscard]] bool isSentinel(const FileId &file) const;
    [[nodiscard]] bool isHiddenByWindow(const FileSighting &now) const;
    void fallBackFromHiddenChange(const FileSighting &now);
    void lookUp(const std::vector<FileId> &files, const std::vector<FileId> &samples = {});

    Session &m_session;
    const std::size_t m_few;
    Scope m_scope = Scope::Everything;
    PreflightResult m_result;
    QHash<FileId, size_t> m_positions;
    QSet<FileId> m_inconclusiveRows; // files whose row in the window is no answer
    QSet<FileId> m_answered;
    std::vector<DataClock::Sentinel> m_sentinels; // those that the window has not shown yet
    Instant m_windowStart;
    QSet<FileId> m_samples; // files that the window did not show, looked up all the same
    WindowProbe *m_probe = nullptr;
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
    bool m_usedWindow = false;   // its answers are among the result
    bool m_readWindow = false;   // to its end: what it did not show is not inside
    bool m_windowCertain = true; // each page of the window proves what it does not show
    bool m_isLookingUp = false;
    bool m_isCut = false; // the rest of the lookups was dropped
    bool m_replied = false;
    bool m_running = false;
};

} // namespace sealdesk
