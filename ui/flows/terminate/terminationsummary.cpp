// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/terminate/terminationsummary.h"

#include "core/uilanguage.h"
#include "text/servicetext.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHash>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <functional>
#include <span>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype maxShareLabel = 40; // it is one word to the line

struct Share {
    QString label;
    int count;
};

// No-break spaces and a separator keep a label and its number on one line.
QString textOf(const Share &share)
{
    QString label = ServiceText(share.label).isolated(maxShareLabel);
    label.replace(u' ', QChar::Nbsp);
    return label + QChar::Nbsp + QLocale().toString(share.count);
}

// Largest first; equal ones keep their order.
QString textOf(std::vector<Share> shares)
{
    std::ranges::stable_sort(shares, std::greater{}, &Share::count);
    constexpr size_t maxShares = 12; // the table below is clearer than a longer line
    QStringList words;
    for (const Share &share : std::span(shares).first(std::min(maxShares, shares.size()))) {
        words.append(textOf(share));
    }
    if (shares.size() > maxShares) {
        words.append(
            TerminationSummary::tr("%Ln more", "states or templates", static_cast<int>(shares.size() - maxShares)));
    }
    // Allow line breaks only after the separator: a line that begins with it looks broken.
    return words.join(u"\u00A0\u00A0·  "_s);
}

} // namespace

TerminationSummary::TerminationSummary(const Connection &connection, const QString &filterText, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_filterText(filterText)
{
    const std::array names{u"connection"_s, u"operator"_s, u"filter"_s, u"states"_s, u"templates"_s};
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(theme::spacingWide);
    grid->setVerticalSpacing(theme::spacingTight);
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < lineCount; ++i) {
        m_titles[i] = new PlainLabel(this);
        m_titles[i]->setObjectName(names[i] + "Title"_L1);
        m_values[i] = new PlainLabel(this);
        m_values[i]->setObjectName(names[i] + "Value"_L1);
        m_values[i]->setWordWrap(true);
        m_values[i]->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(m_titles[i], static_cast<int>(i), 0, Qt::AlignTop);
        grid->addWidget(m_values[i], static_cast<int>(i), 1);
    }
    m_values[OperatorLine]->setFont(theme::tabularFont(font()));
    retranslate();
}

void TerminationSummary::setFiles(const std::vector<FileSighting> &files)
{
    m_states = {};
    m_templates.clear();
    QHash<TemplateId, size_t> positions;
    for (const auto &[file, stamp] : files) {
        m_states.add(file.state, file.stateLabels, 1);
        const auto position = positions.constFind(file.templateId);
        if (position == positions.cend()) {
            positions.insert(file.templateId, m_templates.size());
            m_templates.push_back({.id = file.templateId, .count = 1});
        } else {
            ++m_templates[*position].count;
        }
    }
    retranslate();
}

void TerminationSummary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void TerminationSummary::retranslate()
{
    const QString service = ServiceText(m_connection.baseUrl.url().authority()).isolated();
    showLine(ConnectionLine, tr("Connection"),
             m_connection.name.isEmpty()
                 ? service
                 : tr("%1 (%2)", "connection and service").arg(ServiceText(m_connection.name).isolated(), service));
    const QString operatorId = m_connection.operatorId.text();
    showLine(OperatorLine, tr("Operator"),
             operatorId.isEmpty()
                 ? tr("None is set")
                 : tr("%1 (%2)", "operator's id and its type")
                       .arg(ServiceText(operatorId).isolated(), parameterValue(m_connection.userIdType)));
    showLine(FilterLine, tr("List filter"),
             m_filterText.isEmpty() ? tr("None", "no filter") : ServiceText(m_filterText).cell());
    std::vector<Share> states;
    for (const StateCount &state : m_states.counts(uiLanguage())) {
        states.push_back({.label = state.label, .count = state.count});
    }
    showLine(StatesLine, tr("By state"), textOf(std::move(states)));
    std::vector<Share> templates;
    for (const auto &[id, count] : m_templates) {
        templates.push_back({.label = id.isEmpty() ? tr("No template") : id.text(), .count = count});
    }
    showLine(TemplatesLine, tr("By template"), textOf(std::move(templates)));
}

void TerminationSummary::showLine(Line line, const QString &title, const QString &value)
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_titles[line]->setPalette(quiet);
    m_titles[line]->setText(title);
    m_values[line]->setText(value);
    //: Screen reader: what a line of the summary is about ("Operator"), and what it says.
    m_values[line]->setAccessibleName(tr("%1: %2").arg(title, value));
    m_titles[line]->setVisible(!value.isEmpty());
    m_values[line]->setVisible(!value.isEmpty());
}

} // namespace sealdesk
