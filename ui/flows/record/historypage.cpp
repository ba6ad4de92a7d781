// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/historypage.h"

#include "core/uilanguage.h"
#include "flows/record/recordpanel.h"
#include "flows/record/runreport.h"
#include "models/runcolumns.h"
#include "models/runlistmodel.h"
#include "service/session.h"
#include "store/journal/runarchive.h"
#include "store/recordbook.h"
#include "store/wholefile.h"
#include "tables/copytable.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runview.h"
#include "tables/tabulardelegate.h"
#include "text/outcometext.h"
#include "text/separatedvalues.h"
#include "text/servicetext.h"
#include "text/textpattern.h"
#include "widgets/bannerstack.h"
#include "widgets/celldelegate.h"
#include "widgets/emptystate.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
#include "widgets/plainlabel.h"
#include "widgets/searchfield.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <set>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(sealdesk::HistoryPage)
};

// The runs before and after this one, each once.
QStringList retriesText(const StoredRun &run)
{
    std::set<RunId> before;
    std::set<RunId> after;
    for (const StoredFile &file : run.files) {
        if (file.origin) {
            before.insert(*file.origin);
        }
        if (file.retriedBy) {
            after.insert(*file.retriedBy);
        }
    }
    const auto numbers = [](const std::set<RunId> &runs) {
        QStringList texts;
        for (const RunId id : runs) {
            texts += QString::number(id.value);
        }
        return texts.join(u", "_s);
    };
    QStringList lines;
    if (before.size() == 1) {
        lines += HistoryWords::tr("Tries again what run %1 left.").arg(numbers(before));
    } else if (!before.empty()) {
        lines += HistoryWords::tr("Tries again what runs %1 left.").arg(numbers(before));
    }
    if (after.size() == 1) {
        lines += HistoryWords::tr("Files were tried again in run %1.").arg(numbers(after));
    } else if (!after.empty()) {
        lines += HistoryWords::tr("Files were tried again in runs %1.").arg(numbers(after));
    }
    return lines;
}

constexpr auto reportBanner = "report"_L1;
constexpr int runsShare = 2;
constexpr int filesShare = 3;

// The highlighted run, below the titles.
void copyRun(const QTableView &table)
{
    const QAbstractItemModel &model = *table.model();
    std::vector<QStringList> records(2);
    for (int column = 0; column < model.columnCount(); ++column) {
        records[0].append(model.headerData(column, Qt::Horizontal).toString());
        records[1].append(table.currentIndex().siblingAtColumn(column).data().toString());
    }
    if (table.currentIndex().isValid()) {
        copyTable(records);
    }
}

void addCopying(QTableView &table)
{
    auto *copy = new QAction(&table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table.addAction(copy);
    QObject::connect(copy, &QAction::triggered, &table, [&table] { copyRun(table); });
}

void setUpRuns(QTableView &table, RunListModel &model)
{
    addCopying(table);
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
    const int charWidth = table.fontMetrics().averageCharWidth();
    const int digitWidth = QFontMetrics(theme::tabularFont(table.font())).horizontalAdvance(u'0');
    for (const int column : {RunListModel::Started, RunListModel::Operator}) { // 19 digits each
        table.setItemDelegateForColumn(column, new TabularDelegate(&table));
        header.resizeSection(column, 19 * digitWidth + 2 * theme::spacing);
    }
    for (int column = RunListModel::Files; column <= RunListModel::LeftUnknown; ++column) {
        header.resizeSection(column, 12 * charWidth);
    }
}

} // namespace

HistoryPage::HistoryPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_banners(new BannerStack(this))
    , m_title(new PlainLabel(this))
    , m_search(new SearchField(SearchField::Scope::Runs, this))
    , m_outcome(new QComboBox(this))
    , m_tables(new QSplitter(Qt::Vertical, this))
    , m_empty(new EmptyState(this))
    , m_runs(new RunListModel(this))
    , m_runsTable(new QTableView(this))
    , m_facts(new PlainLabel(this))
    , m_files(new RunView(m_ledger, u"runFiles"_s, this))
    , m_recordPanel(new RecordPanel(settings, *m_banners, this))
    , m_report(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setObjectName(u"historyPage"_s);
    build();
    connectParts();
    fillChoices();
    retranslate();
}

// The view reads the ledger, which is destroyed before the children are.
HistoryPage::~HistoryPage()
{
    delete m_files;
}

void HistoryPage::build()
{
    QBoxLayout &layout = addScrollingColumn(*this, u"historyScroll"_s);
    buildTop(layout);
    layout.addWidget(m_banners);
    buildTables(layout);
    layout.addWidget(m_recordPanel->auditRow());
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
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_files->table().hideColumn(sectionOf(RunColumn::PresentState)); // not read here
    auto *runPane = new QWidget;
    auto *column = new QVBoxLayout(runPane);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_facts);
    column->addWidget(m_files, 1);
    m_tables->addWidget(m_runsTable);
    m_tables->addWidget(runPane);
    m_tables->setChildrenCollapsible(false);
    m_tables->setStretchFactor(0, runsShare);
    m_tables->setStretchFactor(1, filesShare);
    layout.addWidget(m_tables, 1);
    m_empty->setObjectName(u"historyEmpty"_s);
    layout.addWidget(m_empty, 1);
}

void HistoryPage::buildFooter(QBoxLayout &layout)
{
    m_report->setObjectName(u"reportButton"_s);
    m_retry->setObjectName(u"retryRunButton"_s);
    m_leave->setObjectName(u"historyLeave"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_recordPanel->retentionRow());
    footer->addStretch(1);
    footer->addWidget(m_retry);
    footer->addWidget(m_report);
    footer->addWidget(m_leave);
    layout.addLayout(footer);
}

void HistoryPage::connectParts()
{
    connect(m_search, &SearchField::searchChanged, this, &HistoryPage::reload);
    connect(m_search, &SearchField::resultsRequested, m_runsTable, qOverload<>(&QWidget::setFocus));
    connect(m_outcome, &QComboBox::activated, this, &HistoryPage::reload);
    connect(m_runsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::readCurrentRun);
    connect(m_recordPanel, &RecordPanel::runsDeleted, this, &HistoryPage::reload);
    connect(m_recordPanel, &RecordPanel::journalFailed, this, &HistoryPage::showJournalProblem);
    connect(m_report, &QPushButton::clicked, this, &HistoryPage::writeReport);
    connect(m_retry, &QPushButton::clicked, this, &HistoryPage::retry);
    connect(m_leave, &QPushButton::clicked, this, &HistoryPage::leaveRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &HistoryPage::showAllRuns);
}

void HistoryPage::setSession(Session *session)
{
    m_record = session ? session->record() : nullptr;
    m_archive.reset();
    m_problem.reset();
    m_banners->clearAll();
    m_recordPanel->setSession(session);
    m_runs->setRuns({});
    showRun(std::nullopt);
    if (m_record) {
        connectArchive();
        if (isVisible()) { // otherwise when it is shown
            reload();
        }
    }
    if (const auto *problem = session ? std::get_if<JournalProblem>(&session->journal()) : nullptr) {
        showProblem(*problem);
    }
}

void HistoryPage::connectArchive()
{
    m_archive = std::make_unique<RunArchive>(m_record->journalFile());
    connect(m_archive.get(), &RunArchive::found, this, &HistoryPage::showRuns);
    connect(m_archive.get(), &RunArchive::runLoaded, this, [this](const StoredRun &run) { showRun(run); });
    connect(m_archive.get(), &RunArchive::failed, this, &HistoryPage::showProblem);
}

void HistoryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fillChoices();
        m_runs->retranslate();
        m_recordPanel->retranslate();
        retranslate();
    }
}

// In reading order, which the splitter breaks.
bool HistoryPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_outcome, m_search, m_banners, m_runsTable, m_facts, &m_files->outcomes(), &m_files->table(),
                        m_empty, m_recordPanel->auditRow(), m_recordPanel->retentionRow(), m_retry, m_report, m_leave});
    return QWidget::focusNextPrevChild(next);
}

RunSearch HistoryPage::currentSearch() const
{
    const QVariant outcome = m_outcome->currentData();
    const std::vector<TextPattern> patterns = patternsOf(m_search->text());
    const auto isWanted = [patterns](const QString &text) { return areAllIn(patterns, text); };
    return {.isWanted = patterns.empty() ? std::function<bool(const QString &)>() : isWanted,
            .outcome = outcome.isValid() ? std::optional(static_cast<OutcomeState>(outcome.toInt())) : std::nullopt};
}

void HistoryPage::reload()
{
    m_recordPanel->showRetention();
    if (m_archive) {
        m_archive->search(currentSearch());
    }
}

void HistoryPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryPage::showAllRuns()
{
    m_outcome->setCurrentIndex(0);
    m_search->clear();
    reload();
    m_search->setFocus(Qt::OtherFocusReason);
}

void HistoryPage::showRuns(std::vector<RunSummary> runs)
{
    if (m_problem) { // it is readable again
        m_problem.reset();
        m_banners->clear(journalBanner);
    }
    const std::optional<RunId> shown = m_run ? std::optional(m_run->summary.id) : std::nullopt;
    m_runs->setRuns(std::move(runs));
    if (m_runs->rowCount() > 0) {
        m_runsTable->selectRow(shown ? m_runs->rowOf(*shown).value_or(0) : 0); // also reads it
    } else {
        showRun(std::nullopt);
    }
    showEmptyState();
}

void HistoryPage::readCurrentRun()
{
    const QModelIndex current = m_runsTable->currentIndex();
    if (m_archive && current.isValid()) {
        m_isReading = true;
        m_archive->load(m_runs->run(current.row()).id);
        retranslate();
    }
}

void HistoryPage::showRun(std::optional<StoredRun> run)
{
    m_isReading = false;
    m_run = std::move(run);
    std::vector<LedgerFile> files;
    for (const StoredFile &file : m_run ? m_run->files : std::vector<StoredFile>()) {
        files.push_back({.confirmed = file.file,
                         .outcome = file.outcome,
                         .run = m_run->summary.id,
                         .corrections = file.corrections,
                         .retriedBy = file.retriedBy});
    }
    m_ledger.load(std::move(files));
    retranslate();
}

void HistoryPage::showEmptyState()
{
    const RunSearch search = currentSearch();
    if (m_problem) {
        m_empty->setContent({.icon = IconName::Error, .title = tr("The history could not be read")});
    } else if (!m_record) {
        m_empty->setContent({.icon = IconName::Plug,
                             .title = tr("Not connected"),
                             .text = tr("Connect to see what was terminated with a connection.")});
    } else if (search.isWanted || search.outcome) {
        m_empty->setContent({.icon = IconName::Search,
                             .title = tr("No run fits"),
                             .text = tr("No recorded run has these words in its files, persons, reason or operator, "
                                        "and a file of this outcome."),
                             .action = tr("Show all runs")});
    } else {
        m_empty->setContent({.icon = IconName::History,
                             .title = tr("Nothing was terminated yet"),
                             .text = tr("Every termination with this connection is listed here, with what happened "
                                        "to each file.")});
    }
    const bool isEmpty = m_runs->rowCount() == 0;
    m_tables->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}

QString HistoryPage::factsText() const
{
    if (!m_run) {
        return {};
    }
    QStringList lines{
        tr("Run %1 of %2 (UTC+8), operator %3, by %4 on %5")
            .arg(QString::number(m_run->summary.id.value), BeijingTime::fromInstant(m_run->summary.startedAt).text(),
                 ServiceText(m_run->summary.operatorId.text()).isolated(), ServiceText(m_run->writer.osUser).isolated(),
                 ServiceText(m_run->writer.host).isolated()),
        tr("Reason: %1").arg(ServiceText(m_run->summary.reason).cell())};
    if (!m_run->filterText.isEmpty()) {
        lines += tr("List filter: %1").arg(ServiceText(m_run->filterText).cell());
    }
    lines += retriesText(*m_run);
    return lines.join(u'\n');
}

// Assistive programs can reach a hidden page, which may show a run as it was before the latest retry.
void HistoryPage::retry()
{
    if (!isVisible()) {
        return;
    }
    if (m_run && !m_run->summary.isSettled()) {
        Q_EMIT recoveryRequested();
    } else if (m_run) {
        Q_EMIT retryRequested(retryRequest(*m_run, m_ledger));
    }
}

void HistoryPage::showJournalProblem(const JournalProblem &problem)
{
    m_banners->showBanner(journalBanner, [problem] { return bannerOf(problem); });
}

void HistoryPage::showProblem(const JournalProblem &problem)
{
    showJournalProblem(problem);
    m_problem = problem;
    m_runs->setRuns({});
    showRun(std::nullopt);
}

void HistoryPage::fillChoices()
{
    const QVariant outcome = m_outcome->currentData();
    m_outcome->clear();
    m_outcome->addItem(tr("All outcomes"));
    for (const OutcomeState state :
         {OutcomeState::Terminated, OutcomeState::Failed, OutcomeState::Skipped, OutcomeState::NotSent,
          OutcomeState::Accepted, OutcomeState::Unknown, OutcomeState::LeftUnknown}) {
        m_outcome->addItem(outcomeLabel(state), static_cast<int>(state));
    }
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(outcome)));
}

void HistoryPage::retranslate()
{
    const bool unsettled = m_run && !m_run->summary.isSettled();
    m_title->setText(tr("What was terminated"));
    m_outcome->setAccessibleName(tr("Runs with a file of this outcome"));
    m_runsTable->setAccessibleName(tr("Runs, newest first"));
    m_facts->setAccessibleName(tr("The run"));
    m_facts->setText(factsText());
    m_report->setText(tr("Save as report…"));
    m_report->setEnabled(m_run && !m_isReading);
    m_retry->setText(unsettled ? tr("Resolve unknown outcomes…") : tr("Retry the failed and the not sent…"));
    m_retry->setVisible(unsettled || !m_ledger.retryableFiles().empty());
    m_retry->setEnabled(!m_isReading);
    m_leave->setText(tr("Back to the files"));
    showEmptyState();
}

void HistoryPage::writeReport()
{
    if (!m_run || !m_record) {
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save the report"), {}, tr("CSV files (*.csv)"));
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("run-%1.csv").arg(m_run->summary.id.value));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, run = *m_run](const QString &path) { saveReport(run, path); });
    dialog->open();
}

void HistoryPage::saveReport(const StoredRun &run, const QString &path)
{
    if (!m_record) {
        return;
    }
    if (const auto problem = writeWholeFile(path, toCsvFile(runReport(run, m_record->auditHead(), uiLanguage())))) {
        m_banners->showBanner(reportBanner, [details = *problem] {
            return BannerContent{
                .tone = theme::Tone::Danger, .sentence = tr("The report could not be saved."), .details = details};
        });
        return;
    }
    if (const auto failed = m_record->journal().recordEvent(
            u"export"_s,
            {{u"run"_s, run.summary.id.value}, {u"format"_s, u"csv"_s}, {u"files"_s, run.summary.files}})) {
        showJournalProblem(*failed);
    }
    m_banners->showBanner(reportBanner, [path = QDir::toNativeSeparators(path)] {
        return BannerContent{.tone = theme::Tone::Success, .sentence = tr("Saved: %1").arg(ServiceText(path).cell())};
    });
}

} // namespace sealdesk
