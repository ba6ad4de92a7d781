// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/localizedtext.h"
#include "shell/menutexts.h"
#include "shell/pages.h"

#include <QMainWindow>
#include <QPointer>

class QActionGroup;
class QMessageBox;

namespace sealdesk
{

class HelpDialog;
class BannerStack;
class RecordBanners;
class RetentionBanner;

//! The main window. Assembles the pages and owns the actions and menus.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(Settings &settings, Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override = default;

    //! See Pages::setSession().
    void setSession(Session *session);
    [[nodiscard]] FileListPage &page() { return m_pages->files(); }
    [[nodiscard]] Pages &pages() { return *m_pages; }
    //! Shows the window in front of other windows.
    void bringToFront();

Q_SIGNALS:
    void connectRequested();
    void sandboxRequested();
    void forgetRequested();
    void languageChosen(sealdesk::UiLanguage language);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildContent();
    void buildFileMenu();
    void buildSelectionMenu();
    void buildViewMenu();
    void buildLanguageMenu(QMenu *view);
    void buildHelpMenu();
    void fillSortMenu();
    void updateActions();
    void updateLanguageActions();
    void retranslate();
    void showHelp();
    void showAbout();

    Settings &m_settings;
    BannerStack *m_banners;
    RecordBanners *m_recordBanners; // on m_banners
    RetentionBanner *m_retention;   // on m_banners
    Pages *m_pages;
    FileListPage *m_page;
    bool m_isSandbox = false;
    MenuTexts m_menus{[](const char *text) { return tr(text); }};
    QAction *m_stop = nullptr;
    QAction *m_search = nullptr;
    QAction *m_recovery = nullptr;
    QList<QAction *> m_windowActions; // show other pages, or replace the session
    QList<QAction *> m_listActions;   // act on the list, so they are enabled only while it is shown
    QMenu *m_sortMenu = nullptr;
    QMenu *m_columnsMenu = nullptr;
    QActionGroup *m_languages = nullptr;
    QPointer<HelpDialog> m_help;
    QPointer<QMessageBox> m_about;
};

} // namespace sealdesk
