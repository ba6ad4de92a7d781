// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>

namespace sealdesk
{

class BannerStack;
class RecordBook;
struct AuditProblem;
struct CorrectedOutcome;
struct JournalProblem;
struct JournalRebuild;

//! The banners of the main window about the record of the connection, whichever page is shown: what it lacks, what
//! happened to its files, and why nothing can be sent.
class RecordBanners final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordBanners)

public:
    //! \a banners must outlive this object.
    explicit RecordBanners(BannerStack &banners, QObject *parent = nullptr);
    ~RecordBanners() override = default;

    //! Replaces all banners. \a record must outlive its use here; nullptr: none is open.
    void setRecord(RecordBook *record);

    //! Shows that \a outcome was corrected, beside those that were before.
    void showCorrection(const CorrectedOutcome &outcome);

private:
    void showAudit();
    void showAuditProblem(const AuditProblem &problem);
    void showLoss(const JournalProblem &problem);
    void showBehind();
    void showRebuild(const JournalRebuild &rebuild);
    void showRollback();
    void acknowledgeRollback();

    BannerStack &m_banners;
    QPointer<RecordBook> m_record;
    int m_corrections = 0;
};

} // namespace sealdesk
