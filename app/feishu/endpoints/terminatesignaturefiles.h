// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/terminationreason.h"
#include "feishu/call.h"

#include <optional>
#include <vector>

namespace sealdesk
{

//! The service's answer, as it stands in the reply; whether it can be believed is decided elsewhere.
struct TerminationReply {
    struct Failure {
        FileId file;
        QString reason; //!< The service's own words; may be empty.
    };
    std::vector<FileId> succeeded;
    std::vector<Failure> failed;
    std::optional<qint64> totalCount;
    std::optional<qint64> successCount;
    std::optional<qint64> failCount;
};

//! What one termination request carries: 1 to 100 ids.
struct TerminationOrder {
    std::vector<FileId> files;
    OperatorId operatorId;
    TerminationReason reason;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
};

//! POST /open-apis/corehr/v2/signature_files/terminate (seeds/terminate.md). Irreversible, without an idempotency key.
[[nodiscard]] Call<TerminationReply> terminateSignatureFiles(const TerminationOrder &order);

} // namespace sealdesk
