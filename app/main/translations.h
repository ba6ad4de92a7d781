// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"

#include <QTranslator>

namespace sealdesk
{

//! Returns the language of the system: Chinese for every Chinese locale, otherwise English.
[[nodiscard]] UiLanguage systemLanguage();

//! Installs our catalogues (built into the program) and Qt's own (from Qt's folder or next to the program). Switches
//! them at run time; widgets then get QEvent::LanguageChange.
class Translations final
{
public:
    void apply(UiLanguage language);
    //! Returns whether Qt's own texts (standard buttons and dialogs) were found for the language applied last. English
    //! needs none.
    [[nodiscard]] bool qtCatalogueFound() const { return m_qtFound; }

private:
    QTranslator m_own;
    QTranslator m_qt;
    bool m_qtFound = true;
};

} // namespace sealdesk
