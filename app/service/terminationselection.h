// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/preflight.h"

#include <span>
#include <vector>

namespace sealdesk
{

//! The files of one confirmation, sorted by what the program suggests for them (product.md 4). The service documents no
//! list of terminable states: a state that the program doesn't know is offered, and the service decides.
struct TerminationSelection {
    std::vector<FileSighting> offered;    //!< In the signing flow, or in a state never heard of.
    std::vector<FileSighting> finals;     //!< In a final state: sent only when the user insists.
    std::vector<FileSighting> notVisible; //!< Not shown by the service any more: never sent.
    int changed = 0;                      //!< Files whose state is another than the one they were listed in.
};

//! Each id once, the first one, in the order given.
[[nodiscard]] std::vector<FileSighting> withoutRepeats(std::vector<FileSighting> files);

//! As listed, before anything was checked.
[[nodiscard]] TerminationSelection selectionOf(std::span<const FileSighting> listed);

//! As checked: \a checked holds the same files as \a listed, as the service shows them now.
[[nodiscard]] TerminationSelection selectionOf(std::span<const FileSighting> listed, const PreflightResult &checked);

} // namespace sealdesk
