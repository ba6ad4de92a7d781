// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/beijingtime.h"

#include <QWidget>

class QDateTimeEdit;
class QPushButton;
class QToolButton;

namespace sealdesk
{

//! One inclusive bound of a time range, in UTC+8 wall clock whatever the computer's zone, or no bound at all. People
//! see minutes; an upper bound means the last second of its minute.
class BeijingTimeEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BeijingTimeEdit)

public:
    //! Which end of the range: where a fresh value starts (the first or the last minute of today), and which second of
    //! the minute is meant.
    enum class Bound { From, To };

    //! \a name becomes the object name; the parts are called \a name + "Any" and, once there was a bound, \a name +
    //! "Edit" and "Clear".
    BeijingTimeEdit(Bound bound, const Clock &clock, const QString &name, QWidget *parent = nullptr);
    ~BeijingTimeEdit() override = default;

    //! What the bound is of, for screen readers ("Updated from").
    void setTitle(const QString &title);
    //! nullopt: no bound.
    [[nodiscard]] std::optional<BeijingTime> value() const { return m_value; }
    //! Kept to the second until the user edits it.
    void setValue(std::optional<BeijingTime> value);

Q_SIGNALS:
    //! The user changed the bound.
    void valueChanged();
    //! The user pressed Enter in it.
    void submitted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildEditor();
    void buildEdit();
    void buildClear();
    void display();
    void startEditing();
    void takeEdited();
    void clearByUser();
    [[nodiscard]] BeijingTime freshValue() const;
    void retranslate();
    void retranslateEditor();

    Bound m_bound;
    const Clock &m_clock;
    QPushButton *m_any;
    // Made for the first bound: most lists have none, and the window stands sooner.
    QDateTimeEdit *m_edit = nullptr;
    QToolButton *m_clear = nullptr;
    QString m_title;
    std::optional<BeijingTime> m_value;
};

} // namespace sealdesk
