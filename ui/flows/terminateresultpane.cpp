// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminateresultpane.h"

#include "models/runfilesmodel.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/outcomeline.h"
#include "tables/runtable.h"
#include "widgets/bannerstack.h"
#include "widgets/pagelayout.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

TerminateResultPane::TerminateResultPane(TerminationLedger &ledger, Clock &clock, UiLanguage language, QWidget *parent)
    : QWidget(parent)
    , m_ledger(ledger)
    , m_language(language)
    , m_banners(new BannerStack(this))
    , m_headline(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_outcomes(new OutcomeBar(this))
    , m_model(new RunFilesModel({}, this))
    , m_table(new FileTableView(this))
    , m_unknownBox(new QWidget(this))
    , m_unknownText(new QLabel(this))
    , m_checkNow(new QPushButton(this))
    , m_phase(new QLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_copy(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"resultPane"_s);
    m_model->setLanguage(language);
    build();
    connectLedger();
    connectButtons();
    refresh();
}

void TerminateResultPane::build()
{
    m_headline->setObjectName(u"resultHeadline"_s);
    m_headline->setFont(headlineFont(font()));
    m_headline->setWordWrap(true);
    m_progress->setObjectName(u"progress"_s);
    m_table->setObjectName(u"resultTable"_s);
    setUpRunTable(*m_table, *m_model, RunColumns::WithOutcome);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_banners);
    column->addWidget(m_headline);
    column->addWidget(m_progress);
    column->addWidget(m_outcomes);
    column->addWidget(m_table, 1);
    column->addWidget(new OutcomeLine(*m_table, content));
    buildUnknown(*column);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::margin);
    layout->addWidget(scrollAround(content, u"resultScroll"_s), 1);
    buildFooter(*layout);
}

void TerminateResultPane::buildUnknown(QBoxLayout &layout)
{
    m_unknownText->setObjectName(u"unknownText"_s);
    m_unknownText->setWordWrap(true);
    m_checkNow->setObjectName(u"checkNowButton"_s);
    auto *row = new QHBoxLayout(m_unknownBox);
    row->setContentsMargins({});
    row->setSpacing(theme::margin);
    row->addWidget(m_unknownText, 1);
    row->addWidget(m_checkNow);
    layout.addWidget(m_unknownBox);
}

void TerminateResultPane::buildFooter(QBoxLayout &layout)
{
    m_phase->setObjectName(u"phaseText"_s);
    m_phase->setWordWrap(true);
    m_copy->setObjectName(u"copyButton"_s);
    m_retry->setObjectName(u"retryButton"_s);
    m_stop->setObjectName(u"stopButton"_s);
    m_close->setObjectName(u"closeButton"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_copy);
    footer->addWidget(m_phase, 1);
    footer->addWidget(m_wait);
    footer->addWidget(m_retry);
    footer->addWidget(m_stop);
    footer->addWidget(m_close);
    layout.addLayout(footer);
}

void TerminateResultPane::connectLedger()
{
    connect(&m_ledger, &TerminationLedger::rowsReset, this, &TerminateResultPane::fillTable);
    connect(&m_ledger, &TerminationLedger::rowChanged, this, &TerminateResultPane::showRow);
    connect(&m_ledger, &TerminationLedger::phaseChanged, this, &TerminateResultPane::refreshSoon);
    connect(&m_ledger, &TerminationLedger::reconciled, this, &TerminateResultPane::refreshSoon);
    connect(&m_ledger, &TerminationLedger::journalFailed, this, &TerminateResultPane::sayJournalProblem);
    connect(&m_ledger, &TerminationLedger::lookStarted, this, [this](int number, int total) {
        m_look = {number, total};
        refreshSoon();
    });
    connect(&m_ledger, &TerminationLedger::remarked, this, &TerminateResultPane::sayRemark);
    connect(&m_ledger, &TerminationLedger::waiting, this, [this](const Wait &wait) { m_wait->start(wait); });
    connect(&m_ledger, &TerminationLedger::sighted, this, [this](const std::vector<FileSighting> &files) {
        for (const FileSighting &file : files) {
            m_model->setPresent(file);
        }
    });
    connect(&m_ledger, &TerminationLedger::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(u"check-error"_s, error); });
}

void TerminateResultPane::connectButtons()
{
    connect(m_outcomes, &OutcomeBar::outcomeChosen, m_model, &RunFilesModel::setOutcomeFilter);
    connect(m_checkNow, &QPushButton::clicked, this, &TerminateResultPane::checkUnknown);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyRows(*m_table, *m_model); });
    connect(m_retry, &QPushButton::clicked, this, &TerminateResultPane::retryWanted);
    connect(m_close, &QPushButton::clicked, this, &TerminateResultPane::closeWanted);
    connect(m_banners, &BannerStack::helpRequested, this, &TerminateResultPane::helpWanted);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_ledger.stop(TerminationRun::Unsettled::Reconcile);
        refresh();
    });
}

void TerminateResultPane::fillTable()
{
    std::vector<FileSighting> files;
    for (const TerminationLedger::Row &row : m_ledger.rows()) {
        files.push_back(row.file);
    }
    m_outcomes->reset();
    m_model->setFiles(files);
    for (size_t row = 0; row < files.size(); ++row) {
        m_model->setOutcome(static_cast<int>(row), m_ledger.rows()[row].outcome);
        if (const auto present = m_ledger.present(files[row].file.id)) {
            m_model->setPresent(*present);
        }
    }
    refresh();
}

void TerminateResultPane::showRow(int row)
{
    m_model->setOutcome(row, m_ledger.rows()[static_cast<size_t>(row)].outcome);
    refreshSoon();
}

// A chunk settles a hundred rows in one turn of the event loop; what sums them up is worked out once.
void TerminateResultPane::refreshSoon()
{
    if (!std::exchange(m_refreshPending, true)) {
        QMetaObject::invokeMethod(this, &TerminateResultPane::refresh, Qt::QueuedConnection);
    }
}

void TerminateResultPane::showRunning()
{
    m_mode = Mode::Running;
    m_errorSaid.reset();
    m_banners->clearAll();
    refresh();
    focusTable();
}

void TerminateResultPane::showClosing()
{
    m_mode = Mode::Closing;
    refresh();
}

void TerminateResultPane::showFinished()
{
    m_mode = Mode::Finished;
    m_wait->stop();
    const bool lostFocus = m_stop->hasFocus();
    refresh();
    if (lostFocus) {
        focusTable();
    }
    QAccessibleEvent event(m_headline, QAccessible::Alert); // the end of what may have taken minutes is said
    QAccessible::updateAccessibility(&event);
}

void TerminateResultPane::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void TerminateResultPane::checkUnknown()
{
    m_banners->clear(u"check-error"_s);
    m_ledger.checkUnknown();
    refresh();
}

void TerminateResultPane::setLanguage(UiLanguage language)
{
    m_language = language;
    m_model->setLanguage(language);
}

bool TerminateResultPane::event(QEvent *event)
{
    const bool handled = QWidget::event(event); // children first: the tables name themselves, too
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    return handled;
}

} // namespace sealdesk
