// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>

namespace sealdesk::sandbox
{

//! SIGINT and SIGTERM, caught from construction on.
class StopSignal final
{
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;
    StopSignal(StopSignal &&) = delete;
    StopSignal &operator=(StopSignal &&) = delete;

    //! Blocks until one came.
    void wait();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace sealdesk::sandbox
