// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faultmodel.h"
#include "faultplan.h"

#include <QTcpServer>

#include <functional>
#include <optional>

class QTcpSocket;

namespace sealdesk::test
{

//! The query parameter with the time of a program that has its own clock, in milliseconds.
inline constexpr auto timeParameter = "faults_time";

//! A single-threaded raw socket server for a FaultModel. It acts and replies as the plan determines.
class FaultServer final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultServer)

public:
    FaultServer(FaultModel &model, FaultPlan &plan);

    [[nodiscard]] QString baseUrl() const;
    [[nodiscard]] int requestCount() const { return m_requests; }

    //! Counts terminate requests that come too long after \a check and after every query, from now on.
    void countUnchecked(Instant check) { m_latestCheck = check; }
    [[nodiscard]] int uncheckedCount() const { return m_unchecked; }

    //! Called before and after a terminate request takes effect, and after its reply.
    std::function<void()> onTerminate = [] {};
    //! Called with the time of a program that has its own clock (ImpatientTransport::setTimeToSend), before its request
    //! is handled.
    std::function<void(std::chrono::milliseconds)> onTime = [](std::chrono::milliseconds) {};

private:
    struct Incoming {
        QByteArray data;
        RequestFate fate;
        RequestKind kind = RequestKind::Query;
        bool fateKnown = false;
    };
    struct Reply {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json; charset=utf-8";
        QByteArray extra;
        bool hasEnvelope = true;
    };

    void accept();
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const Incoming &request, const QByteArray &target, const QByteArray &body);
    [[nodiscard]] QJsonObject act(const Incoming &request, const QByteArray &target, const QByteArray &body);
    [[nodiscard]] QJsonObject answerQuery(const Incoming &request, const QByteArray &target, const QByteArray &body);
    [[nodiscard]] bool endEarly(QTcpSocket *socket, const RequestFate &fate);
    void finish(QTcpSocket *socket, Ending ending, const QJsonObject &data);
    void send(QTcpSocket *socket, const Reply &reply);
    [[nodiscard]] QByteArray head(const Reply &reply) const;

    FaultModel &m_model;
    FaultPlan &m_plan;
    QHash<QTcpSocket *, Incoming> m_incoming;
    std::optional<Instant> m_latestCheck; // nullopt: not counted
    int m_unchecked = 0;
    int m_requests = 0;
    int m_tokens = 0;
};

} // namespace sealdesk::test
