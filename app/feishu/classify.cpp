// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/classify.h"

#include "feishu/errorcodes.h"
#include "feishu/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sealdesk
{

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace
{

// Texts of the service are shown and copied; a reply gone mad must not fill the screen.
constexpr qsizetype longestText = 2000;
constexpr qsizetype longestLogId = 200;
constexpr qsizetype mostListed = 100;

struct Envelope {
    int code;
    QJsonObject object;
};

struct Parsed {
    std::optional<Envelope> envelope;
    QString problem;
};

bool reads(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::TenantToken:
    case Endpoint::QuerySignatureFiles:
        return true;
    case Endpoint::TerminateSignatureFiles:
        return false;
    }
    Q_UNREACHABLE();
}

Parsed parse(const QByteArray &body)
{
    if (body.isEmpty()) {
        return {.envelope = {}, .problem = u"empty body"_s};
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        return {.envelope = {}, .problem = u"no JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset)};
    }
    if (!document.isObject()) {
        return {.envelope = {}, .problem = u"JSON, but not an object"_s};
    }
    QJsonObject object = document.object();
    const auto code = json::integer(object.value("code"_L1));
    if (!code || *code < std::numeric_limits<int>::min() || *code > std::numeric_limits<int>::max()) {
        return {.envelope = {}, .problem = u"a JSON object without a usable \"code\""_s};
    }
    return {.envelope = Envelope{.code = static_cast<int>(*code), .object = std::move(object)}, .problem = {}};
}

ApiErrorKind kindOf(TransportFailure failure, BodyUse bodyUse)
{
    switch (failure) {
    case TransportFailure::Refused:
        return ApiErrorKind::Offline;
    case TransportFailure::DnsFailure:
        return ApiErrorKind::DnsFailure;
    case TransportFailure::TlsFailure:
        return ApiErrorKind::TlsFailure;
    case TransportFailure::ProxyFailure:
        return ApiErrorKind::ProxyFailure;
    case TransportFailure::Timeout:
        return ApiErrorKind::Timeout;
    case TransportFailure::ConnectionLost:
        return ApiErrorKind::ConnectionLost;
    case TransportFailure::ReplyTooLarge:
        return ApiErrorKind::BadReply;
    case TransportFailure::Other:
        return bodyUse == BodyUse::Unread ? ApiErrorKind::Offline : ApiErrorKind::ConnectionLost;
    }
    Q_UNREACHABLE();
}

ApiErrorKind kindOf(std::optional<int> status)
{
    if (!status) {
        return ApiErrorKind::BadReply;
    }
    if (*status == 404) {
        return ApiErrorKind::NotFound;
    }
    if (*status == 407) {
        return ApiErrorKind::ProxyFailure;
    }
    if (*status == 429) {
        return ApiErrorKind::RateLimited;
    }
    return *status >= 500 && *status <= 599 ? ApiErrorKind::ServiceError : ApiErrorKind::BadReply;
}

seconds retryAfterOf(const HttpReply &reply)
{
    for (const QByteArray &value : {reply.header("x-ogw-ratelimit-reset"), reply.header("Retry-After")}) {
        bool ok = false;
        const double wanted = value.trimmed().toDouble(&ok);
        if (ok && std::isfinite(wanted) && wanted >= 0) {
            const double capped = std::min(std::ceil(wanted), static_cast<double>(longestRetryAfter.count()));
            return std::max(seconds{1}, seconds{static_cast<qint64>(capped)});
        }
    }
    return defaultRetryAfter;
}

QUrl httpsUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool fine = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty();
    return fine ? url : QUrl();
}

void addScope(QStringList &scopes, const QString &candidate)
{
    const QString scope = candidate.trimmed();
    const auto isScopeCharacter = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"_.:-"_s.contains(c));
    };
    if (scope.contains(u':') && scope.size() <= 200 && std::ranges::all_of(scope, isScopeCharacter) &&
        !scopes.contains(scope) && scopes.size() < mostListed) {
        scopes.append(scope);
    }
}

// The documents show {scope, url}, the service sends {type, subject}; when it sends neither, the scopes still stand in
// brackets in the message.
QStringList scopesOf(const QJsonArray &violations, const QString &message)
{
    QStringList scopes;
    for (const auto &violation : violations) {
        const QJsonObject object = violation.toObject();
        addScope(scopes, json::text(object, "scope"_L1));
        addScope(scopes, json::text(object, "subject"_L1));
    }
    qsizetype open = scopes.isEmpty() ? message.indexOf(u'[') : -1;
    while (open >= 0) {
        const qsizetype close = message.indexOf(u']', open);
        if (close < 0) {
            break;
        }
        const QStringList inside = message.mid(open + 1, close - open - 1).split(u',');
        for (const QString &scope : inside) {
            addScope(scopes, scope);
        }
        open = message.indexOf(u'[', close);
    }
    return scopes;
}

QUrl helpUrlOf(const QJsonObject &error)
{
    for (const auto name : {"helps"_L1, "permission_violations"_L1}) {
        const QJsonArray entries = error.value(name).toArray();
        for (const auto &entry : entries) {
            const QUrl url = httpsUrl(json::text(entry.toObject(), "url"_L1));
            if (!url.isEmpty()) {
                return url;
            }
        }
    }
    return {};
}

std::vector<FieldViolation> fieldsOf(const QJsonArray &violations)
{
    std::vector<FieldViolation> fields;
    for (const auto &violation : violations) {
        const QJsonObject object = violation.toObject();
        const QString field = json::text(object, "field"_L1);
        const QString description = json::text(object, "description"_L1);
        if (!(field.isEmpty() && description.isEmpty()) && fields.size() < static_cast<size_t>(mostListed)) {
            fields.push_back({.field = field.left(longestText), .description = description.left(longestText)});
        }
    }
    return fields;
}

ApiError blank(Endpoint endpoint, ApiErrorKind kind, const HttpReply &reply, const QJsonObject &envelope)
{
    ApiError error;
    error.kind = kind;
    error.endpoint = endpoint;
    error.httpStatus = reply.status;
    error.logId = logIdOf(reply, envelope);
    error.delivery = reply.bodyUse == BodyUse::Unread ? Delivery::Unsent : Delivery::Possible;
    if (kind == ApiErrorKind::RateLimited) {
        error.retryAfter = retryAfterOf(reply);
    }
    return error;
}

ApiError refusal(Endpoint endpoint, const Envelope &envelope, const HttpReply &reply)
{
    ApiError error = blank(endpoint, meaningOf(endpoint, envelope.code), reply, envelope.object);
    const QJsonObject details = envelope.object.value("error"_L1).toObject();
    const QString message = json::text(envelope.object, "msg"_L1);
    error.code = envelope.code;
    error.serviceMessage = message.left(longestText);
    error.technicalDetail = json::text(details, "message"_L1).left(longestText);
    error.helpUrl = helpUrlOf(details);
    error.fields = fieldsOf(details.value("field_violations"_L1).toArray());
    if (error.kind == ApiErrorKind::ScopeMissing) {
        error.scopes = scopesOf(details.value("permission_violations"_L1).toArray(), message);
    }
    return error;
}

// Host alone: a path or query may hold what is not for the clipboard.
QString redirectTarget(const HttpReply &reply)
{
    const QUrl target = QUrl::fromEncoded(reply.header("Location"));
    return target.host().isEmpty() ? u"the same host"_s : target.scheme() + "://"_L1 + target.host();
}

QString statusDetail(const HttpReply &reply, const QString &problem)
{
    const QString status = reply.status ? QString::number(*reply.status) : u"none"_s;
    QString detail = u"HTTP status %1, content type \"%2\", %3 bytes, %4"_s.arg(
        status, QString::fromLatin1(reply.header("Content-Type").left(100)), QString::number(reply.body.size()),
        problem);
    if (reply.status && *reply.status >= 300 && *reply.status <= 399) {
        detail += u", a redirect to %1, which is not followed"_s.arg(redirectTarget(reply));
    }
    return detail;
}

QString failureDetail(const HttpReply &reply, const Parsed &parsed)
{
    QString detail = reply.failureDetail;
    if (parsed.envelope) {
        detail += u"; the reply broke off, although an envelope with code %1 had arrived"_s.arg(parsed.envelope->code);
    }
    return detail;
}

} // namespace

QString logIdOf(const HttpReply &reply, const QJsonObject &envelope)
{
    const QJsonObject error = envelope.value("error"_L1).toObject();
    for (const QString &candidate :
         {QString::fromLatin1(reply.header("X-Tt-Logid")), json::text(error, "log_id"_L1),
          json::text(error, "logid"_L1), QString::fromLatin1(reply.header("X-Request-Id"))}) {
        if (!candidate.isEmpty()) {
            return candidate.left(longestLogId);
        }
    }
    return {};
}

Result<QJsonObject> classify(Endpoint endpoint, const HttpReply &reply)
{
    Parsed parsed = parse(reply.body);
    if (reply.failure) {
        if (parsed.envelope && parsed.envelope->code != 0 && reads(endpoint)) {
            return refusal(endpoint, *parsed.envelope, reply);
        }
        ApiError error = blank(endpoint, kindOf(*reply.failure, reply.bodyUse), reply, {});
        error.technicalDetail = failureDetail(reply, parsed);
        return error;
    }
    if (parsed.envelope && parsed.envelope->code != 0) {
        return refusal(endpoint, *parsed.envelope, reply);
    }
    const bool isSuccessStatus = reply.status && *reply.status >= 200 && *reply.status <= 299;
    if (parsed.envelope && isSuccessStatus) {
        return std::move(parsed.envelope->object);
    }
    if (parsed.envelope) {
        parsed.problem = u"an envelope with code 0 under this status"_s;
    }
    ApiError error = blank(endpoint, kindOf(reply.status), reply, {});
    error.technicalDetail = statusDetail(reply, parsed.problem);
    return error;
}

} // namespace sealdesk
