// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/listcontroller.h"
#include "widgets/emptystate.h"

namespace sealdesk
{

//! What the list page shows in place of a table without rows, and what its button does.
struct ListPlaceholder {
    enum class Action { None, Connect, ShowAllLoaded, ClearFilter, Refresh };

    EmptyContent content;
    Action action = Action::None;
};

//! In the language of the installed translation. \a loaded is how many files are loaded, shown or not.
[[nodiscard]] ListPlaceholder placeholderFor(const ListController &controller, int loaded);

} // namespace sealdesk
