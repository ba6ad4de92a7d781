// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "virtualservice.h"

#include "core/beijingtime.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrlQuery>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int pageSize = 100;

class VirtualReply final : public PendingReply
{
public:
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

QString parameter(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QJsonObject itemOf(qint64 file, const QString &state, Instant updatedAt)
{
    return {{u"signature_file_id"_s, QString::number(file)},
            {u"update_time"_s, BeijingTime::fromInstant(updatedAt).text()},
            {u"template_id"_s, u"7386593105085988002"_s},
            {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, state}}}};
}

} // namespace

VirtualService::VirtualService(Clock &clock, const Times &times)
    : m_clock(clock)
    , m_times(times)
{
}

void VirtualService::set(qint64 file, const QString &state, Instant updatedAt)
{
    m_changes.insert({updatedAt + m_times.lag, {.file = file, .state = state, .updatedAt = updatedAt}});
}

// A terminate request acts when it is answered, a query shows what was there when it arrived.
std::unique_ptr<PendingReply> VirtualService::post(const HttpRequest &request, Done done)
{
    auto pending = std::make_unique<VirtualReply>();
    const QString verb = request.url.path().section(u'/', -1);
    std::function<HttpReply()> answer;
    std::chrono::milliseconds duration = m_times.query;
    if (verb == "terminate"_L1) {
        duration = m_times.terminate;
        answer = [this, request] { return terminate(request); };
    } else if (verb == "query"_L1) {
        answer = [reply = query(request)] { return reply; };
    } else {
        const QJsonObject token{
            {u"code"_s, 0}, {u"msg"_s, u"ok"_s}, {u"tenant_access_token"_s, u"t-bench"_s}, {u"expire"_s, 7200}};
        answer = [this, token] {
            HttpReply reply = success({});
            reply.body = QJsonDocument(token).toJson(QJsonDocument::Compact);
            return reply;
        };
    }
    m_clock.after(duration, this, [alive = std::weak_ptr(pending->alive), answer, done = std::move(done)] {
        const HttpReply reply = answer();
        if (!alive.expired()) {
            done(reply);
        }
    });
    return pending;
}

HttpReply VirtualService::terminate(const HttpRequest &request)
{
    const QJsonArray ids = bodyOf(request).value("ids"_L1).toArray();
    for (const QJsonValue &id : ids) {
        const qint64 file = id.toString().toLongLong();
        m_sentTwice += m_sent[file]++ > 0 ? 1 : 0;
        set(file, u"terminated"_s, m_clock.now());
    }
    ++m_requests.terminate;
    m_chunks.push_back(static_cast<int>(ids.size()));
    m_lastAnswer = m_clock.monotonic();
    return success({{u"total_count"_s, ids.size()},
                    {u"success_count"_s, ids.size()},
                    {u"fail_count"_s, 0},
                    {u"success_file_id_list"_s, ids},
                    {u"fail_file_id_and_reasons"_s, QJsonArray()}});
}

HttpReply VirtualService::query(const HttpRequest &request)
{
    showChanges();
    const QUrlQuery parameters(request.url);
    const qint64 file = parameter(parameters, u"signature_file_id"_s).toLongLong();
    const QStringList states = bodyOf(request).value("states"_L1).toVariant().toStringList();
    count(file, states);
    if (file != 0) {
        return lookUp(file);
    }
    const auto start = BeijingTime::parse(parameter(parameters, u"update_time_start"_s));
    const auto end = BeijingTime::parse(parameter(parameters, u"update_time_end"_s));
    const QJsonArray cursor = QJsonDocument::fromJson(parameter(parameters, u"page_token"_s).toUtf8()).array();
    auto place = m_order.begin();
    if (!cursor.isEmpty()) {
        place = m_order.upper_bound({Instant{std::chrono::milliseconds(cursor[0].toInteger())}, cursor[1].toInteger()});
    }
    QJsonArray items;
    QString nextPage;
    for (Place last; place != m_order.end() && nextPage.isEmpty(); ++place) {
        const Row &row = m_rows[place->second];
        if (start && row.updatedAt < start->instant()) {
            break;
        }
        if (end && row.updatedAt >= end->instant() + std::chrono::seconds(1)) {
            continue;
        }
        if (!states.isEmpty() && !states.contains(row.state)) {
            continue;
        }
        if (items.size() == pageSize) {
            const QJsonArray token{static_cast<qint64>(last.first.time_since_epoch().count()), last.second};
            nextPage = QString::fromUtf8(QJsonDocument(token).toJson(QJsonDocument::Compact));
        } else {
            items.append(itemOf(row.file, row.state, row.updatedAt));
            last = *place;
        }
    }
    return success({{u"items"_s, items}, {u"has_more"_s, !nextPage.isEmpty()}, {u"page_token"_s, nextPage}});
}

HttpReply VirtualService::lookUp(qint64 file)
{
    QJsonArray items;
    if (const auto row = m_rows.constFind(file); row != m_rows.cend()) {
        items.append(itemOf(row->file, row->state, row->updatedAt));
    }
    return success({{u"items"_s, items}, {u"has_more"_s, false}, {u"page_token"_s, QString()}});
}

HttpReply VirtualService::success(const QJsonObject &data) const
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count(), Qt::UTC);
    const QString date = QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    const QJsonObject envelope{{u"code"_s, 0}, {u"msg"_s, u"success"_s}, {u"data"_s, data}};
    return {.status = 200,
            .headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"X-Tt-Logid", "20261120000000BENCH"},
                        {"Date", date.toLatin1()}},
            .body = QJsonDocument(envelope).toJson(QJsonDocument::Compact),
            .failure = std::nullopt,
            .failureDetail = {},
            .bodyUse = BodyUse::Read};
}

void VirtualService::count(qint64 file, const QStringList &states)
{
    if (file != 0) {
        ++(m_sent.contains(file) ? m_requests.confirmLookups : m_requests.checkLookups);
    } else if (states.isEmpty()) {
        ++m_requests.clockPages;
    } else {
        ++(states == QStringList{u"terminated"_s} ? m_requests.confirmPages : m_requests.checkPages);
    }
}

void VirtualService::showChanges()
{
    const auto end = m_changes.upper_bound(m_clock.now());
    for (auto change = m_changes.begin(); change != end; ++change) {
        Row &row = m_rows[change->second.file];
        m_order.erase({row.updatedAt, row.file});
        row = change->second;
        m_order.insert({row.updatedAt, row.file});
    }
    m_changes.erase(m_changes.begin(), end);
}

} // namespace sealdesk::bench
