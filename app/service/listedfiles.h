// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/beijingtime.h"
#include "core/ids.h"

#include <optional>

namespace sealdesk
{

//! Gives a listing access to the list that it fills, so that it need not keep a copy.
class ListedFiles
{
public:
    //! A file in the list.
    struct Listed {
        std::optional<BeijingTime> updateTime;
    };

    ListedFiles() = default;
    ListedFiles(const ListedFiles &) = delete;
    ListedFiles &operator=(const ListedFiles &) = delete;
    virtual ~ListedFiles() = default;

    //! Returns nullopt if \a file is not in the list.
    [[nodiscard]] virtual std::optional<Listed> find(const FileId &file) const = 0;
};

} // namespace sealdesk
