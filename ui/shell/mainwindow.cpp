// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "flows/helpdialog.h"
#include "store/settings.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize firstSize(1200, 780);
constexpr double screenShare = 0.95; // leaves room for the window's frame

} // namespace

MainWindow::MainWindow(Settings &settings, Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_pages(new Pages(settings, clock, this))
    , m_page(&m_pages->files())
{
    setObjectName(u"mainWindow"_s);
    setCentralWidget(m_pages);
    buildFileMenu();
    buildSelectionMenu();
    buildViewMenu();
    buildHelpMenu();
    retranslate();
    if (!restoreGeometry(settings.windowGeometry())) {
        resize(firstSize.boundedTo(screen()->availableSize() * screenShare));
    }
    connect(m_page, &FileListPage::connectRequested, this, &MainWindow::connectRequested);
    connect(m_page, &FileListPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(m_page, &FileListPage::loadingChanged, this, &MainWindow::enableActions);
    connect(m_pages, &Pages::pageChanged, this, &MainWindow::enableActions);
    for (const auto &name : {"refreshAction"_L1, "reloadAction"_L1, "checkAllAction"_L1, "uncheckAllAction"_L1,
                             "copyAction"_L1, "terminateAction"_L1}) {
        m_ofFiles += findChild<QAction *>(name);
    }
    connect(qGuiApp, &QGuiApplication::commitDataRequest, m_page, [page = m_page] { page->stopForShutdown(); });
}

void MainWindow::setSession(Session *session, FileListPage::Kind kind, RecordBook *record)
{
    m_kind = kind;
    m_pages->setSession(session, kind, record);
    retranslate();
    enableActions();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::setLanguage(UiLanguage language)
{
    setLocale(QLocale()); // numbers in the language's own grouping, in all children
    m_pages->setLanguage(language);
    for (QAction *action : m_languages->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(language));
    }
}

// What is not on the screen is neither checked nor terminated.
void MainWindow::enableActions()
{
    const bool listShown = m_pages->currentWidget() == m_page;
    for (QAction *action : std::as_const(m_ofFiles)) {
        action->setEnabled(listShown);
    }
    m_sortMenu->setEnabled(listShown);
    m_columnsMenu->setEnabled(listShown);
    m_search->setEnabled(m_pages->hasSearch());
    m_recovery->setEnabled(m_pages->canShowRecovery());
    m_stop->setEnabled(listShown && m_page->isLoading());
}

void MainWindow::retranslate()
{
    m_menus.retranslate();
    setWindowTitle(m_kind == FileListPage::Kind::Sandbox ? tr("SealDesk – Sandbox") : tr("SealDesk"));
}

void MainWindow::showHelp()
{
    auto *help = new HelpDialog(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->show();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About SealDesk"),
        tr("<h3>SealDesk %1</h3><p>Terminates e-signature files of Feishu CoreHR in bulk, and says what "
           "happened to each.</p><p>Apache License 2.0</p>")
            .arg(QLatin1StringView(SEALDESK_VERSION)),
        QMessageBox::Close, this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
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
    if (!m_page->readyToClose()) {
        event->ignore();
        return;
    }
    m_settings.setWindowGeometry(saveGeometry());
    m_page->saveHabits();
    QMainWindow::closeEvent(event);
}

} // namespace sealdesk
