// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "rivalprogram.h"

#include <QProcess>

#include <algorithm>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int runTimeout = 600'000; // ms

std::optional<Figure> figureIn(const QString &line)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    bool isNumber = false;
    const double value = words.value(1).toDouble(&isNumber);
    return words.size() == 3 && isNumber ? std::optional{Figure{.name = words[0], .value = value, .unit = words[2]}}
                                         : std::nullopt;
}

} // namespace

std::optional<double> RivalRun::value(const QString &name) const
{
    const auto found = std::ranges::find(figures, name, &Figure::name);
    return found == figures.end() ? std::nullopt : std::optional{found->value};
}

RivalRun runRival(const QString &command, const BareLogin &login)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SEALDESK_BASE_URL"_s, login.server.toString());
    environment.insert(u"SEALDESK_APP_ID"_s, login.appId);
    environment.insert(u"SEALDESK_APP_SECRET"_s, login.appSecret);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.startCommand(command);
    RivalRun run;
    if (!process.waitForFinished(runTimeout) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        run.error = u"the rival did not run to its end: %1"_s.arg(command);
        return run;
    }
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (const auto figure = figureIn(line)) {
            run.figures.push_back(*figure);
        } else {
            run.error = u"the rival printed what is no figure: %1"_s.arg(line);
        }
    }
    return run;
}

} // namespace sealdesk::bench
