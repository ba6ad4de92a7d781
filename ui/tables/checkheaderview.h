// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHeaderView>

#include <vector>

class QStyleOptionHeader;

namespace sealdesk
{

//! The header of the file table. The first section has a three-state check box, drawn by the platform's style. Every
//! section that is a sort key has an arrow, with a number if there are several keys.
class CheckHeaderView final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckHeaderView)

public:
    //! One sort key.
    struct SortMark {
        int section;
        Qt::SortOrder order;
        friend bool operator==(const SortMark &, const SortMark &) = default;
    };

    explicit CheckHeaderView(QWidget *parent = nullptr);
    ~CheckHeaderView() override = default;

    void setCheckState(Qt::CheckState state);
    [[nodiscard]] Qt::CheckState checkState() const { return m_state; }
    //! Sets a line below the check box's tool tip that explains what the box doesn't cover, for example "More files
    //! exist …". May be empty.
    void setNote(const QString &note);
    [[nodiscard]] QString boxToolTip() const;
    //! Sets the sort keys to show, most important first.
    void setSortMarks(std::vector<SortMark> marks);
    [[nodiscard]] const std::vector<SortMark> &sortMarks() const { return m_marks; }

    //! Returns the rectangle of the check box in viewport coordinates, or an empty one if its section is hidden.
    [[nodiscard]] QRect boxRect() const;

Q_SIGNALS:
    //! Emitted when the user clicks the check box to get the state \a wanted. The box changes only with
    //! setCheckState().
    void toggled(Qt::CheckState wanted);
    //! Emitted when the user clicks \a section outside the check box. With Shift in \a modifiers, the section is to
    //! become an additional sort key.
    void sortRequested(int section, Qt::KeyboardModifiers modifiers);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect boxRectIn(const QRect &section) const;
    [[nodiscard]] QSize boxSize() const;
    void paintBox(QPainter &painter, const QRect &section) const;
    //! Paints the arrow and the number. Returns the width of the number.
    [[nodiscard]] int paintSortMark(QPainter &painter, QStyleOptionHeader &option, int logicalIndex) const;
    void retranslate();

    Qt::CheckState m_state = Qt::Unchecked;
    QString m_note;
    std::vector<SortMark> m_marks;
    Qt::KeyboardModifiers m_clickModifiers;
    bool m_boxPressed = false;
};

} // namespace sealdesk
