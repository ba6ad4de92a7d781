// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/endpoints/querysignaturefiles.h"
#include "service/session.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <deque>
#include <vector>

namespace sealdesk
{

//! The contents of one page of a walk.
struct WalkedPage {
    std::vector<FileSighting> rows;
    RequestStamp stamp;
    QString nextPageToken; //!< The token of the next page; empty on the last page.
    int itemsWithoutId = 0;
    int rowsOutsideWindow = 0;  //!< How many of rows are outside the requested update-time bounds.
    bool provesAbsence = false; //!< See FilePageHead.
    bool isUnreadable = false;  //!< The page was skipped; it has no rows.
};

//! How a walk ended. Whatever the kind, the pages that arrived are valid. Even Complete proves nothing about files that
//! are not on the pages unless all of them have WalkedPage::provesAbsence: the end is read leniently.
struct WalkEnd {
    enum class Kind {
        Complete,
        Unconfirmed,       //!< Nothing says that the list ends here, or a page had no list of items.
        Failed,            //!< See error.
        RepeatedPageToken, //!< The service repeated a page token; continuing would loop.
        MissingPageToken,  //!< The service has more pages but gave no page token.
        PageLimit,         //!< There are more pages than Plan::maxPages.
    };
    Kind kind = Kind::Complete;
    std::optional<ApiError> error;
};

//! Reads one filter of POST signature_files/query page by page (seeds/query.md). Requests the next page as soon as its
//! token is known, reads the rows of the current one on a worker thread (ServiceClient::Parts::readers), and delivers
//! the pages in order in the application's thread. Calls Session::addWindowFault() when a row lies outside the
//! requested time bounds.
class PageWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageWalk)

public:
    static constexpr int pageSize = 100;

    //! What to do with a page that can't be read.
    enum class Unreadable {
        Fail,
        Skip, //!< Request it once more, then go on with the next page if its token can be found.
    };

    //! What to read. At most 100 states and 100 templates, as the service accepts them.
    struct Plan {
        FileFilter filter;
        Priority priority = Priority::Listing;
        std::optional<int> maxPages;
        QString pageToken; //!< The page to begin at; empty: the first page.
        Unreadable unreadable = Unreadable::Fail;
    };

    PageWalk(Session &session, Plan plan, QObject *parent);
    ~PageWalk() override = default;

    void start();
    //! Call it when the walk is no longer needed, ended or not. It emits no more signals and deletes itself.
    void abandon();

Q_SIGNALS:
    //! Emitted when a request is sent, for the first time or again.
    void requestStarting();
    void waiting(sealdesk::Wait wait);
    void pageArrived(const sealdesk::WalkedPage &page);
    void ended(const sealdesk::WalkEnd &end);

private:
    using SharedPage = std::shared_ptr<WalkedPage>;

    //! A page that arrived and is not read yet.
    struct Arrived {
        FilePageHead head;
        std::optional<UnreadFilePage> page; //!< nullopt: it can't be read.
        RequestStamp stamp;
        Instant latest; //!< No update time of the page can be later.
    };

    static void read(const Arrived &arrived, const FileFilter &filter, WalkedPage &out);
    void request(const QString &pageToken);
    void handleReply(const Result<UnreadFilePage> &result, const ReplyFacts &facts);
    void handleFailure(const ApiError &error, const ReplyFacts &facts);
    void continueAfter(const FilePageHead &page);
    void readNext();
    void deliver(const WalkedPage &page);
    [[nodiscard]] std::optional<WalkEnd::Kind> endAfter(const FilePageHead &head);

    Session &m_session;
    Plan m_plan;
    QPointer<PendingCall> m_call;
    QSet<QString> m_tokens;
    bool m_lacksItems = false; // a page promised items and had no list of them
    std::deque<Arrived> m_arrived;
    SharedPage m_page; // the delivered one, for reuse by the next reader: freeing its many strings takes a while
    std::optional<WalkEnd> m_end;
    QString m_requestedToken;
    std::optional<Instant> m_dataTime;  // the data clock when the request was sent
    bool m_isSecondTry = false;         // of the requested page
    std::optional<QString> m_heldToken; // of the next page, while too many pages are unread
    int m_pages = 0;
    bool m_isReading = false;
    bool m_wasFaulty = false; // a row lay outside the bounds
    bool m_abandoned = false;
};

} // namespace sealdesk
