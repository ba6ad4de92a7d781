// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

namespace sealdesk
{

//! Draws IDs and times with digits of equal width, so that they are aligned in columns.
class TabularDelegate final : public CellDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabularDelegate)

public:
    explicit TabularDelegate(QObject *parent = nullptr);
    ~TabularDelegate() override = default;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    // Caches the tabular font of m_baseFont, because measuring ten digits for every cell would be too slow.
    mutable QFont m_baseFont;
    mutable QFont m_tabularFont;
};

} // namespace sealdesk
