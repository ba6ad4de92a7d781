// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace sealdesk
{

//! One active filter as shown to the user. The owner chooses the id.
struct Chip {
    int id;
    QString text;
};

//! Shows the active filters as chips, each with a button that removes it. Hidden while there are none.
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
    //! Emitted when the user removes the filter \a id. The chip stays until the next setChips().
    void removed(int id);
    //! Emitted when the user removes all filters at once.
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
