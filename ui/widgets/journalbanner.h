// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"
#include "widgets/banner.h"

namespace sealdesk
{

//! The key of the banner that shows a problem of the journal.
inline constexpr QLatin1StringView journalBanner{"journal"};

//! Returns the banner for \a problem, in the current language.
[[nodiscard]] BannerContent bannerOf(const JournalProblem &problem);

} // namespace sealdesk
