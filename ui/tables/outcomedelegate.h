// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

#include <QHash>
#include <QIcon>

namespace sealdesk
{

//! Draws the outcome of a file as an icon, text and colour. The model provides the text, and under \a outcomeRole the
//! outcome as an OutcomeState or its number.
class OutcomeDelegate final : public CellDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeDelegate)

public:
    explicit OutcomeDelegate(int outcomeRole, QObject *parent = nullptr);
    ~OutcomeDelegate() override = default;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_outcomeRole;
    mutable QHash<QString, QIcon> m_icons; // by file name and colours, so that painting creates no pixmaps
};

} // namespace sealdesk
