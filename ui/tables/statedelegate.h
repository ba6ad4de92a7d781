// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

#include <QHash>
#include <QIcon>

namespace sealdesk
{

//! The state of a file as icon, text and colour. The text is the model's; the state comes under a role of the model's
//! choice, as a FileState or as the service's word for it.
class StateDelegate final : public CellDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateDelegate)

public:
    explicit StateDelegate(int stateRole, QObject *parent = nullptr);
    ~StateDelegate() override = default;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_stateRole;
    mutable QHash<QString, QIcon> m_icons; // by drawing and colours; painting makes no pixmaps
};

} // namespace sealdesk
