// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/commandline.h"

#include "main/verifyaudit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto languageOption = "language"_L1;
constexpr auto sandboxOption = "sandbox"_L1;
constexpr auto sandboxFilesOption = "sandbox-files"_L1;
constexpr auto dataOption = "data"_L1;
constexpr auto settingsOption = "settings"_L1;

// What a session manager, a desktop or a test gives to any program that uses Qt (documentation of QGuiApplication and
// QApplication). The application object removes them when it is created.
QList<QCommandLineOption> optionsOfQt()
{
    QList<QCommandLineOption> options;
    for (const auto &name : {"platform"_L1, "platformpluginpath"_L1, "platformtheme"_L1, "plugin"_L1,
                             "qwindowgeometry"_L1, "qwindowicon"_L1, "qwindowtitle"_L1, "session"_L1, "display"_L1,
                             "geometry"_L1, "fontengine"_L1, "style"_L1, "stylesheet"_L1}) {
        options.append({name, QString(), u"value"_s});
    }
    options.append(QCommandLineOption(u"reverse"_s));
    for (QCommandLineOption &option : options) {
        option.setFlags(QCommandLineOption::HiddenFromHelp);
    }
    return options;
}

class CommandLine final
{
    Q_DECLARE_TR_FUNCTIONS(sealdesk::CommandLine)

public:
    CommandLine();
    [[nodiscard]] std::variant<StartOptions, PrintAndEnd> parse(const QStringList &arguments);
    [[nodiscard]] std::optional<UiLanguage> language(const QStringList &arguments);

private:
    [[nodiscard]] static QList<QCommandLineOption> ownOptions();
    [[nodiscard]] static std::optional<UiLanguage> languageFrom(const QString &tag);
    [[nodiscard]] static std::optional<qint64> countFrom(const QString &text);
    [[nodiscard]] QString mistake(const QStringList &arguments);
    [[nodiscard]] QString mistakeInValues() const;

    QCommandLineParser m_parser;
    QCommandLineOption m_help;
    QCommandLineOption m_version;
};

CommandLine::CommandLine()
    : m_help({u"h"_s, u"help"_s}, tr("Show this help and end."))
    , m_version({u"v"_s, u"version"_s}, tr("Show the version and end."))
{
    m_parser.setApplicationDescription(tr("Lists and terminates e-signature files of Feishu CoreHR."));
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    m_parser.addOptions({m_help, m_version});
    m_parser.addOptions(ownOptions());
    m_parser.addOptions(verifyAuditOptions());
    m_parser.addOptions(optionsOfQt());
}

QList<QCommandLineOption> CommandLine::ownOptions()
{
    return {{sandboxOption, tr("Open on the embedded stand-in of the service, with sample files.")},
            {sandboxFilesOption, tr("How many sample files the sandbox has."), u"N"_s, u"2000"_s},
            {languageOption, tr("Language of this start: zh-CN or en-US."), u"TAG"_s},
            {dataOption, tr("Keep journals and audit trails below DIR instead of the user's own place."), u"DIR"_s},
            {settingsOption, tr("Keep settings in FILE instead of the user's own place."), u"FILE"_s}};
}

std::optional<UiLanguage> CommandLine::languageFrom(const QString &tag)
{
    const QString language = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    if (language == "zh"_L1) {
        return UiLanguage::SimplifiedChinese;
    }
    return language == "en"_L1 ? std::optional{UiLanguage::English} : std::nullopt;
}

std::optional<qint64> CommandLine::countFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 count = QLocale::c().toLongLong(text, &isNumber);
    return isNumber && count >= 0 ? std::optional(count) : std::nullopt;
}

QString CommandLine::mistakeInValues() const
{
    const QString language = m_parser.value(languageOption);
    const QString files = m_parser.value(sandboxFilesOption);
    if (m_parser.isSet(languageOption) && !languageFrom(language)) {
        return tr("“%1” is not a language of this program: use zh-CN or en-US.").arg(language);
    }
    if (!countFrom(files)) {
        return tr("“%1” is not a number of files.").arg(files);
    }
    if (m_parser.isSet(u"head"_s)) {
        return tr("--head needs --verify-audit.");
    }
    for (const auto &option : {dataOption, settingsOption}) {
        if (m_parser.isSet(option) && m_parser.value(option).isEmpty()) {
            return tr("--%1 needs a value.").arg(option);
        }
    }
    return {};
}

QString CommandLine::mistake(const QStringList &arguments)
{
    if (!m_parser.parse(arguments)) {
        return m_parser.errorText();
    }
    const QStringList rest = m_parser.positionalArguments();
    return rest.isEmpty() ? mistakeInValues() : tr("“%1” is not an option.").arg(rest.front());
}

std::variant<StartOptions, PrintAndEnd> CommandLine::parse(const QStringList &arguments)
{
    const QString mistake = this->mistake(arguments);
    if (m_parser.isSet(m_help)) {
        return PrintAndEnd{.text = m_parser.helpText()};
    }
    if (m_parser.isSet(m_version)) {
        return PrintAndEnd{.text = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion() +
                                   u'\n'};
    }
    if (!mistake.isEmpty()) {
        return PrintAndEnd{.status = PrintAndEnd::Status::WrongUsage,
                           .text =
                               u"sealdesk: "_s + mistake + u'\n' + tr("“sealdesk --help” lists the options.") + u'\n'};
    }
    return StartOptions{.with = m_parser.isSet(sandboxOption) ? StartOptions::With::Sandbox
                                                              : StartOptions::With::PreviousSession,
                        .sandboxFiles = *countFrom(m_parser.value(sandboxFilesOption)),
                        .language = languageFrom(m_parser.value(languageOption)),
                        .settingsFile = m_parser.value(settingsOption),
                        .dataDir = m_parser.value(dataOption)};
}

std::optional<UiLanguage> CommandLine::language(const QStringList &arguments)
{
    static_cast<void>(m_parser.parse(arguments)); // mistakes are for parse()
    return languageFrom(m_parser.value(languageOption));
}

} // namespace

std::optional<UiLanguage> languageIn(const QStringList &arguments)
{
    return CommandLine().language(arguments);
}

std::variant<StartOptions, PrintAndEnd> parseCommandLine(const QStringList &arguments)
{
    return CommandLine().parse(arguments);
}

} // namespace sealdesk
