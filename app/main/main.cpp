// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/appearance.h"
#include "main/processguard.h"
#include "main/program.h"
#include "main/verifyaudit.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <cstdio>

namespace
{

using namespace sealdesk;
using namespace Qt::StringLiterals;

struct CommandLine {
    QCommandLineOption sandbox{u"sandbox"_s, u"Open on the embedded stand-in of the service, with sample files."_s};
    QCommandLineOption sandboxFiles{u"sandbox-files"_s, u"How many sample files the sandbox has."_s, u"N"_s, u"2000"_s};
    QCommandLineOption language{u"language"_s, u"Language of this start: zh-CN or en-US."_s, u"TAG"_s};
    QCommandLineOption data{u"data"_s, u"Keep journals and audit trails below DIR instead of the user's own place."_s,
                            u"DIR"_s};
    QCommandLineOption settings{u"settings"_s, u"Keep settings in FILE instead of the user's own place."_s, u"FILE"_s};
};

std::optional<UiLanguage> languageFrom(const QString &tag)
{
    if (tag.startsWith("zh"_L1)) {
        return UiLanguage::SimplifiedChinese;
    }
    return tag.startsWith("en"_L1) ? std::optional{UiLanguage::English} : std::nullopt;
}

// QCommandLineParser prints and exits by itself for --help, --version and invalid arguments.
StartOptions parse(const QCoreApplication &app)
{
    const CommandLine options;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Lists and terminates e-signature files of Feishu CoreHR."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({options.sandbox, options.sandboxFiles, options.language, options.settings, options.data});
    parser.addOptions(verifyAuditOptions());
    parser.process(app);
    bool isNumber = false;
    const qint64 files = parser.value(options.sandboxFiles).toLongLong(&isNumber);
    const bool isHeadAlone = parser.isSet(u"head"_s);
    if (!isNumber || files < 0 || isHeadAlone) {
        parser.showHelp(2);
    }
    return {.with = parser.isSet(options.sandbox) ? StartOptions::With::Sandbox : StartOptions::With::PreviousSession,
            .sandboxFiles = files,
            .language = languageFrom(parser.value(options.language)),
            .settingsFile = parser.value(options.settings),
            .dataDir = parser.value(options.data)};
}

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
    QApplication app(argc, argv);
    nameApplication();
    QGuiApplication::setDesktopFileName(u"cn.sealdesk.SealDesk"_s);
    setUpAppearance();
    const StartOptions options = parse(app);
    Program program(options);
    program.start(processEnvironment());
    return QApplication::exec();
}
