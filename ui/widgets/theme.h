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

//! The colours, distances and fonts of the program, derived from the platform's palette and font.
namespace sealdesk::theme
{

//! Distances in device-independent pixels. Sizes of widgets with text depend on font metrics instead.
inline constexpr int spacingTight = 4;
inline constexpr int spacing = 8;
inline constexpr int spacingWide = 16;
inline constexpr int margin = 12;
//! The width of the focus ring, and its gap to a strong fill colour.
inline constexpr int focusWidth = 2;
inline constexpr int focusGap = 2;

//! The meaning of a message or a mark. Each has a colour for text and icons, and a fill colour for their background.
enum class Tone { Neutral, Info, Success, Warning, Danger, Review, Seal };

inline constexpr std::array allTones{Tone::Neutral, Tone::Info,   Tone::Success, Tone::Warning,
                                     Tone::Danger,  Tone::Review, Tone::Seal};

//! The minimum contrast between text and its background (WCAG 2.1, AA).
inline constexpr double minimumContrast = 4.5;

//! Returns whether \a palette has light text on dark windows.
[[nodiscard]] bool isDark(const QPalette &palette);
//! Returns the contrast ratio of two opaque colours as WCAG 2.1 defines it, from 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
//! Returns \a wanted, made lighter or darker until its contrast to \a background is at least \a least.
[[nodiscard]] QColor readableOn(const QColor &background, const QColor &wanted, double least = minimumContrast);
//! Returns the mix of both colours, with \a share (0 to 1) of \a over.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

//! Returns the platform's highlight colour, made readable as text on windows and lists.
[[nodiscard]] QColor accent(const QPalette &palette);
//! Returns the colour for text and icons on windows, on lists and on fill() of the same tone.
[[nodiscard]] QColor text(Tone tone, const QPalette &palette);
//! Return a strong background for white text, for \a tone and for the platform's highlight colour.
[[nodiscard]] QColor solid(Tone tone);
[[nodiscard]] QColor solidAccent(const QPalette &palette);
//! Returns a light background for messages and pills. Window text and text() of the same tone are readable on it.
[[nodiscard]] QColor fill(Tone tone, const QPalette &palette);
//! Returns the colour for less important text. It is still readable.
[[nodiscard]] QColor secondaryText(const QPalette &palette);
//! Returns the colour for decorative hairlines.
[[nodiscard]] QColor separator(const QPalette &palette);

//! Returns the window colour to draw a check box with on a dark background, so that its outline is visible.
[[nodiscard]] QColor boxOutline(const QPalette &palette);

//! Draws a ring of \a width with rounded corners along the inner edge of \a rect.
void drawRing(QPainter &painter, const QRect &rect, const QColor &color, int width);

[[nodiscard]] Tone stateTone(const FileState &state);
[[nodiscard]] Tone outcomeTone(OutcomeState state);
[[nodiscard]] QColor stateColor(const FileState &state, const QPalette &palette);
[[nodiscard]] QColor outcomeColor(OutcomeState state, const QPalette &palette);

//! Returns \a font if its digits have equal widths, as in most fonts, otherwise a variant with tabular digits or a
//! fixed-width font of the same size.
[[nodiscard]] QFont tabularFont(const QFont &font);
//! Returns the height of a table row, with padding.
[[nodiscard]] int rowHeight(const QFontMetrics &metrics);
//! Returns the size of an icon next to text of this font.
[[nodiscard]] int iconExtent(const QFontMetrics &metrics);

} // namespace sealdesk::theme
