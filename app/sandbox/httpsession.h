// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

// Boost 1.74's awaitable.hpp uses std::exchange without including it.
#include <utility>

#include <boost/asio/ip/tcp.hpp>

#include <chrono>

namespace sealdesk::sandbox
{

class RequestHandler;

//! Serves one connection until either side closes it. The session owns itself.
//! The socket's executor must be a strand. The handler must outlive the io_context.
void serveConnection(boost::asio::ip::tcp::socket socket, RequestHandler &handler, std::chrono::milliseconds latency);

} // namespace sealdesk::sandbox
