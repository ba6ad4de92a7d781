// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/httplistener.h"

#include "sandbox/httpsession.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <thread>
#include <vector>

namespace sealdesk::sandbox
{

using namespace Qt::StringLiterals;

namespace
{

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int threadCount = 4;
//! Pause after a failed accept, which mostly means that the process has run out of file descriptors.
constexpr std::chrono::milliseconds acceptPause{100};

//! Opens the listening socket. Returns the first error.
error_code listenOn(tcp::acceptor &acceptor, quint16 port)
{
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
#ifndef _WIN32
    // Allows reusing the port of an earlier run. On Windows the option would steal the port from a running program.
    if (!error) {
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    }
#endif
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    return error;
}

} // namespace

struct HttpListener::Private {
    Private(RequestHandler &requestHandler, std::chrono::milliseconds replyLatency)
        : handler(requestHandler)
        , latency(replyLatency)
    {
    }

    ~Private()
    {
        context.stop();
        for (std::thread &thread : threads) {
            thread.join();
        }
    }

    Q_DISABLE_COPY_MOVE(Private)

    void accept();
    void acceptLater();

    RequestHandler &handler;
    std::chrono::milliseconds latency;
    asio::io_context context;
    tcp::acceptor acceptor{context};
    asio::steady_timer pause{context};
    quint16 port = 0;
    std::vector<std::thread> threads;
};

void HttpListener::Private::accept()
{
    acceptor.async_accept(asio::make_strand(context), [this](error_code error, tcp::socket socket) {
        if (error) {
            return acceptLater();
        }
        serveConnection(std::move(socket), handler, latency);
        accept();
    });
}

void HttpListener::Private::acceptLater()
{
    pause.expires_after(acceptPause);
    pause.async_wait([this](error_code error) {
        if (!error) {
            accept();
        }
    });
}

std::variant<std::unique_ptr<HttpListener>, QString> HttpListener::start(quint16 port, RequestHandler &handler,
                                                                         std::chrono::milliseconds latency)
{
    auto state = std::make_unique<Private>(handler, latency);
    if (const error_code error = listenOn(state->acceptor, port)) {
        return u"Port %1 of 127.0.0.1 can't be listened on: %2."_s.arg(port).arg(
            QString::fromLocal8Bit(error.message()));
    }
    state->port = state->acceptor.local_endpoint().port();
    state->accept();
    for (int i = 0; i < threadCount; ++i) {
        state->threads.emplace_back([&context = state->context] { context.run(); });
    }
    return std::unique_ptr<HttpListener>(new HttpListener(std::move(state)));
}

HttpListener::HttpListener(std::unique_ptr<Private> state)
    : m_private(std::move(state))
{
}

HttpListener::~HttpListener() = default;

quint16 HttpListener::port() const
{
    return m_private->port;
}

} // namespace sealdesk::sandbox
