// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// sealdesk-sandbox: only the stand-in of the service, for other programs and for load tests.

#include "sandbox/sandboxserver.h"
#include "sandbox/stopsignal.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;
using namespace sealdesk::sandbox;

namespace
{

constexpr int exitCannotListen = 1;
constexpr int exitBadArguments = 2;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text), stream);
    std::fflush(stream);
}

//! Parses the command line and reports the first error in it.
class Arguments final
{
public:
    Arguments() { setUp(); }

    bool parse(const QStringList &arguments);
    [[nodiscard]] bool asksForHelp() const { return m_parser.isSet(u"help"_s); }
    [[nodiscard]] bool asksForVersion() const { return m_parser.isSet(u"version"_s); }
    [[nodiscard]] QString help() const { return m_parser.helpText(); }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] SandboxOptions options() const { return m_options; }

private:
    void setUp();
    void readOptions();
    template <typename Number>
    Number number(const QString &name, Number lowest, Number highest);

    QCommandLineParser m_parser;
    SandboxOptions m_options;
    QString m_error;
};

void Arguments::setUp()
{
    m_parser.setApplicationDescription(
        u"A stand-in of the Feishu CoreHR e-signature service on 127.0.0.1, with made-up files."_s);
    m_parser.addHelpOption();
    m_parser.addVersionOption();
    m_parser.addOptions({
        {u"port"_s, u"Port to listen on; 0 takes a free one."_s, u"port"_s, u"0"_s},
        {u"files"_s, u"Number of signature files."_s, u"count"_s, u"2000"_s},
        {u"seed"_s, u"Another seed gives other files."_s, u"number"_s, u"1"_s},
        {u"rate"_s, u"Calls a minute for each endpoint; 0 means no limit."_s, u"calls"_s, u"100"_s},
        {u"app-id"_s, u"The app id to accept."_s, u"id"_s, defaultAppId},
        {u"app-secret"_s, u"The app secret to accept."_s, u"secret"_s, defaultAppSecret},
        {u"token-lifetime"_s, u"How long a tenant access token is good for."_s, u"seconds"_s, u"7200"_s},
        {u"missing-scope"_s,
         u"A scope that the app was not granted; may be repeated. One of: %1"_s.arg(knownScopes().join(u", "_s)),
         u"scope"_s},
        {u"latency"_s, u"How long each reply is held back."_s, u"milliseconds"_s, u"0"_s},
    });
}

bool Arguments::parse(const QStringList &arguments)
{
    if (!m_parser.parse(arguments))
        m_error = m_parser.errorText();
    else if (!m_parser.positionalArguments().isEmpty())
        m_error = u"Unexpected argument \"%1\"."_s.arg(m_parser.positionalArguments().first());
    else
        readOptions();
    return m_error.isEmpty();
}

void Arguments::readOptions()
{
    constexpr qint64 daySeconds = 24 * 60 * 60;
    constexpr qint64 hourMilliseconds = 60 * 60 * 1000;
    m_options.port = number<quint16>(u"port"_s, 0, 65535);
    m_options.files = number<qint64>(u"files"_s, 0, 10'000'000);
    m_options.seed = number<quint64>(u"seed"_s, 0, std::numeric_limits<quint64>::max());
    m_options.ratePerMinute = number<int>(u"rate"_s, 0, std::numeric_limits<int>::max());
    m_options.tokenLifetime = std::chrono::seconds{number<qint64>(u"token-lifetime"_s, 1, daySeconds)};
    m_options.latency = std::chrono::milliseconds{number<qint64>(u"latency"_s, 0, hourMilliseconds)};
    m_options.appId = m_parser.value(u"app-id"_s);
    m_options.appSecret = m_parser.value(u"app-secret"_s);
    m_options.missingScopes = m_parser.values(u"missing-scope"_s);
    if (m_options.appId.isEmpty() || m_options.appSecret.isEmpty())
        m_error = u"--app-id and --app-secret must not be empty."_s;
    for (const QString &scope : std::as_const(m_options.missingScopes)) {
        if (!knownScopes().contains(scope))
            m_error = u"There is no scope \"%1\"; those known are: %2."_s.arg(scope, knownScopes().join(u", "_s));
    }
}

template <typename Number>
Number Arguments::number(const QString &name, Number lowest, Number highest)
{
    const QString text = m_parser.value(name);
    bool isNumber = false;
    std::optional<Number> value;
    if constexpr (std::is_unsigned_v<Number>) {
        const quint64 read = text.toULongLong(&isNumber);
        if (isNumber && read >= lowest && read <= highest)
            value = static_cast<Number>(read);
    } else {
        const qint64 read = text.toLongLong(&isNumber);
        if (isNumber && read >= lowest && read <= highest)
            value = static_cast<Number>(read);
    }
    if (!value)
        m_error =
            u"--%1 takes a whole number from %2 to %3, not \"%4\"."_s.arg(name).arg(lowest).arg(highest).arg(text);
    return value.value_or(lowest);
}

int serve(const SandboxOptions &options)
{
    StopSignal stop;
    const auto started = SandboxServer::start(options);
    if (const auto *error = std::get_if<QString>(&started)) {
        print(stderr, *error + u'\n');
        return exitCannotListen;
    }
    const auto &server = *std::get<std::unique_ptr<SandboxServer>>(started);
    print(stdout, u"Base URL:    %1\nApp ID:      %2\nApp Secret:  %3\nOperator:    %4\n"_s.arg(
                      server.baseUrl().toString(), server.appId(), server.appSecret(), server.operatorId()));
    stop.wait();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application{argc, argv};
    QCoreApplication::setApplicationName(u"sealdesk-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SEALDESK_VERSION));
    Arguments arguments;
    if (!arguments.parse(QCoreApplication::arguments())) {
        print(stderr, arguments.error() + u"\nTry sealdesk-sandbox --help.\n"_s);
        return exitBadArguments;
    }
    if (arguments.asksForHelp() || arguments.asksForVersion()) {
        print(stdout, arguments.asksForHelp() ? arguments.help() : u"sealdesk-sandbox " SEALDESK_VERSION "\n"_s);
        return 0;
    }
    return serve(arguments.options());
}
