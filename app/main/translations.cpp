// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sealdesk
{

using namespace Qt::StringLiterals;

UiLanguage systemLanguage()
{
    const QStringList languages = QLocale::system().uiLanguages();
    const bool chinese = !languages.isEmpty() && languages.front().startsWith("zh"_L1);
    return chinese ? UiLanguage::SimplifiedChinese : UiLanguage::English;
}

void Translations::apply(UiLanguage language)
{
    const bool chinese = language == UiLanguage::SimplifiedChinese;
    // Before installing translators: receivers of LanguageChange ask the locale for the language.
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    m_qtFound = true;
    if (chinese) {
        m_qtFound = m_qt.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)) ||
                    m_qt.load(u"qtbase_zh_CN"_s, QCoreApplication::applicationDirPath() + "/translations"_L1);
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_own.load(chinese ? u":/i18n/sealdesk_zh_CN.qm"_s : u":/i18n/sealdesk_en.qm"_s)) {
        QCoreApplication::installTranslator(&m_own);
    }
}

} // namespace sealdesk
