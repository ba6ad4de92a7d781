// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"
#include "widgets/banner.h"

namespace sealdesk
{

//! The key of the banner that says what is wrong with the journal.
inline constexpr QLatin1StringView journalBanner{"journal"};

//! What is wrong with the journal and what to do about it, in the language of the moment.
[[nodiscard]] BannerContent bannerOf(const JournalProblem &problem);

} // namespace sealdesk
