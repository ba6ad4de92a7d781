// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/countgate.h"

#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <optional>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

constexpr int maxDigits = 9;

//! Returns the number in \a text, or nullopt if it is no number. Accepts the digits of any script, with or without
//! separators, as input methods produce them.
std::optional<int> numberIn(const QString &text)
{
    int number = 0;
    int digits = 0;
    for (const QChar character : text.trimmed()) {
        if (character == u',' || character == u'\uFF0C' || character.isSpace()) {
            continue;
        }
        const int digit = character.digitValue();
        if (digit < 0 || ++digits > maxDigits) {
            return std::nullopt;
        }
        number = number * 10 + digit;
    }
    return digits > 0 ? std::optional{number} : std::nullopt;
}

} // namespace

CountGate::CountGate(QWidget *parent)
    : QWidget(parent)
    , m_label(new PlainLabel{this})
    , m_edit(new QLineEdit{this})
{
    setObjectName(u"countGate"_s);
    m_edit->setObjectName(u"typedCount"_s);
    m_label->setObjectName(u"countPrompt"_s);
    m_label->setBuddy(m_edit);
    m_edit->setFont(theme::tabularFont(m_edit->font()));
    m_edit->setMaximumWidth(m_edit->fontMetrics().horizontalAdvance(u'0') * 14);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addStretch();
    connect(m_edit, &QLineEdit::textChanged, this, &CountGate::emitIfChanged);
    setCount(0);
}

void CountGate::setCount(int count)
{
    if (count != m_count) {
        m_edit->clear();
    }
    m_count = count;
    setVisible(isRequired());
    retranslate();
    emitIfChanged();
}

void CountGate::clear()
{
    m_edit->clear();
}

bool CountGate::isSatisfied() const
{
    return !isRequired() || numberIn(m_edit->text()) == m_count;
}

void CountGate::emitIfChanged()
{
    if (isSatisfied() != m_wasSatisfied) {
        m_wasSatisfied = isSatisfied();
        Q_EMIT satisfiedChanged();
    }
}

bool CountGate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            return true; // Enter must neither confirm nor reach the dialog's default button
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CountGate::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CountGate::retranslate()
{
    //: %n is the number of files; it has to be typed in digits.
    m_label->setText(tr("&Type %n to confirm", nullptr, m_count));
}

} // namespace sealdesk
