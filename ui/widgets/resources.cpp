// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/resources.h"

#include <QDir>
#include <QtGlobal>

// Q_INIT_RESOURCE declares a function of the global namespace, so it can't be used inside another namespace.
static void initialiseSealdeskResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace sealdesk
{

void initResources()
{
    // Each call would register the data again.
    [[maybe_unused]] static const bool once = (initialiseSealdeskResources(), true);
}

} // namespace sealdesk
