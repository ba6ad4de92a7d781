// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "feishu/networktransport.h"
#include "feishu/rategate.h"
#include "main/commandline.h"
#include "main/environment.h"
#include "main/translations.h"
#include "main/windowbeacon.h"
#include "service/session.h"
#include "store/settings.h"

#include <QObject>
#include <QPointer>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace sealdesk
{

class ConnectionDialog;
class MainWindow;
class RecordBook;
namespace sandbox
{
class SandboxServer;
}

//! The composition root: creates the services, connects them to the window, and owns what lives as long as the process.
class Program final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Program)

public:
    explicit Program(const StartOptions &options, QObject *parent = nullptr);
    ~Program() override;

    //! Shows the window, connected if options or environment specify a connection.
    void start(const EnvironmentAccess &environment);
    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    //! Why the connection was not opened.
    enum class Refused { No, OpenElsewhere, Terminating };
    //! Returns whether the dialog of a termination is open, and then shows it: nothing may replace its session.
    [[nodiscard]] bool isTerminating();
    Refused connectTo(const Connection &connection, const Credentials &credentials, Session::Kind kind);
    void askForConnection();
    void openSandbox();
    void chooseLanguage(UiLanguage language);
    void disconnectNow();
    void openRecord(Session &session, const QString &folder);
    void forgetEverything();
    [[nodiscard]] QString recordFolder(const Connection &connection, Session::Kind kind);
    [[nodiscard]] std::unique_ptr<Session> makeSession(const Connection &connection, const Credentials &credentials,
                                                       Session::Kind kind = Session::Kind::Service);

    StartOptions m_options;
    Settings m_settings;
    Translations m_translations;
    SystemClock m_clock;
    NetworkTransport m_transport;
    RateGates m_gates;
    std::unique_ptr<sandbox::SandboxServer> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_sandboxRecords;
    std::unique_ptr<RecordBook> m_record;
    WindowBeacon m_beacon;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QPointer<ConnectionDialog> m_connectionDialog;
};

} // namespace sealdesk
