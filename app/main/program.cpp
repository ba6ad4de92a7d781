// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/program.h"

#include "flows/connectiondialog.h"
#include "sandbox/sandboxserver.h"
#include "shell/mainwindow.h"

namespace sealdesk
{

using namespace Qt::StringLiterals;

Program::Program(const StartOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_settings(options.settingsFile.isEmpty() ? Settings() : Settings(options.settingsFile))
    , m_transport(NetworkOptions{})
    , m_gates(m_clock)
{
    m_translations.apply(options.language.value_or(m_settings.language().value_or(systemLanguage())));
    m_window = std::make_unique<MainWindow>(m_settings, m_clock);
    m_window->setLanguage(options.language.value_or(m_settings.language().value_or(systemLanguage())));
    connect(m_window.get(), &MainWindow::connectRequested, this, &Program::askForConnection);
    connect(m_window.get(), &MainWindow::sandboxRequested, this, &Program::openSandbox);
    connect(m_window.get(), &MainWindow::languageChosen, this, &Program::chooseLanguage);
}

// The window goes first: it uses the session, which uses the sandbox.
Program::~Program()
{
    m_window.reset();
    m_session.reset();
}

void Program::start(const EnvironmentAccess &environment)
{
    const EnvironmentConnection given = connectionFrom(environment);
    m_window->show();
    if (m_options.with == StartOptions::With::Sandbox) {
        openSandbox();
    } else if (const auto *ready = std::get_if<ReadyConnection>(&given)) {
        connectTo(ready->connection, ready->credentials, FileListPage::Kind::Service);
    } else if (const auto *problem = std::get_if<EnvironmentProblem>(&given)) {
        m_window->page().showProblem(
            tr("The connection given by the environment can't be used."),
            *problem == EnvironmentProblem::BadBaseUrl
                ? tr("SEALDESK_BASE_URL must be an https address without a path; plain http only on "
                     "this computer itself.")
                : tr("SEALDESK_USER_ID_TYPE must be people_corehr_id, open_id, union_id or user_id."));
    }
}

std::unique_ptr<Session> Program::makeSession(const Connection &connection, const Credentials &credentials)
{
    auto session = std::make_unique<Session>(
        connection, credentials, ServiceClient::Parts{.transport = m_transport, .gates = m_gates, .clock = m_clock});
    for (const Endpoint endpoint : {Endpoint::QuerySignatureFiles, Endpoint::TerminateSignatureFiles}) {
        session->client().gate(endpoint).setCapacity(m_settings.requestsPerMinute());
    }
    return session;
}

void Program::connectTo(const Connection &connection, const Credentials &credentials, FileListPage::Kind kind)
{
    auto session = makeSession(connection, credentials);
    m_window->setSession(session.get(), kind);
    m_session = std::move(session);
    if (kind == FileListPage::Kind::Service) {
        m_sandbox.reset();
    }
}

void Program::askForConnection()
{
    auto *dialog = new ConnectionDialog([this](const Connection &c, const Credentials &k) { return makeSession(c, k); },
                                        m_settings.connection(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::connected, this,
            [this](const Connection &connection, const Credentials &credentials) {
                m_settings.setConnection(connection);
                connectTo(connection, credentials, FileListPage::Kind::Service);
            });
    dialog->open();
}

void Program::openSandbox()
{
    auto started = sandbox::SandboxServer::start({.files = m_options.sandboxFiles});
    if (const auto *reason = std::get_if<QString>(&started)) {
        m_window->page().showProblem(tr("The sandbox could not be started."), *reason);
        return;
    }
    auto server = std::get<std::unique_ptr<sandbox::SandboxServer>>(std::move(started));
    const auto url = BaseUrl::parse(server->baseUrl().toString());
    Q_ASSERT(std::holds_alternative<BaseUrl>(url));
    const Connection connection{.name = tr("Sample company"),
                                .baseUrl = std::get<BaseUrl>(url),
                                .appId = server->appId(),
                                .userIdType = UserIdType::PeopleCorehrId,
                                .operatorId = OperatorId(server->operatorId())};
    connectTo(connection, AppSecret{.secret = Secret(server->appSecret())}, FileListPage::Kind::Sandbox);
    m_sandbox = std::move(server);
}

void Program::chooseLanguage(UiLanguage language)
{
    m_settings.setLanguage(language);
    m_translations.apply(language);
    m_window->setLanguage(language);
}

} // namespace sealdesk
