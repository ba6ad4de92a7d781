// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace sealdesk
{

//! One active filter, as people read it; the id is the owner's.
struct Chip {
    int id;
    QString text;
};

//! What narrows the list at present, one chip a filter, each with a button that takes it away. Hidden while nothing
//! narrows.
class ChipBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipBar)

public:
    explicit ChipBar(QWidget *parent = nullptr);
    ~ChipBar() override = default;

    void setChips(const std::vector<Chip> &chips);
    [[nodiscard]] int count() const { return static_cast<int>(m_chips.size()); }

Q_SIGNALS:
    //! The user took the filter \a id away. The chip stays until setChips().
    void removed(int id);
    void allRemoved();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *makeChip(const Chip &chip);

    std::vector<Chip> m_chips;
    std::vector<QWidget *> m_widgets;
    QPushButton *m_clearAll;
};

} // namespace sealdesk
