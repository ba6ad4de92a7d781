// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/journal/apierrorjson.h"

#include "store/journal/nametable.h"

#include <QJsonArray>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr NameTable<ApiErrorKind, apiErrorKindCount> kindNames{{
    {ApiErrorKind::Offline, "offline"_L1},
    {ApiErrorKind::DnsFailure, "dns_failure"_L1},
    {ApiErrorKind::TlsFailure, "tls_failure"_L1},
    {ApiErrorKind::ProxyFailure, "proxy_failure"_L1},
    {ApiErrorKind::Timeout, "timeout"_L1},
    {ApiErrorKind::ConnectionLost, "connection_lost"_L1},
    {ApiErrorKind::Cancelled, "cancelled"_L1},
    {ApiErrorKind::WrongCredentials, "wrong_credentials"_L1},
    {ApiErrorKind::TokenRefused, "token_refused"_L1},
    {ApiErrorKind::AppUnavailable, "app_unavailable"_L1},
    {ApiErrorKind::ScopeMissing, "scope_missing"_L1},
    {ApiErrorKind::RateLimited, "rate_limited"_L1},
    {ApiErrorKind::QuotaUsedUp, "quota_used_up"_L1},
    {ApiErrorKind::IpNotAllowed, "ip_not_allowed"_L1},
    {ApiErrorKind::BadParameter, "bad_parameter"_L1},
    {ApiErrorKind::OperatorUnknown, "operator_unknown"_L1},
    {ApiErrorKind::NotFound, "not_found"_L1},
    {ApiErrorKind::ServiceError, "service_error"_L1},
    {ApiErrorKind::BadReply, "bad_reply"_L1},
}};

constexpr NameTable<Endpoint, 3> endpointNames{{
    {Endpoint::TenantToken, "tenant_access_token/internal"_L1},
    {Endpoint::QuerySignatureFiles, "signature_files/query"_L1},
    {Endpoint::TerminateSignatureFiles, "signature_files/terminate"_L1},
}};

std::optional<int> numberAt(const QJsonObject &json, QLatin1StringView member)
{
    const QJsonValue value = json.value(member);
    return value.isDouble() ? std::optional{static_cast<int>(value.toInteger())} : std::nullopt;
}

void insertOptional(QJsonObject &json, QLatin1StringView member, const std::optional<int> &value)
{
    if (value) {
        json.insert(member, *value);
    }
}

void insertText(QJsonObject &json, QLatin1StringView member, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(member, text);
    }
}

QJsonArray fieldsOf(const ApiError &error)
{
    QJsonArray fields;
    for (const FieldViolation &violation : error.fields) {
        fields.append(QJsonObject{{u"field"_s, violation.field}, {u"description"_s, violation.description}});
    }
    return fields;
}

} // namespace

QJsonObject toJson(const ApiError &error)
{
    QJsonObject json{{u"kind"_s, nameIn(kindNames, error.kind)},
                     {u"endpoint"_s, nameIn(endpointNames, error.endpoint)},
                     {u"sent"_s, error.delivery == Delivery::Possible}};
    insertOptional(json, "code"_L1, error.code);
    insertOptional(json, "http"_L1, error.httpStatus);
    insertText(json, "log_id"_L1, error.logId);
    insertText(json, "message"_L1, error.serviceMessage);
    insertText(json, "detail"_L1, error.technicalDetail);
    insertText(json, "help"_L1, error.helpUrl.toString(QUrl::FullyEncoded));
    if (error.retryAfter) {
        json.insert("retry_after_s"_L1, static_cast<qint64>(error.retryAfter->count()));
    }
    if (!error.scopes.isEmpty()) {
        json.insert("scopes"_L1, QJsonArray::fromStringList(error.scopes));
    }
    if (!error.fields.empty()) {
        json.insert("fields"_L1, fieldsOf(error));
    }
    return json;
}

ApiError apiErrorFromJson(const QJsonObject &json)
{
    ApiError error;
    error.kind = valueIn(kindNames, json.value("kind"_L1).toString()).value_or(ApiErrorKind::BadReply);
    error.endpoint =
        valueIn(endpointNames, json.value("endpoint"_L1).toString()).value_or(Endpoint::QuerySignatureFiles);
    error.delivery = json.value("sent"_L1).toBool(true) ? Delivery::Possible : Delivery::Unsent;
    error.code = numberAt(json, "code"_L1);
    error.httpStatus = numberAt(json, "http"_L1);
    error.logId = json.value("log_id"_L1).toString();
    error.serviceMessage = json.value("message"_L1).toString();
    error.technicalDetail = json.value("detail"_L1).toString();
    error.helpUrl = QUrl(json.value("help"_L1).toString());
    if (const auto wait = numberAt(json, "retry_after_s"_L1)) {
        error.retryAfter = std::chrono::seconds{*wait};
    }
    error.scopes = json.value("scopes"_L1).toVariant().toStringList();
    const QJsonArray fields = json.value("fields"_L1).toArray();
    for (const auto &value : fields) {
        error.fields.push_back({.field = value.toObject().value("field"_L1).toString(),
                                .description = value.toObject().value("description"_L1).toString()});
    }
    return error;
}

} // namespace sealdesk
