// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/filetablemodel.h"
#include "service/filelisting.h"
#include "widgets/bannerstack.h"

#include <QCoreApplication>

namespace sealdesk
{

//! What the list page says in banners: how a listing ended, what holds as long as the connection does, and which checks
//! were lost.
class ListMessages final
{
    Q_DECLARE_TR_FUNCTIONS(sealdesk::ListMessages)

public:
    //! \a banners outlives the messages.
    explicit ListMessages(BannerStack &banners)
        : m_banners(banners)
    {
    }

    void clear() { m_banners.clearAll(); }
    //! \a retry reads the list again after an error.
    void showSummary(const ListingSummary &summary, std::function<void()> retry);
    //! Why nothing can be terminated, and whether the service ignores update-time bounds. nullptr: not connected.
    void showStanding(const Session *session);
    //! An error that belongs to no list.
    void showProblem(BannerContentProvider words);
    void showDropped(ChecksDropped dropped);

private:
    BannerStack &m_banners;
};

} // namespace sealdesk
