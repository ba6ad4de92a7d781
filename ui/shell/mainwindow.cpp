// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "core/uilanguage.h"
#include "flows/record/recordbanners.h"
#include "flows/record/retentionbanner.h"
#include "models/filetablemodel.h"
#include "service/session.h"
#include "shell/helpdialog.h"
#include "shell/terminationhost.h"
#include "store/settings.h"
#include "widgets/bannerstack.h"
#include "widgets/messagebox.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize initialSize(1200, 780);
constexpr double screenShare = 0.95; // leaves room for the window's frame

} // namespace

MainWindow::MainWindow(Settings &settings, Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_banners(new BannerStack(this))
    , m_recordBanners(new RecordBanners(*m_banners, this))
    , m_retention(new RetentionBanner(settings, *m_banners, this))
    , m_pages(new Pages(settings, clock, this))
    , m_page(&m_pages->files())
{
    setObjectName(u"mainWindow"_s);
    buildContent();
    buildFileMenu();
    buildSelectionMenu();
    buildViewMenu();
    buildHelpMenu();
    retranslate();
    if (!restoreGeometry(settings.windowGeometry())) {
        resize(initialSize.boundedTo(screen()->availableSize() * screenShare));
    }
    connect(m_page, &FileListPage::connectRequested, this, &MainWindow::connectRequested);
    connect(m_page, &FileListPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(m_page, &FileListPage::loadingChanged, this, &MainWindow::updateActions);
    // The list shows the newest update time, by which retention counts.
    connect(m_page, &FileListPage::listRead, m_retention, &RetentionBanner::purgeOnce);
    connect(m_retention, &RetentionBanner::runsDeleted, m_pages, &Pages::refreshHistory);
    connect(m_pages, &Pages::pageChanged, this, &MainWindow::updateActions);
    connect(&m_pages->terminations(), &TerminationHost::opened, this, &MainWindow::updateActions);
    connect(&m_pages->terminations(), &TerminationHost::closed, this, &MainWindow::updateActions);
    for (const auto &name : {"refreshAction"_L1, "reloadAction"_L1, "checkAllAction"_L1, "uncheckAllAction"_L1,
                             "copyAction"_L1, "terminateAction"_L1}) {
        m_listActions += findChild<QAction *>(name);
    }
    for (const auto &name :
         {"connectAction"_L1, "sandboxAction"_L1, "forgetAction"_L1, "filesAction"_L1, "historyAction"_L1}) {
        m_windowActions += findChild<QAction *>(name);
    }
    connect(qGuiApp, &QGuiApplication::commitDataRequest, m_pages, [this] {
        m_page->stopLoading();
        m_pages->terminations().stopForShutdown();
    });
}

void MainWindow::buildContent()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_banners->setContentsMargins(theme::margin, theme::margin, theme::margin, 0);
    column->addWidget(m_banners);
    column->addWidget(m_pages, 1);
    setCentralWidget(content);
}

void MainWindow::setSession(Session *session)
{
    m_recordBanners->setRecord(session ? session->record() : nullptr);
    if (session) {
        connect(session, &Session::corrected, m_recordBanners, &RecordBanners::showCorrection, Qt::UniqueConnection);
    }
    m_retention->setSession(session);
    m_isSandbox = session && session->kind() == Session::Kind::Sandbox;
    m_pages->setSession(session);
    retranslate();
    updateActions();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::updateLanguageActions()
{
    for (QAction *action : m_languages->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(uiLanguage()));
    }
}

// Disables the actions of the list while it is hidden, so that hidden files are neither checked nor terminated. Behind
// the dialog of a termination, a global menu bar and assistive programs still reach the menus.
void MainWindow::updateActions()
{
    const bool isBehindDialog = m_pages->terminations().isOpen();
    const bool listShown = m_pages->currentWidget() == m_page && !isBehindDialog;
    for (QAction *action : std::as_const(m_windowActions)) {
        action->setEnabled(!isBehindDialog);
    }
    for (QAction *action : std::as_const(m_listActions)) {
        action->setEnabled(listShown);
    }
    m_sortMenu->setEnabled(listShown);
    m_columnsMenu->setEnabled(listShown);
    m_search->setEnabled(m_pages->hasSearch() && !isBehindDialog);
    m_recovery->setEnabled(m_pages->canShowRecovery());
    m_stop->setEnabled(listShown && m_page->isLoading());
}

void MainWindow::retranslate()
{
    setLocale(QLocale()); // for the number format of all children
    m_menus.retranslate();
    updateLanguageActions();
    setWindowTitle(m_isSandbox ? tr("SealDesk – Sandbox") : tr("SealDesk"));
}

void MainWindow::showHelp()
{
    if (!m_help) {
        m_help = new HelpDialog(this);
        m_help->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showAbout()
{
    if (m_about) {
        m_about->raise();
        return;
    }
    m_about =
        newMessageBox(QMessageBox::NoIcon, tr("About SealDesk"),
                      tr("<h3>SealDesk %1</h3><p>Terminates e-signature files of Feishu CoreHR in bulk, and says what "
                         "happened to each.</p><p>Apache License 2.0</p>")
                          .arg(QLatin1StringView(SEALDESK_VERSION)),
                      QMessageBox::Close, this);
    m_about->setTextFormat(Qt::RichText); // nothing in it is anybody else's
    m_about->setObjectName(u"aboutBox"_s);
    m_about->setAttribute(Qt::WA_DeleteOnClose);
    m_about->open();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_pages->terminations().readyToClose()) {
        event->ignore();
        return;
    }
    m_settings.setWindowGeometry(saveGeometry());
    m_page->saveViewState();
    QMainWindow::closeEvent(event);
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = m_menus.addMenu(menuBar(), QT_TR_NOOP("&File"));
    connect(m_menus.addAction(menu, "connectAction", QT_TR_NOOP("&Connect…"), QKeySequence(u"Ctrl+Shift+N"_s)),
            &QAction::triggered, this, &MainWindow::connectRequested);
    connect(m_menus.addAction(menu, "sandboxAction", QT_TR_NOOP("Open the &sandbox")), &QAction::triggered, this,
            &MainWindow::sandboxRequested);
    menu->addSeparator();
    connect(m_menus.addAction(menu, "refreshAction", QT_TR_NOOP("&Refresh"), QKeySequence(QKeySequence::Refresh)),
            &QAction::triggered, m_page, &FileListPage::refresh);
    connect(
        m_menus.addAction(menu, "reloadAction", QT_TR_NOOP("Read the &whole list again"), QKeySequence(u"Ctrl+F5"_s)),
        &QAction::triggered, m_page, &FileListPage::reload);
    m_stop = m_menus.addAction(menu, "stopAction", QT_TR_NOOP("S&top loading"), QKeySequence(Qt::Key_Escape));
    m_stop->setEnabled(false);
    connect(m_stop, &QAction::triggered, m_page, &FileListPage::stopLoading);
    menu->addSeparator();
    connect(m_menus.addAction(menu, "forgetAction", QT_TR_NOOP("&Forget everything on this computer…")),
            &QAction::triggered, this, &MainWindow::forgetRequested);
    menu->addSeparator();
    QAction *quit = m_menus.addAction(menu, "quitAction", QT_TR_NOOP("&Quit"), QKeySequence(QKeySequence::Quit));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildSelectionMenu()
{
    QMenu *menu = m_menus.addMenu(menuBar(), QT_TR_NOOP("&Selection"));
    connect(m_menus.addAction(menu, "checkAllAction", QT_TR_NOOP("Check all &shown files"),
                              QKeySequence(QKeySequence::SelectAll)),
            &QAction::triggered, m_page, &FileListPage::checkAllShown);
    connect(
        m_menus.addAction(menu, "uncheckAllAction", QT_TR_NOOP("&Uncheck all files"), QKeySequence(u"Ctrl+Shift+A"_s)),
        &QAction::triggered, m_page, &FileListPage::uncheckAll);
    menu->addSeparator();
    connect(m_menus.addAction(menu, "copyAction", QT_TR_NOOP("&Copy the highlighted rows"),
                              QKeySequence(QKeySequence::Copy)),
            &QAction::triggered, m_page, &FileListPage::copyRows);
    menu->addSeparator();
    connect(m_menus.addAction(menu, "terminateAction", QT_TR_NOOP("&Terminate the checked files…"),
                              QKeySequence(u"Ctrl+T"_s)),
            &QAction::triggered, m_page, &FileListPage::terminateChecked);
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = m_menus.addMenu(menuBar(), QT_TR_NOOP("&View"));
    connect(m_menus.addAction(menu, "filesAction", QT_TR_NOOP("&Files"), QKeySequence(u"Ctrl+1"_s)),
            &QAction::triggered, m_pages, &Pages::showFiles);
    connect(m_menus.addAction(menu, "historyAction", QT_TR_NOOP("&History"), QKeySequence(u"Ctrl+2"_s)),
            &QAction::triggered, m_pages, &Pages::showHistory);
    m_recovery = m_menus.addAction(menu, "recoveryAction", QT_TR_NOOP("&Unknown outcomes"), QKeySequence(u"Ctrl+3"_s));
    connect(m_recovery, &QAction::triggered, m_pages, &Pages::showRecovery);
    menu->addSeparator();
    m_search = m_menus.addAction(menu, "searchAction", QT_TR_NOOP("&Search"), QKeySequence(QKeySequence::Find));
    connect(m_search, &QAction::triggered, m_pages, &Pages::focusSearch);
    menu->addSeparator();
    m_sortMenu = m_menus.addMenu(menu, QT_TR_NOOP("S&ort by"));
    connect(m_sortMenu, &QMenu::aboutToShow, this, &MainWindow::fillSortMenu);
    m_columnsMenu = m_menus.addMenu(menu, QT_TR_NOOP("&Columns"));
    connect(m_columnsMenu, &QMenu::aboutToShow, this, [this] { m_page->fillColumnsMenu(*m_columnsMenu); });
    menu->addSeparator();
    buildLanguageMenu(menu);
}

void MainWindow::buildLanguageMenu(QMenu *view)
{
    QMenu *menu = m_menus.addMenu(view, QT_TR_NOOP("&Language"));
    m_languages = new QActionGroup(this);
    // Show each language under its own name, whichever is in use.
    for (const auto &[language, name] :
         {std::pair{UiLanguage::SimplifiedChinese, u"简体中文"_s}, {UiLanguage::English, u"English"_s}}) {
        QAction *action = menu->addAction(name);
        action->setObjectName("language_"_L1 + serviceTag(language));
        action->setCheckable(true);
        action->setData(static_cast<int>(language));
        m_languages->addAction(action);
    }
    connect(m_languages, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT languageChosen(static_cast<UiLanguage>(action->data().toInt())); });
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = m_menus.addMenu(menuBar(), QT_TR_NOOP("&Help"));
    connect(
        m_menus.addAction(menu, "helpAction", QT_TR_NOOP("&How it works"), QKeySequence(QKeySequence::HelpContents)),
        &QAction::triggered, this, &MainWindow::showHelp);
    QAction *about = m_menus.addAction(menu, "aboutAction", QT_TR_NOOP("&About SealDesk"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::fillSortMenu()
{
    m_sortMenu->clear();
    const FileTableModel &model = m_page->model();
    for (int column = 0; column < model.columnCount(); ++column) {
        QString title = model.headerData(column, Qt::Horizontal).toString();
        const auto key = std::ranges::find(model.query().sort, ColumnId{column}, &SortKey::column);
        const bool isSorted = key != model.query().sort.end();
        if (isSorted) {
            title = key->order == Qt::AscendingOrder ? tr("%1 (ascending)", "column").arg(title)
                                                     : tr("%1 (descending)", "column").arg(title);
        }
        QAction *action = m_sortMenu->addAction(title);
        action->setCheckable(true);
        action->setChecked(isSorted);
        connect(action, &QAction::triggered, m_page, [this, column] { m_page->sortBy(column); });
    }
}

} // namespace sealdesk
