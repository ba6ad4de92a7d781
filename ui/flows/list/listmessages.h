// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/listcontroller.h"
#include "models/filetablemodel.h"
#include "service/filelisting.h"
#include "widgets/bannerstack.h"

#include <QCoreApplication>

namespace sealdesk
{

//! The banners of the list page: how a listing ended, what holds for the whole connection, and which checks were lost.
class ListMessages final
{
    Q_DECLARE_TR_FUNCTIONS(sealdesk::ListMessages)

public:
    //! \a banners must outlive the messages.
    explicit ListMessages(BannerStack &banners)
        : m_banners(banners)
    {
    }

    void clear() { m_banners.clearAll(); }
    //! \a retry reads the list again after an error.
    void showSummary(const ListingSummary &summary, std::function<void()> retry);
    //! Shows why nothing can be terminated and whether the service ignores update-time bounds, with a button that calls
    //! \a testWindows. nullptr: not connected.
    void showStanding(const Session *session, ListController::WindowTest windowTest, std::function<void()> testWindows);
    //! Shows an error that is not about a list.
    void showProblem(BannerContentProvider content);
    void showDropped(ChecksDropped dropped);
    //! Shows that \a files were sent and have no confirmed outcome yet, with a button that calls \a show.
    void showOpenOutcomes(int files, std::function<void()> show);

private:
    BannerStack &m_banners;
};

} // namespace sealdesk
