// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "core/result.h"
#include "service/changesieve.h"
#include "service/querylegs.h"
#include "service/session.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace sealdesk
{

class PageWalk;
struct WalkedPage;
struct WalkEnd;

//! Where a listing stands.
struct ListingProgress {
    int pages = 0;
    qint64 rows = 0; //!< Different files so far.
    enum class Step {
        Walking, //!< Through the list.
        Closing, //!< Through what moved meanwhile.
        Changes, //!< Through what was updated since the list was read, instead of the list.
    } step = Step::Walking;
    //! How many pages there will be in all, where there is a way to tell.
    std::optional<int> expectedPages;
};

//! How a listing ended. Anything but Complete means that what arrived is part of the list.
struct ListingSummary {
    enum class End {
        Complete,
        Stopped,           //!< By the user.
        Failed,            //!< See error.
        RepeatedPageToken, //!< The service gave a page token a second time; going on would loop.
        MissingPageToken,  //!< The service said that there is more, but not where.
    };
    //! What was read to its end.
    enum class Scope {
        WholeList,
        Changes, //!< What was updated since the list was read; the rest of it stands as it was.
    };
    End end = End::Complete;
    Scope scope = Scope::WholeList;
    std::optional<ApiError> error;
    ListingProgress progress;
    int itemsWithoutId = 0;
    int repeatedIds = 0; //!< Files that came on more than one page of the walk.
};

//! Reads the list of files page by page, newest files first, newest state of each, and closes it with one query for
//! what moved while it was read (product.md 2). A complete list is kept up to date by reading what was updated since,
//! as long as that is cheaper and the service keeps to update-time bounds. One listing at a time; each of the functions
//! that begin one ends a running one without a summary.
class FileListing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileListing)

public:
    //! \a list is the one that the signals fill. Both outlive the listing.
    FileListing(Session &session, const ListedFiles &list, QObject *parent = nullptr);
    ~FileListing() override;

    //! Another list, which is empty now.
    void start(const FileFilter &filter);
    //! The same list at the least cost: the rest of it after it was stopped or failed, what was updated since when it
    //! is complete, all of it where neither is possible.
    void refresh();
    //! The same list, all of it.
    void reload();
    //! Ends with End::Stopped; what arrived stays.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_walk != nullptr; }
    //! Whether refresh() would go on where the listing ended early.
    [[nodiscard]] bool canResume() const { return !isRunning() && m_rest == Rest::Open; }

Q_SIGNALS:
    //! Rows of one page, as sighted; some may supersede earlier ones (core/signaturefile.h).
    void rowsArrived(const std::vector<sealdesk::FileSighting> &rows);
    //! Files that moved out of the filter while the list was read: they are to leave the table.
    void rowsLeft(const std::vector<sealdesk::FileId> &files);
    void progressed(sealdesk::ListingProgress progress);
    void waiting(sealdesk::Wait wait);
    //! What was updated since can't be had, or would cost more than the list: all of it is read again from here on.
    void reloading();
    void finished(const sealdesk::ListingSummary &summary);

private:
    //! What a complete list leaves for its refresh.
    struct Base {
        BeijingTime changedFrom; //!< Everything updated before is in the list.
        int pages;               //!< What reading all of it took.
    };
    //! Whether part of the list is still to be read, and can be.
    enum class Rest { None, Open };

    void begin(ListingProgress::Step step);
    void readAll();
    void resume();
    void readChanges();
    void walkNext();
    void walkLeg();
    void close();
    void startWalk(const FileFilter &filter, const QString &pageToken, std::optional<int> maxPages);
    void takePage(const WalkedPage &page);
    void takeListPage(const WalkedPage &page);
    void takeChangePage(const WalkedPage &page);
    void takeEnd(const WalkEnd &end);
    void takeListEnd(const WalkEnd &end);
    void takeChangesEnd(const WalkEnd &end);
    void takeClosingEnd(const WalkEnd &end);
    void reorder(const WalkedPage &page);
    void note(const WalkedPage &page);
    //! False: \a id was on an earlier page of the walk.
    bool addSeen(const FileId &id);
    void clearSeen();
    void fail(const ApiError &error);
    void finish(ListingSummary::End end);
    void dropWalk();
    [[nodiscard]] bool windowsWork() const;
    [[nodiscard]] BeijingTime closingFrom();
    [[nodiscard]] std::optional<int> expectedPages(const WalkedPage &page) const;

    Session &m_session;
    const ListedFiles &m_list;
    FileFilter m_filter;
    std::vector<QueryLegs> m_queries; // being walked, and still to be walked, last first
    PageWalk *m_walk = nullptr;
    QString m_pageToken; // where the query being walked goes on
    std::optional<QString> m_resumedAt;
    int m_legPages = 0; // of the window being walked, or of the query if it has none
    qint64 m_legRows = 0;
    int m_walkPages = 0;
    // Ids of the walk so far, almost all of them numbers, which take a third of the memory of a FileId.
    QSet<quint64> m_seenNumbers;
    QSet<FileId> m_seenTexts;
    std::optional<ChangeSieve> m_sieve;
    std::optional<BeijingTime> m_newest; // the greatest update time that the walk has shown
    std::optional<Instant> m_startedAt;  // of the first page, by the service's clock
    std::optional<Base> m_base;
    Rest m_rest = Rest::None;
    ListingSummary m_summary;
};

} // namespace sealdesk
