// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/reasoneditor.h"

#include "text/servicetext.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTextCursor>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sealdesk
{

ReasonEditor::ReasonEditor(QWidget *parent)
    : QWidget(parent)
    , m_label(new PlainLabel{this})
    , m_editor(new QPlainTextEdit{this})
    , m_presets(new QPushButton{this})
    , m_menu(new QMenu{this})
    , m_counter(new PlainLabel{this})
{
    setObjectName(u"reasonEditor"_s);
    m_editor->setObjectName(u"reasonText"_s);
    m_presets->setObjectName(u"reasonPresets"_s);
    m_menu->setObjectName(u"reasonMenu"_s);
    m_counter->setObjectName(u"reasonCounter"_s);
    m_label->setBuddy(m_editor);
    m_editor->setTabChangesFocus(true);
    m_presets->setAutoDefault(false);
    m_presets->setMenu(m_menu);
    setFocusProxy(m_editor);
    assemble();
    connect(m_editor, &QPlainTextEdit::textChanged, this, &ReasonEditor::onTextChanged);
    connect(m_menu, &QMenu::aboutToShow, this, &ReasonEditor::fillMenu);
    retranslate();
}

void ReasonEditor::assemble()
{
    const int lines = 4;
    const int padding = 2 * (m_editor->frameWidth() + qRound(m_editor->document()->documentMargin()));
    m_editor->setMinimumHeight(lines * m_editor->fontMetrics().lineSpacing() + padding);
    m_counter->setFont(theme::tabularFont(m_counter->font()));
    auto *top = new QHBoxLayout;
    top->addWidget(m_label, 1);
    top->addWidget(m_presets);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacingTight);
    layout->addLayout(top);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_counter, 0, Qt::AlignRight);
}

QString ReasonEditor::typedText() const
{
    // toPlainText() would convert U+00A0 to a space.
    QString text = m_editor->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void ReasonEditor::setTypedText(const QString &text)
{
    m_editor->setPlainText(text);
}

std::variant<TerminationReason, ReasonProblem> ReasonEditor::reason() const
{
    return TerminationReason::make(typedText());
}

void ReasonEditor::setRecent(const QStringList &reasons)
{
    m_recent = reasons;
}

void ReasonEditor::onTextChanged()
{
    // Qt emits textChanged() also for an input method's composition, which is not part of the text yet.
    QString typed = typedText();
    if (typed == m_lastTyped) {
        return;
    }
    m_lastTyped = std::move(typed);
    updateCounter();
    Q_EMIT reasonChanged();
}

void ReasonEditor::updateCounter()
{
    const qsizetype units = TerminationReason::textToSend(m_lastTyped).size();
    const qsizetype excess = units - TerminationReason::maxUnits;
    //: Characters used, and how many may be used.
    QString text = tr("%1 / %2").arg(locale().toString(units), locale().toString(TerminationReason::maxUnits));
    QPalette colours = palette();
    if (excess > 0) {
        //: The counter "312 / 300", and how far the text is over the limit.
        text = tr("%1 – %Ln character(s) too many", nullptr, static_cast<int>(excess)).arg(text);
        colours.setColor(QPalette::WindowText, theme::text(theme::Tone::Danger, palette()));
    } else {
        colours.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    }
    m_counter->setText(text);
    m_counter->setPalette(colours);
    m_editor->setAccessibleDescription(text);
}

void ReasonEditor::fillMenu()
{
    m_menu->clear();
    m_menu->addSection(tr("Presets"));
    for (const QString &preset :
         {tr("Issued by mistake"), tr("Wrong content, to be issued again"), tr("The template was replaced"),
          tr("The person does not join"), tr("The signing period is over")}) {
        addToMenu(preset);
    }
    if (!m_recent.isEmpty()) {
        m_menu->addSection(tr("Used recently"));
    }
    for (const QString &reason : std::as_const(m_recent)) {
        addToMenu(reason);
    }
}

void ReasonEditor::addToMenu(const QString &text)
{
    QString title = m_menu->fontMetrics().elidedText(ServiceText(text.simplified()).isolated(), Qt::ElideRight,
                                                     m_menu->fontMetrics().averageCharWidth() * 60);
    title.replace(u'&', u"&&"_s);
    QAction *action = m_menu->addAction(title);
    connect(action, &QAction::triggered, this, [this, text] { replaceText(text); });
}

void ReasonEditor::replaceText(const QString &text)
{
    // In one edit block, so that Ctrl+Z undoes it in one step.
    QTextCursor cursor{m_editor->document()};
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    m_editor->moveCursor(QTextCursor::End);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ReasonEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LocaleChange) {
        updateCounter();
    }
    QWidget::changeEvent(event);
}

void ReasonEditor::retranslate()
{
    m_label->setText(tr("&Reason"));
    m_editor->setAccessibleName(tr("Reason"));
    m_editor->setPlaceholderText(tr("Why these files are terminated. Everyone who can see the files can read it."));
    m_presets->setText(tr("&Presets and recent"));
    m_presets->setMinimumWidth(0);
    m_presets->setMinimumWidth(m_presets->sizeHint().width() + theme::spacingWide); // room for the menu arrow
    updateCounter();
}

} // namespace sealdesk
