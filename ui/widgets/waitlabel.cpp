// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/waitlabel.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace sealdesk
{

WaitLabel::WaitLabel(Clock &clock, QWidget *parent)
    : QLabel(parent)
    , m_clock(clock)
{
    setObjectName(u"waitLabel"_s);
    setTextFormat(Qt::PlainText);
    hide();
}

void WaitLabel::start(Wait wait)
{
    m_cause = wait.cause;
    m_end = m_clock.monotonic() + wait.length;
    tick(++m_round);
}

void WaitLabel::stop()
{
    ++m_round;
    clear();
    hide();
}

void WaitLabel::tick(int round)
{
    if (round != m_round) {
        return;
    }
    if (remaining() <= std::chrono::milliseconds{0}) {
        stop();
        return;
    }
    updateText();
    show();
    // Wake when the shown number changes, so that no second is skipped.
    const auto remainder = remaining() % std::chrono::seconds{1};
    const auto step = remainder.count() > 0 ? remainder : std::chrono::milliseconds{std::chrono::seconds{1}};
    m_clock.after(step, this, [this, round] { tick(round); });
}

void WaitLabel::updateText()
{
    const int seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(remaining()).count());
    switch (m_cause) {
    case WaitCause::OwnLimit:
        setText(tr("The minute's requests are used up: %n s", "seconds left", seconds));
        return;
    case WaitCause::RequestedByService:
        setText(tr("The service asks to wait: %n s", "seconds left", seconds));
        return;
    case WaitCause::BeforeRetry:
        setText(tr("Next try in %n s", "seconds left", seconds));
        return;
    case WaitCause::BeforeRecheck:
        setText(tr("Next look in %n s", "seconds left", seconds));
        return;
    }
    Q_UNREACHABLE();
}

void WaitLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && remaining() > std::chrono::milliseconds{0} && !isHidden()) {
        updateText();
    }
    QLabel::changeEvent(event);
}

} // namespace sealdesk
