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

//! Edits the termination reason: a multi-line text, a counter in the units of the service, and a menu of presets and
//! recent reasons. It never changes or truncates what is typed, because changing a text while an input method composes
//! destroys the composition. If the text is too long, the counter shows by how much.
class ReasonEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonEditor)

public:
    explicit ReasonEditor(QWidget *parent = nullptr);
    ~ReasonEditor() override = default;

    //! Returns the committed text as typed. U+00A0 is kept, every line break is "\n".
    [[nodiscard]] QString typedText() const;
    void setTypedText(const QString &text);
    [[nodiscard]] std::variant<TerminationReason, ReasonProblem> reason() const;
    //! Sets the recently used reasons for the menu, latest first.
    void setRecent(const QStringList &reasons);
    [[nodiscard]] QPlainTextEdit &editor() { return *m_editor; }

Q_SIGNALS:
    //! Emitted when the committed text changes.
    void reasonChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void assemble();
    void onTextChanged();
    void updateCounter();
    void fillMenu();
    void addToMenu(const QString &text);
    void replaceText(const QString &text);
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
