// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/terminatesignaturefiles.h"
#include "feishu/jsonvalue.h"
#include "fuzzing.h"

#include <algorithm>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

Call<TerminationReply> anyTermination()
{
    const auto reason = TerminationReason::make(QStringLiteral("reason"));
    return terminateSignatureFiles({.files = {FileId(QStringLiteral("1"))},
                                    .operatorId = OperatorId(QStringLiteral("2")),
                                    .reason = std::get<TerminationReason>(reason)});
}

void checkId(const FileId &file)
{
    require(!file.isEmpty(), "an outcome has an id");
    require(!file.text().contains(QChar(QChar::ReplacementCharacter)), "the id of an outcome is not mended");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Call<TerminationReply> call = anyTermination();
    const auto document = json::Document::parse(viewOf(data, size));
    if (!document) {
        return 0;
    }
    const auto reply = call.decode(document.value());
    if (!reply) {
        return 0;
    }
    const TerminationReply &outcomes = reply.value();
    std::ranges::for_each(outcomes.succeeded, checkId);
    std::ranges::for_each(outcomes.failed, checkId, &TerminationReply::Failure::file);
    const json::Value contents = json::rootOf(document.value())["data"];
    require(outcomes.succeeded.size() == contents["success_file_id_list"].count(), "no success is left out");
    require(outcomes.failed.size() == contents["fail_file_id_and_reasons"].count(), "no failure is left out");
    return 0;
}
