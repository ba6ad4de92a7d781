// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/multiselectpopup.h"

#include "core/pastedids.h"
#include "text/textpattern.h"
#include "widgets/celldelegate.h"
#include "widgets/plainlabel.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

constexpr int keyRole = Qt::UserRole;
constexpr int visibleRows = 12;
constexpr int widestChars = 60; // longer labels are elided

//! Toggles the check box when the user clicks anywhere in its row.
class RowCheckDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        const bool clicked = event->type() == QEvent::MouseButtonRelease &&
                             static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton &&
                             option.rect.contains(static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool pressed =
            event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (!clicked && !pressed) {
            return false;
        }
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
};

} // namespace

MultiSelectPopup::MultiSelectPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit{this})
    , m_list(new QListWidget{this})
    , m_emptyHint(new PlainLabel{this})
    , m_entry(new QLineEdit{this})
    , m_add(new QPushButton{this})
    , m_clear(new QPushButton{this})
{
    setFrameStyle(QFrame::StyledPanel | QFrame::Plain);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(theme::spacing, theme::spacing, theme::spacing, theme::spacing);
    layout->setSpacing(theme::spacing);
    buildSearch();
    m_list->setObjectName(u"choices"_s);
    m_list->setItemDelegate(new RowCheckDelegate{m_list});
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        updateClear();
        Q_EMIT checkedKeysChanged();
    });
    layout->addWidget(m_list);
    m_emptyHint->setAlignment(Qt::AlignCenter);
    m_emptyHint->setMargin(theme::spacing);
    m_emptyHint->setWordWrap(true);
    layout->addWidget(m_emptyHint);
    buildTyping();
    m_clear->setObjectName(u"clearChoices"_s);
    m_clear->setAutoDefault(false);
    connect(m_clear, &QPushButton::clicked, this, &MultiSelectPopup::uncheckAll);
    layout->addWidget(m_clear, 0, Qt::AlignLeft);
    retranslate();
}

void MultiSelectPopup::buildSearch()
{
    m_search->setObjectName(u"searchChoices"_s);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_search->hide();
    connect(m_search, &QLineEdit::textChanged, this, &MultiSelectPopup::applySearch);
    layout()->addWidget(m_search);
}

void MultiSelectPopup::buildTyping()
{
    m_entry->setObjectName(u"typedChoice"_s);
    m_add->setObjectName(u"addTypedChoice"_s);
    m_add->setAutoDefault(false);
    m_add->setEnabled(false);
    m_entry->hide();
    m_add->hide();
    connect(m_entry, &QLineEdit::returnPressed, this, &MultiSelectPopup::addTyped);
    connect(m_entry, &QLineEdit::textChanged, m_add,
            [this](const QString &text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_add, &QPushButton::clicked, this, &MultiSelectPopup::addTyped);
    auto *row = new QHBoxLayout;
    row->addWidget(m_entry, 1);
    row->addWidget(m_add);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void MultiSelectPopup::setTitle(const QString &title)
{
    m_title = title;
    retranslate();
}

void MultiSelectPopup::setChoices(const std::vector<Choice> &choices, const QStringList &checked)
{
    if (hasEntries(choices, checked)) {
        return;
    }
    const QSignalBlocker quiet{m_list};
    const int extent = theme::iconExtent(m_list->fontMetrics());
    m_list->setIconSize({extent, extent});
    const int previous = m_list->currentRow();
    m_list->clear();
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem{choice.icon, choice.label, m_list};
        item->setData(keyRole, choice.key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(checked.contains(choice.key) ? Qt::Checked : Qt::Unchecked);
    }
    if (isVisible()) {
        m_list->setCurrentRow(std::clamp(previous, 0, std::max(m_list->count() - 1, 0)));
    }
    const int rows = std::clamp(m_list->count(), 1, visibleRows);
    m_list->setFixedHeight(rows * theme::rowHeight(m_list->fontMetrics()) + 2 * m_list->frameWidth());
    const int character = m_list->fontMetrics().averageCharWidth();
    m_list->setMinimumWidth(
        std::clamp(m_list->sizeHintForColumn(0) + theme::spacingWide * 2, character * 26, character * widestChars));
    m_search->setVisible(m_list->count() >= searchFieldThreshold);
    m_list->setVisible(m_list->count() > 0);
    applySearch();
    updateClear();
    adjustSize();
}

bool MultiSelectPopup::hasEntries(const std::vector<Choice> &choices, const QStringList &checked) const
{
    if (m_list->count() != static_cast<int>(choices.size())) {
        return false;
    }
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        const Choice &choice = choices[static_cast<std::size_t>(row)];
        const bool isChecked = item->checkState() == Qt::Checked;
        if (item->data(keyRole).toString() != choice.key || item->text() != choice.label ||
            item->icon().cacheKey() != choice.icon.cacheKey() || isChecked != checked.contains(choice.key)) {
            return false;
        }
    }
    return m_list->count() > 0; // the first call lays out an empty list too
}

// A visible list needs a current item: Qt 6.4's accessibility bridge can crash without one. A hidden list must not have
// one, because it would claim the focus of screen readers.
void MultiSelectPopup::showEvent(QShowEvent *event)
{
    if (m_list->currentRow() < 0 && m_list->count() > 0) {
        m_list->setCurrentRow(0);
        applySearch();
    }
    QFrame::showEvent(event);
}

void MultiSelectPopup::allowTyping(const QString &placeholder)
{
    m_entry->setPlaceholderText(placeholder);
    m_entry->show();
    m_add->show();
}

QStringList MultiSelectPopup::checkedKeys() const
{
    QStringList keys;
    for (int row = 0; row < m_list->count(); ++row) {
        if (const QListWidgetItem *item = m_list->item(row); item->checkState() == Qt::Checked) {
            keys.append(item->data(keyRole).toString());
        }
    }
    return keys;
}

void MultiSelectPopup::focusFirstField()
{
    QWidget *start = m_list;
    if (!m_search->isHidden()) {
        start = m_search;
    } else if (m_list->count() == 0 && !m_entry->isHidden()) {
        start = m_entry;
    }
    start->setFocus(Qt::PopupFocusReason);
}

void MultiSelectPopup::uncheckAll()
{
    {
        const QSignalBlocker quiet{m_list};
        for (int row = 0; row < m_list->count(); ++row) {
            m_list->item(row)->setCheckState(Qt::Unchecked);
        }
    }
    m_list->viewport()->update();
    updateClear();
    focusFirstField();
    Q_EMIT checkedKeysChanged();
}

void MultiSelectPopup::applySearch()
{
    const std::vector<TextPattern> patterns = patternsOf(m_search->isHidden() ? QString{} : m_search->text());
    int shown = 0;
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool matches = areAllIn(patterns, item->text()) || areAllIn(patterns, item->data(keyRole).toString());
        item->setHidden(!matches);
        shown += matches ? 1 : 0;
        first = matches && !first ? item : first;
    }
    if (m_list->currentItem() && m_list->currentItem()->isHidden() && first) {
        m_list->setCurrentItem(first);
    }
    m_emptyHint->setVisible(shown == 0);
    m_emptyHint->setText(m_list->count() == 0 ? tr("Nothing to choose from yet") : tr("Nothing matches"));
}

void MultiSelectPopup::addTyped()
{
    const QStringList keys = idsIn(m_entry->text());
    m_entry->clear();
    if (!keys.isEmpty()) {
        Q_EMIT keysTyped(keys);
    }
}

void MultiSelectPopup::updateClear()
{
    m_clear->setEnabled(!checkedKeys().isEmpty());
}

bool MultiSelectPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter) {
        hide(); // checks take effect at once, so Enter only closes the list
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentRow() <= 0 && !m_search->isHidden()) {
        m_search->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void MultiSelectPopup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void MultiSelectPopup::retranslate()
{
    setAccessibleName(m_title);
    m_list->setAccessibleName(m_title);
    m_search->setPlaceholderText(tr("Find in the list"));
    m_search->setAccessibleName(tr("Find in the list"));
    m_entry->setAccessibleName(tr("Add to the list"));
    m_add->setText(tr("Add"));
    m_clear->setText(tr("Clear the choice"));
    applySearch();
}

} // namespace sealdesk
