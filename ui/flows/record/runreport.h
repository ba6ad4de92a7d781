// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "store/audit/auditrecord.h"
#include "store/journal/journalrecords.h"

#include <QStringList>

#include <vector>

namespace sealdesk
{

//! Returns a run as rows of cells for CSV: what was done, by whom and why, the present head of the audit trail, then a
//! row for each file of the run, regardless of filters on the screen. \a language is the one in use.
[[nodiscard]] std::vector<QStringList> runReport(const StoredRun &run, const AuditHead &head, UiLanguage language);

} // namespace sealdesk
