// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listheader.h"

#include "text/servicetext.h"
#include "widgets/elidinglabel.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace sealdesk
{

using namespace Qt::StringLiterals;

ListHeader::ListHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidingLabel(this))
    , m_service(new ElidingLabel(this))
    , m_badge(new PlainLabel(this))
{
    m_name->setObjectName(u"connectionName"_s);
    m_service->setObjectName(u"connectionService"_s);
    m_badge->setObjectName(u"sandboxBadge"_s);
    QFont strong = font();
    strong.setBold(true);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_name->setFont(strong);
    m_badge->setContentsMargins(theme::spacing, theme::spacingTight / 2, theme::spacing, theme::spacingTight / 2);
    m_badge->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    layout->addWidget(m_name);
    layout->addWidget(m_badge);
    layout->addWidget(m_service);
    layout->addStretch(1);
    applyPalette();
    setConnection(std::nullopt, Badge::None);
}

void ListHeader::setConnection(const std::optional<Connection> &connection, Badge badge)
{
    m_connection = connection;
    m_badge->setVisible(badge == Badge::Sandbox);
    retranslate();
}

void ListHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        applyPalette();
    }
    QWidget::changeEvent(event);
}

void ListHeader::retranslate()
{
    m_badge->setText(tr("Sandbox"));
    m_badge->setToolTip(tr("Sample files on this computer; nothing real is changed."));
    m_name->setText(m_connection ? ServiceText(m_connection->name).cell() : tr("Not connected"));
    m_service->setText(m_connection ? ServiceText(m_connection->baseUrl.url().authority()).cell() : QString());
    m_name->setAccessibleName(tr("Connection: %1").arg(m_name->text()));
}

// Sets the palette of children only, so that this widget gets no further PaletteChange.
void ListHeader::applyPalette()
{
    QPalette badge = palette();
    badge.setColor(QPalette::Window, theme::fill(theme::Tone::Warning, palette()));
    badge.setColor(QPalette::WindowText, theme::text(theme::Tone::Warning, palette()));
    m_badge->setPalette(badge);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_service->setPalette(quiet);
}

} // namespace sealdesk
