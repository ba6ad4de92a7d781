// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/terminationreason.h"

#include <QPlainTextEdit>
#include <QStringList>
#include <QWidget>

#include <variant>

class QLabel;
class QMenu;
class QPushButton;

namespace sealdesk
{

//! The termination reason: a text of several lines, a counter in the units the service counts, and a menu of presets
//! and recent reasons. It never cuts or changes what is typed: too long is said, not prevented, because touching a text
//! while an input method composes destroys it.
class ReasonEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonEditor)

public:
    explicit ReasonEditor(QWidget *parent = nullptr);
    ~ReasonEditor() override = default;

    //! The committed text as typed: U+00A0 survives, every line break is "\n".
    [[nodiscard]] QString typedText() const;
    void setTypedText(const QString &text);
    [[nodiscard]] std::variant<TerminationReason, ReasonProblem> reason() const;
    //! The last reasons used, latest first; for the menu.
    void setRecent(const QStringList &reasons);
    [[nodiscard]] QPlainTextEdit &editor() { return *m_editor; }

Q_SIGNALS:
    //! The committed text changed.
    void reasonChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void assemble();
    void onTextChanged();
    void updateCounter();
    void fillMenu();
    void addToMenu(const QString &text);
    void replaceBy(const QString &text);
    void retranslate();

    QLabel *m_label;
    QPlainTextEdit *m_editor;
    QPushButton *m_presets;
    QMenu *m_menu;
    QLabel *m_counter;
    QStringList m_recent;
    QString m_lastTyped;
};

} // namespace sealdesk
