// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/endpoints/querysignaturefiles.h"
#include "feishu/jsonmending.h"
#include "fuzzing.h"

#include <QJsonDocument>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

bool isStrictJson(const QByteArray &text)
{
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    return error.error == QJsonParseError::NoError;
}

void checkSameFiles(const json::Document &reply, const json::Document &mendedReply)
{
    const auto page = querySignatureFiles({}).decode(reply);
    const auto mendedPage = querySignatureFiles({}).decode(mendedReply);
    require(page.ok() == mendedPage.ok(), "a reply can be decoded if the mended one can");
    if (page) {
        require(page.value().files == mendedPage.value().files, "a reply has the files of the mended one");
        require(page.value().itemsWithoutId == mendedPage.value().itemsWithoutId, "and the same items without an id");
        require(page.value().head.nextPageToken == mendedPage.value().head.nextPageToken, "and the same page token");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = viewOf(data, size);
    const QByteArray mended = json::mended(text);
    const auto mendedReply = json::Document::parse(mended);
    const auto reply = json::Document::parse(text);
    // An unescaped quote can hide a fault in a text that is valid by itself.
    require(!reply || mendedReply, "what can be read can be read mended");
    if (mendedReply) {
        require(reply.ok(), "what can be read mended can be read");
        require(json::mended(mended) == mended, "nothing is left to be mended");
        require(!json::isCutShort(mended), "what can be read is not cut short");
    }
    if (reply && !isStrictJson(text.toByteArray())) {
        checkSameFiles(reply.value(), mendedReply.value());
    }
    static_cast<void>(json::isCutShort(text));
    return 0;
}
