// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/erase.h"

#include "store/recordbook.h"
#include "store/recordhead.h"

#include <QDir>
#include <QFileInfo>

#include <vector>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<EraseObstacle> obstacleIn(RecordBook &book)
{
    const auto runs = book.journal().unsettledRuns();
    if (!runs) {
        return EraseObstacle{.kind = EraseObstacle::Kind::Unreadable, .path = book.folder()};
    }
    return runs.value().empty()
               ? std::nullopt
               : std::optional(EraseObstacle{.kind = EraseObstacle::Kind::Unsettled, .path = book.folder()});
}

std::optional<EraseObstacle> obstacleIn(const QString &folder, const Clock &clock, const QString &headsFolder)
{
    const auto book = RecordBook::open(folder, JournalWriter::current(), clock, headsFolder);
    if (!book) {
        const bool inUse = book.error().kind == JournalProblem::Kind::InUse;
        return EraseObstacle{.kind = inUse ? EraseObstacle::Kind::InUse : EraseObstacle::Kind::Unreadable,
                             .path = folder};
    }
    return obstacleIn(*book.value());
}

bool isIn(const RecordBook *book, const QString &folder)
{
    return book && QFileInfo(book->folder()) == QFileInfo(folder);
}

} // namespace

std::optional<EraseObstacle> obstacleToErasing(const QString &recordsFolder, const Clock &clock, RecordBook *openHere,
                                               const QString &headsFolder)
{
    for (const QString &folder : recordFoldersIn(recordsFolder)) {
        if (auto obstacle = isIn(openHere, folder) ? obstacleIn(*openHere) : obstacleIn(folder, clock, headsFolder)) {
            return obstacle;
        }
    }
    return std::nullopt;
}

std::optional<EraseObstacle> eraseRecords(const QString &recordsFolder, const Clock &clock, const QString &headsFolder)
{
    if (auto obstacle = obstacleToErasing(recordsFolder, clock, nullptr, headsFolder)) {
        return obstacle;
    }
    std::vector<RecordHead> heads; // found by the folders, which must still exist
    for (const QString &folder : recordFoldersIn(recordsFolder)) {
        heads.emplace_back(headsFolder, folder);
    }
    QDir records(recordsFolder);
    if (records.exists() && !records.removeRecursively()) {
        return EraseObstacle{.kind = EraseObstacle::Kind::NotDeleted, .path = recordsFolder};
    }
    for (const RecordHead &head : heads) {
        if (!head.remove()) {
            return EraseObstacle{.kind = EraseObstacle::Kind::NotDeleted, .path = head.file()};
        }
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
