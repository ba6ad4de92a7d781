// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"
#include "table/rowquery.h"
#include "table/searchword.h"

namespace sealdesk
{

//! The narrowing part of a RowQuery, ready for the rows of one snapshot.
class RowFilter final
{
public:
    RowFilter(const FileSnapshot &rows, const RowQuery &query);

    //! Whether it can leave out any row.
    [[nodiscard]] bool isNarrowing() const { return m_query.state.has_value() || !m_words.empty(); }
    //! The row must be present.
    [[nodiscard]] bool matches(RowNumber row) const;

    //! A word, and which of the texts that many files share contain it.
    struct Word {
        SearchWord word;
        std::vector<bool> isInState;    //!< By the dictionary's number.
        std::vector<bool> isInTemplate; //!< By the dictionary's number.
    };

private:
    [[nodiscard]] bool isIn(const Word &word, const RowView &row) const;

    const FileSnapshot &m_rows;
    const RowQuery &m_query;
    std::vector<Word> m_words;
    std::vector<bool> m_isWantedState; //!< By the dictionary's number.
};

//! The words of a search.
[[nodiscard]] std::vector<SearchWord> searchWords(const QString &search);

//! Whether \a other shows at least the rows that \a query shows of the same list.
[[nodiscard]] bool narrows(const RowQuery &query, const RowQuery &other);

} // namespace sealdesk
