// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faketransport.h"

#include <algorithm>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

class FakePendingReply final : public PendingReply
{
public:
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

HttpReply json(int status, const QJsonObject &object)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"X-Tt-Logid", "20261120000000TEST"},
                        {"Date", "Fri, 20 Nov 2026 00:00:00 GMT"}},
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
            .failure = std::nullopt,
            .failureDetail = {},
            .bodyUse = BodyUse::Read};
}

} // namespace

std::unique_ptr<PendingReply> FakeTransport::post(const HttpRequest &request, Done done)
{
    if (m_watcher) {
        m_watcher(request);
    }
    auto pending = std::make_unique<FakePendingReply>();
    if (request.url.path().contains("tenant_access_token"_L1)) {
        m_tokenRequests.push_back(request);
        HttpReply reply = json(
            200, {{u"code"_s, 0}, {u"msg"_s, u"ok"_s}, {u"tenant_access_token"_s, u"t-test"_s}, {u"expire"_s, 7200}});
        if (!m_tokenReplies.empty()) {
            reply = std::move(m_tokenReplies.front());
            m_tokenReplies.pop_front();
        }
        deliver(pending->alive, std::move(done), std::move(reply));
        return pending;
    }
    m_requests.push_back(request);
    m_open.push_back(
        {.index = static_cast<int>(m_requests.size()) - 1, .alive = pending->alive, .done = std::move(done)});
    answer();
    return pending;
}

void FakeTransport::push(HttpReply reply)
{
    m_replies.push_back(std::move(reply));
    answer();
}

void FakeTransport::pushTokenReply(HttpReply reply)
{
    m_tokenReplies.push_back(std::move(reply));
}

bool FakeTransport::answerNext(const QString &verb, const Service &service)
{
    const auto open = std::ranges::find_if(m_open, [this, &verb](const Open &each) {
        return !each.alive.expired() &&
               m_requests[static_cast<size_t>(each.index)].url.path().section(u'/', -1) == verb;
    });
    if (open == m_open.end()) {
        return false;
    }
    const Open answered = std::move(*open);
    m_open.erase(open);
    deliver(answered.alive, answered.done, service(m_requests[static_cast<size_t>(answered.index)]));
    return true;
}

int FakeTransport::openRequests() const
{
    return static_cast<int>(std::ranges::count_if(m_open, [](const Open &open) { return !open.alive.expired(); }));
}

std::optional<int> FakeTransport::nextOpenRequest() const
{
    const auto next = std::ranges::find_if(m_open, [](const Open &open) { return !open.alive.expired(); });
    return next == m_open.end() ? std::nullopt : std::optional{next->index};
}

void FakeTransport::answer()
{
    while (!m_open.empty() && !m_replies.empty()) {
        Open open = std::move(m_open.front());
        m_open.pop_front();
        if (open.alive.expired()) {
            continue;
        }
        HttpReply reply = std::move(m_replies.front());
        m_replies.pop_front();
        deliver(open.alive, std::move(open.done), std::move(reply));
    }
}

void FakeTransport::deliver(const std::weak_ptr<bool> &alive, Done done, HttpReply reply)
{
    QMetaObject::invokeMethod(
        this,
        [alive, done = std::move(done), reply = std::move(reply)] {
            if (!alive.expired()) {
                done(reply);
            }
        },
        Qt::QueuedConnection);
}

HttpReply FakeTransport::success(const QJsonObject &data)
{
    return json(200, {{u"code"_s, 0}, {u"msg"_s, u"success"_s}, {u"data"_s, data}});
}

HttpReply FakeTransport::refusal(int httpStatus, int code, const QString &message)
{
    return json(httpStatus, {{u"code"_s, code}, {u"msg"_s, message}});
}

HttpReply FakeTransport::failure(TransportFailure failure, BodyUse bodyUse)
{
    return {.status = std::nullopt,
            .headers = {},
            .body = {},
            .failure = failure,
            .failureDetail = u"fake"_s,
            .bodyUse = bodyUse};
}

HttpReply FakeTransport::bare(int httpStatus, const QByteArray &body)
{
    return {.status = httpStatus,
            .headers = {{"Date", "Fri, 20 Nov 2026 00:00:00 GMT"}},
            .body = body,
            .failure = std::nullopt,
            .failureDetail = {},
            .bodyUse = BodyUse::Read};
}

QJsonObject FakeTransport::bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString FakeTransport::parameter(const HttpRequest &request, const QString &name)
{
    return QUrlQuery(request.url).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace sealdesk::test
