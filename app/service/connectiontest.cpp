// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/connectiontest.h"

#include "feishu/endpoints/querysignaturefiles.h"

namespace sealdesk
{

PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done)
{
    FilePageQuery oneRow{.filter = {}, .pageToken = {}, .pageSize = 1, .userIdType = session.connection().userIdType};
    return session.client().send<FilePage>(querySignatureFiles(oneRow), Priority::Listing, context,
                                           [done = std::move(done)](const Result<FilePage> &page, const ReplyFacts &) {
                                               done(page ? std::nullopt : std::optional{page.error()});
                                           });
}

} // namespace sealdesk
