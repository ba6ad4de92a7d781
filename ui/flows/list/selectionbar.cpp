// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/selectionbar.h"

#include "widgets/elidinglabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

template <class Widget>
Widget *named(Widget *widget, const QString &name)
{
    widget->setObjectName(name);
    return widget;
}

} // namespace

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent)
    , m_summary(named(new ElidingLabel(this), u"checkedSummary"_s))
    , m_hidden(named(new ElidingLabel(this), u"hiddenSummary"_s))
    , m_showHidden(named(new QPushButton(this), u"showHiddenButton"_s))
    , m_uncheckHidden(named(new QPushButton(this), u"uncheckHiddenButton"_s))
    , m_uncheckAll(named(new QPushButton(this), u"uncheckAllButton"_s))
    , m_terminate(named(new QPushButton(this), u"terminateCheckedButton"_s))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_uncheckAll);
    layout->addSpacing(fontMetrics().averageCharWidth() * 2);
    layout->addWidget(m_hidden);
    layout->addWidget(m_showHidden);
    layout->addWidget(m_uncheckHidden);
    layout->addStretch(1);
    layout->addWidget(m_terminate);
    for (QPushButton *button : {m_showHidden, m_uncheckHidden, m_uncheckAll, m_terminate}) {
        button->setAutoDefault(false);
    }
    connect(m_showHidden, &QPushButton::clicked, this, &SelectionBar::showHiddenRequested);
    connect(m_uncheckHidden, &QPushButton::clicked, this, &SelectionBar::uncheckHiddenRequested);
    connect(m_uncheckAll, &QPushButton::clicked, this, &SelectionBar::uncheckAllRequested);
    connect(m_terminate, &QPushButton::clicked, this, &SelectionBar::terminateRequested);
    setCounts({});
}

void SelectionBar::setCounts(Counts counts)
{
    m_counts = counts;
    retranslate();
}

void SelectionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SelectionBar::retranslate()
{
    const bool any = m_counts.checked > 0;
    const bool hiding = m_counts.hidden > 0;
    m_summary->setText(any ? tr("%Ln file(s) checked", nullptr, m_counts.checked)
                           : tr("Check the files that are to be terminated: click a box, or press Space."));
    m_hidden->setText(tr("%Ln of %L1 hidden by the filter", nullptr, m_counts.hidden).arg(m_counts.checked));
    m_showHidden->setText(tr("Show"));
    m_uncheckHidden->setText(tr("Uncheck the hidden"));
    m_uncheckAll->setText(tr("Uncheck all"));
    m_terminate->setText(any ? tr("Terminate %Ln file(s)…", nullptr, m_counts.checked) : tr("Terminate…"));
    m_showHidden->setAccessibleName(tr("Show the hidden checked files"));
    m_uncheckAll->setVisible(any);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_hidden, m_showHidden, m_uncheckHidden}) {
        widget->setVisible(hiding);
    }
    m_terminate->setEnabled(canTerminate());
    m_terminate->setToolTip(hiding ? tr("Checked files are hidden by the filter.") : QString());
}

} // namespace sealdesk
