// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultkills.h"
#include "faultschedule.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

namespace
{

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

constexpr int killsPerSeries = 3;

struct Totals {
    int stories = 0;
    int files = 0;
    int requests = 0;
    int kills = 0;
    int powerCuts = 0;
    int disagreeing = 0;
    Tally tally;
};

struct Options {
    quint64 seed;
    int schedules;
    int kills;
    int lostWrites;
    std::optional<int> files;
};

Options parse(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Terminates files of a service that misbehaves by a random schedule, and "
                                     u"compares the journal with the service. "
                                     "The exit status is 0 only if they always agree."_s);
    parser.addHelpOption();
    parser.addOption({u"seed"_s, u"The first schedule's seed; the next ones count up from it."_s, u"S"_s});
    parser.addOption({u"schedules"_s, u"How many schedules to run in this process."_s, u"N"_s, u"200"_s});
    parser.addOption({u"kills"_s, u"How often to kill a child process that runs one."_s, u"K"_s, u"0"_s});
    parser.addOption({u"lost-writes"_s, u"How often to kill one whose unsynced writes are lost."_s, u"K"_s, u"0"_s});
    parser.addOption({u"files"_s, u"How many files each schedule terminates; by default, some hundred."_s, u"N"_s});
    parser.process(app);
    return {.seed = parser.isSet(u"seed"_s) ? parser.value(u"seed"_s).toULongLong()
                                            : QRandomGenerator::system()->generate(),
            .schedules = parser.value(u"schedules"_s).toInt(),
            .kills = parser.value(u"kills"_s).toInt(),
            .lostWrites = parser.value(u"lost-writes"_s).toInt(),
            .files = parser.isSet(u"files"_s) ? std::optional(parser.value(u"files"_s).toInt()) : std::nullopt};
}

void report(Totals &totals, QTextStream &out, const QString &command, const QStringList &disagreements)
{
    ++totals.stories;
    if (disagreements.isEmpty()) {
        return;
    }
    ++totals.disagreeing;
    out << "DISAGREES: sealdesk-faults " << command << '\n';
    for (const QString &line : disagreements.mid(0, 5)) {
        out << "  " << line << '\n';
    }
    out.flush();
}

void runSchedules(const Options &options, Totals &totals, QTextStream &out)
{
    for (int i = 0; i < options.schedules; ++i) {
        const quint64 seed = options.seed + static_cast<quint64>(i);
        const ScheduleResult result = runSchedule(seed, options.files);
        totals.files += result.files;
        totals.requests += result.requests;
        totals.tally += result.tally;
        const QString files = options.files ? u" --files %1"_s.arg(*options.files) : QString();
        report(totals, out, u"--seed %1 --schedules 1%2"_s.arg(seed).arg(files), result.disagreements);
    }
}

QString textOf(const Tally &tally)
{
    const auto count = [&tally](OutcomeState state) { return tally.outcomes[static_cast<std::size_t>(state)]; };
    return u"%1 terminated (%2 of them before), %3 failed, %4 skipped, %5 not sent, %6 open; %7 corrections"_s
        .arg(count(OutcomeState::Terminated))
        .arg(tally.alreadyTerminated)
        .arg(count(OutcomeState::Failed))
        .arg(count(OutcomeState::Skipped))
        .arg(count(OutcomeState::NotSent))
        .arg(count(OutcomeState::Accepted) + count(OutcomeState::Unknown))
        .arg(tally.corrections);
}

int runKillSeries(int wanted, const Options &options, LostWrites lostWrites, Totals &totals, QTextStream &out)
{
    int kills = 0;
    for (quint64 seed = options.seed; kills < wanted; ++seed) {
        const KillResult result = runKills(seed, std::min(killsPerSeries, wanted - kills), lostWrites);
        kills += result.kills;
        totals.tally += result.tally;
        const auto *option = lostWrites == LostWrites::Yes ? "lost-writes" : "kills";
        report(totals, out,
               u"--seed %1 --schedules 0 --%2 %3"_s.arg(seed).arg(QLatin1StringView(option)).arg(killsPerSeries),
               result.disagreements);
    }
    return kills;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1StringView(killChildArgument)) {
        return runKillChild(QCoreApplication::arguments());
    }
    const Options options = parse(app);
    QTextStream out(stdout);
    out << "seed " << options.seed << '\n';
    out.flush();
    QElapsedTimer watch;
    watch.start();
    Totals totals;
    runSchedules(options, totals, out);
    totals.kills = runKillSeries(options.kills, options, LostWrites::No, totals, out);
    totals.powerCuts = runKillSeries(options.lostWrites, options, LostWrites::Yes, totals, out);
    out << "outcomes: " << textOf(totals.tally) << '\n';
    out << "seed " << options.seed << ": " << options.schedules << " schedules (" << totals.files << " files, "
        << totals.requests << " requests), " << totals.kills << " kills, " << totals.powerCuts
        << " kills with lost writes, " << watch.elapsed() / 1000 << " s: "
        << (totals.disagreeing == 0 ? u"all agree"_s
                                    : u"%1 of %2 DISAGREE"_s.arg(totals.disagreeing).arg(totals.stories))
        << '\n';
    return totals.disagreeing == 0 ? 0 : 1;
}
