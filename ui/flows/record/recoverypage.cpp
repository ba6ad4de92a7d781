// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/recoverypage.h"

#include "core/retryable.h"
#include "models/runfilesmodel.h"
#include "store/journal/journal.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runtable.h"
#include "widgets/bannerstack.h"
#include "widgets/journalbanner.h"
#include "widgets/pagelayout.h"
#include "widgets/taborder.h"
#include "widgets/theme.h"
#include "widgets/waitlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto lookErrorBanner = "look-error"_L1;

} // namespace

RecoveryPage::RecoveryPage(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(new RunFilesModel({}, this))
    , m_banners(new BannerStack(this))
    , m_headline(new QLabel(this))
    , m_text(new QLabel(this))
    , m_run(new QLabel(this))
    , m_outcomes(new OutcomeBar(this))
    , m_table(new FileTableView(this))
    , m_phase(new QLabel(this))
    , m_wait(new WaitLabel(clock, this))
    , m_again(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setObjectName(u"recoveryPage"_s);
    build();
    connect(m_banners, &BannerStack::helpRequested, this, &RecoveryPage::helpRequested);
    connect(m_outcomes, &OutcomeBar::outcomeChosen, m_model, &RunFilesModel::setOutcomeFilter);
    connect(m_again, &QPushButton::clicked, this, &RecoveryPage::look);
    connect(m_retry, &QPushButton::clicked, this, &RecoveryPage::retry);
    connect(m_leave, &QPushButton::clicked, this, &RecoveryPage::leaveWanted);
    refresh();
}

RecoveryPage::~RecoveryPage() = default;

void RecoveryPage::build()
{
    m_headline->setObjectName(u"recoveryHeadline"_s);
    m_headline->setFont(headlineFont(font()));
    m_text->setObjectName(u"recoveryText"_s);
    m_run->setObjectName(u"recoveryRun"_s);
    m_run->setTextFormat(Qt::PlainText);
    m_run->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel *label : {m_headline, m_text, m_run}) {
        label->setWordWrap(true);
    }
    m_table->setObjectName(u"recoveryTable"_s);
    setUpRunTable(*m_table, *m_model, RunColumns::WithOutcome);
    QBoxLayout &layout = scrolledColumn(*this, u"recoveryScroll"_s);
    layout.addWidget(m_banners);
    layout.addWidget(m_headline);
    layout.addWidget(m_text);
    layout.addWidget(m_run);
    layout.addWidget(m_outcomes);
    layout.addWidget(m_table, 1);
    buildFooter(layout);
}

void RecoveryPage::buildFooter(QBoxLayout &layout)
{
    m_phase->setObjectName(u"recoveryPhase"_s);
    m_phase->setWordWrap(true);
    m_again->setObjectName(u"recoveryLook"_s);
    m_retry->setObjectName(u"recoveryRetry"_s);
    m_leave->setObjectName(u"recoveryLeave"_s);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::spacing);
    footer->addWidget(m_phase, 1);
    footer->addWidget(m_wait);
    footer->addWidget(m_again);
    footer->addWidget(m_retry);
    footer->addWidget(m_leave);
    layout.addLayout(footer);
}

void RecoveryPage::setSession(Session *session)
{
    m_session = session;
    m_recovery.reset();
    m_triedAgain.clear();
    m_isJournalBad = false;
    m_look = {0, 0};
    m_wait->stop();
    m_banners->clearAll();
    m_model->setFiles({});
    m_outcomes->reset();
    if (session && hasUnsettledFiles(*session)) {
        m_recovery = std::make_unique<Recovery>(*session);
        connectRecovery();
        m_recovery->start();
    }
    refresh();
}

void RecoveryPage::connectRecovery()
{
    Recovery *recovery = m_recovery.get();
    connect(recovery, &Recovery::loaded, this, &RecoveryPage::fillTable);
    connect(recovery, &Recovery::outcomeChanged, this, &RecoveryPage::showOutcome);
    connect(recovery, &Recovery::waiting, m_wait, &WaitLabel::start);
    connect(recovery, &Recovery::sighted, this, &RecoveryPage::showPresent);
    connect(recovery, &Recovery::sighted, this, &RecoveryPage::sighted);
    connect(recovery, &Recovery::lookStarted, this, [this](int number, int total) {
        m_look = {number, total};
        m_wait->stop();
        refresh();
    });
    connect(recovery, &Recovery::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(lookErrorBanner, error); });
    connect(recovery, &Recovery::journalFailed, this, &RecoveryPage::showJournalProblem);
    connect(recovery, &Recovery::finished, this, [this] {
        m_wait->stop();
        refresh();
        Q_EMIT settled();
    });
}

void RecoveryPage::fillTable()
{
    std::vector<FileSighting> files;
    for (const Recovery::File &file : m_recovery->files()) {
        files.push_back(file.file);
    }
    m_model->setFiles(files);
    for (size_t i = 0; i < files.size(); ++i) {
        m_model->setOutcome(static_cast<int>(i), m_recovery->files()[i].outcome);
    }
    refresh();
    m_table->setFocus(Qt::OtherFocusReason);
}

void RecoveryPage::showOutcome(int index)
{
    m_model->setOutcome(index, m_recovery->files()[static_cast<size_t>(index)].outcome);
    refreshSoon();
}

void RecoveryPage::showPresent(const std::vector<FileSighting> &files)
{
    for (const FileSighting &file : files) {
        m_model->setPresent(file);
    }
}

bool RecoveryPage::isRunning() const
{
    return m_recovery && m_recovery->isRunning();
}

void RecoveryPage::look()
{
    m_banners->clear(lookErrorBanner);
    m_banners->clear(journalBanner);
    m_isJournalBad = false;
    m_recovery->start();
    refresh();
}

const StoredRun *RecoveryPage::runToRetry() const
{
    if (m_recovery && m_recovery->unknownCount() == 0) {
        for (const StoredRun &run : m_recovery->runs()) {
            if (!retryableFiles(run.summary.id).empty()) {
                return &run;
            }
        }
    }
    return nullptr;
}

std::vector<FileSighting> RecoveryPage::retryableFiles(RunId run) const
{
    std::vector<FileSighting> files;
    for (const Recovery::File &file : m_recovery->files()) {
        if (file.run == run && mayBeOfferedAgain(file.outcome) && !m_triedAgain.contains(file.file.file.id)) {
            files.push_back(file.file);
        }
    }
    return files;
}

void RecoveryPage::retry()
{
    if (const StoredRun *run = runToRetry()) {
        Q_EMIT retryWanted({.files = retryableFiles(run->summary.id),
                            .filterText = run->filterText,
                            .recentReasons = {},
                            .language = m_language,
                            .reason = run->summary.reason,
                            .retryOf = run->summary.id});
    }
}

void RecoveryPage::showJournalProblem(const JournalProblem &problem)
{
    m_isJournalBad = true;
    m_banners->say(journalBanner, [problem] { return bannerOf(problem); });
}

void RecoveryPage::setLanguage(UiLanguage language)
{
    m_language = language;
    m_model->setLanguage(language);
    refresh();
}

void RecoveryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

// One comes back to the page after the files that it offered were confirmed.
void RecoveryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    leaveOutTriedAgain();
    refresh();
}

void RecoveryPage::leaveOutTriedAgain()
{
    m_triedAgain.clear();
    auto *const *journal = m_session ? std::get_if<Journal *>(&m_session->journal()) : nullptr;
    if (!journal || !m_recovery) {
        return;
    }
    for (const StoredRun &run : m_recovery->runs()) {
        if (const auto retries = (*journal)->triedAgain(run.summary.id)) {
            for (auto retry = retries.value().cbegin(); retry != retries.value().cend(); ++retry) {
                m_triedAgain.insert(retry.key());
            }
        }
    }
}

// As it is read, whatever comes and goes.
bool RecoveryPage::focusNextPrevChild(bool next)
{
    setTabOrderOfParts({m_banners, m_run, m_outcomes, m_table, m_again, m_retry, m_leave});
    return QWidget::focusNextPrevChild(next);
}

int RecoveryPage::unknownCount() const
{
    return m_recovery ? m_recovery->unknownCount() : 0;
}

// The journal told nothing of what is open.
bool RecoveryPage::isUnread() const
{
    return m_isJournalBad && m_model->fileCount() == 0;
}

QString RecoveryPage::headlineText() const
{
    if (isUnread()) {
        return tr("Before anything else: what earlier runs left open can't be read.");
    }
    const int unknown = unknownCount();
    return unknown > 0 ? tr("Before anything else: what happened to %Ln file(s)?", nullptr, unknown)
                       : tr("Every file of the earlier runs has its outcome.");
}

QString RecoveryPage::explanation() const
{
    if (isUnread()) {
        return {};
    }
    if (unknownCount() > 0) {
        return tr("A termination ended before the outcome of every file was known. Nothing is sent now: the "
                  "service is asked for each file, several times, because it may show a change late.");
    }
    return runToRetry() ? tr("The outcomes are in the history. Files that were not terminated can be terminated now, "
                             "after a new confirmation.")
                        : tr("The outcomes are in the history.");
}

QString RecoveryPage::phaseText() const
{
    if (isRunning()) {
        return m_look.first == 0
                   ? tr("Asking the service what happened…")
                   : tr("Asking the service what happened (look %1 of %2)…").arg(m_look.first).arg(m_look.second);
    }
    if (unknownCount() > 0 || isUnread()) {
        return tr("Nothing can be terminated with this connection before this is settled.");
    }
    return {};
}

QString RecoveryPage::runText() const
{
    QStringList lines;
    if (m_recovery) {
        for (const StoredRun &run : m_recovery->runs()) {
            lines += tr("Run of %1 (UTC+8), operator %2, reason: %3")
                         .arg(BeijingTime::fromInstant(run.summary.startedAt).text(), run.summary.operatorId.text(),
                              run.summary.reason);
        }
    }
    return lines.join(u'\n');
}

// Once for all outcomes of a look: each would count all files anew.
void RecoveryPage::refreshSoon()
{
    if (!std::exchange(m_isRefreshDue, true)) {
        QMetaObject::invokeMethod(this, &RecoveryPage::refresh, Qt::QueuedConnection);
    }
}

void RecoveryPage::refresh()
{
    m_isRefreshDue = false;
    OutcomeBar::Counts counts{};
    std::ranges::transform(allOutcomeStates, counts.begin(),
                           [this](OutcomeState state) { return m_model->count(state); });
    m_outcomes->setCounts(counts);
    m_outcomes->setVisible(m_model->fileCount() > 0);
    m_outcomes->setAccessibleName(tr("Filter by outcome"));
    m_headline->setText(headlineText());
    m_text->setText(explanation());
    m_text->setVisible(!m_text->text().isEmpty());
    m_run->setText(runText());
    m_run->setAccessibleName(tr("The runs"));
    m_table->setAccessibleName(tr("What happened to each file"));
    m_phase->setText(phaseText());
    m_again->setText(tr("Look again"));
    m_again->setVisible(!isRunning() && (unknownCount() > 0 || isUnread()));
    m_retry->setText(tr("Terminate the files that were not…"));
    m_retry->setVisible(!isRunning() && runToRetry());
    m_leave->setText(tr("Go to the files"));
}

} // namespace sealdesk
