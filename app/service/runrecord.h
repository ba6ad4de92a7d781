// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"
#include "store/journal/journalrecords.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! The journal's side of one run: writes down each step before it is taken, and outcomes before they are shown. After
//! the first problem the run must send nothing more.
class RunRecord final
{
public:
    explicit RunRecord(Session &session);

    //! Writes down the run with all its files. Returns false when there is no journal or it can't be written.
    [[nodiscard]] bool open(const RunFacts &facts);
    //! The next request to be recorded gets a number of its own.
    void beginRequest() { m_isNumbered = false; }
    //! Writes down that the files at \a positions are about to be sent, at \a serviceTime by the service's clock and at
    //! \a dataTime by the data clock, if they are known. A request that is sent again after a proven refusal keeps its
    //! number.
    [[nodiscard]] bool markSending(std::vector<int> positions, std::optional<Instant> serviceTime,
                                   std::optional<Instant> dataTime);
    //! Writes down that the request was provably refused or never left.
    void markWaiting();
    //! Writes outcomes down, and marks those that the journal did not take as not recorded.
    void settle(Settlement &settlement);

    //! nullopt: the run could not be written down.
    [[nodiscard]] std::optional<RunId> id() const { return m_id; }
    //! The latest number of a request, from 1; 0 before the first.
    [[nodiscard]] int requestNumber() const { return m_number; }
    //! The number of the request in hand; nullopt: it was never written down.
    [[nodiscard]] std::optional<int> chunk() const { return m_isNumbered ? std::optional(m_number) : std::nullopt; }
    //! The first problem there was.
    [[nodiscard]] const std::optional<JournalProblem> &problem() const { return m_problem; }

private:
    void keep(const std::optional<JournalProblem> &problem);

    Session &m_session;
    Journal *m_journal = nullptr;
    std::optional<RunId> m_id;
    std::optional<JournalProblem> m_problem;
    int m_number = 0;
    bool m_isNumbered = false;
};

} // namespace sealdesk
