// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "manualclock.h"
#include "service/dataclocklook.h"
#include "service/terminationrun.h"
#include "store/journal/journal.h"
#include "virtualservice.h"
#include "windowtrust.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr std::array defaultFiles{1'000, 10'000};
constexpr std::array secondsARequest{1, 3, 10};
constexpr int maxFilesByLookups = 1'000; // the gate lets a hundred lookups through in a minute

constexpr qint64 firstFile = 7'410'063'506'638'100'000;
constexpr qint64 firstOther = 7'420'063'506'638'100'000;
constexpr int others = 12'000;
constexpr auto othersSpacing = std::chrono::milliseconds(8h) / others;

constexpr double goalRatio = 1.1;

// A run that has not ended by then never ends.
constexpr std::chrono::hours patience{24};

//! One run.
struct Case {
    int files = 0;
    int seconds = 0;     //!< For a terminate request.
    int lag = 2;         //!< In seconds.
    bool isBusy = false; //!< Others change too.
    WindowTrust windows = WindowTrust::Proven;

    [[nodiscard]] QString name() const
    {
        QString name = u"%1x%2s"_s.arg(files).arg(seconds);
        name += isBusy ? u".busy"_s : QString();
        name += windows == WindowTrust::Unproven ? u".unproven"_s : QString();
        name += windows == WindowTrust::Broken ? u".broken"_s : QString();
        return name + (lag == 0 ? u".nolag"_s : QString());
    }
};

int pagesOf(int files)
{
    return (files + 99) / 100;
}

//! What a run needs at least.
struct Least {
    explicit Least(const Case &each)
        : chunks(pagesOf(each.files))
    {
        // Nothing is sent before the slot of the request a hundred before is free again.
        const std::chrono::milliseconds duration = std::chrono::seconds(each.seconds);
        std::vector<std::chrono::milliseconds> answered;
        for (int chunk = 0; chunk < chunks; ++chunk) {
            const auto before = answered.empty() ? 0ms : answered.back();
            const auto slot =
                chunk < RateGate::defaultCapacity
                    ? 0ms
                    : answered[static_cast<std::size_t>(chunk - RateGate::defaultCapacity)] + RateGate::window;
            answered.push_back(std::max(before, slot) + duration);
        }
        time = answered.empty() ? 0ms : answered.back();
        if (each.windows == WindowTrust::Broken) { // a hundred files are looked up in a minute
            time = std::max(time, (pagesOf(each.files) - 1) * std::chrono::milliseconds(RateGate::window) + duration);
        }
        const auto checks = static_cast<int>((time - duration) / 20s);
        const int changes = each.isBusy ? static_cast<int>(checkMargin / othersSpacing) : 0;
        const bool isByLookups = each.windows == WindowTrust::Broken;
        checkPages = isByLookups ? each.files : checks * std::max(1, pagesOf(changes));
        confirmPages = isByLookups ? each.files : chunks;
    }

    int chunks;
    std::chrono::milliseconds time{0};
    int checkPages = 0;   //!< One check in 20 s, of the pages that others' changes fill within the margin.
    int confirmPages = 0; //!< Full of files of the run, as if one look read them all.
};

//! A session with the service in virtual time.
class Stage final
{
public:
    explicit Stage(const Case &each)
        : m_case(each)
        , m_service(m_clock, {.terminate = std::chrono::seconds(each.seconds), .lag = std::chrono::seconds(each.lag)})
        , m_session(connection(), AppSecret{.secret = Secret{u"secret"_s}},
                    {.transport = m_service, .gates = m_gates, .clock = m_clock})
    {
        for (int number = 0; number < each.files; ++number) {
            m_service.set(firstFile + number, u"pending_sign"_s, m_listedAt - age(number));
        }
        if (each.isBusy) {
            addOthers();
        }
        auto opened = Journal::open(m_folder.filePath(u"journal.sqlite"_s), JournalWriter::current(), m_clock);
        if (opened) {
            m_journal = std::move(opened).value();
            m_session.setJournal(m_journal.get());
        }
    }

    // As an earlier run and the probe at connecting would have done.
    void judgeWindows()
    {
        if (m_case.windows == WindowTrust::Broken) {
            test::breakWindows(m_session);
        } else if (m_case.windows == WindowTrust::Proven) {
            test::proveWindows(m_session);
        }
    }

    //! Makes the look at connecting, which starts the data clock.
    void connectToService()
    {
        bool hasEnded = false;
        DataClockLook look(m_session, Priority::Listing, nullptr);
        QObject::connect(&look, &DataClockLook::ended, [&hasEnded] { hasEnded = true; });
        look.start();
        playUntil([&hasEnded] { return hasEnded; });
    }

    //! Checks the listed files as the confirmation does.
    [[nodiscard]] TerminationPlan confirm()
    {
        std::vector<FileSighting> files;
        for (int number = 0; number < m_case.files; ++number) {
            FileSighting &sighting = files.emplace_back();
            sighting.file.id = FileId(QString::number(firstFile + number));
            sighting.file.state = KnownState::PendingSign;
            sighting.file.updateTime = BeijingTime::fromInstant(m_listedAt - age(number));
            sighting.stamp = {.ordinal = 0, .startedAt = m_clock.now(), .dataTime = m_session.dataClock().now()};
        }
        std::optional<PreflightResult> checked;
        Preflight check(m_session);
        QObject::connect(&check, &Preflight::finished, [&checked](const PreflightResult &result) { checked = result; });
        check.start(std::move(files));
        playUntil([&checked] { return checked.has_value(); });
        return {.files = checked->files,
                .reason = std::get<TerminationReason>(TerminationReason::make(u"合同变更"_s)),
                .checkedAt = checked->checkedAt,
                .dataTime = checked->dataTime,
                .unchecked = checked->unchecked,
                .filterText = {},
                .origins = {}};
    }

    void run(TerminationPlan plan, Report &report)
    {
        m_service.resetRequests();
        TerminationLedger ledger;
        TerminationRun run(m_session, ledger, std::move(plan));
        bool hasEnded = false;
        QObject::connect(&run, &TerminationRun::finished, [&hasEnded] { hasEnded = true; });
        QElapsedTimer work;
        work.start();
        const Monotonic started = m_clock.monotonic();
        run.start();
        playUntil([&] {
            return hasEnded && ledger.count(OutcomeState::Accepted) == 0 && ledger.count(OutcomeState::Unknown) == 0;
        });
        const auto terminated = ledger.count(OutcomeState::Terminated);
        report.check(terminated == m_case.files, u"%1: %2 files are terminated"_s.arg(m_case.name()).arg(terminated));
        report.check(m_service.sentTwice() == 0, m_case.name() + u": files were sent twice"_s);
        const auto answered = m_service.lastAnswer() - started;
        // This time is virtual, so it is a result and not a measurement.
        report.check(m_case.windows != WindowTrust::Proven || answered <= goalRatio * Least(m_case).time,
                     m_case.name() + u": the last answer was late"_s);
        add(report, answered, m_clock.monotonic() - started);
        report.add(m_case.name() + u".work"_s, std::chrono::nanoseconds(work.nsecsElapsed()));
    }

private:
    static Connection connection()
    {
        Connection connection;
        connection.appId = u"cli_bench"_s;
        connection.operatorId = OperatorId(u"7386593105085988001"_s);
        return connection;
    }

    // They were updated evenly over a month.
    [[nodiscard]] std::chrono::milliseconds age(int number) const
    {
        return 1h + number * (std::chrono::milliseconds(30 * 24h) / m_case.files);
    }

    // Half of them have changed before the run.
    void addOthers()
    {
        static const std::array<QString, 5> states{u"reviewing"_s, u"pending_sign"_s, u"pending_seal"_s,
                                                   u"sign_finished"_s, u"terminated"_s};
        for (int number = 0; number < others; ++number) {
            m_service.set(firstOther + number, u"initiating"_s, m_clock.now() - 48h + number * 1s);
            m_service.set(firstOther + number, states[static_cast<std::size_t>(number) % states.size()],
                          m_clock.now() - 4h + number * othersSpacing);
        }
    }

    template <class Condition>
    void playUntil(Condition isReached)
    {
        constexpr int enoughForOneCall = 12; // token, permit and reply each lead to the next
        const Monotonic end = m_clock.monotonic() + patience;
        while (m_clock.monotonic() < end) {
            for (int i = 0; i < enoughForOneCall; ++i) {
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
            if (isReached() || !m_clock.advanceToNextTimer()) {
                return;
            }
        }
    }

    void add(Report &report, Monotonic answered, Monotonic confirmed) const
    {
        const Least least(m_case);
        const VirtualService::Requests &requests = m_service.requests();
        std::vector<int> chunks = m_service.chunks();
        std::ranges::sort(chunks);
        const int all = requests.terminate + requests.queries();
        const int allLeast = least.chunks + least.checkPages + least.confirmPages;
        const auto figure = [&](const QString &name, double value, const QString &unit) {
            report.add(m_case.name() + u'.' + name, value, unit);
        };
        const auto seconds = [](Monotonic time) { return std::chrono::duration<double>(time).count(); };
        figure(u"answered"_s, seconds(answered), u"s"_s);
        figure(u"answered.least"_s, seconds(least.time), u"s"_s);
        figure(u"answered.ratio"_s, seconds(answered) / seconds(least.time), u"x"_s);
        figure(u"confirmed"_s, seconds(confirmed), u"s"_s);
        figure(u"terminate"_s, requests.terminate, u"requests"_s);
        figure(u"terminate.least"_s, least.chunks, u"requests"_s);
        figure(u"check"_s, requests.checkPages + requests.clockPages, u"requests"_s);
        figure(u"check.lookups"_s, requests.checkLookups, u"requests"_s);
        figure(u"check.least"_s, least.checkPages, u"requests"_s);
        figure(u"confirm"_s, requests.confirmPages, u"requests"_s);
        figure(u"confirm.lookups"_s, requests.confirmLookups, u"requests"_s);
        figure(u"confirm.least"_s, least.confirmPages, u"requests"_s);
        figure(u"requests.ratio"_s, static_cast<double>(all) / allLeast, u"x"_s);
        figure(u"chunk.min"_s, chunks.empty() ? 0 : chunks.front(), u"files"_s);
        figure(u"chunk.median"_s, chunks.empty() ? 0 : chunks[chunks.size() / 2], u"files"_s);
    }

    const Case m_case;
    test::ManualClock m_clock;
    const Instant m_listedAt = m_clock.now();
    VirtualService m_service;
    RateGates m_gates{m_clock};
    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
    Session m_session;
};

std::vector<Case> casesOf(int files)
{
    std::vector<Case> cases;
    for (const int seconds : secondsARequest) {
        for (const bool isBusy : {false, true}) {
            cases.push_back({.files = files, .seconds = seconds, .isBusy = isBusy});
            cases.push_back({.files = files, .seconds = seconds, .lag = 0, .isBusy = isBusy});
        }
        cases.push_back({.files = files, .seconds = seconds, .windows = WindowTrust::Unproven});
        if (files <= maxFilesByLookups) {
            cases.push_back({.files = files, .seconds = seconds, .windows = WindowTrust::Broken});
        }
    }
    return cases;
}

} // namespace

// Terminates files in virtual time, and compares the time and the requests with the least possible: chunks of 100, one
// after another, under a limit of 100 requests a minute.
void benchRun(const Options &options, Report &report)
{
    const std::vector<int> sizes =
        options.rows ? std::vector{*options.rows} : std::vector(defaultFiles.begin(), defaultFiles.end());
    for (const int files : sizes) {
        for (const Case &each : casesOf(files)) {
            Stage stage(each);
            stage.judgeWindows();
            stage.connectToService();
            stage.run(stage.confirm(), report);
        }
    }
}

} // namespace sealdesk::bench
