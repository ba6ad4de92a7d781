// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/http.h"

#include <QString>

#include <chrono>
#include <memory>
#include <variant>

namespace sealdesk::sandbox
{

//! An HTTP/1.1 server on 127.0.0.1 with a few threads of its own. It passes complete requests to a handler.
//!
//! Supports keep-alive, pipelining, chunked bodies, "Expect: 100-continue" and bodies on any method. A body has at most
//! 1 MiB. The destructor closes every connection without waiting for clients.
class HttpListener final
{
public:
    //! Listens on the port (0: a free one). Returns an English error text if it can't. Delays each reply by latency.
    [[nodiscard]] static std::variant<std::unique_ptr<HttpListener>, QString>
    start(quint16 port, RequestHandler &handler, std::chrono::milliseconds latency);
    ~HttpListener();
    Q_DISABLE_COPY_MOVE(HttpListener)

    [[nodiscard]] quint16 port() const;

private:
    //! Keeps Boost out of this header.
    struct Private;
    explicit HttpListener(std::unique_ptr<Private> state);

    std::unique_ptr<Private> m_private;
};

} // namespace sealdesk::sandbox
