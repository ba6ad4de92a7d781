// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/preflight.h"
#include "servicefixture.h"

#include <vector>

namespace sealdesk::test
{

inline QString now()
{
    return u"2026-11-20 08:00:05"_s;
}

//! A check of files; a window is used for two files or more.
struct PreflightStory : ServiceFixture {
    Preflight preflight{session, nullptr, 1};
    std::vector<PreflightResult> results;
    std::vector<Wait> waits;
    QObject context;

    PreflightStory()
    {
        QObject::connect(&preflight, &Preflight::finished, &context,
                         [this](const PreflightResult &result) { results.push_back(result); });
        QObject::connect(&preflight, &Preflight::waiting, &context, [this](Wait wait) { waits.push_back(wait); });
    }
    void start(std::vector<FileSighting> files)
    {
        preflight.start(std::move(files));
        settle();
    }
    [[nodiscard]] QString stateOf(int index) const
    {
        return results.at(0).files.at(static_cast<size_t>(index)).file.state.name();
    }
};

inline QString sentinelUpdate()
{
    return u"2026-11-20 07:59:00"_s;
}

//! A story that knows the service's clock and so may use the window.
struct WindowStory : PreflightStory {
    WindowStory()
    {
        learnClock();
        proveWindows();
    }
    //! Three rows by which a window can be tried, so that no file of the check is needed for it.
    void seeSentinels()
    {
        auto seen = sightings(80, 83);
        for (FileSighting &row : seen) {
            row.file.updateTime = BeijingTime::parse(sentinelUpdate());
        }
        session.dataClock().observe(seen, session.latestTime());
    }
};

//! The last page of a window, with the rows of seeSentinels().
inline HttpReply lastPageWithSentinels(QJsonArray items = {})
{
    for (int number = 80; number < 83; ++number) {
        items.append(item(number, u"pending_sign"_s, sentinelUpdate()));
    }
    return lastPage(items);
}

} // namespace sealdesk::test
