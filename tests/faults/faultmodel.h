// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

namespace sealdesk::test
{

//! The files of the service as they really are: what a terminate request did, from when on queries show it, and how
//! many terminate requests named each file.
class FaultModel final
{
public:
    FaultModel(int files, const Clock &clock);

    [[nodiscard]] static QString idAt(int index);
    [[nodiscard]] const QStringList &ids() const { return m_order; }

    //! Returns "data" of the reply to a query.
    [[nodiscard]] QJsonObject query(const QUrlQuery &parameters, const QStringList &states) const;
    //! Terminates the files that can be terminated; queries show it \a lag later. Returns "data" of the reply.
    [[nodiscard]] QJsonObject terminate(const QStringList &ids, std::chrono::seconds lag);
    //! Changes a file as another administrator would.
    void change(const QString &id, const QString &state);
    //! Counts a terminate request for these files that was not provably refused.
    void countSending(const QStringList &ids);

    [[nodiscard]] QString stateOf(const QString &id) const { return m_files.value(id).state; }
    [[nodiscard]] bool wasTerminatedByRequest(const QString &id) const { return m_files.value(id).byRequest; }
    [[nodiscard]] int timesSent(const QString &id) const { return m_files.value(id).sent; }

private:
    struct File {
        QString state;
        Instant updated;
        QString shownState; // shown by queries before visibleFrom
        Instant shownUpdated;
        Instant visibleFrom;
        bool byRequest = false;
        int sent = 0;
    };
    void setState(File &file, const QString &state, std::chrono::seconds lag);
    [[nodiscard]] QJsonObject shown(const QString &id) const;

    const Clock &m_clock;
    QStringList m_order;
    QHash<QString, File> m_files;
};

} // namespace sealdesk::test
