// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFont>

class QBoxLayout;
class QScrollArea;
class QWidget;

// Helpers for the layout of pages and panes.
namespace sealdesk
{

//! Returns a scroll area around \a content, which scrolls on small screens instead of being cut off.
[[nodiscard]] QScrollArea *wrapInScrollArea(QWidget *content, const QString &objectName);

//! Fills \a page with such a scroll area. Returns the layout of its content, a column with the program's margins.
[[nodiscard]] QBoxLayout &addScrollingColumn(QWidget &page, const QString &scrollName);

//! Returns \a font, enlarged for the headline of a pane.
[[nodiscard]] QFont headlineFont(QFont font);

} // namespace sealdesk
