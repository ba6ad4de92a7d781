// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/terminationhost.h"

#include "flows/terminate/terminatedialog.h"
#include "service/recovery.h"
#include "store/settings.h"

namespace sealdesk
{

TerminationHost::TerminationHost(Settings &settings, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_window(window)
{
}

void TerminationHost::setSession(Session *session)
{
    close();
    m_session = session;
}

void TerminationHost::close()
{
    if (const QPointer<TerminateDialog> dialog = m_dialog) {
        dialog->stopForShutdown(); // may close it
        delete dialog;
    }
}

void TerminationHost::open(TerminationRequest request)
{
    if (!m_session || m_dialog) {
        return;
    }
    request.recentReasons = m_settings.recentReasons();
    m_dialog = new TerminateDialog(*m_session, std::move(request), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &TerminateDialog::sighted, this, &TerminationHost::sighted);
    connect(m_dialog, &TerminateDialog::reasonUsed, this,
            [this](const QString &reason) { m_settings.addRecentReason(reason); });
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_dialog.clear(); // it deletes itself
        Q_EMIT closed();
    });
    // Queued, so that another page is not shown before the dialog has closed.
    connect(
        m_dialog, &QDialog::finished, this, [this, session = m_session] { followOpenFiles(session); },
        Qt::QueuedConnection);
    Q_EMIT opened();
    m_dialog->open();
}

void TerminationHost::bringToFront()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
    }
}

void TerminationHost::followOpenFiles(const Session *session)
{
    if (session == m_session && hasOpenFiles(*m_session)) {
        Q_EMIT filesLeftOpen();
    }
}

void TerminationHost::stopForShutdown()
{
    if (m_dialog) {
        m_dialog->stopForShutdown();
    }
}

bool TerminationHost::readyToClose()
{
    if (m_dialog && m_dialog->isRunning()) {
        m_dialog->reject();
        return false;
    }
    return true;
}

} // namespace sealdesk
