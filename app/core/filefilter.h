// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <vector>

namespace sealdesk
{

//! What the service is asked for: every part narrows, an empty part does not. Within states and within templates any
//! one suffices (seeds/query.md).
struct FileFilter {
    std::vector<FileState> states;
    std::vector<TemplateId> templates;
    std::optional<BeijingTime> updatedFrom; //!< Inclusive.
    std::optional<BeijingTime> updatedTo;   //!< Inclusive.
    std::optional<FileId> file;

    [[nodiscard]] bool isEmpty() const;
    //! Whether \a candidate lies within the time bounds; a file without an update time can't be told and counts as
    //! inside.
    [[nodiscard]] bool windowContains(const SignatureFile &candidate) const;
    //! Whether the service, read naturally, would return \a candidate for this filter.
    [[nodiscard]] bool matches(const SignatureFile &candidate) const;

    friend bool operator==(const FileFilter &, const FileFilter &) = default;
};

} // namespace sealdesk
