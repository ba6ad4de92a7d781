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

//! One part of an active filter, as a chip shows it.
struct FilterChip {
    enum class Part { States, Templates, Updated, File };
    Part part;
    QString text;
};

//! The active parts of what the service was asked for, in the language of the installed translation.
[[nodiscard]] std::vector<FilterChip> chipsOf(const FileFilter &filter, const StateNames &stateNames);
//! \a filter without one part.
[[nodiscard]] FileFilter without(FileFilter filter, FilterChip::Part part);

//! What a person must know of how a listing ended, beside an error: one sentence each.
[[nodiscard]] QStringList remarksOn(const ListingSummary &summary);
//! "complete" or "part of the list".
[[nodiscard]] QString completenessText(const ListingSummary &summary);

} // namespace sealdesk
