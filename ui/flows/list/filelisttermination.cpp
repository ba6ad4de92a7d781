// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The part of FileListPage that leads to the terminate dialog.

#include "flows/list/filelistpage.h"
#include "flows/list/listtexts.h"
#include "flows/list/selectionbar.h"
#include "flows/terminate/terminatedialog.h"
#include "models/filetablemodel.h"
#include "service/recovery.h"
#include "store/settings.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

void FileListPage::terminateChecked()
{
    if (m_controller->session() && m_selection->canTerminate() && !m_dialog) {
        terminate({.files = m_model->checkedFiles(), .filterText = activeFilters().join(u"; "_s)});
    }
}

void FileListPage::merge(const std::vector<FileSighting> &files)
{
    m_model->merge(files);
}

// What narrows the list, by the service and on the screen.
QStringList FileListPage::activeFilters() const
{
    QStringList filters;
    for (const FilterChip &chip : chipsOf(m_controller->filter(), m_stateNames)) {
        filters += chip.text;
    }
    const RowQuery &local = m_model->query();
    if (!local.search.isEmpty()) {
        filters += tr("Search: %1").arg(local.search);
    }
    for (const StateCount &count : m_model->stateCounts()) {
        if (count.state == local.state) {
            filters += tr("Shown state: %1").arg(count.label);
        }
    }
    return filters;
}

void FileListPage::terminate(TerminationRequest request)
{
    if (!m_controller->session() || m_dialog) {
        return;
    }
    if (hasUnsettledFiles(*m_controller->session())) {
        Q_EMIT recoveryWanted();
        return;
    }
    request.recentReasons = m_settings.recentReasons();
    request.language = m_language;
    m_dialog = new TerminateDialog(*m_controller->session(), std::move(request), this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &TerminateDialog::sighted, m_model, &FileTableModel::merge);
    connect(m_dialog, &TerminateDialog::reasonUsed, this,
            [this](const QString &reason) { m_settings.addRecentReason(reason); });
    // Queued: another page is not to take the dialog's place before it has closed itself.
    connect(
        m_dialog, &QDialog::finished, this,
        [this, session = m_controller->session()] {
            if (session == m_controller->session() && session && hasUnsettledFiles(*session)) {
                Q_EMIT recoveryWanted();
            }
        },
        Qt::QueuedConnection);
    m_dialog->open();
}

void FileListPage::stopForShutdown()
{
    m_controller->stop();
    if (m_dialog) {
        m_dialog->stopForShutdown();
    }
}

bool FileListPage::readyToClose()
{
    if (m_dialog && m_dialog->isRunning()) {
        m_dialog->reject();
        return false;
    }
    return true;
}

void FileListPage::dropDialog()
{
    if (m_dialog) {
        m_dialog->stopForShutdown();
        delete m_dialog;
    }
}

} // namespace sealdesk
