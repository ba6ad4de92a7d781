// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "listdouble.h"
#include "servicefixture.h"

namespace sealdesk::test
{

//! A new listing, the list that it fills, and everything that it emits.
struct ListingFixture : ServiceFixture {
    ListDouble list;
    FileListing listing{session, list};
    QStringList arrived; //!< Ids.
    QStringList left;    //!< Ids.
    std::vector<ListingProgress> progress;
    std::vector<Wait> waits;
    std::vector<ListingSummary> summaries;
    int reloads = 0;
    QObject context;

    ListingFixture()
    {
        list.follow(listing);
        QObject::connect(&listing, &FileListing::rowsArrived, &context, [this](const auto &rows) {
            for (const FileSighting &row : rows) {
                arrived.push_back(row.file.id.text());
            }
        });
        QObject::connect(&listing, &FileListing::rowsLeft, &context,
                         [this](const auto &files) { left += texts(files); });
        QObject::connect(&listing, &FileListing::progressed, &context,
                         [this](ListingProgress step) { progress.push_back(step); });
        QObject::connect(&listing, &FileListing::waiting, &context, [this](Wait wait) { waits.push_back(wait); });
        QObject::connect(&listing, &FileListing::finished, &context,
                         [this](const ListingSummary &summary) { summaries.push_back(summary); });
        QObject::connect(&listing, &FileListing::reloading, &context, [this] { ++reloads; });
    }

    //! Starts a list. If the listing looks at the data clock first, answers that a file was updated half an hour ago.
    void start(const FileFilter &filter = {})
    {
        listing.start(filter);
        settle();
        if (!filter.isEmpty() && filter.files.empty() && session.windowTrust() != WindowTrust::Broken) {
            reply(lastPage({item(900, u"terminated"_s, u"2026-11-20 07:30:00"_s)}));
        }
    }
    void refresh()
    {
        listing.refresh();
        settle();
    }
    //! Returns how the first listing ended.
    [[nodiscard]] ListingSummary::End end() const { return summaries.at(0).end; }
};

} // namespace sealdesk::test
