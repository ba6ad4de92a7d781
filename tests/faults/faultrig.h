// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/networktransport.h"
#include "service/recovery.h"
#include "service/terminationrun.h"
#include "store/recordbook.h"

#include <functional>
#include <memory>
#include <optional>

namespace sealdesk::test
{

//! Passes requests on with timeouts of milliseconds, and knows how many are on their way.
class HastyTransport final : public Transport
{
public:
    explicit HastyTransport(Transport &transport)
        : m_transport(transport)
    {
    }
    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;
    [[nodiscard]] int open() const { return *m_open; }

private:
    Transport &m_transport;
    std::shared_ptr<int> m_open = std::make_shared<int>(0);
};

//! Where the program's own run and journal do their work, without a window.
class FaultRig final
{
public:
    //! \a folder is that of the record.
    FaultRig(const QString &baseUrl, const QString &folder, Clock &clock);

    //! Why the record could not be opened.
    [[nodiscard]] const std::optional<JournalProblem> &problem() const { return m_problem; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] RecordBook &record() { return *m_record; }
    [[nodiscard]] HastyTransport &transport() { return m_hasty; }
    //! The model's files as they were before anybody did anything.
    [[nodiscard]] TerminationPlan planFor(const QStringList &ids) const;

private:
    Clock &m_clock;
    NetworkTransport m_network{NetworkOptions{}};
    HastyTransport m_hasty{m_network};
    RateGates m_gates;
    std::unique_ptr<RecordBook> m_record;
    std::optional<JournalProblem> m_problem;
    Session m_session;
};

//! What disagrees between a run's record and the truth; empty when nothing does.
class FaultModel;
[[nodiscard]] QStringList disagreements(RecordBook &record, const FaultModel &model);

} // namespace sealdesk::test
