// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/record/leavequestion.h"

#include "widgets/accentbutton.h"
#include "widgets/countgate.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int maxNameLength = 60;

} // namespace

LeaveQuestion::LeaveQuestion(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel(this))
    , m_personLabel(new PlainLabel(this))
    , m_person(new QLineEdit(this))
    , m_gate(new CountGate(this))
    , m_keep(new QPushButton(this))
    , m_confirm(new AccentButton(AccentButton::Emphasis::Danger, this))
{
    setObjectName(u"leaveQuestion"_s);
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(u"leaveText"_s);
    m_text->setWordWrap(true);
    m_person->setObjectName(u"leavePerson"_s);
    m_person->setMaxLength(maxNameLength);
    m_person->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_personLabel->setBuddy(m_person);
    m_keep->setObjectName(u"leaveKeep"_s);
    m_confirm->setObjectName(u"leaveConfirm"_s);
    auto *answers = new QHBoxLayout;
    answers->setSpacing(theme::spacing);
    answers->addWidget(m_personLabel);
    answers->addWidget(m_person, 1);
    answers->addWidget(m_gate);
    answers->addStretch();
    answers->addWidget(m_keep);
    answers->addWidget(m_confirm);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(answers);
    connect(m_person, &QLineEdit::textChanged, this, &LeaveQuestion::refresh);
    connect(m_gate, &CountGate::satisfiedChanged, this, &LeaveQuestion::refresh);
    connect(m_keep, &QPushButton::clicked, this, &LeaveQuestion::dismissed);
    connect(m_confirm, &QPushButton::clicked, this, &LeaveQuestion::confirm);
    setTabOrder(m_person, m_gate);
    setTabOrder(m_gate, m_keep);
    setTabOrder(m_keep, m_confirm);
    hide();
    refresh();
}

void LeaveQuestion::ask(int count)
{
    m_person->clear();
    m_gate->setCount(0);
    m_gate->setCount(count);
    refresh();
    show();
    m_person->setFocus(Qt::OtherFocusReason);
}

void LeaveQuestion::setCount(int count)
{
    m_gate->setCount(count);
    refresh();
}

QString LeaveQuestion::person() const
{
    const QString name = m_person->text().simplified();
    const bool isVisible = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return isVisible ? name : QString();
}

// Assistive programs can press a hidden button.
void LeaveQuestion::confirm()
{
    if (isVisible() && m_confirm->isEnabled()) {
        Q_EMIT confirmed(person());
    }
}

void LeaveQuestion::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

void LeaveQuestion::refresh()
{
    const int count = m_gate->count();
    m_text->setText(tr("Nobody knows whether %Ln file(s) are terminated. Leave them as unknown only if that can't be "
                       "found out any more: they count as closed then, are never shown as terminated or failed, and "
                       "your name is kept in the history and in the audit trail.",
                       nullptr, count));
    m_personLabel->setText(tr("&Your name"));
    m_keep->setText(tr("Keep looking"));
    m_confirm->setText(tr("Leave %Ln file(s) as unknown", "verb", count));
    m_confirm->setEnabled(count > 0 && !person().isEmpty() && m_gate->isSatisfied());
}

} // namespace sealdesk
