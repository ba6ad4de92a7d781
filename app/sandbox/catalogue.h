// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <optional>
#include <span>

namespace sealdesk::sandbox
{

//! How the service takes a request to terminate a file in some state.
//! The documents name no list; they say that files inside the signing process can be terminated.
enum class Termination { Permitted, NotYet, NoMore };

//! A state of a signature file, as it appears in replies. Document: corehr-v1/feishu-people-enum-constant,
//! signature_file_state; the last two are values that the page does not have, as any later release may add.
struct StateInfo {
    QByteArrayView name;
    QByteArrayView zh;
    QByteArrayView en;
    Termination termination;
    //! How many of a thousand files are in it: among the newest tenth, the next fifth, and the rest.
    int recent;
    int middle;
    int old;
};

//! A signature template.
struct TemplateInfo {
    QByteArrayView id;
    QByteArrayView zh;
    QByteArrayView en;
    //! Whether it is mostly sent to people who have not joined yet.
    enum class Audience { Employees, Newcomers } audience;
    //! How many of a hundred files are made from it.
    int share;
};

[[nodiscard]] std::span<const StateInfo> allStates();
[[nodiscard]] std::span<const TemplateInfo> allTemplates();

//! Where a state is in allStates(); nothing for a name that the service does not know.
[[nodiscard]] std::optional<std::size_t> stateIndex(QByteArrayView name);
//! Where a template is in allTemplates(); nothing for an id that the service does not know.
[[nodiscard]] std::optional<std::size_t> templateIndex(QByteArrayView id);

} // namespace sealdesk::sandbox
