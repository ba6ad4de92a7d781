// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <vector>

namespace sealdesk
{

//! What earlier runs mean for files that are about to be confirmed.
struct EarlierOutcomes {
    std::vector<FileSighting> files; //!< Those that may be confirmed.
    int open = 0;                    //!< How many may not: their outcome in an earlier run is open.
    int leftUnknown = 0;             //!< How many of files may be terminated already: a person left them as unknown.
};

//! Looks \a files up in the journal of \a session. The journal itself refuses a run with an open file.
[[nodiscard]] EarlierOutcomes earlierOutcomes(const Session &session, std::vector<FileSighting> files);

} // namespace sealdesk
