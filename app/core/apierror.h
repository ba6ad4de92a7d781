// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

namespace sealdesk
{

//! The calls of the service that the program makes.
enum class Endpoint {
    TenantToken,             //!< POST /open-apis/auth/v3/tenant_access_token/internal
    QuerySignatureFiles,     //!< POST /open-apis/corehr/v2/signature_files/query
    TerminateSignatureFiles, //!< POST /open-apis/corehr/v2/signature_files/terminate
};

//! Everything that can go wrong between the wire and the screen.
enum class ApiErrorKind {
    Offline,          //!< No connection could be made.
    DnsFailure,       //!< The service's name could not be resolved.
    TlsFailure,       //!< No trustworthy encrypted connection.
    ProxyFailure,     //!< The proxy refused, or wants a login.
    Timeout,          //!< No reply in time.
    ConnectionLost,   //!< The connection ended before the reply was complete.
    Cancelled,        //!< Cancelled by the user or the program.
    WrongCredentials, //!< The App ID or App Secret is not accepted.
    TokenRefused,     //!< The access token was rejected, and so was a fresh one.
    AppUnavailable,   //!< The app is disabled or not installed in the tenant.
    ScopeMissing,     //!< The app lacks a permission; see scopes and helpUrl.
    RateLimited,      //!< Too many requests; see retryAfter.
    QuotaUsedUp,      //!< The tenant's monthly quota of calls is used up.
    IpNotAllowed,     //!< This computer's address is not on the app's allow-list.
    BadParameter,     //!< The service rejects the request's content; see fields.
    OperatorUnknown,  //!< The service doesn't know the operator's id.
    NotFound,         //!< The file, or the address itself, does not exist.
    ServiceError,     //!< The service failed.
    BadReply,         //!< The reply doesn't come from the service, or doesn't match its documents.
};

inline constexpr int apiErrorKindCount = static_cast<int>(ApiErrorKind::BadReply) + 1;

//! A field that the service rejects (error.field_violations).
struct FieldViolation {
    QString field;
    QString description;

    friend bool operator==(const FieldViolation &, const FieldViolation &) = default;
};

//! Whether the request may have reached the service.
enum class Delivery {
    Unsent,   //!< Proven: not a byte of the body was handed to the network.
    Possible, //!< It may have arrived.
};

//! The one error type, from the wire to the screen. Created by feishu/classify.h and described by text/errortext.h.
struct ApiError {
    ApiErrorKind kind = ApiErrorKind::BadReply;
    Endpoint endpoint = Endpoint::QuerySignatureFiles;
    std::optional<int> code;       //!< The envelope's code; nullopt: the reply held no envelope.
    std::optional<int> httpStatus; //!< nullopt: no status line arrived.
    QString logId;                 //!< The id that the service's support asks for; may be empty.
    QString serviceMessage;        //!< The service's message; may be empty.
    QString technicalDetail;       //!< Developer text for "copy details"; holds no secret and no name.
    std::optional<std::chrono::seconds> retryAfter;
    QStringList scopes; //!< Missing permissions, by their names.
    QUrl helpUrl;       //!< The service's help page for the error; https or empty.
    std::vector<FieldViolation> fields;
    Delivery delivery = Delivery::Possible;

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

//! The error for a reply that doesn't match the service's documents; \a detail is for developers.
[[nodiscard]] inline ApiError badReply(Endpoint endpoint, const QString &detail)
{
    ApiError error;
    error.kind = ApiErrorKind::BadReply;
    error.endpoint = endpoint;
    error.technicalDetail = detail;
    return error;
}

} // namespace sealdesk
