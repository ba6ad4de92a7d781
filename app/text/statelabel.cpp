// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/statelabel.h"

#include <QCoreApplication>

namespace sealdesk
{

QString stateLabel(KnownState state)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("FileState", text); };
    switch (state) {
    case KnownState::Initiating:
        return tr(QT_TRANSLATE_NOOP("FileState", "Initiating"));
    case KnownState::PendingReview:
        return tr(QT_TRANSLATE_NOOP("FileState", "Awaiting review"));
    case KnownState::Reviewing:
        return tr(QT_TRANSLATE_NOOP("FileState", "Under review"));
    case KnownState::PendingSign:
        return tr(QT_TRANSLATE_NOOP("FileState", "Awaiting signature"));
    case KnownState::PendingSeal:
        return tr(QT_TRANSLATE_NOOP("FileState", "Awaiting seal"));
    case KnownState::Sealing:
        return tr(QT_TRANSLATE_NOOP("FileState", "Sealing"));
    case KnownState::SignFinished:
        return tr(QT_TRANSLATE_NOOP("FileState", "Completed"));
    case KnownState::Terminated:
        return tr(QT_TRANSLATE_NOOP("FileState", "Terminated"));
    case KnownState::Voided:
        return tr(QT_TRANSLATE_NOOP("FileState", "Voided"));
    case KnownState::Failed:
        return tr(QT_TRANSLATE_NOOP("FileState", "Failed"));
    }
    Q_UNREACHABLE();
}

QString stateLabel(const FileState &state, const LocalizedText &serviceLabels, UiLanguage language)
{
    if (QString label = serviceLabels.exactly(language); !label.isEmpty()) {
        return label;
    }
    if (const auto known = state.known()) {
        return stateLabel(*known);
    }
    if (QString label = serviceLabels.best(language); !label.isEmpty()) {
        return label;
    }
    return state.name().isEmpty() ? QCoreApplication::translate("FileState", "No state") : state.name();
}

} // namespace sealdesk
