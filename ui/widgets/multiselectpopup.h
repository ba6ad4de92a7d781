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

//! One entry to choose: a key that stays, and what people see of it.
struct Choice {
    QString key;
    QString label;
    QIcon icon = {};
};

//! The list of check boxes that a MultiSelectButton opens: with a search field when there are many, and where the
//! owner allows it, a field to add entries that are not in the list.
class MultiSelectPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultiSelectPopup)

public:
    //! From this many entries on there is a search field.
    static constexpr int searchFrom = 9;

    explicit MultiSelectPopup(QWidget *parent = nullptr);
    ~MultiSelectPopup() override = default;

    void setTitle(const QString &title);
    //! Replaces the entries; those with a key in \a checked are checked.
    void setChoices(const std::vector<Choice> &choices, const QStringList &checked);
    //! Shows the field for further entries; \a placeholder says what to type.
    void allowTyping(const QString &placeholder);
    [[nodiscard]] QStringList checkedKeys() const;
    //! Puts the keyboard where one starts: the search field, else the list.
    void focusStart();

Q_SIGNALS:
    void checkedKeysChanged();
    //! Entries that were typed, split at blanks and commas; the owner decides what becomes of them.
    void typed(const QStringList &keys);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    //! These are the entries already.
    [[nodiscard]] bool isShown(const std::vector<Choice> &choices, const QStringList &checked) const;
    void buildSearch();
    void buildTyping();
    void applySearch();
    void addTyped();
    void uncheckAll();
    void updateClear();
    void retranslate();

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
    QLineEdit *m_entry;
    QPushButton *m_add;
    QPushButton *m_clear;
    QString m_title;
};

} // namespace sealdesk
