// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/beijingtimeedit.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
#include <QTimeZone>
#endif

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

constexpr std::chrono::seconds lastSecond{59};

//! Makes \a edit use UTC, in which every wall clock time exists; in the computer's time zone some don't.
void editInUtc(QDateTimeEdit &edit)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    edit.setTimeZone(QTimeZone::UTC);
#else
    edit.setTimeSpec(Qt::UTC);
#endif
}

} // namespace

BeijingTimeEdit::BeijingTimeEdit(Bound bound, const Clock &clock, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_bound(bound)
    , m_clock(clock)
    , m_any(new QPushButton{this})
{
    setObjectName(name);
    setFocusPolicy(Qt::ClickFocus); // without a focus policy, a label's mnemonic can't focus it
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_any->setObjectName(name + u"Any"_s);
    m_any->setAutoDefault(false);
    m_any->installEventFilter(this);
    connect(m_any, &QPushButton::clicked, this, &BeijingTimeEdit::startEditing);
    layout->addWidget(m_any);
    display();
    retranslate();
}

void BeijingTimeEdit::buildEditor()
{
    buildEdit();
    buildClear();
    for (QWidget *part : std::initializer_list<QWidget *>{m_edit, m_clear}) {
        layout()->addWidget(part);
    }
    setTabOrder(m_any, m_edit);
    setTabOrder(m_edit, m_clear);
    retranslateEditor();
}

void BeijingTimeEdit::buildEdit()
{
    m_edit = new QDateTimeEdit{this};
    m_edit->setObjectName(objectName() + u"Edit"_s);
    editInUtc(*m_edit);
    m_edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_edit->setCalendarPopup(true);
    m_edit->setFont(theme::tabularFont(m_edit->font()));
    m_edit->setFocusPolicy(Qt::StrongFocus); // not Qt::WheelFocus: scrolling over it must not change a filter
    m_edit->installEventFilter(this);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &BeijingTimeEdit::handleEdited);
}

void BeijingTimeEdit::buildClear()
{
    m_clear = new QToolButton{this};
    m_clear->setObjectName(objectName() + u"Clear"_s);
    m_clear->setIcon(paletteIcon(IconName::Close, theme::secondaryText));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    connect(m_clear, &QToolButton::clicked, this, &BeijingTimeEdit::clearByUser);
}

void BeijingTimeEdit::setTitle(const QString &title)
{
    m_title = title;
    retranslate();
}

void BeijingTimeEdit::setValue(std::optional<BeijingTime> value)
{
    m_value = value;
    display();
}

void BeijingTimeEdit::display()
{
    if (m_value && !m_edit) {
        buildEditor();
    }
    if (m_value) {
        const QSignalBlocker quiet{m_edit};
        m_edit->setDateTime(m_value->wallClock());
    }
    m_any->setVisible(!m_value);
    if (m_edit) {
        m_edit->setVisible(m_value.has_value());
        m_clear->setVisible(m_value.has_value());
    }
    setFocusProxy(m_value ? static_cast<QWidget *>(m_edit) : m_any);
}

BeijingTime BeijingTimeEdit::initialValue() const
{
    const QDate today = BeijingTime::fromInstant(m_clock.now()).wallClock().date();
    const QTime time = m_bound == Bound::From ? QTime{0, 0} : QTime{23, 59, 59};
    const auto value = BeijingTime::fromWallClock(QDateTime{today, time, Qt::UTC});
    return value.value_or(BeijingTime::fromUnixSeconds(0));
}

void BeijingTimeEdit::startEditing()
{
    setValue(initialValue());
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->setSelectedSection(QDateTimeEdit::YearSection);
    Q_EMIT valueChanged();
}

void BeijingTimeEdit::handleEdited()
{
    QDateTime wallClock = m_edit->dateTime();
    wallClock.setTime(QTime{wallClock.time().hour(), wallClock.time().minute()});
    m_value = BeijingTime::fromWallClock(wallClock);
    if (m_value && m_bound == Bound::To) {
        m_value = m_value->plus(lastSecond);
    }
    Q_EMIT valueChanged();
}

void BeijingTimeEdit::clearByUser()
{
    setValue(std::nullopt);
    m_any->setFocus(Qt::OtherFocusReason);
    Q_EMIT valueChanged();
}

bool BeijingTimeEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isDigit = !key->text().isEmpty() && key->text().front().isDigit();
        if (watched == m_any && isDigit) {
            startEditing();
            QKeyEvent copy{QEvent::KeyPress, key->key(), key->modifiers(), key->text()};
            m_edit->event(&copy);
            return true;
        }
        if (watched == m_edit && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            m_edit->interpretText();
            Q_EMIT submitted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void BeijingTimeEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void BeijingTimeEdit::retranslate()
{
    m_any->setText(tr("Any time"));
    //: Screen reader: what the bound is of ("Updated from"), and that there is none.
    m_any->setAccessibleName(tr("%1: any time").arg(m_title));
    if (m_edit) {
        retranslateEditor();
    }
}

void BeijingTimeEdit::retranslateEditor()
{
    m_edit->setAccessibleName(m_title);
    m_edit->setToolTip(tr("UTC+8, whatever this computer's time zone; the bound itself is included"));
    //: %1 is what the time bound is of, for example "Updated from".
    m_clear->setAccessibleName(tr("Clear “%1”").arg(m_title));
    m_clear->setToolTip(tr("Any time"));
}

} // namespace sealdesk
