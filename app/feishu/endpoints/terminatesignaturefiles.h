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

//! The content of the reply, unchecked: service/terminationjudge.h decides whether to trust it.
struct TerminationReply {
    struct Failure {
        FileId file;
        QString reason; //!< The service's reason; may be empty.
    };
    std::vector<FileId> succeeded;
    std::vector<Failure> failed;
    std::optional<qint64> totalCount;
    std::optional<qint64> successCount;
    std::optional<qint64> failCount;
};

//! The parameters of one request, with 1 to 100 ids.
struct TerminationParameters {
    std::vector<FileId> files;
    OperatorId operatorId;
    TerminationReason reason;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
};

//! POST /open-apis/corehr/v2/signature_files/terminate (seeds/terminate.md). Irreversible, without an idempotency key.
[[nodiscard]] Call<TerminationReply> terminateSignatureFiles(const TerminationParameters &parameters);

} // namespace sealdesk
