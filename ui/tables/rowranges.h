// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/rowrange.h"

#include <cstddef>

class QItemSelection;

namespace sealdesk
{

//! The rows of \a selection, ascending, each once: a million of them are one range mostly.
[[nodiscard]] std::vector<RowRange> rangesOf(const QItemSelection &selection);
[[nodiscard]] std::size_t rowCount(const std::vector<RowRange> &ranges);
[[nodiscard]] std::vector<int> rowsIn(const std::vector<RowRange> &ranges);

} // namespace sealdesk
