// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filestate.h"
#include "core/localizedtext.h"

#include <QHash>
#include <QString>

namespace sealdesk
{

//! Returns our own label of a known state in the language of the installed translation.
[[nodiscard]] QString stateLabel(KnownState state);

//! Returns the label of \a state: the service's own text in \a language, else our label, else the service's text in any
//! other language, else the raw value; "No state" if the service sent none (product.md 2).
[[nodiscard]] QString stateLabel(const FileState &state, const LocalizedText &serviceLabels, UiLanguage language);

//! The labels of states where no file is at hand. The service's labels are used once they are known, so that a state
//! has the same name everywhere; until then our own are used.
class StateNames final
{
public:
    //! Stores the service's label of \a state. Returns true if it changed.
    bool learn(const FileState &state, const QString &label);
    //! Returns the label of \a state.
    [[nodiscard]] QString of(const FileState &state) const;

private:
    QHash<QString, QString> m_labels; // by the raw value of the state
};

} // namespace sealdesk
