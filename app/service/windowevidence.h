// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

namespace sealdesk
{

class Journal;

//! What was seen of the service's update-time filter (product.md 4a.2).
enum class WindowTrust : std::uint8_t {
    Unproven, //!< It may work: good for reading a list, not for deciding what is sent.
    Proven,   //!< A file was seen whose update time moved with its state, and a window showed what it must.
    Broken    //!< Windows showed rows outside their bounds, or did not show rows inside, twice.
};

//! What a connection has shown of the service's update-time filter. Its journal keeps that over restarts, except for
//! the last probe.
class WindowEvidence final
{
public:
    //! So many queries with a fault break windows. One may have been disturbed by a change.
    static constexpr int faultsToBreak = 2;
    //! So many probes in a row without a fault make up for the faults.
    static constexpr int cleanProbesToMend = 3;

    //! Adds what \a journal holds. From then on new evidence is kept there; what can't be written is found out again.
    void setJournal(Journal *journal);

    [[nodiscard]] WindowTrust trust() const;
    //! Whether a file was seen whose update time moved with its state.
    [[nodiscard]] bool isUpdateTimeProven() const { return m_updateTimeMoves; }
    [[nodiscard]] bool hasProbeHeld() const { return m_probeHeld; }
    [[nodiscard]] int faults() const { return m_faults; }
    //! How many probes have held since the last fault; 0 if there was none.
    [[nodiscard]] int cleanProbes() const { return m_cleanProbes; }

    void addUpdateTimeMove();
    //! A state changed and the update time did not: no window can show that. Breaks windows at once, and an update time
    //! has to be seen moving anew.
    void addUnmovedUpdateTime();
    //! One query showed a fault.
    void addFault();
    void addCleanProbe();

private:
    void setFaults(int faults);
    void setCleanProbes(int probes);

    Journal *m_journal = nullptr;
    bool m_updateTimeMoves = false;
    bool m_probeHeld = false;
    int m_faults = 0;
    int m_cleanProbes = 0;
};

} // namespace sealdesk
