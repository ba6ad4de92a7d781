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

constexpr int leastFiles = 20;
constexpr int mostFiles = 350;
constexpr int latestKillMs = 700;
constexpr int hungAfterMs = 60'000;
constexpr int mostStarts = 40;

class KillStory final
{
public:
    KillStory(quint64 seed, int kills, LostWrites lostWrites)
        : m_clock(m_origin)
        , m_plan(seed)
        , m_model(leastFiles + m_plan.below(mostFiles), m_clock)
        , m_server(m_model, m_plan, m_clock)
        , m_seed(seed)
        , m_killsLeft(kills)
        , m_lostWrites(lostWrites)
    {
        m_server.onTerminate = [this] { mayKill(); };
    }

    KillResult play()
    {
        KillResult result;
        bool settled = false;
        for (int start = 0; start < mostStarts && !settled; ++start) {
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
    // True when the child says that all is settled.
    bool runOnce(KillResult &result)
    {
        QProcess child;
        m_child = &child;
        m_killAtEvent = m_killsLeft > 0 && m_plan.happens(0.6) ? 1 + m_plan.below(9) : -1;
        QEventLoop loop;
        QObject::connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(hungAfterMs, &child, &QProcess::kill);
        if (m_killsLeft > 0 && m_killAtEvent < 0) {
            QTimer::singleShot(m_plan.below(latestKillMs), &child, &QProcess::kill);
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

    // A lock that the kill left without content is respected for some seconds; a person needs longer to start again.
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

    void mayKill()
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
    return KillStory(seed, kills, lostWrites).play();
}

} // namespace sealdesk::test
