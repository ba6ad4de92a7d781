// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <optional>
#include <span>

namespace sealdesk::sandbox
{

//! Whether the service terminates a file in a certain state. The documents list no states; they only say that files in
//! the signing process can be terminated.
enum class Termination { Permitted, NotYet, NoMore };

//! A state of a signature file, as it appears in replies. Document: corehr-v1/feishu-people-enum-constant,
//! signature_file_state. The last two are not on that page, as a later release may add such states.
struct StateInfo {
    QByteArrayView name;
    QByteArrayView zh;
    QByteArrayView en;
    Termination termination;
    //! Files in this state per thousand: among the newest tenth, the next fifth and the rest.
    int recent;
    int middle;
    int old;
};

//! A signature template.
struct TemplateInfo {
    QByteArrayView id;
    QByteArrayView zh;
    QByteArrayView en;
    //! Newcomers: mostly sent to people who have not joined yet.
    enum class Audience { Employees, Newcomers } audience;
    //! Files made from it per hundred.
    int share;
};

[[nodiscard]] std::span<const StateInfo> allStates();
[[nodiscard]] std::span<const TemplateInfo> allTemplates();

//! Index of a state in allStates(); std::nullopt for an unknown name.
[[nodiscard]] std::optional<std::size_t> stateIndex(QByteArrayView name);
//! Index of a template in allTemplates(); std::nullopt for an unknown id.
[[nodiscard]] std::optional<std::size_t> templateIndex(QByteArrayView id);

} // namespace sealdesk::sandbox
