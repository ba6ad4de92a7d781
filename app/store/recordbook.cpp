// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/recordbook.h"

#include "store/audit/canonicaljson.h"
#include "store/audit/ownfile.h"
#include "store/audit/syncfile.h"
#include "store/journal/journalreading.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int eventsPerRead = 200;
constexpr std::chrono::seconds watchInterval{3};
constexpr auto auditFileName = "/audit.log"_L1;

QJsonObject recordOf(const JournalEvent &event)
{
    QJsonObject record = event.body;
    record.insert("seq"_L1, event.seq);
    record.insert("at"_L1, auditTime(event.at));
    record.insert("kind"_L1, event.kind);
    return record;
}

// The names of a new folder and of its parent must survive a power cut as well. Not every system supports this.
void syncNames(const QString &folder)
{
    const QString parent = QFileInfo(folder).absolutePath();
    static_cast<void>(syncFolder(parent));
    static_cast<void>(syncFolder(QFileInfo(parent).absolutePath()));
}

// Neither QDir nor QLockFile reports why it could not create a folder or file.
JournalProblem::Kind whyUnwritable(const QString &folder)
{
    constexpr qint64 minBytes = 4096;
    QString existing = folder;
    while (!QFileInfo::exists(existing) && existing.contains(u'/')) {
        existing = existing.section(u'/', 0, -2);
    }
    const QStorageInfo disk(existing);
    return disk.isValid() && disk.bytesAvailable() < minBytes ? JournalProblem::Kind::DiskFull
                                                              : JournalProblem::Kind::NotWritable;
}

AuditProblem unreadable(const JournalProblem &problem)
{
    return {.kind = AuditProblem::Kind::NotReadable, .detail = problem.detail};
}

std::optional<qint64> lastRecordIn(const QString &auditFile)
{
    const auto trail = AuditTrail::open(auditFile);
    const auto *const opened = std::get_if<std::unique_ptr<AuditTrail>>(&trail);
    return opened ? std::optional((*opened)->head().seq) : std::nullopt;
}

// Changes nothing. A journal that is lost, or whose tables were only in its lost -wal, has no event; what a later
// version has can't be told.
std::optional<qint64> lastEventIn(const QString &journalFile)
{
    if (isJournalLost(journalFile)) {
        return 0;
    }
    if (isLink(journalFile)) {
        return std::nullopt;
    }
    JournalDatabase database(journalFile, JournalDatabase::Access::ReadOnly);
    const int version = database.value(u"PRAGMA user_version"_s).toInt();
    const bool isForeign = version == 0 && database.value(u"SELECT count(*) FROM sqlite_master"_s).toBool();
    const auto last = readLastEvent(database);
    return last && !isForeign && version <= journalVersion ? std::optional(last.value()) : std::nullopt;
}

} // namespace

QString recordsFolder(const QString &dataDir)
{
    const QString base =
        dataDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : dataDir;
    return QDir(base).absoluteFilePath(u"records"_s);
}

QStringList recordFoldersIn(const QString &recordsFolder)
{
    const QDir records(recordsFolder);
    QStringList folders;
    for (const QString &name : records.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name)) {
        folders.append(records.filePath(name));
    }
    return folders;
}

QStringList auditFilesIn(const QString &recordsFolder)
{
    QStringList files;
    for (const QString &folder : recordFoldersIn(recordsFolder)) {
        if (const QString file = folder + auditFileName; QFileInfo::exists(file)) {
            files.append(file);
        }
    }
    return files;
}

QString RecordBook::folderOf(const QString &recordsFolder, const ConnectionIdentity &identity)
{
    const QByteArray key = (identity.service + u'\n' + identity.appId).toUtf8();
    const QByteArray name = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32);
    return recordsFolder + u'/' + QString::fromLatin1(name);
}

Result<std::unique_ptr<RecordBook>, JournalProblem> RecordBook::open(const QString &folder, const JournalWriter &writer,
                                                                     const Clock &clock, const QString &headsFolder)
{
    std::unique_ptr<RecordBook> book(new RecordBook(folder, writer, headsFolder));
    if (auto problem = book->openAll(clock)) {
        return *problem;
    }
    return book;
}

RecordBook::RecordBook(const QString &folder, JournalWriter writer, const QString &headsFolder)
    : m_folder(folder)
    , m_writer(std::move(writer))
    , m_lock(folder + "/lock"_L1)
    , m_head(headsFolder, folder)
{
}

RecordBook::~RecordBook() = default;

std::optional<JournalProblem> RecordBook::openAll(const Clock &clock)
{
    const bool isNew = !QFileInfo::exists(journalFile());
    if (const auto failure = makeOwnFolder(m_folder)) {
        return JournalProblem{.kind = isLink(m_folder) ? JournalProblem::Kind::Failed : whyUnwritable(m_folder),
                              .path = m_folder,
                              .detail = *failure};
    }
    if (isNew) {
        syncNames(m_folder);
    }
    if (auto problem = lock()) {
        return problem;
    }
    m_headState = m_head.read().value_or(RecordHeadState());
    m_lastRecordFound = lastRecordIn(auditFile());
    m_lastEventFound = lastEventIn(journalFile());
    const bool isRolledBackNow = findRollback();
    if (auto problem = openJournal(clock)) {
        return problem;
    }
    openTrail();
    connect(m_journal.get(), &Journal::committed, this, &RecordBook::catchUp);
    m_journal->requireWitness([this] { return whyTrailLags(); });
    if (isRolledBackNow) {
        recordRollback();
    }
    catchUp();
    keepHead();
    connect(&m_watch, &QTimer::timeout, this, &RecordBook::check);
    m_watch.start(watchInterval);
    return std::nullopt;
}

std::optional<JournalProblem> RecordBook::openJournal(const Clock &clock)
{
    if (const auto reason = reasonToRebuild()) {
        if (auto problem = mendJournal(*reason, clock)) {
            return problem;
        }
    }
    auto journal = Journal::open(journalFile(), m_writer, clock, m_waitingFiles);
    // Only what can't be a journal any more is replaced: a later version, a full disk or another process will pass.
    if (!journal && journal.error().kind == JournalProblem::Kind::Damaged && !m_rebuild) {
        if (auto problem = mendJournal(JournalRebuild::Reason::Damaged, clock)) {
            return problem;
        }
        if (m_rebuild) {
            journal = Journal::open(journalFile(), m_writer, clock);
        }
    }
    if (!journal) {
        return journal.error();
    }
    m_journal = std::move(journal).value();
    return std::nullopt;
}

// A damaged journal shows itself when it is opened.
std::optional<JournalRebuild::Reason> RecordBook::reasonToRebuild() const
{
    if (isJournalLost(journalFile())) {
        return JournalRebuild::Reason::Lost;
    }
    const bool isOlder = m_lastRecordFound && m_lastEventFound && *m_lastEventFound < *m_lastRecordFound;
    return isOlder ? std::optional(JournalRebuild::Reason::Older) : std::nullopt;
}

std::optional<JournalProblem> RecordBook::mendJournal(JournalRebuild::Reason reason, const Clock &clock)
{
    auto rebuilt = rebuildJournal(journalFile(), auditFile(), reason, clock);
    if (!rebuilt) {
        return rebuilt.error();
    }
    m_rebuild = std::move(rebuilt).value();
    return std::nullopt;
}

// A crash can cut off the end of the trail, but then the journal still has those events. If both lack records that were
// once in the trail, they were replaced. To be called before anything is added to them.
bool RecordBook::findRollback()
{
    const qint64 known = m_headState.head.seq;
    if (!m_lastRecordFound || *m_lastRecordFound >= known) {
        return false;
    }
    // A damaged journal will be rebuilt from the trail, so it adds nothing.
    const qint64 found = std::max(*m_lastRecordFound, m_lastEventFound.value_or(0));
    if (found >= known) {
        return false;
    }
    m_headState.rollback = Rollback{.known = known, .found = found};
    m_waitingFiles = WaitingFiles::MayBeSent;
    return true;
}

// A failure leaves the mark outside of the record.
void RecordBook::recordRollback()
{
    const Rollback &rollback = *m_headState.rollback;
    static_cast<void>(
        m_journal->recordEvent(u"rollback"_s, {{u"known"_s, rollback.known}, {u"found"_s, rollback.found}}));
}

std::optional<JournalProblem> RecordBook::acknowledgeRollback()
{
    if (!isRolledBack()) {
        return std::nullopt;
    }
    const Rollback rollback = *m_headState.rollback;
    if (auto problem = m_journal->recordEvent(
            u"rollback_acknowledged"_s,
            {{u"known"_s, rollback.known}, {u"found"_s, rollback.found}, {u"os_user"_s, m_writer.osUser}})) {
        return problem;
    }
    m_headState.rollback.reset();
    ++m_headState.counter;
    m_head.write(m_headState);
    Q_EMIT rollbackAcknowledged();
    return std::nullopt;
}

// A failure proves nothing later: what is stored is then behind the trail.
void RecordBook::keepHead()
{
    const AuditHead head = auditHead();
    if (head.seq > 0 && head != m_headState.head) {
        m_headState.head = head;
        ++m_headState.counter;
        m_head.write(m_headState);
    }
}

std::optional<JournalProblem> RecordBook::lock()
{
    const auto failure = m_lock.lock();
    if (!failure) {
        return std::nullopt;
    }
    const bool isHeld = failure->kind == LockFailure::Kind::Held;
    return JournalProblem{.kind = isHeld ? JournalProblem::Kind::InUse : whyUnwritable(m_folder),
                          .path = m_folder,
                          .detail = failure->detail};
}

QString RecordBook::journalFile() const
{
    return m_folder + "/journal.sqlite"_L1;
}

QString RecordBook::auditFile() const
{
    return m_folder + auditFileName;
}

AuditHead RecordBook::auditHead() const
{
    return m_trail ? m_trail->head() : AuditHead{};
}

// A trail that can't be opened blocks nothing: the journal keeps its events until then.
void RecordBook::openTrail()
{
    auto opened = AuditTrail::open(auditFile());
    if (auto *problem = std::get_if<AuditProblem>(&opened)) {
        m_auditProblem = std::move(*problem);
        return;
    }
    m_trail = std::get<std::unique_ptr<AuditTrail>>(std::move(opened));
    m_auditProblem.reset();
    connectTrail();
}

// The journal's events must lead from the head in the file to the head in the journal, or the other way round. What a
// crash cut off is appended again with the same hashes. If someone truncated or changed the file, the hashes differ;
// the chain then continues from the head in the journal, so that verification finds the break.
void RecordBook::connectTrail()
{
    const auto known = m_journal->auditHead();
    const auto newest = m_journal->lastEvent();
    if (!known || !newest) {
        closeTrail(unreadable(known ? newest.error() : known.error()));
        return;
    }
    const qint64 shown = m_trail->head().seq;
    const bool isBehind = newest.value() < shown;
    if (isBehind) {
        if (const auto problem = m_journal->continueEventsAfter(shown)) {
            closeTrail(unreadable(*problem));
            return;
        }
    }
    const auto [seq, hash] = known.value();
    if (const auto problem = connectTo(seq == 0 ? AuditHead() : AuditHead{.seq = seq, .hash = hash})) {
        closeTrail(*problem);
    } else if (isBehind) {
        m_journalIsBehind = true;
        if (const auto failed =
                m_journal->recordEvent(u"journal_behind"_s, {{u"journal"_s, newest.value()}, {u"trail"_s, shown}})) {
            closeTrail(unreadable(*failed));
        }
    }
}

std::optional<AuditProblem> RecordBook::connectTo(const AuditHead &known)
{
    const AuditHead shown = m_trail->head();
    const bool showsMore = shown.seq > known.seq;
    const AuditHead &later = showsMore ? shown : known;
    const auto reached = replay(showsMore ? known : shown, later.seq);
    if (!reached) {
        return unreadable(reached.error());
    }
    if (reached.value() == later) {
        return std::nullopt;
    }
    // If the trail is longer than the events explain, the journal is another one or an earlier copy.
    const auto expected = showsMore ? reached.value() : std::optional{known};
    return expected ? m_trail->continueFrom(*expected) : std::nullopt;
}

// Until the next commit. Appending without a verified connection could hide a break.
void RecordBook::closeTrail(const AuditProblem &problem)
{
    m_auditProblem = problem;
    m_trail.reset();
}

// Returns the head to which the events up to seq lead from head; std::nullopt if the journal lacks one of them.
Result<std::optional<AuditHead>, JournalProblem> RecordBook::replay(AuditHead head, qint64 seq)
{
    while (head.seq < seq) {
        const auto events =
            m_journal->eventsAfter(head.seq, static_cast<int>(qMin(qint64{eventsPerRead}, seq - head.seq)));
        if (!events) {
            return events.error();
        }
        if (events.value().empty()) {
            return std::optional<AuditHead>();
        }
        for (const JournalEvent &event : events.value()) {
            const auto json = canonicalJson(recordOf(event));
            if (!json || event.seq != head.seq + 1) {
                return std::optional<AuditHead>();
            }
            head = {.seq = event.seq, .hash = auditHash(head.hash, *json)};
        }
    }
    return std::optional{head};
}

void RecordBook::catchUp()
{
    const auto head = auditHead();
    const auto problem = m_auditProblem;
    appendNewEvents();
    if (auditHead() != head || m_auditProblem != problem) {
        Q_EMIT auditChanged();
    }
}

void RecordBook::appendNewEvents()
{
    if (!m_trail) {
        openTrail();
    }
    while (m_trail) {
        const auto events = m_journal->eventsAfter(m_trail->head().seq, eventsPerRead);
        if (!events) {
            m_auditProblem = unreadable(events.error());
            break;
        }
        if (events.value().empty()) {
            m_auditProblem.reset();
            break;
        }
        std::vector<QJsonObject> records;
        std::ranges::transform(events.value(), std::back_inserter(records), recordOf);
        m_auditProblem = m_trail->append(records);
        if (m_auditProblem) {
            // A file that was removed is created again from the journal at the next commit.
            if (m_auditProblem->kind == AuditProblem::Kind::Moved) {
                m_trail.reset();
            }
            break;
        }
        m_journal->setAuditHead(m_trail->head().seq, m_trail->head().hash);
        keepHead();
    }
}

// Every commit was followed by an attempt to append.
std::optional<JournalProblem> RecordBook::whyTrailLags() const
{
    const auto last = m_journal->lastEvent();
    if (!last) {
        return last.error();
    }
    if (m_trail && m_trail->head().seq >= last.value()) {
        return std::nullopt;
    }
    return JournalProblem{.kind = JournalProblem::Kind::NoTrail,
                          .path = auditFile(),
                          .detail = m_auditProblem ? m_auditProblem->detail : QString()};
}

void RecordBook::check()
{
    if (const auto problem = m_journal->findInterference(); problem && !m_journalLoss) {
        m_journalLoss = problem;
        Q_EMIT journalLost(*problem);
    }
    const auto moved = m_trail ? m_trail->checkUnchanged() : std::nullopt;
    if (moved) {
        closeTrail(*moved);
        Q_EMIT auditChanged();
    } else if (m_auditProblem && m_auditProblem->kind != AuditProblem::Kind::Moved) {
        catchUp();
    }
}

} // namespace sealdesk
