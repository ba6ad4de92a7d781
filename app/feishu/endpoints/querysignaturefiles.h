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

//! What a page reveals about itself and the pages after it.
//!
//! It is read leniently, because a list that is cut short looks like a complete one (product.md 2). provesAbsence tells
//! how much of it is as documented: only then may a safety decision rely on what the page does not show (product.md
//! 4a.2).
struct FilePageHead {
    //! Whether the page has a list of items.
    enum class Items {
        Missing, //!< Missing or null. Services of this kind often leave out an empty list.
        Empty,
        Some,
    };
    //! Whether there are more pages.
    enum class HasMore {
        No,     //!< false, "false" or 0.
        Yes,    //!< true, "true" or 1.
        Unsaid, //!< Missing, null or any other value.
    };
    Items items = Items::Missing;
    HasMore hasMore = HasMore::Unsaid;
    QString nextPageToken;      //!< Opaque; empty when the service sent none, null or "".
    bool provesAbsence = false; //!< "items" is an array and "has_more" a boolean.
};

//! One page of signature files.
struct FilePage {
    FilePageHead head;
    std::vector<SignatureFile> files;
    int itemsWithoutId = 0; //!< Items that could not become a row.
};

//! A page whose items are not read yet. They may be read later, in any thread.
struct UnreadFilePage {
    FilePageHead head;
    json::Document reply;
};

//! Calls \a addFile for each file of \a page, in their order. Returns the number of items without an id.
//!
//! Values are read in more forms than the documented ones, as far as their meaning is certain: ids as integers, times
//! in the forms of BeijingTime::parseLeniently(), an effective date with a time of day, a state as its name alone, and
//! names as one text, as one {lang, value}, or as an object with a text under each language. A value of another form is
//! SignatureFile::unreadable, unless it is null or "", and so is one that an item has twice. An item is without an id
//! if its id is not certain.
[[nodiscard]] int readFiles(const UnreadFilePage &page, const std::function<void(SignatureFile &&)> &addFile);

//! The token of the page after one that can't be read, so that at most this page is lost. Empty if the text \a page of
//! the reply has none, several different ones or an incomplete one, or says that there are no more pages.
[[nodiscard]] QString nextPageTokenOf(QByteArrayView page);

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
