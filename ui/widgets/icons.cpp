// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/icons.h"

#include "widgets/resources.h"

#include <QPainter>

#include <array>

using namespace Qt::StringLiterals;

namespace sealdesk
{

namespace
{

// In the order of the enumeration; the sizes are those of packaging/render-icons.sh.
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
constexpr std::array drawnSizes{16, 24, 32, 48, 64, 96};
constexpr std::array applicationSizes{16, 24, 32, 48, 64, 128, 256, 512};

QString resourcePath(const QString &fileName, int size)
{
    return u":/sealdesk/icons/%1-%2.png"_s.arg(fileName).arg(size);
}

QPixmap tinted(IconName name, int size, const QColor &color)
{
    initResources();
    QImage image = QImage{resourcePath(iconFileName(name), size)}.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter{&image};
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    return QPixmap::fromImage(image);
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
    }
    Q_UNREACHABLE();
}

QIcon tintedIcon(IconName name, const QColor &color)
{
    QIcon icon;
    for (const int size : drawnSizes) {
        icon.addPixmap(tinted(name, size, color));
    }
    return icon;
}

QIcon tintedIcon(IconName name, const QColor &color, const QColor &selected)
{
    QIcon icon = tintedIcon(name, color);
    for (const int size : drawnSizes) {
        icon.addPixmap(tinted(name, size, selected), QIcon::Selected);
    }
    return icon;
}

QPixmap tintedPixmap(IconName name, const QColor &color, int extent, qreal devicePixelRatio)
{
    const int wanted = qRound(extent * devicePixelRatio);
    const auto drawn = std::ranges::find_if(drawnSizes, [wanted](int size) { return size >= wanted; });
    QPixmap pixmap = tinted(name, drawn == drawnSizes.end() ? drawnSizes.back() : *drawn, color);
    if (pixmap.width() != wanted) {
        pixmap = pixmap.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
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
