// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationledger.h"
#include "table/columns.h"

#include <array>

namespace sealdesk
{

//! The columns of a run's table. Models use the same numbers as sections.
enum class RunColumn : int {
    FileName,
    State, //!< As confirmed.
    Person,
    Template,
    Updated,
    SignatureFileId,
    Outcome,
    Reason,
    PresentState,
    LogId,
};

inline constexpr int runColumnCount = static_cast<int>(RunColumn::LogId) + 1;

//! The columns that are empty until the run has started.
inline constexpr std::array outcomeColumns{RunColumn::Outcome, RunColumn::Reason, RunColumn::PresentState,
                                           RunColumn::LogId};

[[nodiscard]] constexpr int sectionOf(RunColumn column)
{
    return static_cast<int>(column);
}

//! Returns the title of \a column in the language of the installed translation.
[[nodiscard]] QString columnTitle(RunColumn column);
//! Returns the typical width of \a column in average characters.
[[nodiscard]] int typicalChars(RunColumn column);
//! Returns the text of a cell.
[[nodiscard]] QString cellText(RunColumn column, const LedgerFile &file, const CellContext &context);

} // namespace sealdesk
