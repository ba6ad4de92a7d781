// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/filterbar.h"

#include "core/pastedids.h"
#include "widgets/accentbutton.h"
#include "widgets/beijingtimeedit.h"
#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/multiselectbutton.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

//! Creates a widget that keeps \a members together when the bar wraps.
QWidget *group(QWidget *parent, std::initializer_list<QWidget *> members)
{
    auto *box = new QWidget{parent};
    auto *layout = new QHBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing);
    for (QWidget *member : members) {
        layout->addWidget(member);
    }
    return box;
}

} // namespace

FilterBar::FilterBar(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_states(new MultiSelectButton{this})
    , m_templates(new MultiSelectButton{this})
    , m_updated(new PlainLabel{this})
    , m_from(new BeijingTimeEdit{BeijingTimeEdit::Bound::From, clock, u"updatedFrom"_s, this})
    , m_dash(new PlainLabel{u"–"_s, this})
    , m_to(new BeijingTimeEdit{BeijingTimeEdit::Bound::To, clock, u"updatedTo"_s, this})
    , m_zone(new PlainLabel{u"UTC+8"_s, this})
    , m_fileLabel(new PlainLabel{this})
    , m_file(new QLineEdit{this})
    , m_query(new AccentButton{AccentButton::Emphasis::Accent, this})
    , m_problem(new QWidget{this})
    , m_problemIcon(new PlainLabel{m_problem})
    , m_problemText(new PlainLabel{m_problem})
{
    setObjectName(u"filterBar"_s);
    m_states->setObjectName(u"stateFilter"_s);
    m_templates->setObjectName(u"templateFilter"_s);
    m_file->setObjectName(u"fileIdFilter"_s);
    m_query->setObjectName(u"queryButton"_s);
    m_problemText->setObjectName(u"filterProblem"_s);
    m_updated->setBuddy(m_from);
    m_fileLabel->setBuddy(m_file);
    m_file->setFont(theme::tabularFont(m_file->font()));
    m_file->setMinimumWidth(m_file->fontMetrics().horizontalAdvance(u'0') * 23);
    m_query->setAutoDefault(false);
    assemble();
    for (BeijingTimeEdit *bound : {m_from, m_to}) {
        connect(bound, &BeijingTimeEdit::valueChanged, this, &FilterBar::onEdited);
        connect(bound, &BeijingTimeEdit::submitted, this, &FilterBar::submit);
    }
    for (MultiSelectButton *choice : {m_states, m_templates}) {
        connect(choice, &MultiSelectButton::checkedKeysChanged, this, &FilterBar::onEdited);
    }
    connect(m_file, &QLineEdit::textEdited, this, &FilterBar::onEdited);
    connect(m_file, &QLineEdit::returnPressed, this, &FilterBar::submit);
    connect(m_query, &QPushButton::clicked, this, &FilterBar::submit);
    retranslate();
    tint();
}

void FilterBar::assemble()
{
    auto *rows = new QVBoxLayout{this};
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::spacing);
    auto *fields = new QWidget{this};
    auto *flow = new FlowLayout{fields, theme::spacingWide, theme::spacing};
    flow->addWidget(group(fields, {m_states, m_templates}));
    flow->addWidget(group(fields, {m_updated, m_from, m_dash, m_to, m_zone}));
    flow->addWidget(group(fields, {m_fileLabel, m_file}));
    flow->addWidget(m_query);
    rows->addWidget(fields);
    auto *problem = new QHBoxLayout{m_problem};
    problem->setContentsMargins(0, 0, 0, 0);
    problem->addWidget(m_problemIcon);
    problem->addWidget(m_problemText, 1);
    m_problem->hide();
    rows->addWidget(m_problem);
}

FileFilter FilterBar::filter() const
{
    FileFilter result;
    for (const QString &name : m_states->checkedKeys()) {
        result.states.emplace_back(name);
    }
    for (const QString &id : m_templates->checkedKeys()) {
        result.templates.emplace_back(id);
    }
    result.updatedFrom = m_from->value();
    result.updatedTo = m_to->value();
    for (const QString &id : idsIn(m_file->text())) {
        result.files.emplace_back(id);
    }
    return result;
}

void FilterBar::setFilter(const FileFilter &filter)
{
    QStringList states;
    for (const FileState &state : filter.states) {
        states.append(state.name());
    }
    QStringList templates;
    for (const TemplateId &id : filter.templates) {
        templates.append(id.text());
    }
    m_states->setCheckedKeys(states);
    m_templates->setCheckedKeys(templates);
    m_from->setValue(filter.updatedFrom);
    m_to->setValue(filter.updatedTo);
    QStringList files;
    for (const FileId &id : filter.files) {
        files.append(id.text());
    }
    m_file->setText(files.join(u' '));
    onEdited();
}

void FilterBar::setKnownTemplates(const std::vector<TemplateId> &templates)
{
    std::vector<Choice> choices;
    choices.reserve(templates.size());
    for (const TemplateId &id : templates) {
        choices.push_back({.key = id.text(), .label = id.text()});
    }
    m_templates->setChoices(std::move(choices));
}

void FilterBar::setStateNames(const StateNames &names)
{
    m_stateNames = names;
    refreshStates();
}

bool FilterBar::isConsistent() const
{
    const auto from = m_from->value();
    const auto to = m_to->value();
    return !from || !to || from->unixSeconds() <= to->unixSeconds();
}

void FilterBar::onEdited()
{
    const bool isRight = isConsistent();
    if (!isRight) {
        tintProblem();
    }
    m_problem->setVisible(!isRight);
    m_query->setEnabled(isRight);
    Q_EMIT edited();
}

void FilterBar::submit()
{
    if (isConsistent()) {
        Q_EMIT queryRequested(filter());
    }
}

void FilterBar::refreshStates()
{
    std::vector<Choice> choices;
    choices.reserve(allKnownStates.size());
    for (const KnownState state : allKnownStates) {
        const auto color = [state](const QPalette &palette) { return theme::stateColor(state, palette); };
        choices.push_back({.key = enumName(state),
                           .label = m_stateNames.of(state),
                           .icon = paletteIcon(stateIcon(state), color, tintOf(QPalette::HighlightedText))});
    }
    m_states->setChoices(std::move(choices));
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        tint();
    }
    QWidget::changeEvent(event);
}

void FilterBar::retranslate()
{
    m_states->setTitle(tr("State"));
    m_templates->setTitle(tr("Template"));
    m_templates->allowTyping(tr("Template ID"));
    //: Before two times: files updated from … to …
    m_updated->setText(tr("&Updated"));
    m_from->setTitle(tr("Updated from"));
    m_to->setTitle(tr("Updated to"));
    m_zone->setToolTip(tr("All times are those of UTC+8, whatever this computer's time zone."));
    m_fileLabel->setText(tr("File &ID"));
    m_file->setPlaceholderText(tr("Any file"));
    m_file->setToolTip(tr("One or more file IDs, separated by blanks, commas or line breaks. The service is asked for "
                          "each of them."));
    m_query->setText(tr("&Query", "verb: ask the service"));
    m_query->setToolTip(tr("Asks the service for the files that match"));
    m_problemText->setText(tr("“From” is later than “to”: no file can match. Change one of the two times."));
    refreshStates();
}

void FilterBar::tint()
{
    if (!m_problem->isHidden()) {
        tintProblem();
    }
    QPalette zone = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) { // the disabled colour stays
        zone.setColor(group, QPalette::WindowText, theme::secondaryText(palette()));
    }
    m_zone->setPalette(zone);
}

void FilterBar::tintProblem()
{
    const QColor danger = theme::text(theme::Tone::Danger, palette());
    const int extent = theme::iconExtent(fontMetrics());
    m_problemIcon->setPixmap(tintedPixmap(IconName::Error, danger, extent, devicePixelRatio()));
    QPalette problem = palette();
    problem.setColor(QPalette::WindowText, danger);
    m_problemText->setPalette(problem);
}

} // namespace sealdesk
