// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMessageBox>

namespace sealdesk
{

//! Makes a message box that does not take its text for rich text.
[[nodiscard]] QMessageBox *newMessageBox(QMessageBox::Icon icon, const QString &title, const QString &text,
                                         QMessageBox::StandardButtons buttons, QWidget *parent);

} // namespace sealdesk
