// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/packedtext.h"
#include "table/cancelled.h"

#include <QCollator>

#include <optional>
#include <vector>

namespace sealdesk
{

//! The places of texts in the order of \a collator: equal for texts that it takes for equal. Each text is collated
//! once, however often it is there. nullopt: cancelled.
[[nodiscard]] std::optional<std::vector<quint32>> ranksOf(const std::vector<PackedText> &texts,
                                                          const QCollator &collator, const Cancelled &cancelled);

} // namespace sealdesk
