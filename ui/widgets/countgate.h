// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace sealdesk
{

//! The number to type before many things are done at once. Few need no typing.
class CountGate final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountGate)

public:
    //! From this count on it must be typed.
    static constexpr int typedFrom = 10;

    explicit CountGate(QWidget *parent = nullptr);
    ~CountGate() override = default;

    //! Another count makes what was typed worthless: it is cleared.
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isRequired() const { return m_count >= typedFrom; }
    [[nodiscard]] bool isSatisfied() const;

Q_SIGNALS:
    //! isSatisfied() is another now.
    void satisfiedChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void report();
    void retranslate();

    QLabel *m_label;
    QLineEdit *m_edit;
    int m_count = 0;
    bool m_reported = true;
};

} // namespace sealdesk
