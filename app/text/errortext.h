// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <QString>

namespace sealdesk
{

//! An error in words, in the language of the installed translation.
struct ErrorText {
    QString sentence; //!< What happened.
    QString advice;   //!< What to do next.
    QString details;  //!< For support, several lines: codes, status, log id. No token, no secret, no person's name.
};

[[nodiscard]] ErrorText describe(const ApiError &error);

//! A sentence of a few words for a table cell: what happened, and the service's code if there is one.
[[nodiscard]] QString shortText(const ApiError &error);

} // namespace sealdesk
