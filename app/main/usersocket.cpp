// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/usersocket.h"

#ifdef Q_OS_WIN
#include <windows.h>

#include <aclapi.h>

#include <memory>
#else
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace sealdesk
{

using namespace Qt::StringLiterals;

#ifdef Q_OS_WIN

namespace
{

//! The user of this process, as GetTokenInformation() fills it in.
struct TokenUser {
    alignas(TOKEN_USER) std::byte bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE] = {};

    [[nodiscard]] PSID sid() { return reinterpret_cast<TOKEN_USER *>(bytes)->User.Sid; }
};

std::optional<TokenUser> currentUser()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        return std::nullopt;
    }
    TokenUser user;
    DWORD size = 0;
    const bool isKnown = GetTokenInformation(token, ::TokenUser, user.bytes, sizeof(user.bytes), &size) != 0;
    CloseHandle(token);
    return isKnown ? std::optional(user) : std::nullopt;
}

} // namespace

// Named pipes have a folder of their own; QLocalServer::UserAccessOption keeps others out of ours.
std::optional<QString> userSocketName(const QString &name)
{
    return u"sealdesk-"_s + name;
}

// Whoever creates a pipe first owns it.
bool isPeerSameUser(qintptr descriptor)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR facts = nullptr;
    const DWORD failure = GetSecurityInfo(reinterpret_cast<HANDLE>(descriptor), SE_KERNEL_OBJECT,
                                          OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr, &facts);
    if (failure != ERROR_SUCCESS) {
        return false;
    }
    auto user = currentUser();
    const bool isSame = user && owner && EqualSid(owner, user->sid());
    LocalFree(facts);
    return isSame;
}

#else

namespace
{

// Folders of the system or of an earlier start can't be trusted by their name: in a shared temporary folder anybody may
// have created them.
bool isPrivateFolder(const QString &path)
{
    struct stat facts = {};
    return lstat(QFile::encodeName(path).constData(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
           facts.st_uid == geteuid() && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

bool makePrivateFolder(const QString &path)
{
    mkdir(QFile::encodeName(path).constData(), S_IRWXU); // fails if it exists
    return isPrivateFolder(path);
}

bool isShortEnough(const QString &path)
{
    return static_cast<size_t>(QFile::encodeName(path).size()) < sizeof(sockaddr_un::sun_path);
}

} // namespace

std::optional<QString> userSocketName(const QString &name)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString inRuntime = runtime + "/sealdesk-"_L1 + name;
    if (QDir::isAbsolutePath(runtime) && isPrivateFolder(runtime) && isShortEnough(inRuntime)) {
        return inRuntime;
    }
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    for (const QString &folder :
         {cache + "/sealdesk"_L1, QDir::tempPath() + u"/sealdesk-%1"_s.arg(static_cast<qulonglong>(geteuid()))}) {
        const QString path = folder + u'/' + name;
        if (isShortEnough(path) && makePrivateFolder(folder)) {
            return path;
        }
    }
    return std::nullopt;
}

bool isPeerSameUser(qintptr descriptor)
{
    const auto socket = static_cast<int>(descriptor);
#ifdef SO_PEERCRED
    ucred peer = {};
    socklen_t size = sizeof(peer);
    return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return getpeereid(socket, &user, &group) == 0 && user == geteuid();
#endif
}

#endif

} // namespace sealdesk
