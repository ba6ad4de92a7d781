// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "tables/runview.h"

#include "models/runfilesmodel.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/outcomeline.h"
#include "tables/runtable.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sealdesk
{

RunView::RunView(const TerminationLedger &ledger, const QString &tableName, QWidget *parent)
    : QWidget(parent)
    , m_ledger(ledger)
    , m_model(new RunFilesModel(ledger, this))
    , m_outcomes(new OutcomeBar(this))
    , m_table(new FileTableView(this))
{
    m_table->setObjectName(tableName);
    setUpRunTable(*m_table, *m_model, RunColumns::WithOutcome);
    m_line = new OutcomeLine(*m_table, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_outcomes);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_line);
    connect(&ledger, &TerminationLedger::reset, this, &RunView::showAll);
    connect(&ledger, &TerminationLedger::changed, this, &RunView::refreshLater);
    connect(m_outcomes, &OutcomeBar::outcomeChosen, m_model, &RunFilesModel::setOutcomeFilter);
    retranslate();
    refresh();
}

void RunView::copy()
{
    copyRows(*m_table, *m_model);
}

void RunView::showAll()
{
    m_outcomes->reset();
    refresh();
}

// A request settles a hundred files in a row of signals; compute the counts once.
void RunView::refreshLater()
{
    if (!std::exchange(m_isRefreshPending, true)) {
        QMetaObject::invokeMethod(this, &RunView::refresh, Qt::QueuedConnection);
    }
}

void RunView::refresh()
{
    m_isRefreshPending = false;
    OutcomeBar::Counts counts{};
    std::ranges::transform(allOutcomeStates, counts.begin(),
                           [this](OutcomeState state) { return m_ledger.count(state); });
    m_outcomes->setCounts(counts);
}

bool RunView::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event); // children first: the table names itself as well
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
    }
    return isHandled;
}

void RunView::retranslate()
{
    m_outcomes->setAccessibleName(tr("Filter by outcome"));
    m_table->setAccessibleName(tr("What happened to each file"));
}

} // namespace sealdesk
