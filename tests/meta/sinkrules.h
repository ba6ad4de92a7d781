// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

// Where a text that others wrote could be shown other than by ServiceText (product.md 4b). Each function returns the
// violations in a source as "line: what".

//! Labels and message boxes never take a text for rich text: they are made as PlainLabel and newMessageBox(), a class
//! derived from QLabel sets the plain format, and a rich one has the reason beside it.
[[nodiscard]] QStringList richLabels(const QString &source);

//! A tool tip is a translated text of our own, without anything inserted, or a ServiceText's.
[[nodiscard]] QStringList rawToolTips(const QString &source);

//! What has the name of a text that others wrote is inserted into a sentence only through a ServiceText. Accessible
//! names get it raw.
[[nodiscard]] QStringList rawArguments(const QString &source);

} // namespace sealdesk::meta
