// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QIcon>
#include <QStringList>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace sealdesk
{

//! One entry of the list: its key, and the label and icon that the user sees.
struct Choice {
    QString key;
    QString label;
    QIcon icon = {};
};

//! The list of check boxes that a MultiSelectButton opens. A long list has a search field. If the owner allows it,
//! there is a field to add entries that are not in the list.
class MultiSelectPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultiSelectPopup)

public:
    //! The smallest number of entries for which there is a search field.
    static constexpr int searchFieldThreshold = 9;

    explicit MultiSelectPopup(QWidget *parent = nullptr);
    ~MultiSelectPopup() override = default;

    void setTitle(const QString &title);
    //! Replaces the entries and checks those whose keys are in \a checked.
    void setChoices(const std::vector<Choice> &choices, const QStringList &checked);
    //! Shows the field for additional entries. \a placeholder describes what to type.
    void allowTyping(const QString &placeholder);
    [[nodiscard]] QStringList checkedKeys() const;
    //! Moves the focus to the search field if there is one, otherwise to the list, or to the field for additional
    //! entries if the list is empty.
    void focusFirstField();

Q_SIGNALS:
    //! Emitted when the user has changed the checked keys.
    void checkedKeysChanged();
    //! Emitted when the user has typed \a keys, separated by white space, commas or semicolons. The owner adds them.
    void keysTyped(const QStringList &keys);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    //! Returns whether the list already shows exactly these entries.
    [[nodiscard]] bool hasEntries(const std::vector<Choice> &choices, const QStringList &checked) const;
    void buildSearch();
    void buildTyping();
    void applySearch();
    void addTyped();
    void uncheckAll();
    void updateClear();
    void retranslate();

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_emptyHint;
    QLineEdit *m_entry;
    QPushButton *m_add;
    QPushButton *m_clear;
    QString m_title;
};

} // namespace sealdesk
