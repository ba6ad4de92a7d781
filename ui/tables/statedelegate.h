// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/celldelegate.h"

#include <QHash>
#include <QIcon>

namespace sealdesk
{

//! Draws the state of a file as an icon, text and colour. The model provides the text, and under \a stateRole the state
//! as a FileState or the service's name for it.
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
    mutable QHash<QString, QIcon> m_icons; // by file name and colours, so that painting creates no pixmaps
};

} // namespace sealdesk
