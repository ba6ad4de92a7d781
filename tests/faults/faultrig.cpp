// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultrig.h"

#include "faultmodel.h"
#include "faultserver.h"
#include "store/audit/auditverify.h"
#include "store/journal/journal.h"

#include <QFile>
#include <QUrlQuery>

#include <algorithm>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds timeout{120};

Connection connectionTo(const QString &baseUrl)
{
    Connection connection;
    connection.name = u"faults"_s;
    connection.baseUrl = std::get<BaseUrl>(BaseUrl::parse(baseUrl));
    connection.appId = u"cli_faults"_s;
    connection.operatorId = OperatorId(u"6950000000000000001"_s);
    return connection;
}

// A file that is seen terminated within this time after it was sent must not be recorded as not terminated: the request
// may be at work for its whole deadline of 90 s, and the service may lag 2 minutes. Without a measured lag it is 10
// minutes in all.
constexpr std::chrono::seconds knownTime{210};
constexpr std::chrono::minutes unmeasuredTime{10};

// The service's time has a resolution of one second, and its clock in the program may be that much off.
constexpr std::chrono::seconds clockPrecision{2};

// Compares recorded outcomes with the model.
class Judge final
{
public:
    Judge(FaultRig &rig, FaultModel &model, const RecordTimes &times, Corrections corrections)
        : m_model(model)
        , m_times(times)
        , m_corrections(corrections)
        , m_evidence(rig.session().lag() ? knownTime : unmeasuredTime)
    {
    }

    // Returns what is wrong, or an empty string.
    QString judge(const StoredFile &stored, std::optional<Instant> settledAt)
    {
        const QString id = stored.file.file.id.text();
        QString flaw = flawOf(stored, m_times.contains(id) ? std::optional(m_times.value(id)) : settledAt);
        if (flaw.isEmpty() && m_model.timesSent(id) > 1) {
            flaw = u"sent %1 times"_s.arg(m_model.timesSent(id));
        }
        if (flaw.isEmpty()) {
            return {};
        }
        QString line = u"%1: %2; outcome %3, cause %4, service %5"_s.arg(id, flaw)
                           .arg(static_cast<int>(stored.outcome.state))
                           .arg(stored.outcome.cause.index())
                           .arg(m_model.stateOf(id));
        if (const auto done = m_model.terminationOf(id)) {
            line += u" by request, %1 s after it, visible %2 s after it"_s.arg((done->at - done->sentAt) / 1s)
                        .arg((done->visibleFrom - done->sentAt) / 1s);
            if (settledAt) {
                line += u", recorded %1 s after it by the record's clock"_s.arg((*settledAt - done->sentAt) / 1s);
            }
        }
        return line;
    }

private:
    QString flawOf(const StoredFile &stored, std::optional<Instant> settledAt)
    {
        const QString id = stored.file.file.id.text();
        switch (stored.outcome.state) {
        case OutcomeState::Waiting:
        case OutcomeState::Sending:
        case OutcomeState::LeftUnknown:
            return u"not settled"_s;
        case OutcomeState::Accepted:
        case OutcomeState::Unknown:
            return m_model.isHidden(id) ? QString() : u"not settled"_s;
        case OutcomeState::Terminated:
            return flawOfTerminated(id, stored.outcome.cause);
        case OutcomeState::Failed:
        case OutcomeState::Skipped:
        case OutcomeState::NotSent:
            return flawOfNotTerminated(id, stored, settledAt);
        }
        Q_UNREACHABLE();
    }

    QString flawOfTerminated(const QString &id, const OutcomeCause &cause)
    {
        if (m_model.stateOf(id) != "terminated"_L1) {
            return u"recorded as terminated"_s;
        }
        const bool isCredited =
            std::holds_alternative<cause::None>(cause) || std::holds_alternative<cause::ConfirmedByQuery>(cause);
        if (m_model.terminationOf(id)) {
            return isCredited ? QString() : u"terminated by this run, not credited to it"_s;
        }
        if (m_model.wasShownTerminatedBefore(id)) {
            return std::holds_alternative<cause::AlreadyTerminated>(cause) ? QString()
                                                                           : u"was seen terminated before"_s;
        }
        return isCredited ? QString() : u"was not seen terminated before"_s;
    }

    // What came later than any evidence waits must be corrected when it is seen, if it was untrue when it was recorded.
    QString flawOfNotTerminated(const QString &id, const StoredFile &stored, std::optional<Instant> settledAt)
    {
        const auto done = m_model.terminationOf(id);
        if (!done) {
            return {};
        }
        if (done->visibleFrom <= done->sentAt + m_evidence) {
            return u"was visible before the evidence was complete"_s;
        }
        const bool isCorrected = m_corrections == Corrections::MayBeMissing ||
                                 std::ranges::any_of(stored.corrections, [](const Correction &each) {
                                     return each.shown.known() == KnownState::Terminated;
                                 });
        const bool wasUntrue = settledAt && done->at + clockPrecision < *settledAt;
        return wasUntrue && !isCorrected && !m_model.isHidden(id) ? u"not corrected"_s : QString();
    }

    FaultModel &m_model;
    const RecordTimes &m_times;
    Corrections m_corrections;
    std::chrono::seconds m_evidence;
};

Tally tallyOf(const StoredFile &file)
{
    Tally tally;
    tally.outcomes[static_cast<std::size_t>(file.outcome.state)] = 1;
    tally.alreadyTerminated = std::holds_alternative<cause::AlreadyTerminated>(file.outcome.cause) ? 1 : 0;
    tally.corrections = static_cast<int>(file.corrections.size());
    return tally;
}

QHash<FileId, Instant> settlingTimes(Journal &journal, const StoredRun &run)
{
    std::vector<FileId> files;
    std::ranges::transform(run.files, std::back_inserter(files),
                           [](const StoredFile &each) { return each.file.file.id; });
    QHash<FileId, Instant> times;
    if (const auto outcomes = journal.outcomesOf(files)) {
        for (const RecordedOutcome &outcome : outcomes.value()) {
            if (outcome.run == run.summary.id && outcome.settledAt) {
                times.insert(outcome.file, *outcome.settledAt);
            }
        }
    }
    return times;
}

} // namespace

std::unique_ptr<PendingReply> ImpatientTransport::post(const HttpRequest &request, Done done)
{
    // Lives as long as the request is open, until it is answered or abandoned.
    class Counted final : public PendingReply
    {
    public:
        explicit Counted(std::shared_ptr<int> open)
            : m_open(std::move(open))
        {
            ++*m_open;
        }
        ~Counted() override { --*m_open; }
        std::unique_ptr<PendingReply> inner;

    private:
        std::shared_ptr<int> m_open;
    };
    HttpRequest impatient = request;
    impatient.inactivityTimeout = timeout;
    impatient.deadline = timeout * 2;
    if (m_timeToSend) {
        QUrlQuery query(request.url);
        query.addQueryItem(QLatin1StringView(timeParameter), QString::number(m_timeToSend->monotonic().count()));
        impatient.url.setQuery(query);
    }
    auto counted = std::make_unique<Counted>(m_open);
    counted->inner = m_transport.post(impatient, std::move(done));
    return counted;
}

FaultRig::FaultRig(const QString &baseUrl, const QString &folder, Clock &clock)
    : m_clock(clock)
    , m_gates(clock)
    , m_session(connectionTo(baseUrl), AppSecret{.secret = Secret(u"secret"_s)},
                {.transport = m_impatient, .gates = m_gates, .clock = clock})
{
    auto opened = RecordBook::open(folder, JournalWriter::current(), clock);
    if (!opened) {
        m_problem = opened.error();
        m_session.setJournal(opened.error());
        return;
    }
    m_record = std::move(opened).value();
    m_session.setJournal(&m_record->journal());
}

TerminationPlan FaultRig::planFor(const QStringList &ids, const QHash<QString, QString> &states) const
{
    TerminationPlan plan{.files = {},
                         .reason = std::get<TerminationReason>(TerminationReason::make(u"演练 \"faults\""_s)),
                         .checkedAt = m_clock.monotonic()};
    for (const QString &id : ids) {
        FileSighting sighting;
        sighting.file.id = FileId(id);
        sighting.file.state = FileState(states.value(id, u"pending_sign"_s));
        sighting.file.updateTime = BeijingTime::fromInstant(FaultModel::firstUpdate);
        sighting.stamp.startedAt = m_clock.now();
        plan.files.push_back(sighting);
    }
    return plan;
}

Tally &Tally::operator+=(const Tally &other)
{
    for (std::size_t state = 0; state < outcomes.size(); ++state) {
        outcomes[state] += other.outcomes[state];
    }
    alreadyTerminated += other.alreadyTerminated;
    corrections += other.corrections;
    return *this;
}

QStringList disagreements(FaultRig &rig, FaultModel &model, Tally &tally, const RecordTimes &times,
                          Corrections corrections)
{
    RecordBook &record = rig.record();
    QStringList found;
    const auto runs = record.journal().runs();
    if (!runs) {
        return {u"the journal can't be read: "_s + runs.error().detail};
    }
    Judge judge(rig, model, times, corrections);
    for (const RunSummary &summary : runs.value()) {
        const auto run = record.journal().run(summary.id);
        if (!run) {
            found += u"a run can't be read: "_s + run.error().detail;
            continue;
        }
        const QHash<FileId, Instant> settled = settlingTimes(record.journal(), run.value());
        for (const StoredFile &file : run.value().files) {
            tally += tallyOf(file);
            const auto at = settled.constFind(file.file.file.id);
            if (const QString line = judge.judge(file, at == settled.cend() ? std::nullopt : std::optional(*at));
                !line.isEmpty()) {
                found += line;
            }
        }
    }
    QFile trail(record.auditFile());
    if (!trail.open(QFile::ReadOnly) || !verifyAudit(trail, record.auditHead().hash).isIntact()) {
        found += u"the audit trail is not intact"_s;
    }
    if (const auto last = record.journal().lastEvent(); !last || last.value() != record.auditHead().seq) {
        found += u"the audit trail lags behind the journal"_s;
    }
    return found;
}

} // namespace sealdesk::test
