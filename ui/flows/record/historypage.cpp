// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/historypage.h"

#include "models/runfilesmodel.h"
#include "models/runlistmodel.h"
#include "store/journal/runarchive.h"
#include "store/recordbook.h"
#include "store/settings.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runtable.h"
#include "tables/tabulardelegate.h"
#include "widgets/bannerstack.h"
#include "widgets/celldelegate.h"
#include "widgets/emptystate.h"
#include "widgets/pagelayout.h"
#include "widgets/searchfield.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int runsShare = 2;
constexpr int filesShare = 3;

void setUpRuns(QTableView &table, RunListModel &model)
{
    table.setModel(&model);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.setItemDelegate(new CellDelegate(&table));
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(theme::rowHeight(table.fontMetrics()));
    QHeaderView &header = *table.horizontalHeader();
    header.setHighlightSections(false);
    header.setStretchLastSection(true);
    const int letter = table.fontMetrics().averageCharWidth();
    const int figure = QFontMetrics(theme::tabularFont(table.font())).horizontalAdvance(u'0');
    for (const int column : {RunListModel::Started, RunListModel::Operator}) { // 19 figures each
        table.setItemDelegateForColumn(column, new TabularDelegate(&table));
        header.resizeSection(column, 19 * figure + 2 * theme::spacing);
    }
    for (int column = RunListModel::Files; column <= RunListModel::Open; ++column) {
        header.resizeSection(column, 12 * letter);
    }
}

} // namespace

HistoryPage::HistoryPage(Settings &settings, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_banners(new BannerStack(this))
    , m_title(new QLabel(this))
    , m_search(new SearchField(SearchField::Over::Runs, this))
    , m_outcome(new QComboBox(this))
    , m_tables(new QSplitter(Qt::Vertical, this))
    , m_empty(new EmptyState(this))
    , m_runs(new RunListModel(this))
    , m_runsTable(new QTableView(this))
    , m_facts(new QLabel(this))
    , m_outcomes(new OutcomeBar(this))
    , m_files(new RunFilesModel({}, this))
    , m_filesTable(new FileTableView(this))
    , m_auditHead(new QLabel(this))
    , m_verify(new QPushButton(this))
    , m_report(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_retentionLabel(new QLabel(this))
    , m_retention(new QComboBox(this))
    , m_purge(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setObjectName(u"historyPage"_s);
    build();
    connectParts();
    fillChoices();
    retranslate();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::build()
{
    QBoxLayout &layout = scrolledColumn(*this, u"historyScroll"_s);
    buildTop(layout);
    layout.addWidget(m_banners);
    buildTables(layout);
    buildAudit(layout);
    buildFooter(layout);
}

void HistoryPage::buildTop(QBoxLayout &layout)
{
    m_title->setFont(headlineFont(font()));
    m_search->setObjectName(u"historySearch"_s);
    m_outcome->setObjectName(u"historyOutcome"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(theme::spacing);
    top->addWidget(m_title, 1);
    top->addWidget(m_outcome);
    top->addWidget(m_search);
    layout.addLayout(top);
}

void HistoryPage::buildTables(QBoxLayout &layout)
{
    m_runsTable->setObjectName(u"runsTable"_s);
    setUpRuns(*m_runsTable, *m_runs);
    m_facts->setObjectName(u"runFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_filesTable->setObjectName(u"runFiles"_s);
    setUpRunTable(*m_filesTable, *m_files, RunColumns::WithOutcome);
    m_filesTable->hideColumn(sectionOf(RunColumn::PresentState)); // which nobody reads here
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_facts);
    column->addWidget(m_outcomes);
    column->addWidget(m_filesTable, 1);
    m_tables->addWidget(m_runsTable);
    m_tables->addWidget(below);
    m_tables->setChildrenCollapsible(false);
    m_tables->setStretchFactor(0, runsShare);
    m_tables->setStretchFactor(1, filesShare);
    layout.addWidget(m_tables, 1);
    m_empty->setObjectName(u"historyEmpty"_s);
    layout.addWidget(m_empty, 1);
}

void HistoryPage::buildAudit(QBoxLayout &layout)
{
    m_auditHead->setObjectName(u"auditHead"_s);
    m_auditHead->setTextFormat(Qt::PlainText);
    m_auditHead->setWordWrap(true);
    m_auditHead->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verify->setObjectName(u"verifyButton"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::spacing);
    row->addWidget(m_auditHead, 1);
    row->addWidget(m_verify);
    layout.addLayout(row);
}

void HistoryPage::buildFooter(QBoxLayout &layout)
{
    m_retention->setObjectName(u"retentionChoice"_s);
    m_retentionLabel->setBuddy(m_retention);
    m_retention->installEventFilter(this);
    m_purge->setObjectName(u"purgeButton"_s);
    m_report->setObjectName(u"reportButton"_s);
    m_retry->setObjectName(u"retryRunButton"_s);
    m_leave->setObjectName(u"historyLeave"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_retentionLabel);
    footer->addWidget(m_retention);
    footer->addWidget(m_purge);
    footer->addStretch(1);
    footer->addWidget(m_retry);
    footer->addWidget(m_report);
    footer->addWidget(m_leave);
    layout.addLayout(footer);
}

void HistoryPage::connectParts()
{
    connect(m_search, &SearchField::searchChanged, this, &HistoryPage::reload);
    connect(m_search, &SearchField::resultsWanted, m_runsTable, qOverload<>(&QWidget::setFocus));
    connect(m_outcome, &QComboBox::activated, this, &HistoryPage::reload);
    connect(m_runsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::readCurrentRun);
    connect(m_outcomes, &OutcomeBar::outcomeChosen, m_files, &RunFilesModel::setOutcomeFilter);
    connect(m_verify, &QPushButton::clicked, this, &HistoryPage::verify);
    connect(m_report, &QPushButton::clicked, this, &HistoryPage::writeReport);
    connect(m_retry, &QPushButton::clicked, this, &HistoryPage::retry);
    connect(m_purge, &QPushButton::clicked, this, &HistoryPage::purge);
    connect(m_leave, &QPushButton::clicked, this, &HistoryPage::leaveWanted);
    connect(m_retention, &QComboBox::activated, this, &HistoryPage::chooseRetention);
    connect(m_empty, &EmptyState::actionTriggered, this, &HistoryPage::seeAll);
}

void HistoryPage::setRecord(RecordBook *record)
{
    if (m_record) {
        disconnect(m_record, nullptr, this, nullptr);
    }
    m_record = record;
    m_archive.reset();
    m_isVerifying = false;
    m_problem.reset();
    m_banners->clearAll();
    m_runs->setRuns({});
    showRun(std::nullopt);
    if (record) {
        connect(record, &RecordBook::auditChanged, this, &HistoryPage::showAudit);
        connectArchive();
        if (isVisible()) { // else when it is shown
            reload();
        }
    }
}

void HistoryPage::connectArchive()
{
    m_archive = std::make_unique<RunArchive>(m_record->journalFile());
    connect(m_archive.get(), &RunArchive::found, this, &HistoryPage::showRuns);
    connect(m_archive.get(), &RunArchive::wasRead, this, [this](const StoredRun &run) { showRun(run); });
    connect(m_archive.get(), &RunArchive::failed, this, &HistoryPage::showProblem);
}

void HistoryPage::setLanguage(UiLanguage language)
{
    m_language = language;
    m_files->setLanguage(language);
}

void HistoryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fillChoices();
        m_runs->retranslate();
        retranslate();
    }
}

// A turn of the wheel over the page is not to decide what the next start deletes.
bool HistoryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_retention && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// As it is read; the splitter takes its parts out of the order in which they were made.
bool HistoryPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_outcome, m_search, m_banners, m_runsTable, m_facts, m_outcomes, m_filesTable, m_empty,
                        m_auditHead, m_verify, m_retention, m_purge, m_retry, m_report, m_leave});
    return QWidget::focusNextPrevChild(next);
}

} // namespace sealdesk
