// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "core/localizedtext.h"
#include "service/filelisting.h"
#include "text/statelabel.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sealdesk
{

//! One part of an active filter, shown as a chip.
struct FilterChip {
    enum class Part { States, Templates, Updated, File };
    Part part;
    QString text;
};

//! Returns the active parts of the query's filter, in the language of the installed translation.
[[nodiscard]] std::vector<FilterChip> chipsOf(const FileFilter &filter, const StateNames &stateNames);
//! Returns \a filter without \a part.
[[nodiscard]] FileFilter without(FileFilter filter, FilterChip::Part part);

//! Returns what the user must know about how a listing ended, apart from an error: one sentence each.
[[nodiscard]] QStringList remarksOn(const ListingSummary &summary);
//! Returns "complete", "part of the list", or what lies between.
[[nodiscard]] QString completenessText(const ListingSummary &summary);

} // namespace sealdesk
