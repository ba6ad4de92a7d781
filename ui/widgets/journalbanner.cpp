// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/journalbanner.h"

#include "text/journaltext.h"

namespace sealdesk
{

BannerContent bannerOf(const JournalProblem &problem)
{
    return {.tone = theme::Tone::Danger,
            .sentence = journalSentence(problem),
            .advice = journalAdvice(problem),
            .details = journalDetails(problem)};
}

} // namespace sealdesk
