// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"
#include "core/outcome.h"

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QPalette>

#include <array>

class QPainter;
class QRect;

//! Colours, distances and fonts of the whole program, all derived from the platform's palette and font.
namespace sealdesk::theme
{

//! Distances in device-independent pixels. Everything that holds text is measured by font metrics instead.
inline constexpr int spacingTight = 4;
inline constexpr int spacing = 8;
inline constexpr int spacingWide = 16;
inline constexpr int margin = 12;
//! The ring around what has the focus, and the gap inside it where it surrounds a strong colour.
inline constexpr int focusWidth = 2;
inline constexpr int focusGap = 2;

//! What a message or a mark means; each has a colour for text and icons and a fill to put them on.
enum class Tone { Neutral, Info, Success, Warning, Danger, Review, Seal };

inline constexpr std::array allTones{Tone::Neutral, Tone::Info,   Tone::Success, Tone::Warning,
                                     Tone::Danger,  Tone::Review, Tone::Seal};

//! The least contrast of text against what it stands on (WCAG 2.1, AA).
inline constexpr double minimumContrast = 4.5;

//! Whether \a palette writes light on dark.
[[nodiscard]] bool isDark(const QPalette &palette);
//! The contrast ratio of two opaque colours as WCAG 2.1 defines it, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
//! \a wanted, made lighter or darker just as far as it needs to be read on \a background.
[[nodiscard]] QColor readableOn(const QColor &background, const QColor &wanted, double least = minimumContrast);
//! \a share (0 to 1) of \a over, laid over \a under.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

//! The platform's highlight colour, readable as text on the window and on lists.
[[nodiscard]] QColor accent(const QPalette &palette);
//! For text and icons on the window, on lists and on fill() of the same tone.
[[nodiscard]] QColor text(Tone tone, const QPalette &palette);
//! A strong background under white text: for \a tone, and for the platform's highlight colour.
[[nodiscard]] QColor solid(Tone tone);
[[nodiscard]] QColor solidAccent(const QPalette &palette);
//! A quiet background for messages and pills; window text is readable on it, and text() of the same tone.
[[nodiscard]] QColor fill(Tone tone, const QPalette &palette);
//! For notes that matter less than their neighbours; still readable.
[[nodiscard]] QColor secondaryText(const QPalette &palette);
//! For hair lines; carries no meaning.
[[nodiscard]] QColor separator(const QPalette &palette);

//! What stands for the window colour when a check box is drawn on a dark list, so that its outline shows.
[[nodiscard]] QColor boxOutline(const QPalette &palette);

//! A ring of \a width along the inner edge of \a rect, its corners rounded.
void drawRing(QPainter &painter, const QRect &rect, const QColor &color, int width);

[[nodiscard]] Tone stateTone(const FileState &state);
[[nodiscard]] Tone outcomeTone(OutcomeState state);
[[nodiscard]] QColor stateColor(const FileState &state, const QPalette &palette);
[[nodiscard]] QColor outcomeColor(OutcomeState state, const QPalette &palette);

//! \a font with figures of equal width: the font itself where they are (as in most), else a fixed-width one of its
//! size.
[[nodiscard]] QFont tabularFont(const QFont &font);
//! The height of a table row with room to breathe.
[[nodiscard]] int rowHeight(const QFontMetrics &metrics);
//! The edge of an icon that stands beside text of this font.
[[nodiscard]] int iconExtent(const QFontMetrics &metrics);

} // namespace sealdesk::theme
