// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/personidkind.h"
#include "sandbox/servedfiles.h"

namespace sealdesk::sandbox
{

class JsonWriter;

//! How a caller wants the files written.
struct FileJsonOptions {
    //! The kind of id that names the person; std::nullopt if the app may not see that kind.
    std::optional<PersonIdKind> personIdKind = PersonIdKind::PeopleCorehrId;
    enum class SignUrl { Omit, Include } signUrl = SignUrl::Omit;
};

//! Writes one item of a query's reply, its members in the order of the document (signature_files/query).
void writeFile(JsonWriter &json, const Dataset &dataset, const ServedFile &file, const FileJsonOptions &options);

} // namespace sealdesk::sandbox
