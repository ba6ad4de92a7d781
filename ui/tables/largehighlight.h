// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tables/rowranges.h"

#include <optional>

class QAbstractItemView;

namespace sealdesk
{

class OrderChange;

//! Carries the highlight of many rows over to another order. A view does it by itself with an index for each row, which
//! takes seconds for a million. Where the rows would lie scattered in more ranges than can be painted without a pause,
//! the highlight goes: check marks are what lasts.
class LargeHighlight final
{
public:
    //! More rows are carried over here, fewer by the view; and in how many ranges they may lie then.
    static constexpr std::size_t mostByView = 1000;

    explicit LargeHighlight(QAbstractItemView &view)
        : m_view(view)
    {
    }

    //! Takes the highlight away if it is a large one.
    void hold(const OrderChange &change);
    //! Puts it back where its rows are now.
    void release();

private:
    QAbstractItemView &m_view;
    std::vector<RowRange> m_ranges; //!< In the order to come.
};

} // namespace sealdesk
