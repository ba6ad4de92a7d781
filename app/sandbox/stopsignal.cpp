// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/stopsignal.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace sealdesk::sandbox
{

struct StopSignal::Private {
    boost::asio::io_context context{1};
    boost::asio::signal_set signals{context, SIGINT, SIGTERM};
};

StopSignal::StopSignal()
    : m_private(std::make_unique<Private>())
{
}

StopSignal::~StopSignal() = default;

void StopSignal::wait()
{
    m_private->signals.async_wait([](const boost::system::error_code &, int) {});
    m_private->context.run();
}

} // namespace sealdesk::sandbox
