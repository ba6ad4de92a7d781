// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

namespace sealdesk
{

//! Ids and times, in figures of equal width so that they stand in columns.
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
    // Measuring ten figures for every cell would be felt: the answer is kept for the font it was given for.
    mutable QFont m_asked;
    mutable QFont m_tabular;
};

} // namespace sealdesk
