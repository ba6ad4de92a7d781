// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/filefilter.h"

#include <algorithm>

namespace sealdesk
{

bool FileFilter::isEmpty() const
{
    return *this == FileFilter{};
}

bool FileFilter::windowContains(const SignatureFile &candidate) const
{
    if (!candidate.updateTime) {
        return true;
    }
    return (!updatedFrom || *candidate.updateTime >= *updatedFrom) &&
           (!updatedTo || *candidate.updateTime <= *updatedTo);
}

bool FileFilter::matches(const SignatureFile &candidate) const
{
    const bool stateMatches = states.empty() || std::ranges::find(states, candidate.state) != states.end();
    const bool templateMatches =
        templates.empty() || std::ranges::find(templates, candidate.templateId) != templates.end();
    const bool idMatches = files.empty() || std::ranges::find(files, candidate.id) != files.end();
    return stateMatches && templateMatches && idMatches && windowContains(candidate);
}

} // namespace sealdesk
