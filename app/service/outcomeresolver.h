// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "service/session.h"

#include <QHash>
#include <QObject>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace sealdesk
{

class FileLookup;
class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! A file that was sent and whose outcome is open: accepted or unknown.
struct OpenFile {
    FileSighting before; //!< The latest sighting before it was sent.
    OutcomeState state = OutcomeState::Unknown;
};

//! The open files of one request.
struct OpenRequest {
    std::vector<OpenFile> files;
    //! The data clock when it was sent: a window from then on shows what it did. nullopt: not known, no window is used.
    std::optional<Instant> dataTime;
    //! When it was accepted, at the latest: by the latest one of the service's clock, the data clock and the
    //! computer's, because the others may be hours behind. nullopt if no answer came.
    std::optional<Instant> acceptedAt;
    //! When this process got the answer that accepted the files, to measure the lag.
    std::optional<Moment> answered;
    //! By this time it was sent; nullopt: by an earlier process, so count from now.
    std::optional<AwakeTime> sentAt;
};

//! What was found out about one file.
struct Finding {
    enum class Kind {
        Terminated,
        NotTerminated, //!< Long quiet after the deadline of the request (product.md 4a.6).
        ChangedAfter,  //!< An accepted file that went to another state, but not terminated, after it was accepted.
    };
    int request = 0; //!< OutcomeResolver::add()
    Kind kind = Kind::Terminated;
    FileSighting sighting;
    QString logId; //!< Of the lookup that found it; empty if a window query did.
};

//! Finds out by query, never by sending, what became of files that were accepted or whose answer was lost (product.md
//! 4a.5 to 4a.7). Looks 2, 5, 15, 45 and 120 s, 10 minutes, an hour, and then every day after the request was added:
//! one window query for terminated files, then lookups of some or all files that it did not show. A file seen
//! terminated is terminated. Nothing is concluded from silence or absence: "not terminated" takes the whole deadline of
//! the request, and then answered looks between which no file of the request changed for twice the lag of the service.
class OutcomeResolver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeResolver)

public:
    //! After the last of these, only an occasional look is made.
    static constexpr std::array<std::chrono::seconds, 6> lookDelays{
        std::chrono::seconds{2},  std::chrono::seconds{5},   std::chrono::seconds{15},
        std::chrono::seconds{45}, std::chrono::seconds{120}, std::chrono::minutes{10}};
    static constexpr std::chrono::hours firstRest{1};
    static constexpr std::chrono::hours laterRest{24};
    //! After this time without a measured lag, quiet of two minutes is enough.
    static constexpr std::chrono::minutes longestWait{10};
    //! The least time without a change.
    static constexpr std::chrono::minutes shortestQuiet{2};

    OutcomeResolver(Session &session, QObject *parent);
    ~OutcomeResolver() override = default;

    //! Starts to look for the outcomes of the files. Returns a number that names the request.
    int add(OpenRequest request);
    //! Makes a look at all open files now, unless one is being made.
    void lookNow();
    //! The time between looks that are for accepted files alone.
    struct Spacing {
        std::chrono::seconds most{0};
        std::chrono::seconds least{0}; //!< When at least \c lot files are open.
        std::size_t lot = 0;
    };
    void setSpacing(const Spacing &spacing);
    //! Whether someone waits for the looks. In the background, they take few slots of the gate.
    enum class Pace { Foreground, Background };
    void setPace(Pace pace);
    //! Call it when the resolver is no longer needed. It emits no more signals and deletes itself.
    void abandon();

    [[nodiscard]] bool isEmpty() const { return m_watchOf.isEmpty(); }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    //! Whether frequent looks are being made, which may settle the open files soon.
    [[nodiscard]] bool isActive() const;
    //! Whether a look got an answer about \a request at least \a delay after it was sent, or none of its files is open.
    [[nodiscard]] bool wasAnsweredAfter(int request, std::chrono::seconds delay) const;

Q_SIGNALS:
    //! Emitted while waiting for the next look, or within one.
    void waiting(sealdesk::Wait wait);
    void lookStarted();
    void found(const std::vector<sealdesk::Finding> &findings);
    //! Emitted with files that are still open.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when a look failed, before looked().
    void lookFailed(const sealdesk::ApiError &error);
    //! Emitted when a look has ended.
    void looked();

private:
    struct Open {
        OpenFile file;
        std::optional<FileSighting> seen; // by the latest look that showed it
    };
    //! A request whose files are looked for.
    struct Watch {
        int number = 0;
        std::vector<FileId> files; // all of them
        QHash<FileId, Open> open;
        bool areAccepted = true; // all of them
        std::optional<Instant> acceptedAt;
        std::optional<Moment> answered;
        Moment added;
        AwakeTime sentAt;
        std::optional<Instant> windowStart;  // of a window that shows what the request did
        std::optional<Instant> newestUpdate; // of its terminated files
        Monotonic dueAt{0};
        bool isDelayed = false;             // by the spacing
        bool isResting = false;             // the next look is an occasional one
        std::optional<Moment> answeredLook; // the latest
        bool wasLatestAnswered = false;
        std::optional<AwakeTime> quietSince;
        // In the current look:
        bool isDue = false;
        bool isConclusive = false;
        bool hasChanged = false;
        bool isUnproven = false;
        QHash<FileId, QString> shownNow; // with the log id of the lookup
    };
    //! A file that is looked up after a sample.
    struct Remaining {
        FileId file;
        bool isOptional = false; // if the sample found nothing, it is left out
    };

    void schedule();
    void wake();
    void look();
    void queryWindow();
    void fallBackToLookups();
    void handlePage(const WalkedPage &page);
    void handleWalkEnd(const WalkEnd &end);
    void lookUp();
    void lookUpRest();
    void startLookup(const std::vector<FileId> &files, std::function<void()> done);
    void handleSighting(const FileSighting &sighting, const QString &logId);
    [[nodiscard]] Finding settleTerminated(Watch &watch, const FileSighting &sighting, const QString &logId);
    void forget(Watch &watch, const FileId &file);
    void measureLag(const Watch &watch);
    void fail(const ApiError &error);
    void endLook();
    void endLook(Watch &watch, std::vector<Finding> &findings);
    void conclude(Watch &watch, std::vector<Finding> &findings);
    void scheduleNext(Watch &watch);
    void applySpacing(Watch &watch) const;
    void removeResolved();
    void report(const std::vector<Finding> &findings);
    void abandonRequests();
    [[nodiscard]] static std::vector<FileId> openFiles(const Watch &watch);
    [[nodiscard]] Watch *watchOf(const FileId &file);
    [[nodiscard]] std::optional<Instant> windowStart() const;
    void learnDisorder(const Watch &watch, const FileSighting &terminated);
    [[nodiscard]] std::optional<AwakeTime> evidenceAt(const Watch &watch) const;
    [[nodiscard]] bool hasUnknown() const;
    [[nodiscard]] Priority priority() const;
    [[nodiscard]] std::size_t openCount() const;
    [[nodiscard]] Moment now() const;

    Session &m_session;
    Pace m_pace = Pace::Foreground;
    Spacing m_spacing;
    std::vector<Watch> m_watches; // in the order of the requests
    QHash<FileId, int> m_watchOf; // each open file; the number of its watch
    int m_lastNumber = 0;
    std::optional<Instant> m_resolvedUpTo; // the newest update of accepted files of resolved requests
    //! By how much a file of a later request was updated earlier than those of a resolved one.
    std::chrono::milliseconds m_disorder{0};
    std::optional<Monotonic> m_wakeAt;
    std::optional<Moment> m_lookStart; // of the current or latest look
    bool m_isLooking = false;
    bool m_hasWindow = false;           // of the current look, read to its end
    bool m_isHelpless = false;          // no look can succeed before something is mended
    std::vector<Remaining> m_rest;      // looked up after the sample
    bool m_isSampleFound = false;       // the sample had terminated files
    std::optional<ApiError> m_error;    // of the current look
    std::optional<ApiError> m_unproven; // a lookup of the current look proved nothing
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
    bool m_abandoned = false;
};

} // namespace sealdesk
