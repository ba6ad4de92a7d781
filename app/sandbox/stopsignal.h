// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <memory>

namespace sealdesk::sandbox
{

//! Catches SIGINT and SIGTERM from its construction on.
class StopSignal final
{
public:
    StopSignal();
    ~StopSignal();
    Q_DISABLE_COPY_MOVE(StopSignal)

    //! Blocks until one of them arrives.
    void wait();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace sealdesk::sandbox
