// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"
#include "core/outcome.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <functional>

namespace sealdesk
{

//! The icons of the program. They are masks that are tinted with a colour of the palette.
enum class IconName {
    StateInitiating,
    StatePendingReview,
    StateReviewing,
    StatePendingSign,
    StatePendingSeal,
    StateSealing,
    StateFinished,
    StateTerminated,
    StateVoided,
    StateFailed,
    StateUnknown,
    OutcomeWaiting,
    OutcomeSending,
    OutcomeTerminated,
    OutcomeFailed,
    OutcomeSkipped,
    OutcomeNotSent,
    OutcomeUnknown,
    Search,
    Refresh,
    Stop,
    Filter,
    ChevronDown,
    ChevronRight,
    Close,
    Plus,
    Check,
    Clock,
    Copy,
    Help,
    Info,
    Success,
    Warning,
    Error,
    Inbox,
    Document,
    Plug,
    Lock,
    History,
};

inline constexpr int iconNameCount = static_cast<int>(IconName::History) + 1;

//! Returns the file name of the icon without folder, size and suffix, for example "state-failed".
[[nodiscard]] QString iconFileName(IconName name);
//! Return icons. Every state has a shape of its own, so that colour is never the only difference.
[[nodiscard]] IconName stateIcon(const FileState &state);
[[nodiscard]] IconName outcomeIcon(OutcomeState state);

//! Returns the icon in \a color, or in \a selected for selected rows.
[[nodiscard]] QIcon tintedIcon(IconName name, const QColor &color, const QColor &selected);

//! Returns a colour of a palette.
using Tint = std::function<QColor(const QPalette &)>;
//! Returns a Tint for the colour of \a role.
[[nodiscard]] Tint tintOf(QPalette::ColorRole role);
//! Returns an icon that takes its colour from the application's palette whenever it is painted.
[[nodiscard]] QIcon paletteIcon(IconName name, const Tint &color);
//! \overload With the colour \a selected for selected rows.
[[nodiscard]] QIcon paletteIcon(IconName name, const Tint &color, const Tint &selected);
//! Returns the icon in \a color as a square of \a extent device-independent pixels, sharp at \a devicePixelRatio.
[[nodiscard]] QPixmap tintedPixmap(IconName name, const QColor &color, int extent, qreal devicePixelRatio);

//! Returns the program's own icon, in the sizes that title bars, task bars and task switchers show.
[[nodiscard]] QIcon applicationIcon();

} // namespace sealdesk
