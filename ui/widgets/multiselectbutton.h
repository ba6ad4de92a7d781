// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/multiselectpopup.h"

#include <QPushButton>

#include <optional>

namespace sealdesk
{

//! A button for a filter of which any of several values suffices. It opens a list of check boxes and says what is
//! chosen: "State: any", the label of a single choice, or how many there are.
class MultiSelectButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultiSelectButton)

public:
    explicit MultiSelectButton(QWidget *parent = nullptr);
    ~MultiSelectButton() override = default;

    //! What is chosen here ("State").
    void setTitle(const QString &title);
    //! Replaces what can be chosen. Chosen keys that are not among \a choices stay, as entries of their own.
    void setChoices(std::vector<Choice> choices);
    //! Lets keys be typed that are not in the list; \a placeholder says what to type.
    void allowTyping(const QString &placeholder);
    void setCheckedKeys(const QStringList &keys);
    [[nodiscard]] const QStringList &checkedKeys() const { return m_checked; }
    [[nodiscard]] bool isOpen() const;
    void openPopup();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The user changed the choice.
    void checkedKeysChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeFromPopup();
    void addTyped(const QStringList &keys);
    void buildPopup();
    void updatePopup();
    void updateText();
    [[nodiscard]] QString labelOf(const QString &key) const;

    MultiSelectPopup *m_popup = nullptr; // made when it is first opened: the window stands sooner
    QString m_title;
    std::optional<QString> m_typing; // what the field for other keys says
    std::vector<Choice> m_choices;
    QStringList m_checked;
};

} // namespace sealdesk
