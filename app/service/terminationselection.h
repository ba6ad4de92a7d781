// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/preflight.h"

#include <span>
#include <vector>

namespace sealdesk
{

//! The files of one confirmation, grouped by what the program suggests for them (product.md 4). The service documents
//! no list of terminable states: files in a state that the program doesn't know are offered, and the service decides.
struct TerminationSelection {
    std::vector<FileSighting> offered;    //!< In the signing flow, or in a state that the program doesn't know.
    std::vector<FileSighting> finals;     //!< In a final state: sent only if the user insists.
    std::vector<FileSighting> notVisible; //!< No longer shown by the service: never sent.
    int changed = 0;                      //!< Files whose state changed since they were listed.
};

//! Returns \a files in the given order, with only the first entry of each id.
[[nodiscard]] std::vector<FileSighting> withoutRepeats(std::vector<FileSighting> files);

//! Groups files as listed, before any check.
[[nodiscard]] TerminationSelection selectionOf(std::span<const FileSighting> listed);

//! Groups files as checked. \a checked holds the files of \a listed as the service shows them now.
[[nodiscard]] TerminationSelection selectionOf(std::span<const FileSighting> listed, const PreflightResult &checked);

} // namespace sealdesk
