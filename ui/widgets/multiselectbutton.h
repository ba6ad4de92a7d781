// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/multiselectpopup.h"

#include <QPushButton>

#include <optional>

namespace sealdesk
{

//! A button for a filter that matches any of several values. It opens a list of check boxes and shows the selection as
//! its text: "State: any", the label of a single choice, or the number of choices.
class MultiSelectButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultiSelectButton)

public:
    explicit MultiSelectButton(QWidget *parent = nullptr);
    ~MultiSelectButton() override = default;

    //! Sets the name of the filter, for example "State".
    void setTitle(const QString &title);
    //! Replaces the choices. Checked keys that are not among \a choices are kept as additional entries.
    void setChoices(std::vector<Choice> choices);
    //! Lets the user type keys that are not in the list. \a placeholder describes what to type.
    void allowTyping(const QString &placeholder);
    void setCheckedKeys(const QStringList &keys);
    [[nodiscard]] const QStringList &checkedKeys() const { return m_checked; }
    [[nodiscard]] bool isOpen() const;
    void openPopup();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! Emitted when the user has changed the checked keys.
    void checkedKeysChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void handlePopupChange();
    void addTyped(const QStringList &keys);
    void buildPopup();
    void updatePopup();
    void updateText();
    [[nodiscard]] QString labelOf(const QString &key) const;

    MultiSelectPopup *m_popup = nullptr; // created when first opened, to speed up start-up
    QString m_title;
    std::optional<QString> m_typingPlaceholder; // set if typing is allowed
    std::vector<Choice> m_choices;
    QStringList m_checked;
};

} // namespace sealdesk
