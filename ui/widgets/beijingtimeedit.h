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

//! Edits an optional, inclusive bound of a time range as UTC+8 wall clock time, whatever the computer's time zone.
//! It shows minutes; an upper bound means the last second of its minute.
class BeijingTimeEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BeijingTimeEdit)

public:
    //! The end of the range that is edited. It decides whether a new value starts as the first or the last minute of
    //! today, and which second of the minute it means.
    enum class Bound { From, To };

    //! \a name becomes the object name. The child widgets are named \a name + "Any" and, once there was a bound,
    //! \a name + "Edit" and \a name + "Clear".
    BeijingTimeEdit(Bound bound, const Clock &clock, const QString &name, QWidget *parent = nullptr);
    ~BeijingTimeEdit() override = default;

    //! Sets the name of the bound for screen readers, for example "Updated from".
    void setTitle(const QString &title);
    //! Returns nullopt if there is no bound.
    [[nodiscard]] std::optional<BeijingTime> value() const { return m_value; }
    //! Keeps the seconds of \a value until the user edits it. Doesn't emit valueChanged().
    void setValue(std::optional<BeijingTime> value);

Q_SIGNALS:
    //! Emitted when the user has changed the bound.
    void valueChanged();
    //! Emitted when the user presses Enter in the editor.
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
    void handleEdited();
    void clearByUser();
    [[nodiscard]] BeijingTime initialValue() const;
    void retranslate();
    void retranslateEditor();

    Bound m_bound;
    const Clock &m_clock;
    QPushButton *m_any;
    // Created with the first bound: most lists have none, and this speeds up start-up.
    QDateTimeEdit *m_edit = nullptr;
    QToolButton *m_clear = nullptr;
    QString m_title;
    std::optional<BeijingTime> m_value;
};

} // namespace sealdesk
