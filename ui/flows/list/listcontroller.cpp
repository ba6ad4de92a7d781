// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listcontroller.h"

#include "models/filetablemodel.h"
#include "service/windowprobe.h"

#include <utility>

namespace sealdesk
{

namespace
{

//! Gives a listing access to the table.
class ListedInTable final : public ListedFiles
{
public:
    explicit ListedInTable(const FileTableModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] std::optional<Listed> find(const FileId &file) const override
    {
        const auto present = m_model.find(file);
        return present ? std::optional{Listed{.updateTime = present->file.updateTime}} : std::nullopt;
    }

private:
    const FileTableModel &m_model;
};

} // namespace

ListController::ListController(FileTableModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_listed(std::make_unique<ListedInTable>(model))
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
    endWindowTest(WindowTest::None);
    m_windowTest = WindowTest::None;
    m_hasTestedWindows = false;
    m_listing.reset();
    m_session = session;
    m_filter = {};
    m_progress = {};
    m_summary.reset();
    m_model.clear();
    if (session) {
        connect(session, &Session::windowFaulted, this, [this] { endWindowTest(WindowTest::None); });
        m_listing = std::make_unique<FileListing>(*session, *m_listed);
        connect(m_listing.get(), &FileListing::rowsArrived, &m_model, &FileTableModel::merge);
        connect(m_listing.get(), &FileListing::rowsLeft, &m_model, &FileTableModel::removeFiles);
        connect(m_listing.get(), &FileListing::waiting, this, &ListController::waiting);
        connect(m_listing.get(), &FileListing::reloading, &m_model, &FileTableModel::beginRefresh);
        connect(m_listing.get(), &FileListing::finished, this, &ListController::finish);
        connect(m_listing.get(), &FileListing::progressed, this, [this](ListingProgress progress) {
            m_progress = progress;
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

bool ListController::canResume() const
{
    return m_listing && m_listing->canResume();
}

void ListController::query(const FileFilter &filter)
{
    m_model.clear();
    m_filter = filter;
    if (!m_listing) {
        return;
    }
    m_progress = {};
    m_summary.reset();
    m_model.beginRefresh();
    m_listing->start(filter);
    Q_EMIT changed();
}

void ListController::refresh()
{
    begin(&FileListing::refresh);
}

void ListController::reload()
{
    begin(&FileListing::reload);
}

void ListController::begin(void (FileListing::*listing)())
{
    if (!m_listing) {
        return;
    }
    // A resumed listing is no new pass: what arrived before counts.
    if (!m_listing->canResume() || listing == &FileListing::reload) {
        m_model.beginRefresh();
        m_progress = {};
    }
    m_summary.reset();
    (m_listing.get()->*listing)();
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
    const bool complete =
        summary.end == ListingSummary::End::Complete && summary.scope == ListingSummary::Scope::WholeList;
    m_model.endRefresh(complete ? RefreshEnd::Complete : RefreshEnd::Partial);
    m_progress = summary.progress;
    m_summary = summary;
    Q_EMIT changed();
    Q_EMIT finished(summary);
    if (m_session && m_session->windowEvidence().faults() > 0 && !m_hasTestedWindows) {
        testWindows();
    }
}

void ListController::testWindows()
{
    if (!m_session || m_probe) {
        return;
    }
    m_probe = new WindowProbe(*m_session, WindowProbe::Test::StartToo, Priority::Background, this);
    connect(m_probe, &WindowProbe::failed, this, [this] { endWindowTest(WindowTest::NoResult); });
    connect(m_probe, &WindowProbe::ended, this, [this](WindowProbe::Conclusion conclusion) {
        const bool isResult =
            conclusion == WindowProbe::Conclusion::Obeys || conclusion == WindowProbe::Conclusion::Disobeys;
        endWindowTest(isResult ? WindowTest::None : WindowTest::NoResult);
        m_hasTestedWindows = m_hasTestedWindows || isResult;
        if (conclusion == WindowProbe::Conclusion::Obeys) {
            m_session->addCleanProbe();
        } else if (conclusion == WindowProbe::Conclusion::Disobeys) {
            m_session->addWindowFault();
        }
    });
    m_windowTest = WindowTest::Running;
    m_probe->start();
    Q_EMIT windowTestChanged();
}

void ListController::endWindowTest(WindowTest result)
{
    if (m_probe) {
        std::exchange(m_probe, nullptr)->abandon();
        m_windowTest = result;
        Q_EMIT windowTestChanged();
    }
}

} // namespace sealdesk
