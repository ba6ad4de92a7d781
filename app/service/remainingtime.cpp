// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/remainingtime.h"

#include <algorithm>

namespace sealdesk
{

using std::chrono::milliseconds;

milliseconds remainingTime(int requests, const RateGate &gate, milliseconds each)
{
    const int waiting = std::max(0, requests - gate.available());
    if (waiting == 0) {
        return requests * each;
    }
    // Slots come back in bursts, each as it was used. Those in use now come back first; each full round is a window.
    const int rounds = (waiting - 1) / gate.capacity();
    const int last = waiting - rounds * gate.capacity();
    const milliseconds firstWait = gate.available() > 0 ? RateGate::window : gate.timeToNextSlot();
    return firstWait + rounds * milliseconds{RateGate::window} + last * each;
}

} // namespace sealdesk
