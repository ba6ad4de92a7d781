// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/cancelled.h"
#include "table/packedtext.h"

#include <QCollator>

#include <optional>
#include <vector>

namespace sealdesk
{

//! The ranks of the texts in the order of \a collator. Texts that it considers equal have the same rank. Each distinct
//! text is collated once. nullopt: cancelled.
[[nodiscard]] std::optional<std::vector<quint32>> ranksOf(const std::vector<PackedText> &texts,
                                                          const QCollator &collator, const Cancelled &cancelled);

} // namespace sealdesk
