// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "core/result.h"
#include "service/session.h"

#include <QHash>
#include <QObject>

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
    enum class Step { Walking, Closing } step = Step::Walking;
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
    End end = End::Complete;
    std::optional<ApiError> error;
    ListingProgress progress;
    int itemsWithoutId = 0;
    int repeatedIds = 0;       //!< Files that came on more than one page of the walk.
    int rowsOutsideWindow = 0; //!< Rows outside the update-time bounds that were asked for.
};

//! Reads the list of files page by page, newest state of each, and closes it with one query for what moved while it was
//! read (product.md 2). One listing at a time; start() ends a running one without a summary.
class FileListing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileListing)

public:
    explicit FileListing(Session &session, QObject *parent = nullptr);
    ~FileListing() override;

    void start(const FileFilter &filter);
    //! Ends with End::Stopped; what arrived stays.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_walk != nullptr; }

Q_SIGNALS:
    //! Rows of one page, as sighted; some may supersede earlier ones (core/signaturefile.h).
    void rowsArrived(const std::vector<sealdesk::FileSighting> &rows);
    //! Files that moved out of the filter while the list was read: they are to leave the table.
    void rowsLeft(const std::vector<sealdesk::FileId> &files);
    void progressed(sealdesk::ListingProgress progress);
    void waiting(sealdesk::Wait wait);
    void finished(const sealdesk::ListingSummary &summary);

private:
    //! What the listing remembers of a row that it handed out.
    struct Known {
        std::optional<BeijingTime> updateTime;
        enum class Place { Listed, Left } place = Place::Listed;
    };

    void walkNext();
    void close();
    void startWalk(const FileFilter &filter, std::optional<int> maxPages);
    void takePage(const WalkedPage &page);
    void takeEnd(const WalkEnd &end);
    void noteFaults(const WalkedPage &page);
    void listRows(const WalkedPage &page);
    void mergeRows(const WalkedPage &page);
    void list(const FileSighting &row);
    void finish(ListingSummary::End end);
    void dropWalk();
    [[nodiscard]] bool fits(const SignatureFile &file) const;
    [[nodiscard]] bool closingWanted() const;
    [[nodiscard]] BeijingTime closingFrom();

    Session &m_session;
    FileFilter m_filter;
    std::vector<FileFilter> m_queries; // those still to be walked, last first
    PageWalk *m_walk = nullptr;
    QHash<FileId, Known> m_known;
    std::optional<Instant> m_startedAt; // of the walk's first page, by the service's clock
    ListingSummary m_summary;
};

} // namespace sealdesk
