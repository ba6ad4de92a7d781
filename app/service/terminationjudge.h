// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"
#include "feishu/endpoints/terminatesignaturefiles.h"
#include "service/reconciler.h"

#include <span>
#include <vector>

namespace sealdesk
{

//! What a reply to POST signature_files/terminate (seeds/terminate.md) is good for. The reply is checked, not believed
//! (product.md 4).
struct ReplyVerdict {
    std::vector<FileOutcome> outcomes; //!< One for each file of the order, in its order.
    enum class Counts { Agree, Disagree } counts = Counts::Agree;
    enum class ForeignIds { Absent, Present } foreignIds = ForeignIds::Absent;
};

//! Compares \a reply with the files that were \a ordered (each once). A file in exactly one list has that outcome; in
//! neither or in both it is unknown; an id that was not ordered makes the whole order unknown. Counts are compared with
//! the distinct ids of the lists and change no outcome.
[[nodiscard]] ReplyVerdict judge(std::span<const FileId> ordered, const TerminationReply &reply, const QString &logId);

//! What a failed call to POST signature_files/terminate says about the files of its order.
enum class ErrorVerdict {
    Refused,      //!< Proven: none of them was touched; they may be sent again.
    MaybeMissing, //!< 1160002: one bad id among a hundred can be the cause; each file is to be asked for.
    Unknown,      //!< Anything may have happened.
};

//! Proven refusals are a request that never left, and an envelope with a code of a closed list (product.md 4).
[[nodiscard]] ErrorVerdict judge(const ApiError &error);

//! Whether \a outcome is that of a file whose request was answered with 1160002: the others of the request may be tried
//! again.
[[nodiscard]] const ApiError *maybeMissing(const FileOutcome &outcome);

//! What a file that was in doubt with the outcome \a before ends as, after reconciliation.
[[nodiscard]] FileOutcome outcomeOf(const Finding &finding, const FileOutcome &before);

} // namespace sealdesk
