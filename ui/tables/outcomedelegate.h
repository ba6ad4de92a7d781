// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

#include <QHash>
#include <QIcon>

namespace sealdesk
{

//! What happened to a file, as icon, text and colour. The text is the model's; the outcome comes under a role of the
//! model's choice, as an OutcomeState or its number.
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
    mutable QHash<QString, QIcon> m_icons; // by drawing and colours; painting makes no pixmaps
};

} // namespace sealdesk
