// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultkills.h"

#include "faultdrive.h"
#include "faultserver.h"
#include "manualclock.h"
#include "scratchfolder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTimer>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int minFiles = 20;
constexpr int fileCountRange = 230;
constexpr int maxKillDelayMs = 500;
constexpr std::chrono::seconds hangTimeout{60};
constexpr int maxStarts = 20;
// After so many starts in a row that ended before they could be killed, no more kills are tried.
constexpr int maxSurvived = 4;
// How long the program stays closed after it ended.
constexpr std::chrono::seconds timeToRestart{20};

class KillSeries final
{
public:
    KillSeries(quint64 seed, int kills, LostWrites lostWrites)
        : m_plan(seed)
        , m_model(minFiles + m_plan.below(fileCountRange), m_clock)
        , m_server(m_model, m_plan)
        , m_seed(seed)
        , m_killsLeft(kills)
        , m_lostWrites(lostWrites)
    {
        m_server.onTerminate = [this] { killIfDue(); };
        m_server.onTime = [this](std::chrono::milliseconds time) {
            m_clock.suspend(std::max(time - m_clock.monotonic(), std::chrono::milliseconds{0}));
        };
    }

    KillResult run()
    {
        KillResult result;
        bool settled = false;
        for (int start = 0; start < maxStarts && !settled; ++start) {
            if (m_killsLeft == 0 || m_survived >= maxSurvived) {
                m_killsLeft = 0;
                m_plan.heal();
            }
            settled = runOnce(result);
            m_clock.suspend(timeToRestart);
        }
        if (!settled) {
            result.disagreements += u"not settled"_s;
        }
        FaultRig rig(m_server.baseUrl(), m_scratch.path(), m_clock);
        if (rig.problem()) {
            result.disagreements += u"no record: "_s + rig.problem()->detail;
            return result;
        }
        m_plan.heal();
        if (!readAllFiles(rig, m_clock, m_model, hangTimeout)) {
            result.disagreements += u"the files can't be read"_s;
        }
        result.disagreements += disagreements(rig, m_model, result.tally);
        return result;
    }

private:
    // Returns true if the child reports that every file is settled.
    bool runOnce(KillResult &result)
    {
        QProcess child;
        m_child = &child;
        m_killAtEvent = m_killsLeft > 0 && m_plan.happens(0.6) ? 1 + m_plan.below(9) : -1;
        QEventLoop loop;
        QObject::connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(hangTimeout, &child, &QProcess::kill);
        if (m_killsLeft > 0 && m_killAtEvent < 0) {
            QTimer::singleShot(m_plan.below(maxKillDelayMs), &child, &QProcess::kill);
        }
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), arguments());
        loop.exec();
        m_child = nullptr;
        if (child.exitStatus() == QProcess::CrashExit) {
            ageLock();
            ++result.kills;
            m_killsLeft = std::max(m_killsLeft - 1, 0);
            m_survived = 0;
            return false;
        }
        ++m_survived;
        return child.exitCode() == 0;
    }

    // A lock file that the kill left empty is respected for some seconds. A user takes longer to start the program
    // again.
    void ageLock() const
    {
        QFile lock(m_scratch.path() + u"/lock"_s);
        if (lock.open(QFile::ReadWrite | QFile::ExistingOnly)) {
            lock.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFile::FileModificationTime);
        }
    }

    QStringList arguments() const
    {
        return {QString::fromLatin1(killChildArgument),
                m_server.baseUrl(),
                m_scratch.path(),
                QString::number(m_model.ids().size()),
                QString::number(m_clock.monotonic().count()),
                QString::number(m_seed),
                m_lostWrites == LostWrites::Yes ? u"lose-writes"_s : u"keep-writes"_s};
    }

    void killIfDue()
    {
        if (m_child && m_killAtEvent > 0 && --m_killAtEvent == 0) {
            m_child->kill();
        }
    }

    ManualClock m_clock;
    FaultPlan m_plan;
    FaultModel m_model;
    FaultServer m_server;
    ScratchFolder m_scratch;
    quint64 m_seed;
    int m_killsLeft;
    int m_survived = 0;
    LostWrites m_lostWrites;
    QProcess *m_child = nullptr;
    int m_killAtEvent = -1;
};

} // namespace

KillResult runKills(quint64 seed, int kills, LostWrites lostWrites)
{
    return KillSeries(seed, kills, lostWrites).run();
}

} // namespace sealdesk::test
