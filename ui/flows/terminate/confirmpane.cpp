// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminate/confirmpane.h"

#include "flows/terminate/terminationsummary.h"
#include "models/runfilesmodel.h"
#include "service/earlieroutcomes.h"
#include "tables/filetableview.h"
#include "tables/runtable.h"
#include "widgets/accentbutton.h"
#include "widgets/bannerstack.h"
#include "widgets/countgate.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
#include "widgets/plainlabel.h"
#include "widgets/reasoneditor.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto checkErrorBanner = "check-error"_L1;
constexpr auto changedBanner = "changed"_L1;
constexpr auto openBanner = "open-elsewhere"_L1;
constexpr auto leftUnknownBanner = "left-unknown"_L1;

bool isSameFiles(const std::vector<FileSighting> &a, const std::vector<FileSighting> &b)
{
    return std::ranges::equal(a, b, [](const FileSighting &x, const FileSighting &y) {
        return x.file.id == y.file.id && x.file.state == y.file.state;
    });
}

// Whether what a user answers to one of them is an answer to the other.
bool isSameQuestion(const TerminationSelection &a, const TerminationSelection &b)
{
    return isSameFiles(a.offered, b.offered) && isSameFiles(a.finals, b.finals) &&
           isSameFiles(a.notVisible, b.notVisible);
}

} // namespace

ConfirmPane::ConfirmPane(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_operator(context.connection.operatorId)
    , m_banners(new BannerStack(this))
    , m_headline(new PlainLabel(this))
    , m_summary(new TerminationSummary(context.connection, context.filterText, this))
    , m_sendFinals(new QCheckBox(this))
    , m_goneHeading(new PlainLabel(this))
    , m_uncheckedNote(new PlainLabel(this))
    , m_reason(new ReasonEditor(this))
    , m_gate(new CountGate(this))
    , m_wait(new WaitLabel(context.clock, this))
    , m_obstacle(new PlainLabel(this))
    , m_cancel(new QPushButton(this))
    , m_terminate(new AccentButton(AccentButton::Emphasis::Danger, this))
{
    setObjectName(u"confirmPane"_s);
    build();
    m_reason->setRecent(context.recentReasons);
    connect(m_sendFinals, &QCheckBox::toggled, this, &ConfirmPane::updateFilesToSend);
    connect(m_reason, &ReasonEditor::reasonChanged, this, &ConfirmPane::refresh);
    connect(m_gate, &CountGate::satisfiedChanged, this, &ConfirmPane::refresh);
    connect(m_banners, &BannerStack::helpRequested, this, &ConfirmPane::helpRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmPane::cancelled);
    connect(m_terminate, &QPushButton::clicked, this, [this] {
        if (!obstacle()) {
            Q_EMIT confirmed();
        }
    });
    retranslate();
}

// The files scroll; the reason and the count stay visible below them.
void ConfirmPane::build()
{
    m_headline->setObjectName(u"headline"_s);
    m_headline->setWordWrap(true);
    m_headline->setFont(headlineFont(font()));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(theme::spacing);
    column->addWidget(m_banners);
    column->addWidget(m_headline);
    column->addWidget(m_summary);
    buildFiles(*column);
    m_scroll = wrapInScrollArea(content, u"confirmScroll"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_scroll, 1);
    buildReason(*layout);
    buildFooter(*layout);
}

void ConfirmPane::buildFiles(QBoxLayout &layout)
{
    m_offered = addSection(u"filesTable"_s);
    m_finals = addSection(u"finalsTable"_s);
    m_gone = addSection(u"goneTable"_s);
    m_sendFinals->setObjectName(u"finalsInsist"_s);
    m_goneHeading->setObjectName(u"goneHeading"_s);
    m_uncheckedNote->setObjectName(u"uncheckedNote"_s);
    m_uncheckedNote->setWordWrap(true);
    layout.addWidget(m_uncheckedNote);
    layout.addWidget(m_offered.table, 4);
    layout.addWidget(m_sendFinals);
    layout.addWidget(m_finals.table, 2);
    layout.addWidget(m_goneHeading);
    layout.addWidget(m_gone.table, 1);
}

void ConfirmPane::buildReason(QBoxLayout &layout)
{
    m_reason->setObjectName(u"reasonEditor"_s);
    const int line = fontMetrics().lineSpacing();
    m_reason->editor().setMinimumHeight(line * 3);
    m_reason->editor().setMaximumHeight(line * 5);
    m_reason->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout.addWidget(m_reason);
}

void ConfirmPane::buildFooter(QBoxLayout &layout)
{
    m_gate->setObjectName(u"countGate"_s);
    m_obstacle->setObjectName(u"obstacle"_s);
    m_obstacle->setWordWrap(true);
    m_obstacle->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_terminate->setObjectName(u"terminateButton"_s);
    m_terminate->setAutoDefault(false);
    m_terminate->installEventFilter(this);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_gate);
    footer->addWidget(m_wait);
    footer->addWidget(m_obstacle, 1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_terminate);
    layout.addLayout(footer);
}

ConfirmPane::Section ConfirmPane::addSection(const QString &objectName)
{
    auto *files = new TerminationLedger(this);
    auto *table = new FileTableView(this);
    table->setObjectName(objectName);
    setUpRunTable(*table, *new RunFilesModel(*files, this), RunColumns::BeforeSending);
    return {.files = files, .table = table};
}

void ConfirmPane::setListed(std::vector<FileSighting> files, Attempt attempt)
{
    m_attempt = attempt;
    m_listed = std::move(files);
    m_selection = selectionOf(m_listed);
    m_sendFinals->setChecked(false);
    m_gate->setCount(0); // a count typed for an earlier attempt is void
    fillSections();
    showChecking();
}

void ConfirmPane::showEarlier(const EarlierOutcomes &earlier)
{
    m_banners->clear(openBanner);
    m_banners->clear(leftUnknownBanner);
    if (earlier.open > 0) {
        m_banners->showBanner(openBanner, [count = earlier.open] {
            return BannerContent{
                .tone = theme::Tone::Warning,
                .sentence =
                    tr("%Ln file(s) are left out: an earlier run sent them, and their outcome is not known yet.",
                       nullptr, count),
                .advice = tr("The page “Unknown outcomes” shows them."),
                .dismissal = Dismissal::Forbidden};
        });
    }
    if (earlier.leftUnknown > 0) {
        m_banners->showBanner(leftUnknownBanner, [count = earlier.leftUnknown] {
            return BannerContent{
                .tone = theme::Tone::Warning,
                .sentence = tr("%Ln file(s) were left as unknown in an earlier run: they may be terminated already.",
                               nullptr, count),
                .advice = tr("Look at their state below before you confirm."),
                .dismissal = Dismissal::Forbidden};
        });
    }
}

void ConfirmPane::showChecking()
{
    m_check = Check::Running;
    m_banners->clear(checkErrorBanner);
    m_banners->clear(changedBanner);
    refresh();
}

void ConfirmPane::showWait(const Wait &wait)
{
    m_wait->start(wait);
}

void ConfirmPane::showChecked(const PreflightResult &result)
{
    m_check = Check::Done;
    m_checkedAt = result.checkedAt;
    m_dataTime = result.dataTime;
    m_unchecked = result.unchecked;
    TerminationSelection selection = selectionOf(m_listed, result);
    if (!isSameQuestion(m_selection, selection)) {
        clearAnswers();
    }
    m_selection = std::move(selection);
    fillSections();
    if (m_selection.changed > 0) {
        showChanged();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    refresh();
}

// The user answered for other files.
void ConfirmPane::clearAnswers()
{
    m_sendFinals->setChecked(false);
    m_gate->clear();
}

void ConfirmPane::makeCancelDefault()
{
    m_cancel->setDefault(true);
}

bool ConfirmPane::hasReason() const
{
    return !m_reason->typedText().isEmpty();
}

void ConfirmPane::focusReason()
{
    m_reason->editor().setFocus(Qt::OtherFocusReason);
}

void ConfirmPane::showCheckError(const ApiError &error)
{
    m_check = Check::Failed;
    m_wait->stop();
    m_banners->showError(checkErrorBanner, error, [this] { Q_EMIT checkRequested(); });
    m_scroll->verticalScrollBar()->setValue(0); // to the banner
    refresh();
}

void ConfirmPane::showJournalProblem(const JournalProblem &problem)
{
    m_check = Check::Failed;
    m_journalProblem = problem;
    m_banners->showBanner(journalBanner, [problem] { return bannerOf(problem); });
    m_scroll->verticalScrollBar()->setValue(0); // to the banner
    refresh();
}

void ConfirmPane::setReason(const QString &reason)
{
    if (!reason.isEmpty()) {
        m_reason->editor().setPlainText(reason);
    }
}

void ConfirmPane::showFiles(const Section &section, const std::vector<FileSighting> &files)
{
    std::vector<LedgerFile> waiting;
    waiting.reserve(files.size());
    for (const FileSighting &file : files) {
        waiting.push_back({.confirmed = file});
    }
    section.files->load(std::move(waiting));
}

void ConfirmPane::fillSections()
{
    showFiles(m_offered, m_selection.offered);
    showFiles(m_finals, m_selection.finals);
    showFiles(m_gone, m_selection.notVisible);
    fitToRows(*m_finals.table);
    fitToRows(*m_gone.table);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sendFinals, m_finals.table}) {
        widget->setVisible(!m_selection.finals.empty());
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_goneHeading, m_gone.table}) {
        widget->setVisible(!m_selection.notVisible.empty());
    }
    updateFilesToSend();
}

void ConfirmPane::updateFilesToSend()
{
    m_filesToSend = m_selection.offered;
    if (m_sendFinals->isChecked()) {
        m_filesToSend.insert(m_filesToSend.end(), m_selection.finals.begin(), m_selection.finals.end());
    }
    m_uncheckedToSend = static_cast<int>(std::ranges::count_if(
        m_filesToSend, [this](const FileSighting &each) { return m_unchecked.contains(each.file.id); }));
    m_summary->setFiles(m_filesToSend);
    const auto count = static_cast<int>(m_filesToSend.size());
    m_gate->setCount(count);
    refresh();
}

void ConfirmPane::refresh()
{
    if (m_check != Check::Running) {
        m_wait->stop();
    }
    retranslate();
    m_terminate->setEnabled(!obstacle());
}

std::optional<TerminationPlan> ConfirmPane::takePlan()
{
    if (obstacle()) {
        return std::nullopt;
    }
    m_check = Check::Used;
    TerminationPlan plan{.files = m_filesToSend,
                         .reason = std::get<TerminationReason>(m_reason->reason()),
                         .checkedAt = m_checkedAt,
                         .dataTime = m_dataTime,
                         .unchecked = m_unchecked};
    refresh();
    return plan;
}

// In reading order: files, reason, count, buttons.
// Enter on the button would trigger Cancel, the default, and close the dialog without a word.
bool ConfirmPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = watched == m_terminate && event->type() == QEvent::KeyPress;
    const int key = isKey ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Return && key != Qt::Key_Enter) {
        return QWidget::eventFilter(watched, event);
    }
    m_obstacle->setText(tr("Enter does not terminate. Press Space, or click the button."));
    return true;
}

bool ConfirmPane::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_banners, m_offered.table, m_sendFinals, m_finals.table, m_gone.table, m_reason, m_gate,
                        m_cancel, m_terminate});
    return QWidget::focusNextPrevChild(next);
}

bool ConfirmPane::event(QEvent *event)
{
    const bool handled = QWidget::event(event); // children first, because the tables also set their accessible names
    if (event->type() == QEvent::LanguageChange) {
        for (const Section &section : {m_offered, m_finals, m_gone}) {
            qobject_cast<RunFilesModel *>(section.table->model())->retranslate();
        }
        retranslate();
    }
    return handled;
}

std::optional<ConfirmPane::Obstacle> ConfirmPane::obstacle() const
{
    if (m_journalProblem) {
        return Obstacle::NoJournal;
    }
    switch (m_check) {
    case Check::Running:
        return Obstacle::Checking;
    case Check::Failed:
        return Obstacle::CheckFailed;
    case Check::Used:
        return Obstacle::Used;
    case Check::Done:
        break;
    }
    if (m_filesToSend.empty()) {
        return Obstacle::NothingToSend;
    }
    if (m_operator.isEmpty()) {
        return Obstacle::NoOperator;
    }
    const auto reason = m_reason->reason();
    if (const auto *problem = std::get_if<ReasonProblem>(&reason)) {
        return problem->kind == ReasonProblem::Kind::Empty ? Obstacle::NoReason : Obstacle::ReasonTooLong;
    }
    if (!m_gate->isSatisfied()) {
        return Obstacle::CountMissing;
    }
    return std::nullopt;
}

QString ConfirmPane::obstacleText() const
{
    const std::optional<Obstacle> found = obstacle();
    if (!found) {
        return {};
    }
    switch (*found) {
    case Obstacle::Checking:
        return tr("Checking the files…");
    case Obstacle::NoJournal:
        return tr("Nothing is sent without a journal.");
    case Obstacle::CheckFailed:
        return tr("The files could not be checked, so nothing can be sent.");
    case Obstacle::Used:
        return tr("This was confirmed already.");
    case Obstacle::NothingToSend:
        return tr("There is no file to terminate.");
    case Obstacle::NoOperator:
        return tr("No operator is set for this connection.");
    case Obstacle::NoReason:
        return tr("Enter a reason.");
    case Obstacle::ReasonTooLong:
        return tr("The reason is too long.");
    case Obstacle::CountMissing:
        return tr("Type the number of files to confirm.");
    }
    Q_UNREACHABLE();
}

QString ConfirmPane::headlineText() const
{
    const auto count = static_cast<int>(m_filesToSend.size());
    return count == 0 ? tr("No file will be terminated.")
                      : tr("%Ln file(s) will be terminated. This cannot be undone.", nullptr, count);
}

void ConfirmPane::retranslate()
{
    const auto count = static_cast<int>(m_filesToSend.size());
    m_headline->setText(headlineText());
    m_offered.table->setAccessibleName(tr("Files to be terminated"));
    m_finals.table->setAccessibleName(tr("Files in a final state"));
    m_gone.table->setAccessibleName(tr("Files left out"));
    m_sendFinals->setText(tr("Also send the %Ln file(s) in a final state; the service decides", nullptr,
                             static_cast<int>(m_selection.finals.size())));
    m_goneHeading->setText(tr("%Ln file(s) left out: the service does not show them any more", nullptr,
                              static_cast<int>(m_selection.notVisible.size())));
    m_uncheckedNote->setText(
        tr("%L1 verified; %Ln file(s) will be verified right before they are sent. One whose state has changed by then "
           "is skipped.",
           nullptr, m_uncheckedToSend)
            .arg(count - m_uncheckedToSend));
    m_uncheckedNote->setVisible(m_check == Check::Done && m_uncheckedToSend > 0);
    m_obstacle->setText(obstacleText());
    m_cancel->setText(m_attempt == Attempt::First ? tr("Cancel") : tr("Back to the result"));
    m_terminate->setText(count == 0 ? tr("Terminate", "verb") : tr("Terminate %Ln file(s)", "verb", count));
    m_terminate->setAccessibleDescription(m_obstacle->text());
}

void ConfirmPane::showChanged()
{
    m_banners->showBanner(changedBanner, [files = m_selection.changed] {
        return BannerContent{.tone = theme::Tone::Info,
                             .sentence = tr("%Ln file(s) changed since they were listed.", nullptr, files),
                             .advice = tr("The table shows them as they are now.")};
    });
}

} // namespace sealdesk
