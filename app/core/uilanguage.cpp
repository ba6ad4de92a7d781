// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/uilanguage.h"

#include <QLocale>

namespace sealdesk
{

UiLanguage uiLanguage()
{
    return QLocale().language() == QLocale::Chinese ? UiLanguage::SimplifiedChinese : UiLanguage::English;
}

} // namespace sealdesk
