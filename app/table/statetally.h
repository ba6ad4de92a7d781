// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <QHash>
#include <QString>

#include <vector>

namespace sealdesk
{

//! How many files are in a state.
struct StateCount {
    FileState state;
    QString label;
    int count = 0;

    friend bool operator==(const StateCount &, const StateCount &) = default;
};

//! Counts files by their state.
class StateTally final
{
public:
    //! \a labels are the service's labels of the state; the latest ones are shown.
    void add(const FileState &state, const LocalizedText &labels, int files);

    //! States with at least one file, in the order of the signing flow, then unknown ones by name, then "no state".
    [[nodiscard]] std::vector<StateCount> counts(UiLanguage language) const;

private:
    struct Entry {
        int count = 0;
        LocalizedText labels; //!< The service's.
    };

    QHash<FileState, Entry> m_entries;
};

//! Whether \a a comes before \a b in the order of the signing flow. Unknown states follow by name; no state is last.
[[nodiscard]] bool comesBefore(const FileState &a, const FileState &b);

} // namespace sealdesk
