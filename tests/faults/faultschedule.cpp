// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultschedule.h"

#include "faultrig.h"
#include "faultserver.h"
#include "manualclock.h"
#include "scratchfolder.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int maxFiles = 260;
constexpr int hangTimeoutMs = 60'000;

// One schedule: the server and the program share the process and the clock.
class Schedule final
{
public:
    explicit Schedule(quint64 seed)
        : m_plan(seed)
        , m_model(1 + m_plan.below(m_plan.happens(0.3) ? 12 : maxFiles), m_clock)
        , m_server(m_model, m_plan, m_clock)
        , m_rig(m_server.baseUrl(), m_scratch.path(), m_clock)
    {
    }

    ScheduleResult run()
    {
        ScheduleResult result;
        result.files = static_cast<int>(m_model.ids().size());
        if (m_rig.problem()) {
            result.disagreements += u"no record: "_s + m_rig.problem()->detail;
            return result;
        }
        if (!terminate() || !recover()) {
            result.disagreements += u"hung"_s;
        }
        result.disagreements += disagreements(m_rig.record(), m_model);
        result.requests = m_server.requestCount();
        return result;
    }

private:
    bool terminate()
    {
        TerminationLedger ledger;
        TerminationRun run(m_rig.session(), ledger, m_rig.planFor(m_model.ids()));
        const int stopAfter = m_plan.happens(0.2) ? m_plan.below(20) : -1;
        const bool leave = m_plan.happens(0.5);
        const int changeAfter = m_plan.happens(0.3) ? m_plan.below(8) : -1;
        run.start();
        return drive([&] {
            if (changeAfter >= 0 && m_server.requestCount() >= changeAfter && !std::exchange(m_changed, true)) {
                m_model.change(m_model.ids().last(), m_plan.happens(0.5) ? u"voided"_s : u"terminated"_s);
            }
            if (stopAfter >= 0 && m_server.requestCount() >= stopAfter) {
                run.stop();
            }
            const bool isDone = run.phase() == TerminationRun::Phase::Finished && m_rig.transport().open() == 0;
            return isDone && (leave || !run.isResolving());
        });
    }

    bool recover()
    {
        m_plan.heal();
        if (!hasOpenFiles(m_rig.session())) {
            return true;
        }
        TerminationLedger ledger;
        Recovery recovery(m_rig.session(), ledger);
        recovery.start();
        return drive([&recovery] { return recovery.openCount() == 0 || !recovery.isActive(); });
    }

    // Advances the clock to the next timer whenever no request is open.
    template <class Done>
    bool drive(const Done &done)
    {
        QElapsedTimer watch;
        watch.start();
        while (!done()) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            if (m_rig.transport().open() > 0) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                continue;
            }
            // Replies are handled in several steps, each of which posts the next.
            for (int turn = 0; turn < 4; ++turn) {
                QCoreApplication::processEvents();
            }
            if (m_rig.transport().open() == 0 && !done()) {
                m_clock.advanceToNextTimer();
            }
            if (watch.elapsed() > hangTimeoutMs) {
                return false;
            }
        }
        return true;
    }

    ManualClock m_clock;
    FaultPlan m_plan;
    FaultModel m_model;
    FaultServer m_server;
    ScratchFolder m_scratch;
    FaultRig m_rig;
    bool m_changed = false;
};

} // namespace

ScheduleResult runSchedule(quint64 seed)
{
    return Schedule(seed).run();
}

} // namespace sealdesk::test
