// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "core/result.h"
#include "service/changesieve.h"
#include "service/dataclocklook.h"
#include "service/querylegs.h"
#include "service/seenfiles.h"
#include "service/session.h"
#include "service/windowprobe.h"

#include <QObject>

#include <vector>

namespace sealdesk
{

class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! The progress of a listing.
struct ListingProgress {
    int pages = 0;
    qint64 rows = 0; //!< Distinct files so far.
    enum class Step {
        Walking, //!< Reading the list.
        Closing, //!< Reading what moved meanwhile.
        Changes, //!< Reading what was updated since the list was read, instead of the list.
    } step = Step::Walking;
    //! The expected total number of pages, if it can be estimated.
    std::optional<int> expectedPages;
};

//! How a listing ended. For anything but Complete, what arrived may be only part of the list.
struct ListingSummary {
    enum class End {
        Complete,
        Stopped,           //!< By the user.
        Failed,            //!< See error.
        RepeatedPageToken, //!< The service repeated a page token; continuing would loop.
        MissingPageToken,  //!< The service has more pages but gave no page token.
        Unconfirmed,       //!< The service did not confirm that these are all files.
        NothingNew,        //!< The service has more pages, but the latest ones brought no new file.
        PagesUnreadable,   //!< See unreadablePages.
        ChangesUnknown,    //!< What was updated while the list was read could not be read.
    };
    //! What was read completely.
    enum class Scope {
        WholeList,
        Changes, //!< What was updated since the list was read; the rest of it is unchanged.
    };
    End end = End::Complete;
    Scope scope = Scope::WholeList;
    std::optional<ApiError> error;
    ListingProgress progress;
    int itemsWithoutId = 0;
    int unreadablePages = 0;    //!< Pages that were skipped, because they could not be read.
    qint64 repeatedIds = 0;     //!< Files that appeared on more than one page of a query.
    bool appliesBounds = false; //!< The time bounds were applied here, to all files, because the service disobeys them.
};

//! Reads the list of files page by page, the newest ones early, newest state of each, and ends with one query for what
//! moved while it was read (product.md 2). Keeps a complete list up to date by reading what was updated since, as long
//! as that is cheaper, the service obeys update-time bounds, and each file has an update time. Only one listing runs at
//! a time: each function that begins one ends the running one without a summary.
//!
//! A list is Complete only if the replies prove it. Where the service disobeys update-time bounds, all files are read
//! and the bounds applied here. Since a service that disobeys may find nothing between them, a period without a file
//! inside is believed only after a WindowProbe.
//!
//! The queries for what moved or was updated start at the data clock as it was when the walk began, not at a Date
//! header. A list without a filter moves the clock itself. For any other list, a DataClockLook does so: before the walk
//! in a session whose data clock is unknown, else beside it.
class FileListing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileListing)

public:
    //! \a list is the list that the signals fill. \a session and \a list must outlive the listing.
    FileListing(Session &session, const ListedFiles &list, QObject *parent = nullptr);
    ~FileListing() override;

    //! Starts a new list, which is empty now.
    void start(const FileFilter &filter);
    //! Updates the same list at the lowest cost: reads its rest if it was stopped or failed, what was updated since if
    //! it is complete, and all of it if neither is possible.
    void refresh();
    //! Reads all of the same list again.
    void reload();
    //! Ends with End::Stopped. What arrived stays in the list.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_walk || m_probe || m_look; }
    //! Returns whether refresh() would continue where the listing ended early.
    [[nodiscard]] bool canResume() const { return !isRunning() && m_rest == Rest::Open && !reliesOnBrokenBounds(); }

Q_SIGNALS:
    //! Emitted with the rows of one page, as sighted. Some may supersede earlier ones (core/signaturefile.h).
    void rowsArrived(const std::vector<sealdesk::FileSighting> &rows);
    //! Emitted with files that moved out of the filter while the list was read. Remove them from the table.
    void rowsLeft(const std::vector<sealdesk::FileId> &files);
    void progressed(sealdesk::ListingProgress progress);
    void waiting(sealdesk::Wait wait);
    //! Emitted when the whole list is read again from here on, because what was updated since is not available or would
    //! cost more than the list, or because the service does not obey the filter's time bounds.
    void reloading();
    void finished(const sealdesk::ListingSummary &summary);

private:
    //! What the refresh of a complete list needs.
    struct Base {
        BeijingTime changedFrom; //!< Everything updated before this is in the list.
        int pages;               //!< How many pages the whole list took.
    };
    //! Whether the rest of the list can still be read.
    enum class Rest { None, Open };
    //! What waits for the look at the data clock.
    enum class AfterLook { Nothing, Walk, EndOfQueries };

    void begin(ListingProgress::Step step);
    void readAll();
    void startReading();
    void look();
    void updateDataTime();
    void handleLookEnd(DataClockLook::Conclusion conclusion);
    void resume();
    void readChanges();
    void handleWindowFault();
    void walkNext();
    void walkLeg();
    void endQuery();
    void endQueries();
    void probe();
    void handleConclusion(WindowProbe::Conclusion conclusion);
    void close();
    void startWalk(const FileFilter &filter, const QString &pageToken, std::optional<int> maxPages);
    void handlePage(const WalkedPage &page);
    void handleListPage(const WalkedPage &page);
    void handleChangePage(const WalkedPage &page);
    void handleEnd(const WalkEnd &end);
    void handleListEnd(const WalkEnd &end);
    void handleChangesEnd(const WalkEnd &end);
    void handleClosingEnd(const WalkEnd &end);
    void adaptTo(const WalkedPage &page);
    void adaptQueryTo(const WalkedPage &page);
    void recordPage(const WalkedPage &page);
    void addRows(const std::vector<FileSighting> &rows);
    //! Records that the list has a hole, and of which kind. The first one counts.
    void recordHole(ListingSummary::End kind);
    void fail(const ApiError &error);
    void updateBase();
    void finish(ListingSummary::End end);
    void abandonWalk();
    void abandonRequests();
    [[nodiscard]] bool hasBounds() const { return m_filter.updatedFrom || m_filter.updatedTo; }
    [[nodiscard]] bool areBoundsBroken() const;
    [[nodiscard]] bool reliesOnBrokenBounds() const;
    [[nodiscard]] bool windowsWork() const;
    [[nodiscard]] bool canClose() const;
    [[nodiscard]] bool isLookFailed() const;
    [[nodiscard]] std::optional<BeijingTime> closingFrom() const;
    [[nodiscard]] BeijingTime closingFromByDate() const;
    [[nodiscard]] std::optional<int> expectedPages(const WalkedPage &page) const;

    Session &m_session;
    const ListedFiles &m_list;
    FileFilter m_filter;
    std::vector<QueryLegs> m_queries; // the one being walked and those still to walk, in reverse order
    PageWalk *m_walk = nullptr;
    WindowProbe *m_probe = nullptr;
    DataClockLook *m_look = nullptr;
    AfterLook m_afterLook = AfterLook::Nothing;
    QString m_pageToken; // where the query being walked continues
    std::optional<QString> m_resumedAt;
    int m_legPages = 0; // of the current window, or of the query if it has none
    qint64 m_legRows = 0;
    int m_walkPages = 0;
    SeenFiles m_seen;
    ListingSummary::End m_hole = ListingSummary::End::Complete;
    bool m_isNewestFirst = true;   // every page of the walk so far
    bool m_boundsShown = false;    // a row lies between the filter's bounds, so the service obeys them
    bool m_windowFailed = false;   // the service disobeyed bounds while the list was read
    bool m_hasUntimedRows = false; // no query for changes shows those
    std::optional<ChangeSieve> m_sieve;
    std::optional<BeijingTime> m_newest; // the latest update time in the walk
    std::optional<Instant> m_startedAt;  // of the first page, by the Date header
    std::optional<Monotonic> m_sentAt;   // of the first request of the walk
    std::optional<Instant> m_dataTime;   // not later than the service's time when the walk began
    std::optional<DataClockLook::Conclusion> m_lookConclusion;
    std::optional<Base> m_base;
    Rest m_rest = Rest::None;
    ListingSummary m_summary;
};

} // namespace sealdesk
