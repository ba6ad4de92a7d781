// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "service/outcomeresolver.h"

#include <optional>
#include <span>
#include <vector>

namespace sealdesk
{

//! What a reply to POST signature_files/terminate (seeds/terminate.md) proves about the requested files. The reply is
//! checked, not trusted (product.md 4).
struct ReplyVerdict {
    std::vector<FileOutcome> outcomes; //!< One for each requested file, in the same order.
    enum class Counts { Agree, Disagree } counts = Counts::Agree;
    std::vector<FileId> foreignIds; //!< Ids in the lists that were not requested, sorted.
};

//! Compares \a reply with the \a requested files, which have no duplicates. A file in exactly one list is accepted or
//! failed; a file in neither or in both is unknown; an id that was not requested makes all files unknown. Counts are
//! compared with the distinct ids of the lists, but don't change any outcome.
[[nodiscard]] ReplyVerdict judge(std::span<const FileId> requested, const TerminationReply &reply,
                                 const QString &logId);

//! What a failed call to POST signature_files/terminate proves about the requested files.
enum class ErrorVerdict {
    Refused,      //!< Proven: no file was changed, and all may be sent again.
    MaybeMissing, //!< 1160002: one bad id among a hundred may be the cause; each file must be queried.
    Unknown,      //!< Anything may have happened.
};

//! A refusal is proven if the request was never sent, or if an envelope holds one of a closed set of codes
//! (feishu/errorcodes.h).
[[nodiscard]] ErrorVerdict judge(const ApiError &error);

//! The outcome of a file that must not be sent any more because a check shows it as \a now, and not as it was
//! confirmed; nullopt if it may be sent. nullptr: the check does not show it. A state that can't be read may be another
//! one.
[[nodiscard]] std::optional<FileOutcome> judgeCheck(const SignatureFile &confirmed, const FileSighting *now);

//! The outcome that \a finding proves for a file whose outcome was \a before, and which was last seen as \a seen before
//! it was sent. Credit follows what was seen (product.md 4a.8).
[[nodiscard]] FileOutcome outcomeOf(const Finding &finding, const FileOutcome &before, const FileSighting &seen);

} // namespace sealdesk
