// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tables/rowranges.h"

#include <optional>

class QAbstractItemView;

namespace sealdesk
{

class OrderChange;

//! Preserves the highlight of many rows when the order changes. The view itself keeps a persistent index for each row,
//! which takes seconds for a million rows. The highlight is cleared if it would fall apart into more ranges than can be
//! painted without a noticeable delay; only check marks are permanent.
class LargeHighlight final
{
public:
    //! The view preserves a highlight of up to this many rows. It is also the maximum number of ranges of a larger one.
    static constexpr std::size_t maxRowsByView = 1000;

    explicit LargeHighlight(QAbstractItemView &view)
        : m_view(view)
    {
    }

    //! Saves and clears a large highlight if \a change rearranges the rows.
    void save(const OrderChange &change);
    //! Highlights the saved rows at their new positions.
    void restore();

private:
    QAbstractItemView &m_view;
    std::vector<RowRange> m_ranges; //!< In the new order.
};

} // namespace sealdesk
