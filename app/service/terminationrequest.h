// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "core/runsummary.h"
#include "core/signaturefile.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace sealdesk
{

//! What the user asked to terminate.
struct TerminationRequest {
    std::vector<FileSighting> files; //!< The checked files, as listed.
    QString filterText;              //!< The filter that was active, in words; empty: none.
    QStringList recentReasons;       //!< Latest first.
    UiLanguage language = UiLanguage::SimplifiedChinese;
    QString reason;               //!< To begin with; the user may change it.
    std::optional<RunId> retryOf; //!< The run whose files are tried again.
};

} // namespace sealdesk
