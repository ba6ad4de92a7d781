// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/apierror.h"

#include <QJsonObject>

namespace sealdesk
{

//! An error as the journal keeps it, whole, so that it can be put into words of any language later.
[[nodiscard]] QJsonObject toJson(const ApiError &error);
//! Kinds and endpoints that this version doesn't know become BadReply and QuerySignatureFiles.
[[nodiscard]] ApiError apiErrorFromJson(const QJsonObject &json);

} // namespace sealdesk
