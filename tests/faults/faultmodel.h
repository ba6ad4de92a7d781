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

//! The service's files, and the truth about them: what a terminate request did, what a query shows and from when on,
//! and how often each file was asked to be terminated. Written against seeds/query.md and seeds/terminate.md.
class FaultModel final
{
public:
    FaultModel(int files, const Clock &clock);

    [[nodiscard]] static QString idAt(int index);
    [[nodiscard]] const QStringList &ids() const { return m_order; }

    //! "data" of a query's reply.
    [[nodiscard]] QJsonObject query(const QUrlQuery &parameters) const;
    //! Terminates what can be; queries show it \a lag later. "data" of the reply.
    [[nodiscard]] QJsonObject terminate(const QStringList &ids, std::chrono::seconds lag);
    //! What another administrator does.
    void change(const QString &id, const QString &state);
    //! A terminate request named these files and was not provably refused.
    void countSending(const QStringList &ids);

    [[nodiscard]] QString stateOf(const QString &id) const { return m_files.value(id).state; }
    [[nodiscard]] bool wasTerminatedByRequest(const QString &id) const { return m_files.value(id).byRequest; }
    [[nodiscard]] int timesSent(const QString &id) const { return m_files.value(id).sent; }

private:
    struct File {
        QString state;
        Instant updated;
        QString shownState; // by queries before visibleFrom
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
