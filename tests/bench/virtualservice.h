// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/clock.h"
#include "feishu/transport.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <set>

class QJsonObject;

namespace sealdesk::bench
{

//! The service in virtual time, without a network: it queries and terminates signature files, each in a set time. Its
//! clock is \a clock. Queries show rows by update time and id, in pages of at most 100, with a
//! search-after cursor as page token (feishu-api.md 5).
class VirtualService final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VirtualService)

public:
    //! How long things take.
    struct Times {
        std::chrono::milliseconds terminate;
        std::chrono::milliseconds query{200};
        std::chrono::milliseconds lag{0}; //!< From a change until queries show it.
    };
    //! How many requests arrived. A query is counted by what it asks for.
    struct Requests {
        int terminate = 0;
        int checkPages = 0;     //!< By time, for more than terminated files.
        int checkLookups = 0;   //!< By the id of a file that was not sent yet.
        int clockPages = 0;     //!< By time, for all states.
        int confirmPages = 0;   //!< By time, for terminated files.
        int confirmLookups = 0; //!< By the id of a file that was sent.

        [[nodiscard]] int queries() const
        {
            return checkPages + checkLookups + clockPages + confirmPages + confirmLookups;
        }
    };

    VirtualService(Clock &clock, const Times &times);
    ~VirtualService() override = default;

    [[nodiscard]] std::unique_ptr<PendingReply> post(const HttpRequest &request, Done done) override;

    //! Adds a file, or changes it from \a updatedAt on.
    void set(qint64 file, const QString &state, Instant updatedAt);

    [[nodiscard]] const Requests &requests() const { return m_requests; }
    void resetRequests() { m_requests = {}; }
    //! The number of files of each terminate request.
    [[nodiscard]] const std::vector<int> &chunks() const { return m_chunks; }
    //! How many files arrived in more than one terminate request.
    [[nodiscard]] int sentTwice() const { return m_sentTwice; }
    //! When the latest terminate request was answered.
    [[nodiscard]] Monotonic lastAnswer() const { return m_lastAnswer; }

private:
    //! A row that queries show from some time on.
    struct Row {
        qint64 file;
        QString state;
        Instant updatedAt;
    };
    using Place = std::pair<Instant, qint64>; // in the order of a list: update time and file

    [[nodiscard]] HttpReply terminate(const HttpRequest &request);
    [[nodiscard]] HttpReply query(const HttpRequest &request);
    [[nodiscard]] HttpReply lookUp(qint64 file);
    [[nodiscard]] HttpReply success(const QJsonObject &data) const;
    void count(qint64 file, const QStringList &states);
    void showChanges();

    Clock &m_clock;
    const Times m_times;
    std::multimap<Instant, Row> m_changes;   // by when queries show them
    QHash<qint64, Row> m_rows;               // as queries show them
    std::set<Place, std::greater<>> m_order; // newest first
    QHash<qint64, int> m_sent;
    Requests m_requests;
    std::vector<int> m_chunks;
    int m_sentTwice = 0;
    Monotonic m_lastAnswer{0};
};

} // namespace sealdesk::bench
