// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/networktransport.h"
#include "service/recovery.h"
#include "service/terminationrun.h"
#include "store/recordbook.h"

#include <QHash>

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace sealdesk::test
{

//! Forwards requests with timeouts of milliseconds, and counts the open ones. May add the program's time to them.
class ImpatientTransport final : public Transport
{
public:
    explicit ImpatientTransport(Transport &transport)
        : m_transport(transport)
    {
    }
    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;
    [[nodiscard]] int open() const { return *m_open; }
    //! Adds the time by \a clock to each request from now on.
    void setTimeToSend(const Clock &clock) { m_timeToSend = &clock; }

private:
    Transport &m_transport;
    const Clock *m_timeToSend = nullptr;
    std::shared_ptr<int> m_open = std::make_shared<int>(0);
};

//! Sets up the program's own termination run and journal, without a window.
class FaultRig final
{
public:
    //! \a folder is the folder of the record.
    FaultRig(const QString &baseUrl, const QString &folder, Clock &clock);

    //! Returns why the record could not be opened.
    [[nodiscard]] const std::optional<JournalProblem> &problem() const { return m_problem; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] RecordBook &record() { return *m_record; }
    [[nodiscard]] ImpatientTransport &transport() { return m_impatient; }
    //! Returns a plan with the files as they are at the start; a file that \a states doesn't name is to be signed.
    [[nodiscard]] TerminationPlan planFor(const QStringList &ids, const QHash<QString, QString> &states = {}) const;

private:
    Clock &m_clock;
    NetworkTransport m_network{NetworkOptions{}};
    ImpatientTransport m_impatient{m_network};
    RateGates m_gates;
    std::unique_ptr<RecordBook> m_record;
    std::optional<JournalProblem> m_problem;
    Session m_session;
};

class FaultModel;
//! When the outcomes of files were recorded, by the service's time. Used instead of the times in the record.
using RecordTimes = QHash<QString, Instant>;
//! What a record holds at the end, to show what a test has tried.
struct Tally {
    std::array<int, outcomeStateCount> outcomes{};
    int alreadyTerminated = 0;
    int corrections = 0;

    Tally &operator+=(const Tally &other);
};
//! Whether the record must have a correction of each outcome that is untrue. The program compares update times with the
//! time of the record, and finds nothing if the service's clock was wrong or unknown.
enum class Corrections { Required, MayBeMissing };
//! Returns the differences between the record and \a model, or an empty list. Adds to \a tally.
[[nodiscard]] QStringList disagreements(FaultRig &rig, FaultModel &model, Tally &tally, const RecordTimes &times = {},
                                        Corrections corrections = Corrections::Required);

} // namespace sealdesk::test
