// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sealdesk
{

class AccentButton;

//! The content of an EmptyState, in the current language. The owner sets it again when the language changes.
struct EmptyContent {
    IconName icon = IconName::Inbox;
    QString title;
    QString text = {};
    QString action = {};      //!< The text of the button. If empty, there is no button.
    QString otherAction = {}; //!< The text of the second button. If empty, there is none.
};

//! Shown in place of a page or list that is empty: a centred icon, a title, a paragraph and up to two buttons.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);
    ~EmptyState() override = default;

    void setContent(const EmptyContent &content);
    [[nodiscard]] const EmptyContent &content() const { return m_content; }

Q_SIGNALS:
    void actionTriggered();
    void otherActionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void applyFonts();

    EmptyContent m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    AccentButton *m_action;
    QPushButton *m_otherAction;
};

} // namespace sealdesk
