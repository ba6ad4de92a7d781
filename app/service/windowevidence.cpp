// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/windowevidence.h"

#include "store/journal/journal.h"

#include <algorithm>
#include <array>
#include <span>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// Facts in the journal. As many are set as there were faults or clean probes.
constexpr auto updateTimeFact = "update_time_moves"_L1;
constexpr std::array faultFacts{"window_fault_1"_L1, "window_fault_2"_L1};
constexpr std::array cleanProbeFacts{"window_clean_probe_1"_L1, "window_clean_probe_2"_L1};
static_assert(faultFacts.size() == WindowEvidence::faultsToBreak);
static_assert(cleanProbeFacts.size() == WindowEvidence::cleanProbesToMend - 1);

int countOf(std::span<const QLatin1StringView> facts, Journal &journal)
{
    return static_cast<int>(
        std::ranges::count_if(facts, [&journal](QLatin1StringView fact) { return journal.hasFact(fact); }));
}

void setCount(std::span<const QLatin1StringView> facts, Journal &journal, int count)
{
    for (size_t i = 0; i < facts.size(); ++i) {
        const bool isWanted = static_cast<int>(i) < count;
        if (isWanted == journal.hasFact(facts[i])) {
            continue;
        }
        if (isWanted) {
            journal.setFact(facts[i]);
        } else {
            journal.clearFact(facts[i]);
        }
    }
}

} // namespace

void WindowEvidence::setJournal(Journal *journal)
{
    m_journal = journal;
    if (journal) {
        m_updateTimeMoves |= journal->hasFact(updateTimeFact);
        m_faults = std::max(m_faults, countOf(faultFacts, *journal));
        m_cleanProbes = std::max(m_cleanProbes, countOf(cleanProbeFacts, *journal));
    }
}

WindowTrust WindowEvidence::trust() const
{
    if (m_faults >= faultsToBreak) {
        return WindowTrust::Broken;
    }
    return m_updateTimeMoves && m_probeHeld ? WindowTrust::Proven : WindowTrust::Unproven;
}

void WindowEvidence::addUpdateTimeMove()
{
    if (!std::exchange(m_updateTimeMoves, true) && m_journal) {
        m_journal->setFact(updateTimeFact);
    }
}

void WindowEvidence::addUnmovedUpdateTime()
{
    if (std::exchange(m_updateTimeMoves, false) && m_journal) {
        m_journal->clearFact(updateTimeFact);
    }
    m_probeHeld = false;
    setCleanProbes(0);
    setFaults(faultsToBreak);
}

void WindowEvidence::addFault()
{
    m_probeHeld = false;
    setCleanProbes(0);
    setFaults(std::min(m_faults + 1, faultsToBreak));
}

void WindowEvidence::addCleanProbe()
{
    m_probeHeld = true;
    if (m_faults == 0) {
        return;
    }
    const bool isMended = m_cleanProbes + 1 >= cleanProbesToMend;
    setCleanProbes(isMended ? 0 : m_cleanProbes + 1);
    if (isMended) {
        setFaults(0);
    }
}

void WindowEvidence::setFaults(int faults)
{
    m_faults = faults;
    if (m_journal) {
        setCount(faultFacts, *m_journal, faults);
    }
}

void WindowEvidence::setCleanProbes(int probes)
{
    m_cleanProbes = probes;
    if (m_journal) {
        setCount(cleanProbeFacts, *m_journal, probes);
    }
}

} // namespace sealdesk
