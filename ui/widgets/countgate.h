// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace sealdesk
{

//! Asks the user to type the number of items before many of them are changed at once. Small numbers need no typing.
class CountGate final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountGate)

public:
    //! The smallest count that has to be typed.
    static constexpr int typingThreshold = 10;

    explicit CountGate(QWidget *parent = nullptr);
    ~CountGate() override = default;

    //! Clears the typed number.
    void clear();
    //! Clears the typed number if \a count differs from the previous count.
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isRequired() const { return m_count >= typingThreshold; }
    [[nodiscard]] bool isSatisfied() const;

Q_SIGNALS:
    //! Emitted when isSatisfied() changes.
    void satisfiedChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void emitIfChanged();
    void retranslate();

    QLabel *m_label;
    QLineEdit *m_edit;
    int m_count = 0;
    bool m_wasSatisfied = true;
};

} // namespace sealdesk
