// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultschedule.h"

#include "faultdrive.h"
#include "faultserver.h"
#include "manualclock.h"
#include "scratchfolder.h"

#include "service/dataclocklook.h"

namespace sealdesk::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int maxFiles = 260;
constexpr int manyFiles = 2'000;
constexpr int mostFiles = 10'000;
constexpr int maxSuspends = 3;
constexpr int maxSleepMinutes = 9 * 60;

int fileCount(FaultPlan &plan, std::optional<int> files)
{
    const bool isLarge = plan.happens(1.0 / 150);
    const int many = manyFiles + plan.below(mostFiles - manyFiles);
    const int few = 1 + plan.below(plan.happens(0.3) ? 12 : maxFiles);
    return files.value_or(isLarge ? many : few);
}

// One schedule: the server and the program share the process and the clock.
class Schedule final
{
public:
    Schedule(quint64 seed, std::optional<int> files)
        : m_plan(seed)
        , m_model(fileCount(m_plan, files), m_clock)
        , m_server(m_model, m_plan)
        , m_rig(m_server.baseUrl(), m_scratch.path(), m_clock)
        , m_limit(m_model.ids().size() > maxFiles ? 600s : 60s)
    {
        if (m_model.ids().size() > maxFiles) {
            m_plan.calmDown();
        }
        makeSomeFinal();
        for (int i = m_plan.happens(0.5) ? 1 + m_plan.below(4) : 0; i > 0; --i) {
            m_changesAfter.push_back(m_plan.below(m_plan.happens(0.5) ? 12 : 150));
        }
        m_suspendsLeft = m_plan.isRestless() ? maxSuspends : 0;
    }

    ScheduleResult run()
    {
        ScheduleResult result;
        result.files = static_cast<int>(m_model.ids().size());
        if (m_rig.problem()) {
            result.disagreements += u"no record: "_s + m_rig.problem()->detail;
            return result;
        }
        if (!connectToService() || !terminate() || !recover()) {
            result.disagreements += u"hung"_s;
        }
        if (!readAllFiles(m_rig, m_clock, m_model, m_limit)) {
            result.disagreements += u"the files can't be read"_s;
        }
        result.disagreements +=
            disagreements(m_rig, m_model, result.tally, m_times,
                          m_plan.hadWrongDate() || m_wasClockSlow ? Corrections::MayBeMissing : Corrections::Required);
        if (m_server.uncheckedCount() > 0) {
            result.disagreements += u"%1 requests were sent without a recent check"_s.arg(m_server.uncheckedCount());
        }
        result.requests = m_server.requestCount();
        return result;
    }

private:
    // Final states are among the confirmed files if the user insists.
    void makeSomeFinal()
    {
        if (!m_plan.happens(0.25)) {
            return;
        }
        for (const QString &id : m_model.ids()) {
            if (m_plan.happens(0.15)) {
                m_states.insert(id, m_plan.oneOf(std::array{u"terminated"_s, u"sign_finished"_s, u"voided"_s}));
                m_model.setInitialState(id, m_states.value(id));
            }
        }
    }

    // What the program learns before somebody confirms a termination. Without it, it doesn't use windows.
    bool connectToService()
    {
        if (m_plan.happens(0.4)) {
            return true;
        }
        bool isDone = false;
        DataClockLook look(m_rig.session(), Priority::Listing, nullptr);
        QObject::connect(&look, &DataClockLook::ended, &look, [&isDone] { isDone = true; });
        look.start();
        if (!drive([&isDone] { return isDone; })) {
            return false;
        }
        if (m_plan.happens(0.6) || m_model.ids().size() > maxFiles) {
            m_rig.session().addCleanProbe();
            m_areWindowsProven = true;
        }
        return true;
    }

    TerminationPlan confirm()
    {
        TerminationPlan plan = m_rig.planFor(m_model.ids(), m_states);
        for (FileSighting &file : plan.files) {
            file.stamp.dataTime = m_rig.session().dataClock().now();
        }
        if (m_areWindowsProven) {
            FileSighting later = plan.files.front();
            later.file.state = FileState(u"signing"_s);
            later.file.updateTime = later.file.updateTime->plus(1h);
            m_rig.session().observeChange(plan.files.front(), later);
        }
        const auto age = m_plan.happens(0.5) ? Preflight::lifetime * 2 : 0s;
        plan.checkedAt -= age;
        if (!m_plan.isSlow()) { // then a request may come late although it was sent in time
            m_server.countUnchecked(m_model.now() - age);
        }
        return plan;
    }

    bool terminate()
    {
        TerminationLedger ledger;
        observe(ledger);
        TerminationRun run(m_rig.session(), ledger, confirm());
        const int stopAfter = m_plan.happens(0.2) ? m_plan.below(20) : -1;
        const bool leave = m_plan.happens(0.5);
        run.start();
        return drive([&] {
            changeFiles();
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
        m_suspendsLeft = 0;
        if (!hasOpenFiles(m_rig.session())) {
            return true;
        }
        TerminationLedger ledger;
        observe(ledger);
        Recovery recovery(m_rig.session(), ledger);
        recovery.start();
        return drive([&recovery] { return recovery.openCount() == 0 || !recovery.isActive(); });
    }

    // The times in the journal follow the Date header, which may be wrong.
    void observe(TerminationLedger &ledger)
    {
        QObject::connect(&ledger, &TerminationLedger::changed, &ledger,
                         [this, &ledger](const std::vector<int> &indexes) {
                             for (const int index : indexes) {
                                 const LedgerFile &file = ledger.file(index);
                                 const QString id = file.confirmed.file.id.text();
                                 if (!isOpen(file.outcome.state) && !m_times.contains(id)) {
                                     m_times.insert(id, m_model.now());
                                 }
                             }
                         });
    }

    // What other administrators do meanwhile.
    void changeFiles()
    {
        std::erase_if(m_changesAfter, [this](int after) {
            if (m_server.requestCount() < after) {
                return false;
            }
            const QString id = m_model.ids().at(m_plan.below(static_cast<int>(m_model.ids().size())));
            m_model.change(id, m_plan.othersChange(), m_plan.happens(0.3) ? m_plan.below(60) * 1s : 0s);
            return true;
        });
    }

    template <class Done>
    bool drive(const Done &done)
    {
        return test::drive(
            m_rig, m_clock, m_limit, done, [this] { disturbComputer(); }, [this] { passTime(); });
    }

    void disturbComputer()
    {
        if (m_suspendsLeft > 0 && m_plan.happens(0.1)) {
            --m_suspendsLeft;
            m_clock.suspend(m_plan.below(m_plan.happens(0.5) ? 10 : maxSleepMinutes) * 1min);
        }
        if (m_plan.isRestless() && m_plan.happens(0.05)) {
            m_clock.shiftTimeOfDay((m_plan.below(48 * 60) - 24 * 60) * 1min);
            m_wasClockSlow = m_wasClockSlow || m_clock.now() < m_model.now();
        }
    }

    // A slow service, or a slow network.
    void passTime()
    {
        if (m_plan.isSlow() && m_plan.happens(0.1)) {
            m_clock.advance(m_plan.below(12) * 1s);
        }
    }

    ManualClock m_clock;
    FaultPlan m_plan;
    FaultModel m_model;
    FaultServer m_server;
    ScratchFolder m_scratch;
    FaultRig m_rig;
    std::chrono::milliseconds m_limit;
    QHash<QString, QString> m_states; // at the start, where not "pending_sign"
    std::vector<int> m_changesAfter;  // counts of requests
    RecordTimes m_times;
    int m_suspendsLeft = 0;
    bool m_areWindowsProven = false;
    bool m_wasClockSlow = false; // the computer's, so that a record may be dated before what it is about
};

} // namespace

ScheduleResult runSchedule(quint64 seed, std::optional<int> files)
{
    return Schedule(seed, files).run();
}

} // namespace sealdesk::test
