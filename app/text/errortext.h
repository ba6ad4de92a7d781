// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <QString>

namespace sealdesk
{

//! The description of an error in the language of the installed translation.
struct ErrorText {
    QString sentence; //!< What happened.
    QString advice;   //!< What to do next.
    QString details;  //!< For support, several lines: codes, status, log id; no token, secret or person's name.
};

//! Describes \a error.
[[nodiscard]] ErrorText describe(const ApiError &error);

//! Returns a short sentence for a table cell: what happened, with the service's code if there is one.
[[nodiscard]] QString shortText(const ApiError &error);

} // namespace sealdesk
