// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

class QTcpSocket;

namespace sealdesk::test
{

//! How the service ends a request, whether or not it has acted.
enum class Ending {
    Answer,        //!< A correct reply.
    CloseSilently, //!< Closes without sending a byte.
    HalfTheBody,   //!< Announces more than it sends, then closes.
    HalfTheStatus, //!< "HTTP/1." and closes.
    Never,         //!< Keeps the connection open and never replies.
    Html,          //!< A login page with status 200.
    Error500,      //!< {code 1160001} with HTTP 500.
    Error401,      //!< {code 1160002, limit} with HTTP 401.
    Limited,       //!< {code 99991400} with HTTP 429 and a reset of 1 s.
    BareLimit,     //!< HTTP 429 without an envelope.
    TokenExpired,  //!< {code 99991663} with HTTP 400.
};

//! What happens to one terminate request.
struct TerminatePlan {
    enum class Act { Do, DoNothing };
    Act act = Act::Do;
    Ending ending = Ending::Answer;
    //! Changes "data" of the reply before it is sent.
    std::function<void(QJsonObject &data)> distort = {};
};

//! A service that records which files exist, their states, and how many terminate requests named each of them. Its
//! replies misbehave as planned. It runs in the event loop of the test.
class ModelService final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelService)

public:
    struct File {
        QString id;
        QString state;
        QString updateTime;
    };

    //! Creates \a count files in the state pending_sign with ascending IDs.
    explicit ModelService(int count);

    [[nodiscard]] QString baseUrl() const;
    [[nodiscard]] QString stateOf(const QString &id) const { return m_files.value(id).state; }
    void setState(const QString &id, const QString &state);
    [[nodiscard]] const QStringList &ids() const { return m_order; }
    [[nodiscard]] static QString idAt(int index);

    //! Plans for the next terminate requests, in order. Later requests use the default plan.
    std::vector<TerminatePlan> terminatePlans;
    //! How long every terminate request takes before it is answered.
    std::chrono::milliseconds terminateDelay{0};
    //! Endings for the next queries, in order.
    std::vector<Ending> queryEndings;
    //! Called with each page of a query before it is sent.
    std::function<void(QJsonObject &data, int query)> distortQuery;

    [[nodiscard]] int queryCount() const { return m_queries; }
    //! Returns the bodies of the terminate requests, in order of arrival.
    [[nodiscard]] const std::vector<QByteArray> &terminateBodies() const { return m_terminateBodies; }
    [[nodiscard]] const std::vector<QByteArray> &terminateTargets() const { return m_terminateTargets; }
    //! Returns how many terminate requests named \a id.
    [[nodiscard]] int timesSent(const QString &id) const { return m_timesSent.value(id); }

private:
    void read(QTcpSocket *socket);
    void dispatch(QTcpSocket *socket, const QByteArray &target, const QByteArray &body);
    void query(QTcpSocket *socket, const QByteArray &target, const QByteArray &body);
    void terminate(QTcpSocket *socket, const QByteArray &target, const QByteArray &body);
    [[nodiscard]] QJsonObject terminateFiles(const QStringList &ids, TerminatePlan::Act act);
    void finish(QTcpSocket *socket, Ending ending, const QJsonObject &envelope);

    QHash<QString, File> m_files;
    QStringList m_order;
    QHash<QTcpSocket *, QByteArray> m_received;
    QHash<QString, int> m_timesSent;
    std::vector<QByteArray> m_terminateBodies;
    std::vector<QByteArray> m_terminateTargets;
    int m_queries = 0;
};

} // namespace sealdesk::test
