// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace sealdesk
{

class Session;
class Settings;
class TerminateDialog;
struct TerminationRequest;

//! Opens the terminate dialog, one at a time, for whichever page asks for it, and lets the window close only when the
//! dialog may.
class TerminationHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationHost)

public:
    //! Dialogs belong to \a window.
    TerminationHost(Settings &settings, QWidget *window);
    ~TerminationHost() override = default;

    //! Closes the dialog of another session. \a session outlives its use here; nullptr: not connected.
    void setSession(Session *session);
    //! Opens the dialog, unless one is open or earlier files are unsettled.
    void open(TerminationRequest request);
    //! Logout or shutdown: what was not sent stays unsent, without a question.
    void stopForShutdown();
    //! False: a run is under way, and the dialog tells the user why the window can't close now.
    [[nodiscard]] bool readyToClose();

Q_SIGNALS:
    void opened();
    void closed();
    //! Emitted with what the service showed of files since they were listed.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when files of earlier runs are unsettled; nothing else is terminated before they are.
    void recoveryRequested();

private:
    void close();
    void finish(const Session *session);

    Settings &m_settings;
    QWidget *m_window;
    Session *m_session = nullptr;
    QPointer<TerminateDialog> m_dialog;
};

} // namespace sealdesk
