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

//! What a place says while it has nothing to show, and what to do about it. Texts are in the language of the moment;
//! who sets them, sets them again in another.
struct EmptyContent {
    IconName icon = IconName::Inbox;
    QString title;
    QString text = {};
    QString action = {};      //!< The button's text; empty: no button.
    QString otherAction = {}; //!< A second button's text, for the other thing one may want; empty: no button.
};

//! An icon, a line, a paragraph and perhaps a button, in the middle of an empty place.
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
