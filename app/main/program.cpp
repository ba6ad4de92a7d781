// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/program.h"

#include "flows/record/forgetquestion.h"
#include "sandbox/sandboxserver.h"
#include "shell/connectiondialog.h"
#include "shell/mainwindow.h"
#include "shell/terminationhost.h"
#include "store/audit/ownfile.h"
#include "store/journal/journal.h"
#include "store/journal/journalevents.h"
#include "store/recordbook.h"

#include <QCoreApplication>
#include <QThreadPool>

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
    connect(m_window.get(), &MainWindow::connectRequested, this, &Program::askForConnection);
    connect(m_window.get(), &MainWindow::sandboxRequested, this, &Program::openSandbox);
    connect(m_window.get(), &MainWindow::languageChosen, this, &Program::chooseLanguage);
    connect(m_window.get(), &MainWindow::forgetRequested, this, &Program::forgetEverything);
    connect(&m_beacon, &WindowBeacon::raiseRequested, m_window.get(), &MainWindow::bringToFront);
}

// Destroy the window first: it uses the session, which uses the sandbox.
Program::~Program()
{
    m_window.reset();
    m_session.reset();
    m_record.reset();
}

void Program::start(const EnvironmentAccess &environment)
{
    const EnvironmentConnection given = connectionFrom(environment);
    m_window->show();
    if (m_options.with == StartOptions::With::Sandbox) {
        openSandbox();
    } else if (const auto *ready = std::get_if<ReadyConnection>(&given)) {
        // A second start with the same connection quits: the first window was brought to the front.
        if (connectTo(ready->connection, ready->credentials, Session::Kind::Service) == Refused::OpenElsewhere) {
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        }
    } else if (const auto *problem = std::get_if<EnvironmentProblem>(&given)) {
        m_window->page().showProblem([problem = *problem] {
            return BannerContent{
                .tone = theme::Tone::Danger,
                .sentence = tr("The connection given by the environment can't be used."),
                .advice = problem == EnvironmentProblem::BadBaseUrl
                              ? tr("SEALDESK_BASE_URL must be an https address without a path; plain http only on "
                                   "this computer itself.")
                              : tr("SEALDESK_USER_ID_TYPE must be people_corehr_id, open_id, union_id or user_id.")};
        });
    }
}

std::unique_ptr<Session> Program::makeSession(const Connection &connection, const Credentials &credentials,
                                              Session::Kind kind)
{
    auto session = std::make_unique<Session>(
        connection, credentials,
        ServiceClient::Parts{
            .transport = m_transport, .gates = m_gates, .clock = m_clock, .readers = QThreadPool::globalInstance()},
        kind);
    for (const Endpoint endpoint : {Endpoint::QuerySignatureFiles, Endpoint::TerminateSignatureFiles}) {
        session->client().gate(endpoint).setCapacity(m_settings.requestsPerMinute());
    }
    return session;
}

QString Program::recordFolder(const Connection &connection, Session::Kind kind)
{
    // The record of the sandbox is deleted with it.
    if (kind == Session::Kind::Sandbox) {
        m_sandboxRecords = std::make_unique<QTemporaryDir>();
        return RecordBook::folderOf(m_sandboxRecords->path(), connection.identity());
    }
    const QString records = recordsFolder(m_options.dataDir);
    static_cast<void>(makeOwnFolder(records)); // RecordBook reports why it can't use its folder there
    return RecordBook::folderOf(records, connection.identity());
}

void Program::disconnectNow()
{
    m_window->setSession(nullptr);
    m_beacon.stop();
    m_session.reset();
    m_record.reset();
}

void Program::openRecord(Session &session, const QString &folder)
{
    // The record of the sandbox is not worth a trace outside of it.
    const bool isSandbox = session.kind() == Session::Kind::Sandbox;
    auto opened =
        RecordBook::open(folder, JournalWriter::current(), m_clock, isSandbox ? QString() : recordHeadsFolder());
    if (!opened) {
        session.setJournal(opened.error());
        return;
    }
    m_record = std::move(opened).value();
    session.setRecord(*m_record);
    connect(m_record.get(), &RecordBook::journalLost, &session,
            [&session](const JournalProblem &problem) { session.setJournal(problem); });
    const auto problem =
        m_record->journal().recordEvent(u"connection"_s, connectionEvent(session.connection(), m_record->writer()));
    if (problem) {
        session.setJournal(*problem);
    }
}

bool Program::isTerminating()
{
    TerminationHost &terminations = m_window->pages().terminations();
    terminations.bringToFront();
    return terminations.isOpen();
}

Program::Refused Program::connectTo(const Connection &connection, const Credentials &credentials, Session::Kind kind)
{
    if (isTerminating()) {
        return Refused::Terminating;
    }
    disconnectNow();
    const bool hasIdentity = !connection.appId.isEmpty();
    const QString folder = hasIdentity ? recordFolder(connection, kind) : QString();
    if (hasIdentity && WindowBeacon::raiseOther(folder)) {
        m_window->page().showProblem([] {
            return BannerContent{.tone = theme::Tone::Danger,
                                 .sentence = tr("This connection is open in another window."),
                                 .advice = tr("That window was brought to the front; go on there.")};
        });
        return Refused::OpenElsewhere;
    }
    m_session = makeSession(connection, credentials, kind);
    if (hasIdentity) {
        openRecord(*m_session, folder);
    } else {
        m_session->setJournal(JournalProblem{.kind = JournalProblem::Kind::NoAppId, .path = {}, .detail = {}});
    }
    if (m_record) {
        m_beacon.listen(folder);
    }
    m_window->setSession(m_session.get());
    if (kind == Session::Kind::Service) {
        m_sandbox.reset();
        m_sandboxRecords.reset();
    }
    return Refused::No;
}

// If erasing is refused, keeps the connection, which is needed to settle the files that prevent it.
void Program::forgetEverything()
{
    const QString records = recordsFolder(m_options.dataDir);
    const auto refuse = [this, records] {
        if (isTerminating()) {
            return true;
        }
        const auto obstacle = obstacleToErasing(records, m_clock, m_record.get(), recordHeadsFolder());
        if (obstacle) {
            showNotErased(m_window.get(), *obstacle);
        }
        return obstacle.has_value();
    };
    if (refuse()) {
        return;
    }
    askToErase(m_window.get(), records, [this, records, refuse] {
        if (refuse()) { // the question may have been open for long
            return;
        }
        disconnectNow();
        m_sandbox.reset();
        m_sandboxRecords.reset();
        if (const auto obstacle = eraseRecords(records, m_clock, recordHeadsFolder())) {
            showNotErased(m_window.get(), *obstacle);
            return;
        }
        m_settings.clear();
        showErased(m_window.get());
    });
}

void Program::askForConnection()
{
    if (isTerminating()) {
        return;
    }
    if (m_connectionDialog) {
        m_connectionDialog->raise();
        m_connectionDialog->activateWindow();
        return;
    }
    m_connectionDialog =
        new ConnectionDialog([this](const Connection &c, const Credentials &k) { return makeSession(c, k); },
                             m_settings.connection(), m_window.get());
    m_connectionDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_connectionDialog, &ConnectionDialog::connected, this,
            [this](const Connection &connection, const Credentials &credentials) {
                if (!isTerminating()) {
                    m_settings.setConnection(connection);
                    connectTo(connection, credentials, Session::Kind::Service);
                }
            });
    m_connectionDialog->open();
}

void Program::openSandbox()
{
    if (isTerminating()) {
        return;
    }
    auto started = sandbox::SandboxServer::start({.files = m_options.sandboxFiles});
    if (const auto *reason = std::get_if<QString>(&started)) {
        m_window->page().showProblem([reason = *reason] {
            return BannerContent{
                .tone = theme::Tone::Danger, .sentence = tr("The sandbox could not be started."), .advice = reason};
        });
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
    connectTo(connection, AppSecret{.secret = Secret(server->appSecret())}, Session::Kind::Sandbox);
    m_sandbox = std::move(server);
}

void Program::chooseLanguage(UiLanguage language)
{
    m_settings.setLanguage(language);
    m_translations.apply(language);
}

} // namespace sealdesk
