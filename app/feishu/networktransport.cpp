// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/networktransport.h"

#include "core/loopback.h"
#include "feishu/oneshotbody.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// Lists every value, so that the compiler reports those that Qt adds. nullopt: a complete reply with a status that Qt
// considers an error; status and body decide.
std::optional<TransportFailure> failureOf(QNetworkReply::NetworkError error, std::optional<int> status)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolInvalidOperationError: // HTTP 400 and 418
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return std::nullopt;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::NetworkSessionFailedError:
        return TransportFailure::Refused;
    case QNetworkReply::HostNotFoundError:
        return TransportFailure::DnsFailure;
    case QNetworkReply::SslHandshakeFailedError:
        return TransportFailure::TlsFailure;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return TransportFailure::ProxyFailure;
    // The transfer timeout reports "cancelled"; our own aborts are handled before this is called.
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return TransportFailure::Timeout;
    // Qt tried to send the body again and could not: after a 307 or 308 (for which it rewinds the body even if it must
    // not follow redirects), otherwise after a dropped connection.
    case QNetworkReply::ContentReSendError:
        return status ? std::nullopt : std::optional{TransportFailure::ConnectionLost};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::ProtocolFailure:
        return TransportFailure::ConnectionLost;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::BackgroundRequestNotAllowedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolUnknownError:
        return TransportFailure::Other;
    }
    return TransportFailure::Other;
}

class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(std::optional<QNetworkProxy> manual)
        : m_manual(std::move(manual))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName())) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        return m_manual ? QList{*m_manual} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_manual;
};

// Created once, on first use: loading the library takes a sixth of the program's start-up time, and reading the
// system's certificates takes a quarter of a second.
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCas)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraCas.isEmpty()) {
        // Includes the system's CAs: an explicit list replaces those that are loaded on demand.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extraCas);
    }
    return tls;
}

//! A request in progress, with its own QNetworkAccessManager if it has one.
class NetworkPendingReply final : public QObject, public PendingReply
{
    Q_DISABLE_COPY_MOVE(NetworkPendingReply)

public:
    NetworkPendingReply(QNetworkReply *reply, OneShotBody *body, const HttpRequest &request, Transport::Done done)
        : m_reply(reply)
        , m_body(body)
        , m_maxBytes(request.maxReplyBytes)
        , m_done(std::move(done))
    {
        connect(reply, &QNetworkReply::metaDataChanged, this, &NetworkPendingReply::checkLength);
        connect(reply, &QIODevice::readyRead, this, &NetworkPendingReply::readAvailable);
        // Only finished() ends the request: abort() and timeouts emit errorOccurred() as well. Queued, so that nothing
        // is delivered from inside post() or from the reply's own code.
        connect(reply, &QNetworkReply::finished, this, &NetworkPendingReply::finish, Qt::QueuedConnection);
        if (reply->isFinished()) {
            QMetaObject::invokeMethod(this, &NetworkPendingReply::finish, Qt::QueuedConnection);
        }
        QTimer::singleShot(std::max(request.deadline, std::chrono::milliseconds{1}), this,
                           [this] { abort(TransportFailure::Timeout, u"the overall deadline has passed"_s); });
    }

    ~NetworkPendingReply() override
    {
        if (m_reply) {
            m_reply->disconnect(this);
            m_reply->abort();
            m_reply->deleteLater();
        }
        if (m_ownManager) {
            m_ownManager->deleteLater();
        }
    }

    void setOwnManager(QNetworkAccessManager *manager) { m_ownManager = manager; }

private:
    void abort(TransportFailure failure, const QString &detail)
    {
        if (!m_abortReason && m_reply && !m_reply->isFinished()) {
            m_abortReason = failure;
            m_abortDetail = detail;
            m_reply->abort();
        }
    }

    void checkLength()
    {
        if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_maxBytes) {
            abortTooLarge();
        }
    }

    void abortTooLarge() { abort(TransportFailure::ReplyTooLarge, u"the reply is over %1 bytes"_s.arg(m_maxBytes)); }

    void readAvailable()
    {
        if (m_abortReason || !m_reply->isOpen()) {
            return;
        }
        m_bytes += m_reply->readAll();
        if (m_bytes.size() > m_maxBytes) {
            m_bytes.clear();
            abortTooLarge();
        }
    }

    // Checks the length of what Qt considers complete. That of a compressed body can't be checked, because Qt delivers
    // the decompressed content: only that something came of it. classify() finds the JSON that has no end.
    [[nodiscard]] bool isShort() const
    {
        bool isNumber = false;
        const qint64 promised = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
        if (m_reply->hasRawHeader("Content-Encoding")) {
            return m_bytes.isEmpty() && (!isNumber || promised > 0);
        }
        return isNumber && m_bytes.size() < promised;
    }

    void setFailure(HttpReply &out) const
    {
        out.failure = m_abortReason ? m_abortReason : failureOf(m_reply->error(), out.status);
        out.failureDetail = m_abortReason ? m_abortDetail : m_reply->errorString();
        if (!out.failure && isShort()) {
            out.failure = TransportFailure::ConnectionLost;
            out.failureDetail = u"the reply is shorter than it should be"_s;
        }
        if (!out.failure) {
            out.failureDetail.clear();
        }
    }

    void finish()
    {
        if (!m_done || !m_reply) {
            return;
        }
        readAvailable();
        HttpReply out;
        const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        if (status.isValid()) {
            out.status = status.toInt();
        }
        const auto headers = m_reply->rawHeaderPairs();
        out.headers.assign(headers.begin(), headers.end());
        out.bodyUse = m_body->wasRead() || out.status ? BodyUse::Read : BodyUse::Unread;
        setFailure(out);
        out.body = std::move(m_bytes);
        const Transport::Done done = std::exchange(m_done, nullptr);
        done(out);
    }

    QPointer<QNetworkReply> m_reply;
    QPointer<OneShotBody> m_body;
    QPointer<QNetworkAccessManager> m_ownManager;
    qint64 m_maxBytes;
    Transport::Done m_done;
    QByteArray m_bytes;
    std::optional<TransportFailure> m_abortReason;
    QString m_abortDetail;
};

} // namespace

NetworkTransport::NetworkTransport(NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    applyProxy(m_keptAlive);
}

NetworkTransport::~NetworkTransport() = default;

std::unique_ptr<PendingReply> NetworkTransport::post(const HttpRequest &request, Done done)
{
    // Only a separate manager guarantees a separate connection: clearing the connection cache of a shared one ends the
    // thread on which its other requests run.
    QNetworkAccessManager *own = nullptr;
    if (request.connectionUse == ConnectionUse::Fresh) {
        own = new QNetworkAccessManager(this);
        applyProxy(*own);
    }
    auto *body = new OneShotBody(request.body);
    QNetworkReply *reply = (own ? *own : m_keptAlive).post(networkRequest(request), body);
    body->setParent(reply);
    auto pending = std::make_unique<NetworkPendingReply>(reply, body, request, std::move(done));
    pending->setOwnManager(own);
    return pending;
}

QNetworkRequest NetworkTransport::networkRequest(const HttpRequest &request)
{
    QNetworkRequest out(request.url);
    out.setRawHeader("Content-Type", "application/json; charset=utf-8");
    out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    out.setRawHeader("User-Agent", "SealDesk/" SEALDESK_VERSION);
    if (!request.authorization.isEmpty()) {
        out.setRawHeader("Authorization", request.authorization);
    }
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    const auto inactivity = std::clamp<qint64>(request.inactivityTimeout.count(), 1, std::numeric_limits<int>::max());
    out.setTransferTimeout(static_cast<int>(inactivity));
    if (out.url().scheme() == "https"_L1) {
        out.setSslConfiguration(tls());
    }
    return out;
}

const QSslConfiguration &NetworkTransport::tls()
{
    if (!m_tls) {
        m_tls = tlsConfiguration(m_options.extraCas);
    }
    return *m_tls;
}

void NetworkTransport::applyProxy(QNetworkAccessManager &manager) const
{
    manager.setProxyFactory(new ProxyChoice(m_options.proxy));
}

} // namespace sealdesk
