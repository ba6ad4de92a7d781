// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace sealdesk
{

//! Lays out its items in rows, like words of a text: each has its preferred width, and a new row starts when the width
//! is used up.
class FlowLayout final : public QLayout
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowLayout)

public:
    //! \a horizontalGap and \a verticalGap in device-independent pixels.
    FlowLayout(QWidget *parent, int horizontalGap, int verticalGap);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    //! Calls \a place with each visible item and its rectangle within \a rect. Returns the height that they need.
    template <class Place>
    int walk(const QRect &rect, Place place) const;

    int m_horizontalGap;
    int m_verticalGap;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace sealdesk
