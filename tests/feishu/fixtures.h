// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "feishu/classify.h"
#include "feishu/transport.h"

#include <QFile>
#include <QJsonDocument>

namespace sealdesk::test
{

//! The content of tests/fixtures/feishu/NAME. A missing file aborts the test program.
inline QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(SEALDESK_SOURCE_DIR "/tests/fixtures/feishu/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no fixture %s", name);
    }
    return file.readAll();
}

//! A complete reply with \a body.
inline HttpReply replyOf(int status, const QByteArray &body,
                         std::vector<std::pair<QByteArray, QByteArray>> headers = {})
{
    return {.status = status,
            .headers = std::move(headers),
            .body = body,
            .failure = std::nullopt,
            .failureDetail = {},
            .bodyUse = BodyUse::Read};
}

//! The result of \a call for a reply with \a body: classifies the envelope, then decodes it.
template <class Call>
auto answerOf(const Call &call, const QByteArray &body) -> decltype(call.decode(std::declval<json::Document>()))
{
    const auto envelope = classify(call.request.endpoint, replyOf(200, body));
    if (!envelope) {
        return envelope.error();
    }
    return call.decode(envelope.value());
}

} // namespace sealdesk::test
