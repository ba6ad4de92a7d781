// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "core/signaturefile.h"

#include <Qt>

namespace sealdesk
{

//! The roles of our models besides Qt's own. They carry values; delegates decide how a value looks.
enum ModelRole : int {
    FileStateRole =
        Qt::UserRole + 1, //!< FileState, in every column of the row; in a run's column "State now" the present one.
    FileIdRole,           //!< FileId, in every column of the row.
    OutcomeStateRole,     //!< OutcomeState, in every column of a run's row.
};

} // namespace sealdesk
