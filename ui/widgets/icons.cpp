// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/icons.h"

#include "widgets/resources.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

// In the order of IconName.
constexpr std::array<const char16_t *, iconNameCount> fileNames{
    u"state-initiating",
    u"state-pending-review",
    u"state-reviewing",
    u"state-pending-sign",
    u"state-pending-seal",
    u"state-sealing",
    u"state-finished",
    u"state-terminated",
    u"state-voided",
    u"state-failed",
    u"state-unknown",
    u"outcome-waiting",
    u"outcome-sending",
    u"outcome-terminated",
    u"outcome-failed",
    u"outcome-skipped",
    u"outcome-notsent",
    u"outcome-unknown",
    u"search",
    u"refresh",
    u"stop",
    u"filter",
    u"chevron-down",
    u"chevron-right",
    u"close",
    u"plus",
    u"check",
    u"clock",
    u"copy",
    u"help",
    u"info",
    u"success",
    u"warning",
    u"error",
    u"inbox",
    u"document",
    u"plug",
    u"lock",
    u"history",
};
constexpr std::array drawnSizes{16, 24, 32, 48, 64, 96}; // as in packaging/render-icons.sh
#ifdef Q_OS_LINUX
// Desktops load larger icons from their icon themes. Qt sends all sizes to the X server before the first window: 256
// and 512 took a fifth of the start-up time.
constexpr std::array applicationSizes{16, 24, 32, 48, 64, 128};
#else
constexpr std::array applicationSizes{16, 24, 32, 48, 64, 128, 256, 512};
#endif

QString resourcePath(const QString &fileName, int size)
{
    return u":/sealdesk/icons/%1-%2.png"_s.arg(fileName).arg(size);
}

// Returns the icon in \a color as a square of \a extent device pixels, scaled from the next larger of the drawn sizes.
QPixmap tintedDrawing(IconName name, const QColor &color, int extent)
{
    const QString key = u"sealdesk/%1/%2/%3"_s.arg(iconFileName(name), color.name(QColor::HexArgb)).arg(extent);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    initResources();
    const auto drawn = std::ranges::lower_bound(drawnSizes, extent);
    const QString path = resourcePath(iconFileName(name), drawn == drawnSizes.end() ? drawnSizes.back() : *drawn);
    QImage image = QImage{path, "png"}.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter{&image};
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    if (image.width() != extent) {
        image = image.scaled(extent, extent, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

//! Tints an icon on demand, in the requested size: a window shows only a tenth of the possible pixmaps.
class TintedIconEngine final : public QIconEngine
{
public:
    //! If \a selected is empty, selected rows get the same colour as the others.
    TintedIconEngine(IconName name, Tint color, Tint selected)
        : m_name(name)
        , m_color(std::move(color))
        , m_selected(std::move(selected))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const int extent = std::min(size.width(), size.height());
        if (extent <= 0) {
            return {};
        }
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected && m_selected) {
            return tintedDrawing(m_name, m_selected(palette), extent);
        }
        const QPixmap normal = tintedDrawing(m_name, m_color(palette), extent);
        if (mode == QIcon::Normal) {
            return normal;
        }
        QStyleOption option;
        option.palette = palette;
        return QApplication::style()->generatedIconPixmap(mode, normal, &option);
    }

    [[nodiscard]] QString key() const override { return u"sealdesk-tinted"_s; }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_color, m_selected); }

private:
    IconName m_name;
    Tint m_color;
    Tint m_selected;
};

Tint fixedTint(const QColor &color)
{
    return [color](const QPalette &) { return color; };
}

} // namespace

QString iconFileName(IconName name)
{
    return QString::fromUtf16(fileNames.at(static_cast<size_t>(name)));
}

IconName stateIcon(const FileState &state)
{
    const auto known = state.known();
    if (!known) {
        return IconName::StateUnknown;
    }
    switch (*known) {
    case KnownState::Initiating:
        return IconName::StateInitiating;
    case KnownState::PendingReview:
        return IconName::StatePendingReview;
    case KnownState::Reviewing:
        return IconName::StateReviewing;
    case KnownState::PendingSign:
        return IconName::StatePendingSign;
    case KnownState::PendingSeal:
        return IconName::StatePendingSeal;
    case KnownState::Sealing:
        return IconName::StateSealing;
    case KnownState::SignFinished:
        return IconName::StateFinished;
    case KnownState::Terminated:
        return IconName::StateTerminated;
    case KnownState::Voided:
        return IconName::StateVoided;
    case KnownState::Failed:
        return IconName::StateFailed;
    }
    Q_UNREACHABLE();
}

IconName outcomeIcon(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
        return IconName::OutcomeWaiting;
    case OutcomeState::Sending:
        return IconName::OutcomeSending;
    case OutcomeState::Accepted:
        return IconName::Clock;
    case OutcomeState::Terminated:
        return IconName::OutcomeTerminated;
    case OutcomeState::Failed:
        return IconName::OutcomeFailed;
    case OutcomeState::Skipped:
        return IconName::OutcomeSkipped;
    case OutcomeState::NotSent:
        return IconName::OutcomeNotSent;
    case OutcomeState::Unknown:
        return IconName::OutcomeUnknown;
    case OutcomeState::LeftUnknown:
        return IconName::Lock;
    }
    Q_UNREACHABLE();
}

QIcon tintedIcon(IconName name, const QColor &color, const QColor &selected)
{
    return paletteIcon(name, fixedTint(color), fixedTint(selected));
}

Tint tintOf(QPalette::ColorRole role)
{
    return [role](const QPalette &palette) { return palette.color(role); };
}

QIcon paletteIcon(IconName name, const Tint &color)
{
    return paletteIcon(name, color, {});
}

QIcon paletteIcon(IconName name, const Tint &color, const Tint &selected)
{
    return QIcon(new TintedIconEngine(name, color, selected)); // takes ownership
}

QPixmap tintedPixmap(IconName name, const QColor &color, int extent, qreal devicePixelRatio)
{
    QPixmap pixmap = tintedDrawing(name, color, qRound(extent * devicePixelRatio));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon()
{
    initResources();
    QIcon icon;
    for (const int size : applicationSizes) {
        icon.addFile(resourcePath(u"sealdesk"_s, size), {size, size});
    }
    return icon;
}

} // namespace sealdesk
