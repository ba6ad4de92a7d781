// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"
#include "core/localizedtext.h"

#include <QHash>
#include <QString>

namespace sealdesk
{

//! Our own label of a known state, in the language of the installed translation.
[[nodiscard]] QString stateLabel(KnownState state);

//! What to call \a state on the screen: the service's own text in \a language, then our label, then the service's text
//! in whatever language there is, then the raw value; "No state" when the service gave none (product.md 2).
[[nodiscard]] QString stateLabel(const FileState &state, const LocalizedText &serviceLabels, UiLanguage language);

//! What states are called where no file is at hand that says it: as the service calls them, once that was seen, so that
//! a state has one name on the whole screen; else as we do.
class StateNames final
{
public:
    //! Whether it is news.
    bool learn(const FileState &state, const QString &label);
    [[nodiscard]] QString of(const FileState &state) const;

private:
    QHash<QString, QString> m_seen; // by the state's raw value
};

} // namespace sealdesk
