// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// The part of TerminationRun that asks what became of files, and sends nothing.

#include "service/terminationrun.h"

#include "service/readback.h"
#include "service/reconciler.h"
#include "service/terminationjudge.h"

#include <algorithm>

namespace sealdesk
{

void TerminationRun::reconcile()
{
    m_reconciler = new Reconciler(
        m_session, {.files = idsOf(positionsIn(OutcomeState::Unknown)), .sentAt = m_chunkSent, .since = m_doubtBegan},
        this);
    connect(m_reconciler, &Reconciler::waiting, this, &TerminationRun::waiting);
    connect(m_reconciler, &Reconciler::lookStarted, this, &TerminationRun::lookStarted);
    connect(m_reconciler, &Reconciler::lookFailed, this, &TerminationRun::lookFailed);
    connect(m_reconciler, &Reconciler::found, this, &TerminationRun::takeFindings);
    connect(m_reconciler, &Reconciler::finished, this, &TerminationRun::endReconciliation);
    connect(m_reconciler, &Reconciler::failed, this, [this](const ApiError &error) {
        Q_EMIT lookFailed(error);
        endReconciliation();
    });
    m_reconciler->start();
}

void TerminationRun::reconcileAgain()
{
    if (m_phase == Phase::Finished && !m_reconciler && count(OutcomeState::Unknown) > 0) {
        reconcile();
    }
}

void TerminationRun::takeFindings(const std::vector<Finding> &findings)
{
    Settlement settlement{
        .by = Settlement::By::Query, .chunk = m_chunkNumber, .httpStatus = {}, .logId = {}, .files = {}};
    std::vector<FileSighting> seen;
    for (const Finding &finding : findings) {
        const int position = m_positions.value(finding.file);
        settlement.files.push_back(
            {.position = position, .outcome = outcomeOf(finding, m_outcomes[static_cast<size_t>(position)])});
        if (finding.sighting) {
            seen.push_back(*finding.sighting);
        }
    }
    settle(std::move(settlement));
    if (!seen.empty()) {
        Q_EMIT sighted(seen);
    }
}

void TerminationRun::endReconciliation()
{
    closeReconciler();
    Q_EMIT reconciled();
    if (m_phase == Phase::Settling) {
        goOnAfterReconciliation();
    }
}

void TerminationRun::closeReconciler()
{
    if (m_reconciler) {
        std::exchange(m_reconciler, nullptr)->abandon();
    }
}

// With the missing file found out, a request that was refused for one has no reason to be refused again; without one,
// it has.
void TerminationRun::goOnAfterReconciliation()
{
    if (count(OutcomeState::Unknown) > 0) {
        endRest(cause::EarlierUnknown{});
        return;
    }
    const auto outcomeAt = [this](int position) -> const FileOutcome & {
        return m_outcomes[static_cast<size_t>(position)];
    };
    const bool explained = std::ranges::any_of(m_chunk, [&outcomeAt](int position) {
        return std::holds_alternative<cause::NotFound>(outcomeAt(position).cause);
    });
    const auto refused = std::ranges::find_if(m_chunk, [&outcomeAt](int position) {
        return std::holds_alternative<cause::RequestRefused>(outcomeAt(position).cause);
    });
    if (refused != m_chunk.end() && !explained) {
        const OutcomeCause cause = outcomeAt(*refused).cause;
        endRest(cause);
    } else {
        step();
    }
}

void TerminationRun::readBack()
{
    if (!m_firstSent || count(OutcomeState::Terminated) + count(OutcomeState::Failed) == 0) {
        return;
    }
    ReadBack::Task task{.touched = {}, .refused = {}, .since = *m_firstSent};
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        const FileId &id = m_plan.files[i].file.id;
        if (m_outcomes[i].state == OutcomeState::Terminated || m_outcomes[i].state == OutcomeState::Failed) {
            task.touched.push_back(id);
        }
        if (std::holds_alternative<cause::RefusedByService>(m_outcomes[i].cause)) {
            task.refused.push_back(id);
        }
    }
    auto *const reader = new ReadBack(m_session, std::move(task), this);
    connect(reader, &ReadBack::sighted, this, &TerminationRun::sighted);
    connect(reader, &ReadBack::failed, this, [this](const ApiError &error) {
        Q_EMIT remarked({.kind = RunRemark::Kind::UnreadAfter, .chunk = 0, .logId = error.logId});
    });
    reader->start();
}

} // namespace sealdesk
