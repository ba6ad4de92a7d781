// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"

namespace sealdesk
{

//! The language of the user interface, as the default QLocale says. Call it on the UI thread and pass the value to
//! workers; the locale may change while they run.
[[nodiscard]] UiLanguage uiLanguage();

} // namespace sealdesk
