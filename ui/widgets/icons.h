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

//! The drawings of the program. They are masks of one colour: the palette decides which.
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

//! The file name of the drawing, without folder, size and suffix ("state-failed").
[[nodiscard]] QString iconFileName(IconName name);
//! A shape of its own for every state, so that colour is never needed to tell two apart.
[[nodiscard]] IconName stateIcon(const FileState &state);
[[nodiscard]] IconName outcomeIcon(OutcomeState state);

//! The drawing in \a color, at every size, and in another colour for selected rows.
[[nodiscard]] QIcon tintedIcon(IconName name, const QColor &color, const QColor &selected);

//! Finds a colour in a palette.
using Tint = std::function<QColor(const QPalette &)>;
//! Finds the colour of a role.
[[nodiscard]] Tint tintOf(QPalette::ColorRole role);
//! The drawing in the colour that is found in the application's palette whenever it is drawn.
[[nodiscard]] QIcon paletteIcon(IconName name, const Tint &color);
//! The same, with another colour for selected rows.
[[nodiscard]] QIcon paletteIcon(IconName name, const Tint &color, const Tint &selected);
//! The drawing in \a color for a label: \a extent device-independent pixels a side, sharp at \a devicePixelRatio.
[[nodiscard]] QPixmap tintedPixmap(IconName name, const QColor &color, int extent, qreal devicePixelRatio);

//! The program's own icon, in colour, in the sizes that title bars, task bars and task switchers show.
[[nodiscard]] QIcon applicationIcon();

} // namespace sealdesk
