// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPalette>

namespace sealdesk::test
{

//! The default palette of the Fusion style.
inline QPalette lightPalette()
{
    QPalette palette{QColor{239, 239, 239}};
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor{247, 247, 247});
    palette.setColor(QPalette::Highlight, QColor{48, 140, 198});
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

//! The palette of a dark desktop.
inline QPalette darkPalette()
{
    QPalette palette{QColor{0x2c, 0x2f, 0x34}, QColor{0x20, 0x22, 0x26}};
    const QColor text{0xe6, 0xe6, 0xe6};
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
    }
    palette.setColor(QPalette::Base, QColor{0x18, 0x1a, 0x1d});
    palette.setColor(QPalette::AlternateBase, QColor{0x1f, 0x21, 0x25});
    palette.setColor(QPalette::Highlight, QColor{0x2f, 0x6f, 0xc4});
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace sealdesk::test
