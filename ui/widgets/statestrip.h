// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"

#include <QWidget>

#include <optional>
#include <vector>

class QToolButton;

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
//! the arrow keys go from pill to pill. Where the width ends it goes on in further rows, or scrolls.
class StateStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateStrip)

public:
    enum class Rows { AsManyAsNeeded, One };

    explicit StateStrip(QWidget *parent = nullptr);
    ~StateStrip() override = default;

    //! Replaces the pills, in this order. The active state keeps a pill even when it is missing here.
    void setCounts(const std::vector<StatePill> &counts);
    //! nullopt: no state narrows. Emits nothing.
    void setActive(std::optional<FileState> state);
    [[nodiscard]] const std::optional<FileState> &active() const { return m_active; }
    //! A single row scrolls: by the wheel, by two buttons at its end, and to the pill that has the focus.
    void setRows(Rows rows);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The user made \a state the active one; nullopt: none is any more.
    void stateChosen(const std::optional<sealdesk::FileState> &state);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
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
    void buildScrolling();
    void place();
    void scrollBy(int distance);
    void scrollTo(const QWidget &pill);
    void retranslate();

    QWidget *m_window; // on the pills, as far as they are in sight
    QWidget *m_content;
    QToolButton *m_back;
    QToolButton *m_forth;
    Rows m_rows = Rows::AsManyAsNeeded;
    int m_scrolled = 0;
    std::vector<Pill> m_pills;
    std::optional<FileState> m_active;
};

} // namespace sealdesk
