// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/forget.h"

#include "store/recordbook.h"

#include <QDir>
#include <QFileInfo>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<ForgetObstacle> obstacleIn(RecordBook &book)
{
    const auto runs = book.journal().unsettledRuns();
    if (!runs) {
        return ForgetObstacle{.kind = ForgetObstacle::Kind::Unreadable, .path = book.folder()};
    }
    return runs.value().empty()
               ? std::nullopt
               : std::optional(ForgetObstacle{.kind = ForgetObstacle::Kind::Unsettled, .path = book.folder()});
}

std::optional<ForgetObstacle> obstacleIn(const QString &folder, const Clock &clock)
{
    const auto book = RecordBook::open(folder, JournalWriter::here(), clock);
    if (!book) {
        const bool inUse = book.error().kind == JournalProblem::Kind::InUse;
        return ForgetObstacle{.kind = inUse ? ForgetObstacle::Kind::InUse : ForgetObstacle::Kind::Unreadable,
                              .path = folder};
    }
    return obstacleIn(*book.value());
}

bool isIn(const RecordBook *book, const QString &folder)
{
    return book && QFileInfo(book->folder()) == QFileInfo(folder);
}

} // namespace

std::optional<ForgetObstacle> obstacleToForgetting(const QString &recordsFolder, const Clock &clock,
                                                   RecordBook *openHere)
{
    for (const QString &folder : recordFoldersIn(recordsFolder)) {
        if (auto obstacle = isIn(openHere, folder) ? obstacleIn(*openHere) : obstacleIn(folder, clock)) {
            return obstacle;
        }
    }
    return std::nullopt;
}

std::optional<ForgetObstacle> forgetRecords(const QString &recordsFolder, const Clock &clock)
{
    if (auto obstacle = obstacleToForgetting(recordsFolder, clock)) {
        return obstacle;
    }
    QDir records(recordsFolder);
    if (records.exists() && !records.removeRecursively()) {
        return ForgetObstacle{.kind = ForgetObstacle::Kind::NotDeleted, .path = recordsFolder};
    }
    return std::nullopt;
}

AuditCopies copyAuditTrails(const QString &recordsFolder, const QString &folder)
{
    AuditCopies copies;
    for (const QString &file : auditFilesIn(recordsFolder)) {
        const QString name = QFileInfo(file).dir().dirName();
        const QString target = QDir(folder).filePath(u"sealdesk-audit-%1.log"_s.arg(name));
        ++(QFile::copy(file, target) ? copies.copied : copies.failed);
    }
    return copies;
}

} // namespace sealdesk
