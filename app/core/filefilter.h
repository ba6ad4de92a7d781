// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <vector>

namespace sealdesk
{

//! Selects files at the service. A file must match every part; an empty part matches all files. Of several states,
//! templates or ids, a file must match one. One query takes several states and templates, but one id at most
//! (seeds/query.md).
struct FileFilter {
    std::vector<FileState> states;
    std::vector<TemplateId> templates;
    std::optional<BeijingTime> updatedFrom; //!< Inclusive.
    std::optional<BeijingTime> updatedTo;   //!< Inclusive.
    std::vector<FileId> files;

    [[nodiscard]] bool isEmpty() const;
    //! Whether \a candidate lies within the time bounds. A file without an update time counts as inside.
    [[nodiscard]] bool windowContains(const SignatureFile &candidate) const;
    //! Whether the service is expected to return \a candidate for this filter.
    [[nodiscard]] bool matches(const SignatureFile &candidate) const;

    friend bool operator==(const FileFilter &, const FileFilter &) = default;
};

} // namespace sealdesk
