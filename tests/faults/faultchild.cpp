// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The child process that is killed. It runs the program's own termination run and journal.

#include "faultdrive.h"
#include "faultkills.h"
#include "faultmodel.h"
#include "faultrig.h"
#include "lossyvfs.h"

#include <QCoreApplication>
#include <QTextStream>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

enum ExitStatus { Settled = 0, Unsettled = 2, NoRecord = 3, Hung = 4 };

constexpr std::chrono::seconds hangTimeout{60};

struct ChildOptions {
    QString baseUrl;
    QString folder;
    int files;
    std::chrono::milliseconds time;
    quint32 seed;
    bool losesWrites;

    explicit ChildOptions(const QStringList &arguments)
        : baseUrl(arguments.value(2))
        , folder(arguments.value(3))
        , files(arguments.value(4).toInt())
        , time(arguments.value(5).toLongLong())
        , seed(static_cast<quint32>(arguments.value(6).toULongLong()))
        , losesWrites(arguments.value(7) == "lose-writes"_L1)
    {
    }
};

QStringList idsOf(int files)
{
    QStringList ids;
    for (int i = 0; i < files; ++i) {
        ids += FaultModel::idAt(i);
    }
    return ids;
}

int statusOf(FaultRig &rig, bool isDone)
{
    if (!isDone) {
        return Hung;
    }
    return hasOpenFiles(rig.session()) ? Unsettled : Settled;
}

int terminate(FaultRig &rig, ManualClock &clock, int files)
{
    TerminationLedger ledger;
    TerminationRun run(rig.session(), ledger, rig.planFor(idsOf(files)));
    run.start();
    return statusOf(rig,
                    drive(rig, clock, hangTimeout, [&run] { return run.phase() == TerminationRun::Phase::Finished; }));
}

int recover(FaultRig &rig, ManualClock &clock)
{
    TerminationLedger ledger;
    Recovery recovery(rig.session(), ledger);
    recovery.start();
    return statusOf(
        rig, drive(rig, clock, hangTimeout, [&recovery] { return recovery.openCount() == 0 || !recovery.isActive(); }));
}

} // namespace

int runKillChild(const QStringList &arguments)
{
    const ChildOptions options(arguments);
    std::optional<LossyVfs> lossy;
    if (options.losesWrites) {
        lossy.emplace(options.seed % 2 == 0 ? WriteBack::Never : WriteBack::Sometimes, options.seed);
    }
    ManualClock clock;
    clock.advance(options.time - clock.monotonic());
    FaultRig rig(options.baseUrl, options.folder, clock);
    rig.transport().setTimeToSend(clock);
    if (rig.problem()) {
        QTextStream(stderr) << rig.problem()->detail << '\n';
        return NoRecord;
    }
    const auto runs = rig.record().journal().runs();
    if (runs && runs.value().empty()) {
        return terminate(rig, clock, options.files);
    }
    return hasOpenFiles(rig.session()) ? recover(rig, clock) : Settled;
}

} // namespace sealdesk::test
