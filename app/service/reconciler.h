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

//! Files that were sent in one request whose fate is unknown.
struct Doubt {
    std::vector<FileId> files;
    std::optional<Instant> sentAt; //!< By the service's clock; nullopt: it was not known.
    //! From when on nothing of the request can still be on its way: by this process's monotonic clock, or, when the
    //! doubt is another process's, by the service's.
    std::variant<Monotonic, Instant> since;
};

//! What reconciliation found out about one file.
struct Finding {
    enum class Kind {
        Terminated,    //!< By this run, or by another at that time; the service doesn't say who.
        NotTerminated, //!< The last look still showed another state.
        Gone,          //!< The last look found no such file.
    };
    FileId file;
    Kind kind;
    std::optional<FileSighting> sighting; //!< nullopt when gone.
    QString logId;                        //!< Of the query that told; empty when it was a window's.
};

//! Settles by query, never by sending, what became of files whose answer was lost (product.md 4). Looks at 2, 5, 15, 45
//! and 120 s after the doubt began: one window query around the time of sending, then single ids for those that it did
//! not show. "Terminated" is believed at any look, its opposite only at the last one, because the service may lag. Of
//! looks that are due at the same time only the latest is made.
class Reconciler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reconciler)

public:
    static constexpr std::array<std::chrono::seconds, 5> lookDelays{std::chrono::seconds{2}, std::chrono::seconds{5},
                                                                    std::chrono::seconds{15}, std::chrono::seconds{45},
                                                                    std::chrono::seconds{120}};

    Reconciler(Session &session, Doubt doubt, QObject *parent);
    ~Reconciler() override = default;

    void start();
    //! For an owner that is done with it: no signal comes any more, and the reconciler deletes itself.
    void abandon();

Q_SIGNALS:
    //! For the next look, or within one.
    void waiting(sealdesk::Wait wait);
    //! \a number counts from 1; \a total is lookDelays.size().
    void lookStarted(int number, int total);
    void found(const std::vector<sealdesk::Finding> &findings);
    //! A look could not be made; the next one is.
    void lookFailed(const sealdesk::ApiError &error);
    //! Every file was found.
    void finished();
    //! The last look could not be made, or no look can: the files that were not found stay unknown.
    void failed(const sealdesk::ApiError &error);

private:
    void scheduleLook();
    void look();
    void askWindow();
    void leaveBrokenWindow();
    void takePage(const WalkedPage &page);
    void takeWalkEnd(const WalkEnd &end);
    void askSingly();
    void takeSingle(const FileSighting &sighting, const QString &logId);
    void takeFailure(const ApiError &error);
    void endLook();
    void closeRequests();
    void report(std::vector<Finding> findings);
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    [[nodiscard]] bool windowHelps() const;
    [[nodiscard]] std::vector<FileId> worthAsking() const;

    Session &m_session;
    Doubt m_doubt;
    QSet<FileId> m_open;                  // not found yet
    QHash<FileId, FileSighting> m_window; // what the look's window showed of them
    Monotonic m_startedAt{0};
    size_t m_next = 0;     // index of the look that comes next, or is under way
    bool m_isLast = false; // the look under way concludes
    PageWalk *m_walk = nullptr;
    FileLookup *m_lookup = nullptr;
    bool m_abandoned = false;
};

} // namespace sealdesk
