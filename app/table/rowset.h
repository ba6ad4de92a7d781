// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filesnapshot.h"

namespace sealdesk
{

//! A set of rows. A row belongs to one file as long as the store is not cleared, so this is a set of files; a bit for
//! each row makes a million of them cheap.
class RowSet final
{
public:
    RowSet() = default;
    explicit RowSet(const RowOrder &rows);

    [[nodiscard]] bool contains(RowNumber row) const { return row < m_bits.size() && m_bits[row]; }
    [[nodiscard]] int count() const { return m_count; }
    //! False: it was there already.
    bool insert(RowNumber row);
    //! False: it was not there.
    bool remove(RowNumber row);
    void clear();

private:
    std::vector<bool> m_bits;
    int m_count = 0;
};

} // namespace sealdesk
