// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QUrl;
class QWidget;

// Pages of the service, whose addresses come from the service: only https is opened, and only after the user has seen
// where it leads.
namespace sealdesk
{

//! Whether the program may open \a url at all.
[[nodiscard]] bool isWebPage(const QUrl &url);
//! Asks whether to open \a url, in the language of the installed translation.
[[nodiscard]] QString openPageQuestion(const QUrl &url);
//! Opens a web page in the browser, after the question. Does nothing for any other address.
void openPage(const QUrl &url);
//! Asks in a dialog over \a parent, then opens. Does nothing for any other address.
void askToOpenPage(const QUrl &url, QWidget *parent);

} // namespace sealdesk
