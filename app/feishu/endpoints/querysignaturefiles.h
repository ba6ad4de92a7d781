// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/filefilter.h"
#include "feishu/call.h"

#include <functional>
#include <optional>
#include <vector>

namespace sealdesk
{

//! One page of signature files.
struct FilePage {
    std::vector<SignatureFile> files;
    int itemsWithoutId = 0; //!< Items that could not become a row.
    QString nextPageToken;  //!< Opaque; empty when the service sent none, null or "".
    bool hasMore = false;   //!< As the service says; missing counts as false.
};

//! A page whose items are not read yet. They may be read later, in any thread.
struct UnreadFilePage {
    json::Document reply;
    QString nextPageToken;
    bool hasMore = false;
};

//! Calls \a addFile for each file of \a page, in their order. Returns the number of items without an id.
[[nodiscard]] int readFiles(const UnreadFilePage &page, const std::function<void(SignatureFile &&)> &addFile);

//! The query for one page. The service takes at most 100 states and 100 templates; the caller splits larger sets.
struct FilePageQuery {
    FileFilter filter;
    QString pageToken; //!< Empty: the first page.
    int pageSize = 100;
    UserIdType userIdType = UserIdType::PeopleCorehrId;
};

//! POST /open-apis/corehr/v2/signature_files/query (seeds/query.md). The document describes update_time_start and
//! update_time_end the wrong way round; the natural reading (from, to, both inclusive) is implemented here and nowhere
//! else. select_sign_url is never sent: nothing in the program needs the link yet.
[[nodiscard]] Call<FilePage> querySignatureFiles(const FilePageQuery &query);

//! The same for reading many pages: the next page can be requested before this one is read.
[[nodiscard]] Call<UnreadFilePage> queryUnreadSignatureFiles(const FilePageQuery &query);

} // namespace sealdesk
