// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/list/listcontroller.h"
#include "widgets/emptystate.h"

namespace sealdesk
{

//! What the list page shows instead of an empty table, and what its button does.
struct ListPlaceholder {
    enum class Action { None, Connect, ShowAllLoaded, ClearFilter, Refresh };

    EmptyContent content;
    Action action = Action::None;
};

//! Returns the placeholder in the language of the installed translation. \a loaded is the number of loaded files, shown
//! or not.
[[nodiscard]] ListPlaceholder placeholderFor(const ListController &controller, int loaded);

} // namespace sealdesk
