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

//! A state and the number of loaded files in it.
struct StatePill {
    FileState state;
    QString label; //!< The name of the state as shown.
    qint64 count;
};

//! A row of pills, one for each state, with the number of its files. At most one pill is active and filters the list.
//! The strip is a single Tab stop; the arrow keys move between the pills. Pills that don't fit wrap to further rows, or
//! scroll.
class StateStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateStrip)

public:
    enum class Rows { AsManyAsNeeded, One };

    explicit StateStrip(QWidget *parent = nullptr);
    ~StateStrip() override = default;

    //! Replaces the pills, in the order of \a counts. The active state keeps its pill even if \a counts lacks it.
    void setCounts(const std::vector<StatePill> &counts);
    //! Makes \a state active, or none with nullopt. Doesn't emit stateChosen().
    void setActive(std::optional<FileState> state);
    [[nodiscard]] const std::optional<FileState> &active() const { return m_active; }
    //! Sets whether the pills wrap. A single row scrolls with the wheel, with two buttons at its end, and to the pill
    //! that gets the focus.
    void setRows(Rows rows);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! Emitted when the user has made \a state active, or, with nullopt, has deactivated it.
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

    Pill takeOrCreatePill(const FileState &state);
    void choose(const FileState &state);
    void updateCounts();
    void moveTabStop(const PillButton *button);
    [[nodiscard]] bool moveFocus(const QObject *from, int key);
    void buildScrolling();
    void layoutPills();
    void scrollBy(int distance);
    void scrollTo(const QWidget &pill);
    void retranslate();

    QWidget *m_viewport; // shows the part of m_content that fits
    QWidget *m_content;
    QToolButton *m_back;
    QToolButton *m_forward;
    Rows m_rows = Rows::AsManyAsNeeded;
    int m_scrolled = 0;
    std::vector<Pill> m_pills;
    std::optional<FileState> m_active;
};

} // namespace sealdesk
