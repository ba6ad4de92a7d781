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

//! What one page of a walk brought.
struct WalkedPage {
    std::vector<FileSighting> rows;
    RequestStamp stamp;
    QString nextPageToken; //!< Where the walk goes on; empty: this is the last page.
    int itemsWithoutId = 0;
    int rowsOutsideWindow = 0; //!< Rows outside the update-time bounds that were asked for; they are among rows.
};

//! How a walk ended. Whatever the kind, the pages that arrived are good.
struct WalkEnd {
    enum class Kind {
        Complete,
        Failed,            //!< See error.
        RepeatedPageToken, //!< The service gave a page token a second time; going on would loop.
        MissingPageToken,  //!< The service said that there is more, but not where.
        PageLimit,         //!< There is more, but no more was wanted.
    };
    Kind kind = Kind::Complete;
    std::optional<ApiError> error;
};

//! Reads one filter of POST signature_files/query page by page (seeds/query.md). The next page is asked for as soon as
//! its token is known; the rows of the present one are then read on a worker thread (ServiceClient::Parts::readers) and
//! handed out here, in the application's thread, in the order of the pages. Tells the session when a row lies outside
//! the time bounds that were asked for.
class PageWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageWalk)

public:
    static constexpr int pageSize = 100;

    //! What to read. At most 100 states and 100 templates, as the service takes them.
    struct Plan {
        FileFilter filter;
        Priority priority = Priority::Listing;
        std::optional<int> maxPages;
        QString pageToken; //!< Where to begin; empty: at the first page.
    };

    PageWalk(Session &session, Plan plan, QObject *parent);
    ~PageWalk() override = default;

    void start();
    //! For an owner that is done with the walk, ended or not: no signal comes any more, and the walk deletes itself.
    void abandon();

Q_SIGNALS:
    //! A request goes out now, for the first time or again.
    void requestStarting();
    void waiting(sealdesk::Wait wait);
    void pageArrived(const sealdesk::WalkedPage &page);
    void ended(const sealdesk::WalkEnd &end);

private:
    using SharedPage = std::shared_ptr<WalkedPage>;

    //! A page that arrived and waits for being read.
    struct Arrived {
        UnreadFilePage page;
        RequestStamp stamp;
    };

    void request(const QString &pageToken);
    void take(const Result<UnreadFilePage> &result, const ReplyFacts &facts);
    void goOn(const UnreadFilePage &page);
    void readNext();
    void handOut(const WalkedPage &page);
    [[nodiscard]] std::optional<WalkEnd::Kind> endAfter(const UnreadFilePage &page);

    Session &m_session;
    Plan m_plan;
    QPointer<PendingCall> m_call;
    QSet<QString> m_tokens;
    std::deque<Arrived> m_arrived;
    SharedPage m_page; // the one that was handed out, for the next reader: freeing its many texts takes a while
    std::optional<WalkEnd> m_end;
    std::optional<QString> m_heldToken; // of the next page, while too many wait for being read
    int m_pages = 0;
    bool m_isReading = false;
    bool m_abandoned = false;
};

} // namespace sealdesk
