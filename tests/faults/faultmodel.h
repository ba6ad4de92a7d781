// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "faultplan.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

#include <optional>
#include <vector>

namespace sealdesk::test
{

//! The files of the service as they really are: what a terminate request did and when, from when on queries show it,
//! and how many terminate requests named each file.
class FaultModel final
{
public:
    //! The update time of all files at the start.
    static constexpr Instant firstUpdate = std::chrono::sys_days{std::chrono::year{2026} / 10 / 21};

    //! How a file was terminated by a request.
    struct Termination {
        Instant sentAt; //!< When the request arrived.
        Instant at;
        Instant visibleFrom;
    };

    FaultModel(int files, const Clock &clock);

    [[nodiscard]] static QString idAt(int index);
    [[nodiscard]] const QStringList &ids() const { return m_order; }
    //! The service's time, which the computer's clock has no influence on.
    [[nodiscard]] Instant now() const;
    //! Sets a file's state as if it had always been in it.
    void setInitialState(const QString &id, const QString &state);

    //! Returns "data" of the reply to a query.
    [[nodiscard]] QJsonObject query(const QUrlQuery &parameters, const QStringList &states);
    //! Terminates the files that can be terminated, now or later. Returns "data" of the reply.
    [[nodiscard]] QJsonObject terminate(const QStringList &ids, const Effect &effect, FaultPlan &plan);
    //! Changes a file that is not in a final state as another administrator would.
    void change(const QString &id, OthersChange change, std::chrono::seconds lag);
    //! Counts a terminate request for these files that was not provably refused.
    void countSending(const QStringList &ids);
    //! Remembers that the program was shown the rows of \a data, the reply to a query for one file.
    void recordShown(const QJsonObject &data);

    [[nodiscard]] QString stateOf(const QString &id);
    [[nodiscard]] bool isHidden(const QString &id) const { return m_files.value(id).isHidden; }
    //! nullopt: no request has terminated the file.
    [[nodiscard]] std::optional<Termination> terminationOf(const QString &id);
    [[nodiscard]] int timesSent(const QString &id) const { return m_files.value(id).sent; }
    //! Whether the program knew that the file was terminated before it sent it.
    [[nodiscard]] bool wasShownTerminatedBefore(const QString &id) const
    {
        return m_files.value(id).wasShownTerminated;
    }
    //! From this time on, nothing changes any more and queries show everything.
    [[nodiscard]] Instant quietFrom() const { return m_quietFrom; }

private:
    struct Version {
        QString state;
        Instant updated;
        Instant visibleFrom;
    };
    struct File {
        std::vector<Version> versions; // never empty
        std::optional<Termination> pending;
        std::optional<Termination> termination;
        int sent = 0;
        bool wasShownTerminated = false;
        bool isHidden = false;
    };

    [[nodiscard]] File &upToDate(const QString &id);
    [[nodiscard]] const Version &shown(const File &file) const;
    void add(File &file, const QString &state, Instant at, Instant visibleFrom);

    const Clock &m_clock;
    QStringList m_order;
    QHash<QString, File> m_files;
    Instant m_quietFrom;
};

} // namespace sealdesk::test
