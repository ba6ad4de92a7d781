// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultrig.h"

#include "faultmodel.h"
#include "store/audit/auditverify.h"

#include <QFile>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

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

// Returns how the recorded outcome of a file differs from the model, or an empty string.
QString disagreement(const StoredFile &stored, const FaultModel &model)
{
    const QString id = stored.file.file.id.text();
    const bool terminated = model.stateOf(id) == "terminated"_L1;
    const bool byRequest = model.wasTerminatedByRequest(id);
    bool agrees = false;
    switch (stored.outcome.state) {
    case OutcomeState::Waiting:
    case OutcomeState::Sending:
    case OutcomeState::Accepted:
    case OutcomeState::Unknown:
    case OutcomeState::LeftUnknown:
        break;
    case OutcomeState::Terminated:
        agrees = terminated;
        break;
    case OutcomeState::Failed:
    case OutcomeState::Skipped:
    case OutcomeState::NotSent:
        agrees = !byRequest;
        break;
    }
    if (!agrees) {
        return u"%1: outcome %2, service %3%4"_s.arg(id)
            .arg(static_cast<int>(stored.outcome.state))
            .arg(model.stateOf(id), byRequest ? u" by request"_s : QString());
    }
    return model.timesSent(id) > 1 ? u"%1: sent %2 times"_s.arg(id).arg(model.timesSent(id)) : QString();
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

TerminationPlan FaultRig::planFor(const QStringList &ids) const
{
    TerminationPlan plan{.files = {},
                         .reason = std::get<TerminationReason>(TerminationReason::make(u"演练 \"faults\""_s)),
                         .checkedAt = m_clock.monotonic()};
    for (const QString &id : ids) {
        FileSighting sighting;
        sighting.file.id = FileId(id);
        sighting.file.state = KnownState::PendingSign;
        sighting.file.updateTime = BeijingTime::fromInstant(m_clock.now() - std::chrono::days{30});
        sighting.stamp.startedAt = m_clock.now();
        plan.files.push_back(sighting);
    }
    return plan;
}

QStringList disagreements(RecordBook &record, const FaultModel &model)
{
    QStringList found;
    const auto runs = record.journal().runs();
    if (!runs) {
        return {u"the journal can't be read: "_s + runs.error().detail};
    }
    for (const RunSummary &summary : runs.value()) {
        const auto run = record.journal().run(summary.id);
        for (const StoredFile &file : run ? run.value().files : std::vector<StoredFile>{}) {
            if (const QString line = disagreement(file, model); !line.isEmpty()) {
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
