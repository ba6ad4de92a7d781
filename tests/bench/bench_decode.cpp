// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "client.h"
#include "feishu/classify.h"
#include "feishu/endpoints/querysignaturefiles.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int defaultRows = 20'000;
constexpr int rounds = 5;

//! A row as a straightforward implementation would store it.
struct NaiveRow {
    QString id;
    QString name;
    QString state;
    QString stateLabel;
    QString employmentId;
    QString preHireId;
    QString contractCode;
    QString templateId;
    QDateTime created;
    QDateTime updated;
    QDate effective;
};

QString chinese(const QJsonValue &texts)
{
    const QJsonArray array = texts.toArray();
    for (const auto &text : array) {
        if (text.toObject().value("lang"_L1).toString() == "zh-CN"_L1) {
            return text.toObject().value("value"_L1).toString();
        }
    }
    return {};
}

NaiveRow naiveRow(const QJsonObject &item)
{
    const QJsonObject state = item.value("signature_file_state"_L1).toObject();
    const auto time = [&](QLatin1StringView name) {
        return QDateTime::fromString(item.value(name).toString(), u"yyyy-MM-dd HH:mm:ss"_s);
    };
    return {.id = item.value("signature_file_id"_L1).toString(),
            .name = chinese(item.value("names"_L1)),
            .state = state.value("enum_name"_L1).toString(),
            .stateLabel = chinese(state.value("display"_L1)),
            .employmentId = item.value("employment_id"_L1).toString(),
            .preHireId = item.value("pre_hire_id"_L1).toString(),
            .contractCode = item.value("contract_code"_L1).toString(),
            .templateId = item.value("template_id"_L1).toString(),
            .created = time("create_time"_L1),
            .updated = time("update_time"_L1),
            .effective = QDate::fromString(item.value("effective_date"_L1).toString(), u"yyyy-MM-dd"_s)};
}

size_t naive(const QByteArray &body)
{
    const QJsonArray items =
        QJsonDocument::fromJson(body).object().value("data"_L1).toObject().value("items"_L1).toArray();
    std::vector<NaiveRow> rows;
    rows.reserve(static_cast<size_t>(items.size()));
    for (const auto &item : items) {
        rows.push_back(naiveRow(item.toObject()));
    }
    return rows.size();
}

HttpReply replyOf(const QByteArray &body)
{
    HttpReply reply;
    reply.status = 200;
    reply.body = body;
    return reply;
}

size_t rowsOf(const HttpReply &reply)
{
    const auto envelope = classify(Endpoint::QuerySignatureFiles, reply);
    const auto page = querySignatureFiles({}).decode(envelope.value());
    return page.value().files.size();
}

// The work between the last byte of a page and the request for the next one.
size_t tokenOf(const HttpReply &reply)
{
    const auto envelope = classify(Endpoint::QuerySignatureFiles, reply);
    return queryUnreadSignatureFiles({}).decode(envelope.value()).value().head.nextPageToken.isEmpty() ? 0 : 1;
}

//! Returns the shortest time per page of several rounds.
std::chrono::nanoseconds best(int pages, const std::function<void()> &work)
{
    qint64 shortest = std::numeric_limits<qint64>::max();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int page = 0; page < pages; ++page) {
            work();
        }
        shortest = std::min(shortest, timer.nsecsElapsed());
    }
    return std::chrono::nanoseconds(shortest / pages);
}

} // namespace

void benchDecode(const Options &options, Report &report)
{
    const int pages = std::max(1, options.rows.value_or(defaultRows) / 100);
    sandboxtest::Sandbox sandbox({.files = 1'000, .ratePerMinute = 0});
    const HttpReply reply = replyOf(sandbox.query("page_size=100").body);
    report.check(rowsOf(reply) == 100 && naive(reply.body) == 100, u"a page has no 100 rows"_s);
    report.check(tokenOf(reply) == 1, u"no page token"_s);
    const auto page = best(pages, [&] { (void)rowsOf(reply); });
    const auto token = best(pages, [&] { (void)tokenOf(reply); });
    const auto rival = best(pages, [&] { (void)naive(reply.body); });
    report.add(u"page"_s, page);
    report.add(u"token"_s, token);
    report.add(u"page.naive"_s, rival);
    report.add(u"ratio.naive"_s, static_cast<double>(page.count()) / static_cast<double>(rival.count()), u"x"_s);
}

} // namespace sealdesk::bench
