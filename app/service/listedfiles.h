// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/beijingtime.h"
#include "core/ids.h"

#include <optional>

namespace sealdesk
{

//! The list that a listing fills, as far as the listing has to look into it: so that it need not keep a copy.
class ListedFiles
{
public:
    //! A file that is in the list.
    struct Listed {
        std::optional<BeijingTime> updateTime;
    };

    ListedFiles() = default;
    ListedFiles(const ListedFiles &) = delete;
    ListedFiles &operator=(const ListedFiles &) = delete;
    virtual ~ListedFiles() = default;

    //! nullopt: not in the list.
    [[nodiscard]] virtual std::optional<Listed> find(const FileId &file) const = 0;
};

} // namespace sealdesk
