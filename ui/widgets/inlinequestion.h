// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sealdesk
{

//! A question inside the dialog that it is about: no message box, and nothing behind it is blocked. The first answer is
//! the one that loses nothing; it gets the focus. Object names: questionText, questionFirst, questionSecond.
class InlineQuestion final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineQuestion)

public:
    //! The question and its two answers, in words.
    struct Texts {
        QString question;
        QString first;
        QString second;
    };

    explicit InlineQuestion(QWidget *parent = nullptr);
    ~InlineQuestion() override = default;

    void setTexts(const Texts &texts);
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
