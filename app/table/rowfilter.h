// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/rowquery.h"

#include <QStringMatcher>

namespace sealdesk
{

//! The narrowing part of a RowQuery, ready for many files.
class RowFilter final
{
public:
    explicit RowFilter(const RowQuery &query);

    [[nodiscard]] bool matches(const SignatureFile &file) const;

private:
    std::vector<QStringMatcher> m_words;
    std::vector<ColumnId> m_searchIn;
    std::optional<FileState> m_state;
    CellContext m_context;
};

} // namespace sealdesk
