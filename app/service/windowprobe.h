// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "service/session.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sealdesk
{

class PageWalk;
struct WalkEnd;

//! Tests whether the service obeys update-time bounds, because a window in which nothing is found proves nothing by
//! itself: a service that takes the two bounds the other way round (as its document describes them) finds nothing in
//! any. Reads one page without bounds, then a window of one second to either side of one of its rows. If the window
//! lacks the row, looks it up, because it may have been updated meanwhile.
class WindowProbe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowProbe)

public:
    enum class Conclusion {
        Obeys,      //!< The windows show what they must.
        Disobeys,   //!< They don't.
        NoFiles,    //!< The service has no files at all, so that every window is empty.
        Untestable, //!< No row of the page has an update time, or the row was updated meanwhile.
    };

    //! What is tested.
    enum class Test {
        Bounds,   //!< A window around a row shows it.
        StartToo, //!< And a window that starts after the row, without an end, doesn't: as safety decisions need it.
    };

    WindowProbe(Session &session, Test test, Priority priority, QObject *parent);
    ~WindowProbe() override = default;

    void start();
    //! Call it when the probe is no longer needed, ended or not. It emits no more signals and deletes itself.
    void abandon();

Q_SIGNALS:
    void waiting(sealdesk::Wait wait);
    void ended(sealdesk::WindowProbe::Conclusion conclusion);
    void failed(const sealdesk::ApiError &error);

private:
    void readPage(const FileFilter &filter, int maxPages);
    void handleEnd(const WalkEnd &end);
    void handleSampleEnd(const WalkEnd &end);
    void handleWindowEnd(const WalkEnd &end);
    void queryAfterSample();
    void lookUpSample();
    [[nodiscard]] bool showsSample() const;

    Session &m_session;
    const Test m_test;
    const Priority m_priority;
    PageWalk *m_walk = nullptr;
    //! The queries, in their order; the last one only if the window lacks the sample.
    enum class Step { Page, Window, AfterSample, Lookup };
    Step m_step = Step::Page;
    std::vector<FileSighting> m_rows; // of the walk so far
    bool m_provesAbsence = true;      // every page of the walk does
    std::optional<SignatureFile> m_sample;
};

} // namespace sealdesk
