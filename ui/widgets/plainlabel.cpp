// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/plainlabel.h"

namespace sealdesk
{

namespace
{
constexpr int widestWord = 48; // average characters
} // namespace

PlainLabel::PlainLabel(QWidget *parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

// A label that breaks its lines wants the width of its longest word.
QSize PlainLabel::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    const int widest = fontMetrics().averageCharWidth() * widestWord;
    return wordWrap() && size.width() > widest ? QSize(widest, size.height()) : size;
}

} // namespace sealdesk
