// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/recordhead.h"

#include "store/audit/ownfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <filesystem>
#include <system_error>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 maxBytes = 4096;

// The folder's path, since copies of a record may be used side by side.
QString nameOf(const QString &recordFolder)
{
    const QFileInfo info(recordFolder);
    const QString parent = QFileInfo(info.absolutePath()).canonicalFilePath();
    const QString path = (parent.isEmpty() ? info.absolutePath() : parent) + u'/' + info.fileName();
    return QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

QByteArray jsonOf(const RecordHeadState &state)
{
    QJsonObject json{
        {u"seq"_s, state.head.seq}, {u"hash"_s, QString::fromLatin1(state.head.hash)}, {u"counter"_s, state.counter}};
    if (state.rollback) {
        json.insert("rollback"_L1,
                    QJsonObject{{u"known"_s, state.rollback->known}, {u"found"_s, state.rollback->found}});
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<RecordHeadState> stateFrom(const QJsonObject &json)
{
    RecordHeadState state{
        .head = {.seq = json.value("seq"_L1).toInteger(-1), .hash = json.value("hash"_L1).toString().toLatin1()},
        .counter = json.value("counter"_L1).toInteger(-1),
        .rollback = {}};
    if (state.head.seq < 0 || state.counter < 0 || !isAuditHash(state.head.hash)) {
        return std::nullopt;
    }
    if (const QJsonValue rollback = json.value("rollback"_L1); rollback.isObject()) {
        state.rollback = Rollback{.known = rollback["known"_L1].toInteger(), .found = rollback["found"_L1].toInteger()};
    }
    return state;
}

std::optional<QString> replaceFile(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), error);
    return error ? std::optional(QString::fromStdString(error.message())) : std::nullopt;
}

} // namespace

QString recordHeadsFolder()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(given) ? given : QDir::homePath() + "/.local/state"_L1;
    return QDir::cleanPath(state + "/sealdesk/heads"_L1);
#else
    return QDir::cleanPath(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                           "/../sealdesk-state/heads"_L1);
#endif
}

RecordHead::RecordHead(const QString &headsFolder, const QString &recordFolder)
    : m_file(headsFolder.isEmpty() ? QString() : headsFolder + u'/' + nameOf(recordFolder) + ".json"_L1)
{
}

std::optional<RecordHeadState> RecordHead::read() const
{
    QFile file(m_file);
    if (m_file.isEmpty() || isLink(m_file) || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return stateFrom(QJsonDocument::fromJson(file.read(maxBytes)).object());
}

std::optional<QString> RecordHead::write(const RecordHeadState &state) const
{
    if (m_file.isEmpty()) {
        return std::nullopt;
    }
    const QString whole = m_file + ".new"_L1;
    if (!QFileInfo::exists(QFileInfo(m_file).path())) {
        if (auto failure = makeOwnFolder(QFileInfo(m_file).path())) {
            return failure;
        }
    }
    if (auto failure = makeOwnFile(whole)) {
        return failure;
    }
    QFile file(whole);
    const QByteArray json = jsonOf(state);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(json) != json.size()) {
        return file.errorString();
    }
    file.close();
    return replaceFile(whole, m_file);
}

bool RecordHead::remove() const
{
    QFile::remove(m_file + ".new"_L1);
    return m_file.isEmpty() || QFile::remove(m_file) || !QFileInfo::exists(m_file);
}

} // namespace sealdesk
