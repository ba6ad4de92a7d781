// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/errortext.h"

#include <QCoreApplication>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct Words {
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
        return Words::tr("The service can't be reached from this computer.");
    case ApiErrorKind::DnsFailure:
        return Words::tr("The service's address can't be found.");
    case ApiErrorKind::TlsFailure:
        return Words::tr("No secure connection to the service could be made.");
    case ApiErrorKind::ProxyFailure:
        return Words::tr("The proxy did not let the request through.");
    case ApiErrorKind::Timeout:
        return Words::tr("The service did not answer in time.");
    case ApiErrorKind::ConnectionLost:
        return Words::tr("The connection broke before the answer was complete.");
    case ApiErrorKind::Cancelled:
        return Words::tr("The request was cancelled.");
    case ApiErrorKind::WrongCredentials:
        return Words::tr("The service does not accept the App ID or the App Secret.");
    case ApiErrorKind::TokenRefused:
        return Words::tr("The service does not accept the access token.");
    case ApiErrorKind::AppUnavailable:
        return Words::tr("The app is disabled or not installed in your company.");
    case ApiErrorKind::ScopeMissing:
        return error.scopes.isEmpty() ? Words::tr("The app lacks a permission.")
                                      : Words::tr("The app lacks the permission %1.").arg(error.scopes.join(u", "_s));
    case ApiErrorKind::RateLimited:
        return Words::tr("The service received too many requests.");
    case ApiErrorKind::QuotaUsedUp:
        return Words::tr("Your company's monthly quota of API calls is used up.");
    case ApiErrorKind::IpNotAllowed:
        return Words::tr("The service does not accept requests from this computer's network address.");
    case ApiErrorKind::BadParameter:
        return Words::tr("The service rejected the request's content.");
    case ApiErrorKind::OperatorUnknown:
        return Words::tr("The service does not know the operator's ID.");
    case ApiErrorKind::NotFound:
        return error.code ? Words::tr("The service can't find the file.")
                          : Words::tr("The address exists, but it does not offer this service.");
    case ApiErrorKind::ServiceError:
        return Words::tr("The service reported an internal error.");
    case ApiErrorKind::BadReply:
        return Words::tr("What came back is not a valid answer of the service.");
    }
    Q_UNREACHABLE();
}

QString rateAdvice(const ApiError &error)
{
    if (error.retryAfter) {
        return Words::tr("Try again in %n second(s).", nullptr, static_cast<int>(error.retryAfter->count()));
    }
    return Words::tr("Wait a minute, then try again.");
}

QString parameterAdvice(const ApiError &error)
{
    QStringList fields;
    for (const FieldViolation &violation : error.fields) {
        fields += violation.field;
    }
    return fields.isEmpty() ? Words::tr("Check what you entered, or send the details to support.")
                            : Words::tr("Check these fields: %1.").arg(fields.join(u", "_s));
}

QString adviceOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiErrorKind::Offline:
        return Words::tr("Check the network connection, then try again.");
    case ApiErrorKind::DnsFailure:
        return Words::tr("Check the network connection and the service address of the connection.");
    case ApiErrorKind::TlsFailure:
        return Words::tr("If your company inspects network traffic, ask IT for its CA certificate.");
    case ApiErrorKind::ProxyFailure:
        return Words::tr("Check the proxy settings of this computer, or ask IT.");
    case ApiErrorKind::Timeout:
    case ApiErrorKind::ConnectionLost:
        return Words::tr("Try again. If it keeps happening, check the network connection.");
    case ApiErrorKind::Cancelled:
        return Words::tr("Start it again when you are ready.");
    case ApiErrorKind::WrongCredentials:
        return Words::tr("Copy App ID and App Secret again from the developer console, under Credentials.");
    case ApiErrorKind::TokenRefused:
        return Words::tr("Connect again. A pasted token is valid for two hours at most.");
    case ApiErrorKind::AppUnavailable:
        return Words::tr("Ask an administrator of the developer console to enable and publish the app.");
    case ApiErrorKind::ScopeMissing:
        return Words::tr(
            "Ask an administrator of the developer console to grant it and to publish a new version of the app.");
    case ApiErrorKind::RateLimited:
        return rateAdvice(error);
    case ApiErrorKind::QuotaUsedUp:
        return Words::tr("It is renewed on the first day of the month; a larger plan raises it.");
    case ApiErrorKind::IpNotAllowed:
        return Words::tr("Ask an administrator of the developer console to add the address to the app's allow-list.");
    case ApiErrorKind::BadParameter:
        return parameterAdvice(error);
    case ApiErrorKind::OperatorUnknown:
        return Words::tr("Check the operator's ID and its type in the connection.");
    case ApiErrorKind::NotFound:
        return error.code ? Words::tr("Refresh the list; the file may have been removed.")
                          : Words::tr("Check the service address of the connection.");
    case ApiErrorKind::ServiceError:
        return Words::tr("Try again in a few minutes. If it stays, send the details to the service's support.");
    case ApiErrorKind::BadReply:
        return Words::tr("A proxy or a login page may stand in between. Check the network and the service address.");
    }
    Q_UNREACHABLE();
}

QString detailsOf(const ApiError &error, const QString &sentence)
{
    QStringList lines{sentence, Words::tr("Call: %1").arg(endpointName(error.endpoint))};
    if (error.code) {
        lines += Words::tr("Code: %1").arg(QString::number(*error.code));
    }
    if (error.httpStatus) {
        lines += Words::tr("HTTP status: %1").arg(QString::number(*error.httpStatus));
    }
    if (!error.logId.isEmpty()) {
        lines += Words::tr("Log ID: %1").arg(error.logId);
    }
    if (!error.serviceMessage.isEmpty()) {
        lines += Words::tr("The service says: %1").arg(error.serviceMessage);
    }
    if (!error.scopes.isEmpty()) {
        lines += Words::tr("Missing permissions: %1").arg(error.scopes.join(u", "_s));
    }
    for (const FieldViolation &violation : error.fields) {
        lines += Words::tr("Field %1: %2").arg(violation.field, violation.description);
    }
    if (!error.technicalDetail.isEmpty()) {
        lines += Words::tr("Technical detail: %1").arg(error.technicalDetail);
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
    return error.code ? Words::tr("%1 (code %2)").arg(sentence, QString::number(*error.code)) : sentence;
}

} // namespace sealdesk
