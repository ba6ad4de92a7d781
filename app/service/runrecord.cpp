// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/runrecord.h"

#include "store/journal/journal.h"

namespace sealdesk
{

RunRecord::RunRecord(Session &session)
    : m_session(session)
{
}

bool RunRecord::open(const RunFacts &facts)
{
    if (const auto *problem = std::get_if<JournalProblem>(&m_session.journal())) {
        keep(*problem);
        return false;
    }
    m_journal = std::get<Journal *>(m_session.journal());
    const auto id = m_journal->beginRun(facts);
    if (!id) {
        keep(id.error());
        return false;
    }
    m_id = id.value();
    return true;
}

bool RunRecord::markSending(std::vector<int> positions, std::optional<Instant> serviceTime,
                            std::optional<Instant> dataTime)
{
    if (!std::exchange(m_isNumbered, true)) {
        ++m_number;
    }
    const auto problem = m_journal->markSending(
        *m_id,
        {.number = m_number, .positions = std::move(positions), .serviceTime = serviceTime, .dataTime = dataTime});
    keep(problem);
    return !problem;
}

void RunRecord::markWaiting()
{
    keep(m_journal->markWaiting(*m_id, m_number));
}

void RunRecord::settle(Settlement &settlement)
{
    if (!m_id) {
        return;
    }
    settlement.serviceTime = m_session.decisionTime();
    if (const auto problem = m_journal->settle(*m_id, settlement)) {
        keep(problem);
        for (SettledFile &file : settlement.files) {
            file.outcome.recording = Recording::NotRecorded;
        }
    }
}

void RunRecord::keep(const std::optional<JournalProblem> &problem)
{
    if (!m_problem) {
        m_problem = problem;
    }
}

} // namespace sealdesk
