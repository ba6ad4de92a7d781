// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sealdesk
{

//! A question inside the dialog that it is about. Unlike a message box, it blocks nothing. The first answer is the safe
//! one and gets the focus. The child widgets are named questionText, questionFirst and questionSecond.
class InlineQuestion final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineQuestion)

public:
    //! The texts of the question and of its two answers.
    struct Texts {
        QString question;
        QString first;
        QString second;
    };

    explicit InlineQuestion(QWidget *parent = nullptr);
    ~InlineQuestion() override = default;

    void setTexts(const Texts &texts);
    //! Shows the question and moves the focus to the first answer.
    void ask();

Q_SIGNALS:
    void firstChosen();
    void secondChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace sealdesk
