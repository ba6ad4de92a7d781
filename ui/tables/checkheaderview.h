// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHeaderView>

#include <vector>

class QStyleOptionHeader;

namespace sealdesk
{

//! The header of the file table: a three-state check box in the first section, drawn by the platform's style, and
//! arrows on up to as many sections as the order has keys, numbered when there are several.
class CheckHeaderView final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckHeaderView)

public:
    //! One key of the order, most important first.
    struct SortMark {
        int section;
        Qt::SortOrder order;
        friend bool operator==(const SortMark &, const SortMark &) = default;
    };

    explicit CheckHeaderView(QWidget *parent = nullptr);
    ~CheckHeaderView() override = default;

    void setCheckState(Qt::CheckState state);
    [[nodiscard]] Qt::CheckState checkState() const { return m_state; }
    //! Shown below the box's tool tip: what the box does not reach ("More files exist …"); may be empty.
    void setNote(const QString &note);
    [[nodiscard]] QString boxToolTip() const;
    void setSortMarks(std::vector<SortMark> marks);
    [[nodiscard]] const std::vector<SortMark> &sortMarks() const { return m_marks; }

    //! Where the box is, in coordinates of the viewport; empty while the section is hidden.
    [[nodiscard]] QRect boxRect() const;

Q_SIGNALS:
    //! The user clicked the box and wants \a wanted; the box itself shows what setCheckState() says.
    void toggled(Qt::CheckState wanted);
    //! The user clicked a section elsewhere; with Shift it is to become a further key.
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
    [[nodiscard]] int paintMark(QPainter &painter, QStyleOptionHeader &option, int logicalIndex) const;
    void retranslate();

    Qt::CheckState m_state = Qt::Unchecked;
    QString m_note;
    std::vector<SortMark> m_marks;
    Qt::KeyboardModifiers m_clickModifiers;
    bool m_boxPressed = false;
};

} // namespace sealdesk
