// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sealdesk
{

class CountGate;

//! Asks a person to close files whose outcome is unknown: for the record, who does so, and how many files it is about.
//! Object names: leaveQuestion, leaveText, leavePerson, countGate, leaveKeep, leaveConfirm.
class LeaveQuestion final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeaveQuestion)

public:
    explicit LeaveQuestion(QWidget *parent = nullptr);
    ~LeaveQuestion() override = default;

    //! Shows the question about \a count files.
    void ask(int count);
    //! Sets how many files the question is about. A number that was typed for another count is void.
    void setCount(int count);

Q_SIGNALS:
    //! Emitted when \a person, by the name as typed, closes the files.
    void confirmed(const QString &person);
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void confirm();
    void refresh();
    [[nodiscard]] QString person() const;

    QLabel *m_text;
    QLabel *m_personLabel;
    QLineEdit *m_person;
    CountGate *m_gate;
    QPushButton *m_keep;
    QPushButton *m_confirm;
};

} // namespace sealdesk
