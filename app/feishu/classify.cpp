// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/classify.h"

#include "feishu/errorcodes.h"
#include "feishu/jsonmending.h"
#include "feishu/jsonvalue.h"

#include <QUrl>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// Texts from the service are shown and copied; a broken reply must not fill the screen.
constexpr qsizetype maxTextLength = 2000;
constexpr qsizetype maxLogIdLength = 200;
constexpr qsizetype maxListEntries = 100;

struct Envelope {
    int code;
    json::Document document;
};

struct Parsed {
    std::optional<Envelope> envelope;
    QString problem;
};

bool isReadOnly(Endpoint endpoint)
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
    auto document = json::Document::parse(body);
    if (!document) {
        return {.envelope = {}, .problem = document.error()};
    }
    const json::Value root = json::rootOf(document.value());
    if (!root.isObject()) {
        return {.envelope = {}, .problem = u"JSON, but not an object"_s};
    }
    if (root.hasRepeatedMember()) {
        return {.envelope = {}, .problem = u"a JSON object with two members of one name"_s};
    }
    const auto code = root["code"].integer();
    if (!code || *code < std::numeric_limits<int>::min() || *code > std::numeric_limits<int>::max()) {
        return {.envelope = {}, .problem = u"a JSON object without a usable \"code\""_s};
    }
    return {.envelope = Envelope{.code = static_cast<int>(*code), .document = std::move(document).value()},
            .problem = {}};
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

std::chrono::seconds retryAfterOf(const HttpReply &reply)
{
    for (const QByteArray &value : {reply.header("x-ogw-ratelimit-reset"), reply.header("Retry-After")}) {
        bool ok = false;
        const double seconds = value.trimmed().toDouble(&ok);
        if (ok && std::isfinite(seconds) && seconds >= 0) {
            const double capped = std::min(std::ceil(seconds), static_cast<double>(maxRetryAfter.count()));
            return std::max(std::chrono::seconds{1}, std::chrono::seconds{static_cast<qint64>(capped)});
        }
    }
    return defaultRetryAfter;
}

QUrl httpsUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool isUsable =
        url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty();
    return isUsable ? url : QUrl();
}

void addScope(QStringList &scopes, const QString &candidate)
{
    const QString scope = candidate.trimmed();
    const auto isScopeCharacter = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"_.:-"_s.contains(c));
    };
    if (scope.contains(u':') && scope.size() <= 200 && std::ranges::all_of(scope, isScopeCharacter) &&
        !scopes.contains(scope) && scopes.size() < maxListEntries) {
        scopes.append(scope);
    }
}

// The documents show {scope, url}, but the service sends {type, subject}. If it sends neither, the message still lists
// the scopes in brackets.
QStringList scopesOf(json::Value violations, const QString &message)
{
    QStringList scopes;
    violations.eachItem([&](json::Value violation) {
        addScope(scopes, violation["scope"].text());
        addScope(scopes, violation["subject"].text());
    });
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

QUrl helpUrlOf(json::Value error)
{
    QUrl first;
    for (const char *name : {"helps", "permission_violations"}) {
        error[name].eachItem([&](json::Value entry) {
            if (first.isEmpty()) {
                first = httpsUrl(entry["url"].text());
            }
        });
    }
    return first;
}

std::vector<FieldViolation> fieldsOf(json::Value violations)
{
    std::vector<FieldViolation> fields;
    violations.eachItem([&](json::Value violation) {
        const QString field = violation["field"].text();
        const QString description = violation["description"].text();
        if (!(field.isEmpty() && description.isEmpty()) && fields.size() < static_cast<size_t>(maxListEntries)) {
            fields.push_back({.field = field.left(maxTextLength), .description = description.left(maxTextLength)});
        }
    });
    return fields;
}

ApiError baseError(Endpoint endpoint, ApiErrorKind kind, const HttpReply &reply,
                   const std::optional<json::Document> &envelope)
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

ApiError envelopeError(Endpoint endpoint, const Envelope &envelope, const HttpReply &reply)
{
    ApiError error = baseError(endpoint, meaningOf(endpoint, envelope.code), reply, envelope.document);
    const json::Value root = json::rootOf(envelope.document);
    const json::Value details = root["error"];
    const QString message = root["msg"].text();
    error.code = envelope.code;
    error.serviceMessage = message.left(maxTextLength);
    error.technicalDetail = details["message"].text().left(maxTextLength);
    error.helpUrl = helpUrlOf(details);
    error.fields = fieldsOf(details["field_violations"]);
    if (error.kind == ApiErrorKind::ScopeMissing) {
        error.scopes = scopesOf(details["permission_violations"], message);
    }
    return error;
}

// Without path and query: they may contain private data, and the detail is copied to the clipboard.
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

QString logIdOf(const HttpReply &reply, const std::optional<json::Document> &envelope)
{
    const json::Value error = envelope ? json::rootOf(*envelope)["error"] : json::Value();
    for (const QString &candidate : {QString::fromLatin1(reply.header("X-Tt-Logid")), error["log_id"].text(),
                                     error["logid"].text(), QString::fromLatin1(reply.header("X-Request-Id"))}) {
        if (!candidate.isEmpty()) {
            return candidate.left(maxLogIdLength);
        }
    }
    return {};
}

Result<json::Document> classify(Endpoint endpoint, const HttpReply &reply)
{
    Parsed parsed = parse(reply.body);
    if (reply.failure) {
        if (parsed.envelope && parsed.envelope->code != 0 && isReadOnly(endpoint)) {
            return envelopeError(endpoint, *parsed.envelope, reply);
        }
        ApiError error = baseError(endpoint, kindOf(*reply.failure, reply.bodyUse), reply, {});
        error.technicalDetail = failureDetail(reply, parsed);
        return error;
    }
    if (parsed.envelope && parsed.envelope->code != 0) {
        return envelopeError(endpoint, *parsed.envelope, reply);
    }
    const bool isSuccessStatus = reply.status && *reply.status >= 200 && *reply.status <= 299;
    if (parsed.envelope && isSuccessStatus) {
        return std::move(parsed.envelope->document);
    }
    if (parsed.envelope) {
        parsed.problem = u"an envelope with code 0 under this status"_s;
    }
    const bool isCutShort = isSuccessStatus && !parsed.envelope && json::isCutShort(reply.body);
    const ApiErrorKind kind = isCutShort ? ApiErrorKind::ConnectionLost : kindOf(reply.status);
    ApiError error = baseError(endpoint, kind, reply, {});
    error.technicalDetail = statusDetail(reply, parsed.problem);
    return error;
}

} // namespace sealdesk
