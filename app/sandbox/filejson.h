// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/personidkind.h"
#include "sandbox/servedfiles.h"

namespace sealdesk::sandbox
{

class JsonWriter;

//! Which of the optional parts of a file a caller gets.
struct FileJsonOptions {
    //! Which kind of id stands for the person; nothing when the app may not see that kind.
    std::optional<PersonIdKind> personIdKind = PersonIdKind::PeopleCorehrId;
    enum class SignUrl { Omit, Include } signUrl = SignUrl::Omit;
};

//! Writes one item of a query's reply, in the order of the document (signature_files/query).
void writeFile(JsonWriter &json, const Dataset &dataset, const ServedFile &file, const FileJsonOptions &options);

} // namespace sealdesk::sandbox
