// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>

namespace sealdesk
{

class BannerStack;
class Session;
class Settings;
struct DuePurge;
struct PurgeLimit;

//! Deletes the runs that were kept long enough, once in a session, and shows that in the main window. Asks there first
//! if the clock has jumped since the last time. Object names: retentionKeep, retentionDelete.
class RetentionBanner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RetentionBanner)

public:
    //! \a settings and \a banners must outlive this object.
    RetentionBanner(const Settings &settings, BannerStack &banners, QObject *parent = nullptr);
    ~RetentionBanner() override = default;

    //! \a session must outlive its use here; nullptr: not connected.
    void setSession(Session *session);
    //! Deletes the runs that are due, or asks. Does nothing before the service's time is known, or if it was done in
    //! this session before.
    void purgeOnce();

Q_SIGNALS:
    //! Emitted when runs were deleted.
    void runsDeleted();

private:
    void ask(const DuePurge &due);
    void deleteOldRuns(PurgeLimit limit);
    void showDeleted(int runs, const PurgeLimit &limit);

    const Settings &m_settings;
    BannerStack &m_banners;
    QPointer<Session> m_session;
    bool m_isDone = false; // in m_session
};

} // namespace sealdesk
