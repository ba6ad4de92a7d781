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

//! Opens the terminate dialog, one at a time, for any page, and keeps the window from closing while a run is under way.
class TerminationHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationHost)

public:
    //! Dialogs are children of \a window.
    TerminationHost(Settings &settings, QWidget *window);
    ~TerminationHost() override = default;

    //! Closes the dialog of the previous session. \a session must outlive its use here; nullptr: not connected.
    void setSession(Session *session);
    //! Opens the dialog, unless one is open.
    void open(TerminationRequest request);
    //! Returns whether the dialog is open. As long as it is, the session must stay and nothing else may be begun.
    [[nodiscard]] bool isOpen() const { return !m_dialog.isNull(); }
    //! Shows the dialog in front of other windows.
    void bringToFront();
    //! For logout or shutdown: leaves what was not sent unsent, without a question.
    void stopForShutdown();
    //! Returns false if a run is under way; then the dialog shows the user why the window can't close now.
    [[nodiscard]] bool readyToClose();

Q_SIGNALS:
    void opened();
    void closed();
    //! Emitted with newer sightings of listed files.
    void sighted(const std::vector<sealdesk::FileSighting> &files);
    //! Emitted when a dialog was closed while the outcome of files was open.
    void filesLeftOpen();

private:
    void close();
    void followOpenFiles(const Session *session);

    Settings &m_settings;
    QWidget *m_window;
    Session *m_session = nullptr;
    QPointer<TerminateDialog> m_dialog;
};

} // namespace sealdesk
