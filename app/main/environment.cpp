// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/environment.h"

#include <QtGlobal>

#include <cstring>

#ifdef Q_OS_DARWIN
#include <crt_externs.h>
#elif defined(Q_OS_UNIX)
#include <unistd.h>
#endif

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<Credentials> credentialsFrom(const EnvironmentAccess &environment)
{
    const auto token = environment.read("SEALDESK_ACCESS_TOKEN");
    const auto secret = environment.read("SEALDESK_APP_SECRET");
    environment.unset("SEALDESK_ACCESS_TOKEN");
    environment.unset("SEALDESK_APP_SECRET");
    if (token && !token->isEmpty()) {
        return PastedToken{.token = Secret(*token)};
    }
    if (secret && !secret->isEmpty()) {
        return AppSecret{.secret = Secret(*secret)};
    }
    return std::nullopt;
}

#ifdef Q_OS_UNIX
char **allVariables()
{
#ifdef Q_OS_DARWIN
    return *_NSGetEnviron();
#else
    return environ;
#endif
}
#endif

// Unsetting a variable only removes the pointer to it. The text stays in the memory of the process, from where
// /proc/PID/environ and ps show it. A variable may be there twice.
void eraseVariable(const char *name)
{
#ifdef Q_OS_UNIX
    const size_t length = std::strlen(name);
    for (char **entry = allVariables(); entry && *entry; ++entry) {
        if (std::strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            for (volatile char *c = *entry + length + 1; *c != '\0'; ++c) {
                *c = '\0';
            }
        }
    }
#endif
    qunsetenv(name);
}

} // namespace

EnvironmentAccess processEnvironment()
{
    return {.read = [](const char *name) -> std::optional<QString> {
                return qEnvironmentVariableIsSet(name) ? std::optional{qEnvironmentVariable(name)} : std::nullopt;
            },
            .unset = eraseVariable};
}

EnvironmentConnection connectionFrom(const EnvironmentAccess &environment)
{
    const auto credentials = credentialsFrom(environment);
    const auto text = [&](const char *name) { return environment.read(name).value_or(QString()).trimmed(); };
    const QString baseUrl = text("SEALDESK_BASE_URL");
    const QString appId = text("SEALDESK_APP_ID");
    const QString operatorId = text("SEALDESK_OPERATOR");
    const bool needsAppId = credentials && std::holds_alternative<AppSecret>(*credentials);
    if (baseUrl.isEmpty() || !credentials || operatorId.isEmpty() || (needsAppId && appId.isEmpty())) {
        return std::monostate{};
    }
    const auto url = BaseUrl::parse(baseUrl);
    if (!std::holds_alternative<BaseUrl>(url)) {
        return EnvironmentProblem::BadBaseUrl;
    }
    const QString type = text("SEALDESK_USER_ID_TYPE");
    const auto userIdType = type.isEmpty() ? std::optional{UserIdType::PeopleCorehrId} : userIdTypeFrom(type);
    if (!userIdType) {
        return EnvironmentProblem::BadUserIdType;
    }
    const BaseUrl &service = std::get<BaseUrl>(url);
    return ReadyConnection{.connection = {.name = service.url().host(),
                                          .baseUrl = service,
                                          .appId = appId,
                                          .userIdType = *userIdType,
                                          .operatorId = OperatorId(operatorId)},
                           .credentials = *credentials};
}

} // namespace sealdesk
