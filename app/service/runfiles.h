// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/runrecord.h"
#include "service/terminationledger.h"

#include <QSet>

#include <functional>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace sealdesk
{

//! The files of one run, by their positions in its plan, and their outcomes in the journal and in the ledger. A file
//! that was tried again since belongs to another run: it is in no state of this one.
class RunFiles final
{
public:
    //! Adds the files of a plan, each id once, to \a ledger. Calls \a problemFound when the journal could not be
    //! written, before the outcomes are shown.
    RunFiles(Session &session, TerminationLedger &ledger, const std::vector<FileSighting> &files,
             std::function<void()> problemFound);

    [[nodiscard]] RunRecord &record() { return m_record; }
    [[nodiscard]] const RunRecord &record() const { return m_record; }
    //! Gives the files the number of the run that was just recorded.
    void setRun(RunId run) { m_ledger.setRun(m_attempt, run); }

    [[nodiscard]] int fileCount() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const FileId &id(int position) const { return m_ids[static_cast<std::size_t>(position)]; }
    [[nodiscard]] std::vector<FileId> ids(const std::vector<int> &positions) const;
    [[nodiscard]] const FileOutcome &outcome(int position) const;
    [[nodiscard]] bool isInState(int position, OutcomeState state) const;
    [[nodiscard]] bool areInState(const std::vector<int> &positions, OutcomeState state) const;
    [[nodiscard]] int count(OutcomeState state) const;
    //! Returns the first positions, at most \a most.
    [[nodiscard]] std::vector<int> positionsIn(OutcomeState state, std::optional<int> most = {}) const;
    [[nodiscard]] QSet<FileId> idsIn(std::initializer_list<OutcomeState> states) const;

    //! Records outcomes: first in the journal, then in the ledger, which shows them. Every outcome goes through here.
    void settle(Settlement settlement);
    //! Settles what the reply \a error to the current request means for its files.
    void settleRequest(const std::vector<int> &positions, OutcomeState state, const OutcomeCause &cause,
                       const ApiError &error);
    //! Ends the waiting files as not sent.
    void settleUnsent(const OutcomeCause &cause);
    //! Shows a passing state that the journal has already.
    void show(const std::vector<int> &positions, OutcomeState state);

private:
    void show(std::vector<std::pair<int, FileOutcome>> &&outcomes);

    TerminationLedger &m_ledger;
    std::vector<FileId> m_ids;
    TerminationLedger::Attempt m_attempt;
    RunRecord m_record;
    std::function<void()> m_problemFound;
};

} // namespace sealdesk
