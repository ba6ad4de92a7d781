// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"

#include <QTranslator>

namespace sealdesk
{

//! The language that the system asks for: Chinese for every Chinese locale, else English.
[[nodiscard]] UiLanguage systemLanguage();

//! Our catalogues (in the program) and Qt's own (where Qt keeps it, or beside the program), switched at run time; every
//! widget hears of it by QEvent::LanguageChange.
class Translations final
{
public:
    void apply(UiLanguage language);
    //! Whether Qt's own texts (standard buttons and dialogs) were found for the language applied last; English needs
    //! none.
    [[nodiscard]] bool qtCatalogueFound() const { return m_qtFound; }

private:
    QTranslator m_own;
    QTranslator m_qt;
    bool m_qtFound = true;
};

} // namespace sealdesk
