// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <QJsonObject>

namespace sealdesk
{

//! Returns an error as the journal stores it: complete, so that it can be described in any language later.
[[nodiscard]] QJsonObject toJson(const ApiError &error);
//! Returns the error that was stored. Unknown kinds and endpoints become BadReply and QuerySignatureFiles.
[[nodiscard]] ApiError apiErrorFromJson(const QJsonObject &json);

} // namespace sealdesk
