// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/statelabel.h"

#include <QCoreApplication>

#include <utility>

namespace sealdesk
{

namespace
{

const char *sourceLabel(KnownState state)
{
    switch (state) {
    case KnownState::Initiating:
        return QT_TRANSLATE_NOOP("FileState", "Initiating");
    case KnownState::PendingReview:
        return QT_TRANSLATE_NOOP("FileState", "Awaiting review");
    case KnownState::Reviewing:
        return QT_TRANSLATE_NOOP("FileState", "Under review");
    case KnownState::PendingSign:
        return QT_TRANSLATE_NOOP("FileState", "Awaiting signature");
    case KnownState::PendingSeal:
        return QT_TRANSLATE_NOOP("FileState", "Awaiting seal");
    case KnownState::Sealing:
        return QT_TRANSLATE_NOOP("FileState", "Sealing");
    case KnownState::SignFinished:
        return QT_TRANSLATE_NOOP("FileState", "Completed");
    case KnownState::Terminated:
        return QT_TRANSLATE_NOOP("FileState", "Terminated");
    case KnownState::Voided:
        return QT_TRANSLATE_NOOP("FileState", "Voided");
    case KnownState::Failed:
        return QT_TRANSLATE_NOOP("FileState", "Failed");
    }
    Q_UNREACHABLE();
}

} // namespace

QString stateLabel(KnownState state)
{
    return QCoreApplication::translate("FileState", sourceLabel(state));
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

bool StateNames::learn(const FileState &state, const QString &label)
{
    QString &known = m_labels[state.name()];
    return std::exchange(known, label) != label;
}

QString StateNames::of(const FileState &state) const
{
    if (const auto label = m_labels.constFind(state.name()); label != m_labels.cend()) {
        return *label;
    }
    return stateLabel(state, {}, {});
}

} // namespace sealdesk
