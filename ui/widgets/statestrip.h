// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace sealdesk
{

class PillButton;

//! How many of the loaded files are in a state.
struct StatePill {
    FileState state;
    QString label; //!< As people call the state.
    qint64 count;
};

//! A row of pills, one a state, with the count of each. At most one is active: it narrows what is shown. One Tab stop;
//! the arrow keys go from pill to pill. Goes on in further rows where the width ends.
class StateStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateStrip)

public:
    explicit StateStrip(QWidget *parent = nullptr);
    ~StateStrip() override = default;

    //! Replaces the pills, in this order. The active state keeps a pill even when it is missing here.
    void setCounts(const std::vector<StatePill> &counts);
    //! nullopt: no state narrows. Emits nothing.
    void setActive(std::optional<FileState> state);
    [[nodiscard]] const std::optional<FileState> &active() const { return m_active; }

Q_SIGNALS:
    //! The user made \a state the active one; nullopt: none is any more.
    void stateChosen(const std::optional<sealdesk::FileState> &state);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Pill {
        FileState state;
        QString label;
        qint64 count;
        PillButton *button;
    };

    Pill take(const FileState &state);
    void choose(const FileState &state);
    void showNumbers();
    void giveTabStopTo(const PillButton *button);
    [[nodiscard]] bool moveFocus(const QObject *from, int key);
    void retranslate();

    std::vector<Pill> m_pills;
    std::optional<FileState> m_active;
};

} // namespace sealdesk
