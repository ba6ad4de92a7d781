// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QPushButton;

namespace sealdesk
{

class ElidingLabel;

//! Shows how many files are checked and how many of those are hidden, with the button to terminate them. Hidden checked
//! files block termination.
class SelectionBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionBar)

public:
    struct Counts {
        int checked = 0;
        int hidden = 0; //!< Of the checked ones.
    };

    explicit SelectionBar(QWidget *parent = nullptr);

    void setCounts(Counts counts);
    [[nodiscard]] bool canTerminate() const { return m_counts.checked > 0 && m_counts.hidden == 0; }

Q_SIGNALS:
    void showHiddenRequested();
    void uncheckHiddenRequested();
    void uncheckAllRequested();
    void terminateRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Counts m_counts;
    ElidingLabel *m_summary;
    ElidingLabel *m_hidden;
    QPushButton *m_showHidden;
    QPushButton *m_uncheckHidden;
    QPushButton *m_uncheckAll;
    QPushButton *m_terminate;
};

} // namespace sealdesk
