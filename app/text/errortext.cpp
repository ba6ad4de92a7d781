// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/errortext.h"

#include "text/servicetext.h"

#include <QCoreApplication>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ApiError)
};

QString endpointName(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::TenantToken:
        return u"auth/v3/tenant_access_token/internal"_s;
    case Endpoint::QuerySignatureFiles:
        return u"corehr/v2/signature_files/query"_s;
    case Endpoint::TerminateSignatureFiles:
        return u"corehr/v2/signature_files/terminate"_s;
    }
    Q_UNREACHABLE();
}

QString sentenceOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiErrorKind::Offline:
        return ErrorWords::tr("The service can't be reached from this computer.");
    case ApiErrorKind::DnsFailure:
        return ErrorWords::tr("The service's address can't be found.");
    case ApiErrorKind::TlsFailure:
        return ErrorWords::tr("No secure connection to the service could be made.");
    case ApiErrorKind::ProxyFailure:
        return ErrorWords::tr("The proxy did not let the request through.");
    case ApiErrorKind::Timeout:
        return ErrorWords::tr("The service did not answer in time.");
    case ApiErrorKind::ConnectionLost:
        return ErrorWords::tr("The connection broke before the answer was complete.");
    case ApiErrorKind::Cancelled:
        return ErrorWords::tr("The request was cancelled.");
    case ApiErrorKind::WrongCredentials:
        return ErrorWords::tr("The service does not accept the App ID or the App Secret.");
    case ApiErrorKind::TokenRefused:
        return ErrorWords::tr("The service does not accept the access token.");
    case ApiErrorKind::AppUnavailable:
        return ErrorWords::tr("The app is disabled or not installed in your company.");
    case ApiErrorKind::ScopeMissing:
        return error.scopes.isEmpty() ? ErrorWords::tr("The app lacks a permission.")
                                      : ErrorWords::tr("The app lacks the permission %1.")
                                            .arg(ServiceText(error.scopes.join(u", "_s)).isolated());
    case ApiErrorKind::RateLimited:
        return ErrorWords::tr("The service received too many requests.");
    case ApiErrorKind::QuotaUsedUp:
        return ErrorWords::tr("Your company's monthly quota of API calls is used up.");
    case ApiErrorKind::IpNotAllowed:
        return ErrorWords::tr("The service does not accept requests from this computer's network address.");
    case ApiErrorKind::BadParameter:
        return ErrorWords::tr("The service rejected the request's content.");
    case ApiErrorKind::OperatorUnknown:
        return ErrorWords::tr("The service does not know the operator's ID.");
    case ApiErrorKind::NotFound:
        return error.code ? ErrorWords::tr("The service can't find the file.")
                          : ErrorWords::tr("The address exists, but it does not offer this service.");
    case ApiErrorKind::ServiceError:
        return ErrorWords::tr("The service reported an internal error.");
    case ApiErrorKind::BadReply:
        return ErrorWords::tr("What came back is not a valid answer of the service.");
    }
    Q_UNREACHABLE();
}

QString rateAdvice(const ApiError &error)
{
    if (error.retryAfter) {
        return ErrorWords::tr("Try again in %n second(s).", nullptr, static_cast<int>(error.retryAfter->count()));
    }
    return ErrorWords::tr("Wait a minute, then try again.");
}

QString parameterAdvice(const ApiError &error)
{
    QStringList fields;
    for (const FieldViolation &violation : error.fields) {
        fields += ServiceText(violation.field).isolated();
    }
    return fields.isEmpty() ? ErrorWords::tr("Check what you entered, or send the details to support.")
                            : ErrorWords::tr("Check these fields: %1.").arg(fields.join(u", "_s));
}

QString adviceOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiErrorKind::Offline:
        return ErrorWords::tr("Check the network connection, then try again.");
    case ApiErrorKind::DnsFailure:
        return ErrorWords::tr("Check the network connection and the service address of the connection.");
    case ApiErrorKind::TlsFailure:
        return ErrorWords::tr("If your company inspects network traffic, ask IT for its CA certificate.");
    case ApiErrorKind::ProxyFailure:
        return ErrorWords::tr("Check the proxy settings of this computer, or ask IT.");
    case ApiErrorKind::Timeout:
    case ApiErrorKind::ConnectionLost:
        return ErrorWords::tr("Try again. If it keeps happening, check the network connection.");
    case ApiErrorKind::Cancelled:
        return ErrorWords::tr("Start it again when you are ready.");
    case ApiErrorKind::WrongCredentials:
        return ErrorWords::tr("Copy App ID and App Secret again from the developer console, under Credentials.");
    case ApiErrorKind::TokenRefused:
        return ErrorWords::tr("Connect again. A pasted token is valid for two hours at most.");
    case ApiErrorKind::AppUnavailable:
        return ErrorWords::tr("Ask an administrator of the developer console to enable and publish the app.");
    case ApiErrorKind::ScopeMissing:
        return ErrorWords::tr(
            "Ask an administrator of the developer console to grant it and to publish a new version of the app.");
    case ApiErrorKind::RateLimited:
        return rateAdvice(error);
    case ApiErrorKind::QuotaUsedUp:
        return ErrorWords::tr("It is renewed on the first day of the month; a larger plan raises it.");
    case ApiErrorKind::IpNotAllowed:
        return ErrorWords::tr(
            "Ask an administrator of the developer console to add the address to the app's allow-list.");
    case ApiErrorKind::BadParameter:
        return parameterAdvice(error);
    case ApiErrorKind::OperatorUnknown:
        return ErrorWords::tr("Check the operator's ID and its type in the connection.");
    case ApiErrorKind::NotFound:
        return error.code ? ErrorWords::tr("Refresh the list; the file may have been removed.")
                          : ErrorWords::tr("Check the service address of the connection.");
    case ApiErrorKind::ServiceError:
        return ErrorWords::tr("Try again in a few minutes. If it stays, send the details to the service's support.");
    case ApiErrorKind::BadReply:
        return ErrorWords::tr(
            "A proxy or a login page may stand in between. Check the network and the service address.");
    }
    Q_UNREACHABLE();
}

QString detailsOf(const ApiError &error, const QString &sentence)
{
    QStringList lines{sentence, ErrorWords::tr("Call: %1").arg(endpointName(error.endpoint))};
    if (error.code) {
        lines += ErrorWords::tr("Code: %1").arg(QString::number(*error.code));
    }
    if (error.httpStatus) {
        lines += ErrorWords::tr("HTTP status: %1").arg(QString::number(*error.httpStatus));
    }
    if (!error.logId.isEmpty()) {
        lines += ErrorWords::tr("Log ID: %1").arg(ServiceText(error.logId).isolated());
    }
    if (!error.serviceMessage.isEmpty()) {
        lines += ErrorWords::tr("The service says: %1")
                     .arg(ServiceText(error.serviceMessage).isolated(ServiceText::maxInBlock));
    }
    if (!error.scopes.isEmpty()) {
        lines += ErrorWords::tr("Missing permissions: %1").arg(ServiceText(error.scopes.join(u", "_s)).isolated());
    }
    for (const FieldViolation &violation : error.fields) {
        lines += ErrorWords::tr("Field %1: %2")
                     .arg(ServiceText(violation.field).isolated(),
                          ServiceText(violation.description).isolated(ServiceText::maxInBlock));
    }
    if (!error.technicalDetail.isEmpty()) {
        lines += ErrorWords::tr("Technical detail: %1")
                     .arg(ServiceText(error.technicalDetail).isolated(ServiceText::maxInBlock));
    }
    return lines.join(u'\n');
}

} // namespace

ErrorText describe(const ApiError &error)
{
    const QString sentence = sentenceOf(error);
    return {.sentence = sentence, .advice = adviceOf(error), .details = detailsOf(error, sentence)};
}

QString shortText(const ApiError &error)
{
    const QString sentence = sentenceOf(error);
    return error.code ? ErrorWords::tr("%1 (code %2)").arg(sentence, QString::number(*error.code)) : sentence;
}

} // namespace sealdesk
