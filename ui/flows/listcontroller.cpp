// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/listcontroller.h"

#include "models/filetablemodel.h"

namespace sealdesk
{

ListController::ListController(FileTableModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
}

ListController::~ListController() = default;

ListController::Phase ListController::phase() const
{
    if (!m_session) {
        return Phase::NotConnected;
    }
    return m_listing && m_listing->isRunning() ? Phase::Loading : Phase::Loaded;
}

void ListController::setSession(Session *session)
{
    m_listing.reset();
    m_session = session;
    m_filter = {};
    m_progress = {};
    m_summary.reset();
    m_model.clear();
    if (session) {
        m_listing = std::make_unique<FileListing>(*session);
        connect(m_listing.get(), &FileListing::rowsArrived, &m_model, &FileTableModel::merge);
        connect(m_listing.get(), &FileListing::rowsLeft, &m_model, &FileTableModel::removeFiles);
        connect(m_listing.get(), &FileListing::waiting, this, &ListController::waiting);
        connect(m_listing.get(), &FileListing::finished, this, &ListController::finish);
        connect(m_listing.get(), &FileListing::progressed, this, [this](ListingProgress progress) {
            m_progress = progress;
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

void ListController::query(const FileFilter &filter)
{
    m_model.clear();
    m_filter = filter;
    start();
}

void ListController::refresh()
{
    start();
}

void ListController::start()
{
    if (!m_listing) {
        return;
    }
    m_progress = {};
    m_summary.reset();
    m_model.beginRefresh();
    m_listing->start(m_filter);
    Q_EMIT changed();
}

void ListController::stop()
{
    if (m_listing) {
        m_listing->stop();
    }
}

void ListController::finish(const ListingSummary &summary)
{
    const bool complete = summary.end == ListingSummary::End::Complete;
    m_model.endRefresh(complete ? RefreshEnd::Complete : RefreshEnd::Partial);
    m_progress = summary.progress;
    m_summary = summary;
    Q_EMIT changed();
    Q_EMIT finished(summary);
}

} // namespace sealdesk
