// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFont>

class QBoxLayout;
class QScrollArea;
class QWidget;

// How pages and panes are laid out.
namespace sealdesk
{

//! A frame in which \a content scrolls where the screen is too small for it, instead of being cut off.
[[nodiscard]] QScrollArea *wrapInScrollArea(QWidget *content, const QString &objectName);

//! Gives \a page a column with the program's margins that scrolls in the same way.
[[nodiscard]] QBoxLayout &addScrollingColumn(QWidget &page, const QString &scrollName);

//! The font of a pane's first line.
[[nodiscard]] QFont headlineFont(QFont font);

} // namespace sealdesk
