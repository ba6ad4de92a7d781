// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/appearance.h"
#include "main/commandline.h"
#include "main/processguard.h"
#include "main/program.h"
#include "main/verifyaudit.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>

namespace
{

using namespace sealdesk;
using namespace Qt::StringLiterals;

void nameApplication()
{
    QCoreApplication::setApplicationName(u"SealDesk"_s);
    QCoreApplication::setOrganizationName(u"SealDesk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SEALDESK_VERSION));
}

// Avoids QApplication, which ends the process if there is no display, as on a server that checks audit trails.
int verifyWithoutScreen(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    nameApplication();
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QStringList arguments = QCoreApplication::arguments();
    return verifyAuditCommand(arguments, out, err, defaultAuditFiles(arguments));
}

// Avoids QApplication likewise: help, version and mistakes need no screen.
std::variant<StartOptions, PrintAndEnd> readCommandLine(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    nameApplication();
    const QStringList arguments = QCoreApplication::arguments();
    Translations translations;
    translations.apply(languageIn(arguments).value_or(systemLanguage()));
    return parseCommandLine(arguments);
}

int print(const PrintAndEnd &what)
{
    QTextStream(what.status == PrintAndEnd::Status::Done ? stdout : stderr) << what.text;
    return static_cast<int>(what.status);
}

} // namespace

int main(int argc, char *argv[])
{
    restrictNewFiles();
    disableCoreDumps();
#ifdef QT_NO_DEBUG
    hideMemory(); // not from the debugger of a debug build
#endif
    if (asksToVerifyAudit({argv, static_cast<std::size_t>(argc)})) {
        return verifyWithoutScreen(argc, argv);
    }
    const auto commandLine = readCommandLine(argc, argv);
    if (const auto *end = std::get_if<PrintAndEnd>(&commandLine)) {
        return print(*end);
    }
    const QApplication app(argc, argv);
    nameApplication();
    QGuiApplication::setDesktopFileName(u"cn.sealdesk.SealDesk"_s);
    setUpAppearance();
    Program program(std::get<StartOptions>(commandLine));
    program.start(processEnvironment());
    return QApplication::exec();
}
