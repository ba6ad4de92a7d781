// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QStringView>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sealdesk::theme
{

namespace
{

//! The colour of a tone before its contrast is adjusted to a background.
QColor hue(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {0x6b, 0x72, 0x80};
    case Tone::Info:
        return {0x1f, 0x6f, 0xeb};
    case Tone::Success:
        return {0x1a, 0x8a, 0x45};
    case Tone::Warning:
        return {0xb4, 0x69, 0x00};
    case Tone::Danger:
        return {0xd1, 0x2f, 0x2f};
    case Tone::Review:
        return {0x7c, 0x4d, 0xd6};
    case Tone::Seal:
        return {0x0b, 0x80, 0x8a};
    }
    Q_UNREACHABLE();
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics{font};
    const double width = metrics.horizontalAdvance(u'0');
    return std::ranges::all_of(u"123456789"_s,
                               [&](QChar digit) { return std::abs(metrics.horizontalAdvance(digit) - width) < 0.01; });
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto blend = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
                            blend(under.blueF(), over.blueF()));
}

QColor readableOn(const QColor &background, const QColor &wanted, double least)
{
    const QColor black{Qt::black};
    const QColor white{Qt::white};
    const QColor &end = contrast(background, white) >= contrast(background, black) ? white : black;
    for (int percent = 0; percent < 100; percent += 4) {
        const QColor candidate = mixed(wanted, end, percent / 100.0);
        if (contrast(candidate, background) >= least) {
            return candidate;
        }
    }
    return end;
}

QColor accent(const QPalette &palette)
{
    const QColor onWindow = readableOn(palette.color(QPalette::Window), palette.color(QPalette::Highlight));
    return readableOn(palette.color(QPalette::Base), onWindow);
}

QColor solid(Tone tone)
{
    return readableOn(Qt::white, hue(tone));
}

QColor solidAccent(const QPalette &palette)
{
    return readableOn(Qt::white, palette.color(QPalette::Highlight));
}

QColor fill(Tone tone, const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), hue(tone), isDark(palette) ? 0.22 : 0.10);
}

QColor text(Tone tone, const QPalette &palette)
{
    QColor color = hue(tone);
    for (const QColor &background : {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
                                     palette.color(QPalette::Window), fill(tone, palette)}) {
        color = readableOn(background, color);
    }
    return color;
}

QColor secondaryText(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor faded = mixed(palette.color(QPalette::WindowText), window, 0.35);
    return readableOn(palette.color(QPalette::Base), readableOn(window, faded));
}

QColor separator(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.16);
}

QColor boxOutline(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.65);
}

void drawRing(QPainter &painter, const QRect &rect, const QColor &color, int width)
{
    const double inset = width / 2.0;
    painter.setPen(QPen(color, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), spacingTight, spacingTight);
}

Tone stateTone(const FileState &state)
{
    const auto known = state.known();
    if (!known) {
        return Tone::Warning;
    }
    switch (*known) {
    case KnownState::PendingReview:
    case KnownState::Reviewing:
        return Tone::Review;
    case KnownState::PendingSign:
        return Tone::Info;
    case KnownState::PendingSeal:
    case KnownState::Sealing:
        return Tone::Seal;
    case KnownState::SignFinished:
        return Tone::Success;
    case KnownState::Failed:
        return Tone::Danger;
    case KnownState::Initiating:
    case KnownState::Terminated:
    case KnownState::Voided:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

Tone outcomeTone(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
    case OutcomeState::NotSent:
        return Tone::Neutral;
    case OutcomeState::Sending:
    case OutcomeState::Accepted:
        return Tone::Info;
    case OutcomeState::Terminated:
        return Tone::Success;
    case OutcomeState::Failed:
        return Tone::Danger;
    case OutcomeState::Skipped:
        return Tone::Review;
    case OutcomeState::Unknown:
    case OutcomeState::LeftUnknown:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
}

QColor stateColor(const FileState &state, const QPalette &palette)
{
    return text(stateTone(state), palette);
}

QColor outcomeColor(OutcomeState state, const QPalette &palette)
{
    return text(outcomeTone(state), palette);
}

QFont tabularFont(const QFont &font)
{
    if (hasTabularDigits(font)) {
        return font;
    }
    QFont result = font;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    result.setFeature("tnum", 1);
    if (hasTabularDigits(result)) {
        return result;
    }
#endif
    result.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    return result;
}

int rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + metrics.height() * 4 / 5;
}

int iconExtent(const QFontMetrics &metrics)
{
    // Icons look sharp only in a drawn size: take the largest, from 16 to 48, that is no taller than a line.
    const int height = metrics.height();
    return height < 24 ? 16 : height < 32 ? 24 : height < 48 ? 32 : 48;
}

} // namespace sealdesk::theme
