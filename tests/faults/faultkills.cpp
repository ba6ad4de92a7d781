// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultkills.h"

#include "fastclock.h"
#include "faultrig.h"
#include "faultserver.h"
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
constexpr int fileCountRange = 350;
constexpr int maxKillDelayMs = 700;
constexpr int hangTimeoutMs = 60'000;
constexpr int maxStarts = 40;

class KillSeries final
{
public:
    KillSeries(quint64 seed, int kills, LostWrites lostWrites)
        : m_clock(m_origin)
        , m_plan(seed)
        , m_model(minFiles + m_plan.below(fileCountRange), m_clock)
        , m_server(m_model, m_plan, m_clock)
        , m_seed(seed)
        , m_killsLeft(kills)
        , m_lostWrites(lostWrites)
    {
        m_server.onTerminate = [this] { killIfDue(); };
    }

    KillResult run()
    {
        KillResult result;
        bool settled = false;
        for (int start = 0; start < maxStarts && !settled; ++start) {
            if (m_killsLeft == 0) {
                m_plan.heal();
            }
            settled = runOnce(result);
        }
        if (!settled) {
            result.disagreements += u"not settled"_s;
        }
        FaultRig rig(m_server.baseUrl(), m_scratch.path(), m_clock);
        if (rig.problem()) {
            result.disagreements += u"no record: "_s + rig.problem()->detail;
            return result;
        }
        result.disagreements += disagreements(rig.record(), m_model);
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
        QTimer::singleShot(hangTimeoutMs, &child, &QProcess::kill);
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
            return false;
        }
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
                QString::number(m_origin.count()),
                QString::number(m_seed),
                m_lostWrites == LostWrites::Yes ? u"lose-writes"_s : u"keep-writes"_s};
    }

    void killIfDue()
    {
        if (m_child && m_killAtEvent > 0 && --m_killAtEvent == 0) {
            m_child->kill();
        }
    }

    const std::chrono::milliseconds m_origin = FastClock::originNow();
    FastClock m_clock;
    FaultPlan m_plan;
    FaultModel m_model;
    FaultServer m_server;
    ScratchFolder m_scratch;
    quint64 m_seed;
    int m_killsLeft;
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
