// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/audit/auditverify.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace sealdesk
{

class BannerStack;
class RecordBook;
class Session;
class Settings;
struct JournalProblem;
struct PurgeLimit;

//! Controls for the record of the runs: the head of the audit trail and its check, how long runs are kept, and the
//! deletion of older ones. Provides two rows for a page, auditRow() and retentionRow(). Object names: auditHead,
//! verifyButton, retentionChoice, purgeButton, purgeQuestion, purgeConfirm.
class RecordPanel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordPanel)

public:
    //! Shows results on \a banners. The widgets belong to \a page.
    RecordPanel(Settings &settings, BannerStack &banners, QWidget *page);
    ~RecordPanel() override = default;

    //! \a session and its record must outlive their use here; nullptr: not connected.
    void setSession(Session *session);
    //! Updates how long runs are kept from the settings.
    void showRetention();
    //! Call it after translations were installed.
    void retranslate();

    [[nodiscard]] QWidget *auditRow() { return m_auditRow; }
    [[nodiscard]] QWidget *retentionRow() { return m_retentionRow; }

Q_SIGNALS:
    //! Emitted when runs were deleted.
    void runsDeleted();
    void journalFailed(const sealdesk::JournalProblem &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showAudit();
    void verify();
    void showVerified(const AuditFileVerdict &check);
    void chooseRetention();
    void purge();
    void askToPurge(int count, const PurgeLimit &limit);
    void deleteOldRuns(const PurgeLimit &limit);
    [[nodiscard]] std::optional<PurgeLimit> currentLimit() const;
    void fillRetention();
    [[nodiscard]] std::optional<QByteArray> knownHead() const;

    Settings &m_settings;
    BannerStack &m_banners;
    QWidget *m_page;
    QPointer<Session> m_session;
    QPointer<RecordBook> m_record; // of m_session
    bool m_isVerifying = false;    // the audit trail of m_record
    QWidget *m_auditRow;
    QLabel *m_auditHead;
    QPushButton *m_verify;
    QWidget *m_retentionRow;
    QLabel *m_retentionLabel;
    QComboBox *m_retention;
    QPushButton *m_purge;
};

} // namespace sealdesk
