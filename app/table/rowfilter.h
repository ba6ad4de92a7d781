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

    //! Whether it leaves out anything at all.
    [[nodiscard]] bool isNarrowing() const { return m_query.state.has_value() || !m_words.empty(); }
    //! Only for a row that is there.
    [[nodiscard]] bool matches(RowNumber row) const;

private:
    //! A word, and in which of the texts that many files share it is.
    struct Word {
        SearchWord word;
        std::vector<bool> isInState;    //!< By the dictionary's number.
        std::vector<bool> isInTemplate; //!< By the dictionary's number.
    };

    [[nodiscard]] bool isIn(const Word &word, const RowView &row) const;
    [[nodiscard]] bool isIn(const Word &word, const RowView &row, const Column &column) const;

    const FileSnapshot &m_rows;
    const RowQuery &m_query;
    std::vector<Word> m_words;
    std::vector<bool> m_isWantedState; //!< By the dictionary's number.
};

//! The words of a search.
[[nodiscard]] QStringList searchWords(const QString &search);

//! Whether all that \a query shows is shown by \a other, too, of the same rows.
[[nodiscard]] bool narrows(const RowQuery &query, const RowQuery &other);

} // namespace sealdesk
