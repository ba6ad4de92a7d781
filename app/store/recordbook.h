// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.h"
#include "store/audit/audittrail.h"
#include "store/journal/journal.h"
#include "store/journal/journalrebuild.h"
#include "store/recordhead.h"
#include "store/recordlock.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace sealdesk
{

//! Returns the folder that holds a folder for each connection with the records of what was terminated: "records" in
//! \a dataDir or, if that is empty, in the system's folder for the user's data of this program.
[[nodiscard]] QString recordsFolder(const QString &dataDir);
//! Returns the folders in \a recordsFolder, one for each connection, sorted.
[[nodiscard]] QStringList recordFoldersIn(const QString &recordsFolder);
//! Returns the audit trails in these folders, sorted.
[[nodiscard]] QStringList auditFilesIn(const QString &recordsFolder);

//! The record of one connection identity: its journal, and the audit trail that is written from the journal's events.
//! Only one process at a time can open it. Events are committed to the journal and then appended to the trail, in
//! groups if the trail lags. Journal::markSending() succeeds only when both hold the event, on the disk. A journal that
//! was lost or can't be read is rebuilt from the trail when the record is opened. The head of the trail is also kept
//! outside of the record, which shows when both were replaced by an earlier copy.
class RecordBook final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordBook)

public:
    //! Returns the identity's folder in \a recordsFolder.
    [[nodiscard]] static QString folderOf(const QString &recordsFolder, const ConnectionIdentity &identity);

    //! Opens or creates the record in \a folder, accessible to its owner alone. The problem is InUse if another
    //! process, named in its detail, has the record open. The head of the trail is kept in \a headsFolder; if that is
    //! empty, nowhere.
    [[nodiscard]] static Result<std::unique_ptr<RecordBook>, JournalProblem>
    open(const QString &folder, const JournalWriter &writer, const Clock &clock, const QString &headsFolder = {});
    ~RecordBook() override;

    [[nodiscard]] Journal &journal() { return *m_journal; }
    [[nodiscard]] const JournalWriter &writer() const { return m_writer; }
    //! Returns the last record of the audit trail, whose hash covers the whole trail.
    [[nodiscard]] AuditHead auditHead() const;
    //! Returns why the audit trail lags behind the journal; std::nullopt if it doesn't. It catches up as soon as
    //! possible; until then nothing can be sent.
    [[nodiscard]] const std::optional<AuditProblem> &auditProblem() const { return m_auditProblem; }
    //! Returns true if the journal turned out to be older than the audit trail and could not be rebuilt, because the
    //! trail could not be read when the record was opened. Runs that were unsettled in the lost part can't be settled.
    //! The trail has a record of this.
    [[nodiscard]] bool journalIsBehind() const { return m_journalIsBehind; }
    //! Returns what was rebuilt when the record was opened; std::nullopt if the journal was usable.
    [[nodiscard]] const std::optional<JournalRebuild> &rebuild() const { return m_rebuild; }
    //! Returns true if the record was replaced by an earlier copy: its trail had more records than when it was opened.
    //! Stays true in later processes until acknowledgeRollback(). The trail has a record of this.
    [[nodiscard]] bool isRolledBack() const { return m_headState.rollback.has_value(); }
    //! Returns the numbers of the rollback; std::nullopt unless isRolledBack().
    [[nodiscard]] const std::optional<Rollback> &rollback() const { return m_headState.rollback; }
    //! Records that a person knows of the rollback. isRolledBack() is false from then on.
    [[nodiscard]] std::optional<JournalProblem> acknowledgeRollback();
    //! Returns what another program has done to the journal since it was opened, as far as it was noticed. It can't be
    //! used any more.
    [[nodiscard]] const std::optional<JournalProblem> &journalLoss() const { return m_journalLoss; }
    //! Looks whether another program has changed the files, and tries again to write what the trail lacks. Happens by
    //! itself every few seconds.
    void check();
    [[nodiscard]] QString auditFile() const;
    [[nodiscard]] QString journalFile() const;
    [[nodiscard]] const QString &folder() const { return m_folder; }

Q_SIGNALS:
    //! Emitted when auditHead() or auditProblem() changes.
    void auditChanged();
    //! Emitted once, when journalLoss() is set.
    void journalLost(const sealdesk::JournalProblem &problem);
    //! Emitted when isRolledBack() has become false.
    void rollbackAcknowledged();

private:
    RecordBook(const QString &folder, JournalWriter writer, const QString &headsFolder);

    [[nodiscard]] std::optional<JournalProblem> openAll(const Clock &clock);
    [[nodiscard]] std::optional<JournalProblem> openJournal(const Clock &clock);
    [[nodiscard]] std::optional<JournalProblem> mendJournal(JournalRebuild::Reason reason, const Clock &clock);
    [[nodiscard]] std::optional<JournalRebuild::Reason> reasonToRebuild() const;
    [[nodiscard]] bool findRollback();
    void recordRollback();
    void keepHead();
    [[nodiscard]] std::optional<JournalProblem> lock();
    void openTrail();
    void connectTrail();
    void closeTrail(const AuditProblem &problem);
    void catchUp();
    void appendNewEvents();
    [[nodiscard]] std::optional<JournalProblem> whyTrailLags() const;
    [[nodiscard]] std::optional<AuditProblem> connectTo(const AuditHead &known);
    [[nodiscard]] Result<std::optional<AuditHead>, JournalProblem> replay(AuditHead head, qint64 seq);

    QString m_folder;
    JournalWriter m_writer;
    RecordLock m_lock;
    RecordHead m_head;
    RecordHeadState m_headState;
    //! The last record of the trail and the last event of the journal, as found; std::nullopt if it can't be told.
    std::optional<qint64> m_lastRecordFound;
    std::optional<qint64> m_lastEventFound;
    WaitingFiles m_waitingFiles = WaitingFiles::WereNotSent;
    std::optional<JournalRebuild> m_rebuild;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditTrail> m_trail;
    std::optional<AuditProblem> m_auditProblem;
    std::optional<JournalProblem> m_journalLoss;
    QTimer m_watch;
    bool m_journalIsBehind = false;
};

} // namespace sealdesk
