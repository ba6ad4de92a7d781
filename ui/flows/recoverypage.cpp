// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/recoverypage.h"

#include "flows/terminateparts.h"
#include "models/runfilesmodel.h"
#include "text/journaltext.h"
#include "widgets/bannerstack.h"
#include "widgets/filetableview.h"
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
constexpr auto journalBanner = "journal"_L1;

bool isRetryable(const FileOutcome &outcome)
{
    return outcome.state == OutcomeState::NotSent || std::holds_alternative<cause::StillInState>(outcome.cause);
}

} // namespace

RecoveryPage::RecoveryPage(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(new RunFilesModel({}, this))
    , m_banners(new BannerStack(this))
    , m_headline(new QLabel(this))
    , m_text(new QLabel(this))
    , m_run(new QLabel(this))
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
    for (QLabel *label : {m_headline, m_text, m_run}) {
        label->setWordWrap(true);
    }
    m_table->setObjectName(u"recoveryTable"_s);
    setUpRunTable(*m_table, *m_model, RunColumns::WithOutcome);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_banners);
    layout->addWidget(m_headline);
    layout->addWidget(m_text);
    layout->addWidget(m_run);
    layout->addWidget(m_table, 1);
    buildFooter(*layout);
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
    m_recovery.reset();
    m_problem.reset();
    m_look = {0, 0};
    m_wait->stop();
    m_banners->clearAll();
    m_model->setFiles({});
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
    connect(recovery, &Recovery::sighted, this, &RecoveryPage::sighted);
    connect(recovery, &Recovery::lookStarted, this, [this](int number, int total) {
        m_look = {number, total};
        m_wait->stop();
        refresh();
    });
    connect(recovery, &Recovery::lookFailed, this,
            [this](const ApiError &error) { m_banners->showError(lookErrorBanner, error); });
    connect(recovery, &Recovery::journalFailed, this, [this](const JournalProblem &problem) {
        m_problem = problem;
        sayJournalProblem();
    });
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
        showOutcome(static_cast<int>(i));
    }
    m_table->setFocus(Qt::OtherFocusReason);
}

void RecoveryPage::showOutcome(int index)
{
    m_model->setOutcome(index, m_recovery->files()[static_cast<size_t>(index)].outcome);
    refresh();
}

bool RecoveryPage::isRunning() const
{
    return m_recovery && m_recovery->isRunning();
}

void RecoveryPage::look()
{
    m_banners->clear(lookErrorBanner);
    m_banners->clear(journalBanner);
    m_problem.reset();
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
        if (file.run == run && isRetryable(file.outcome)) {
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

void RecoveryPage::sayJournalProblem()
{
    m_banners->setBanner(journalBanner, {.tone = theme::Tone::Danger,
                                         .sentence = journalSentence(*m_problem),
                                         .advice = journalAdvice(*m_problem),
                                         .details = journalDetails(*m_problem)});
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
        if (m_problem && m_banners->has(journalBanner)) {
            sayJournalProblem();
        }
    }
}

QString RecoveryPage::headlineText() const
{
    const int unknown = m_recovery ? m_recovery->unknownCount() : 0;
    return unknown > 0 ? tr("Before anything else: what happened to %Ln file(s)?", nullptr, unknown)
                       : tr("Every file of the earlier runs has its outcome.");
}

QString RecoveryPage::phaseText() const
{
    if (isRunning()) {
        return m_look.first == 0
                   ? tr("Asking the service what happened…")
                   : tr("Asking the service what happened (look %1 of %2)…").arg(m_look.first).arg(m_look.second);
    }
    if (m_recovery && m_recovery->unknownCount() > 0) {
        return tr("Nothing can be terminated with this connection before these files are settled.");
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

void RecoveryPage::refresh()
{
    const bool running = isRunning();
    const bool unknown = m_recovery && m_recovery->unknownCount() > 0;
    m_headline->setText(headlineText());
    m_text->setText(tr("A termination ended before the outcome of every file was known. Nothing is sent now: the "
                       "service is asked for each file, several times, because it may show a change late."));
    m_run->setText(runText());
    m_table->setAccessibleName(tr("What happened to each file"));
    m_phase->setText(phaseText());
    m_again->setText(tr("Look again"));
    m_again->setVisible(!running && unknown);
    m_retry->setText(tr("Terminate the files that were not…"));
    m_retry->setVisible(runToRetry());
    m_leave->setText(tr("Go to the files"));
}

} // namespace sealdesk
