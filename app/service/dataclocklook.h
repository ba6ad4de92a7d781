// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <QObject>

#include <cstddef>

namespace sealdesk
{

class PageWalk;
struct WalkEnd;

//! Brings the data clock of a session up to date (product.md 4a.1) by one page of a query without states and templates,
//! which usually takes a single request: asks for what was updated in the last hour by the Date header, and for more if
//! there is nothing. So a Date that is hours off costs a request or two. Where the page is only a part of the answer
//! and the service doesn't list the newest files first, the clock may stay behind, but never gets ahead.
class DataClockLook final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataClockLook)

public:
    //! What the service showed.
    enum class Conclusion {
        UpToDate,    //!< The data clock holds what was shown.
        NothingSeen, //!< No file has an update time, or no reply has a Date header by which to judge it.
        Failed,      //!< There was no valid answer; the data clock is as it was.
    };

    enum class Reach {
        AnyTime,
        LastMinute, //!< Not earlier: for a clock that must not be hours behind, while much changes.
    };

    DataClockLook(Session &session, Priority priority, QObject *parent, Reach reach = Reach::AnyTime);
    ~DataClockLook() override = default;

    void start();
    //! Call it when the look is no longer needed, ended or not. It emits no more signals and deletes itself.
    void abandon();

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    void ended(sealdesk::DataClockLook::Conclusion conclusion);

private:
    void query();
    void handleEnd(const WalkEnd &end);
    void abandonWalk();

    Session &m_session;
    const Priority m_priority;
    const Reach m_reach;
    PageWalk *m_walk = nullptr;
    std::size_t m_step = 0;
    bool m_showsTime = false; // a row has an update time
};

} // namespace sealdesk
