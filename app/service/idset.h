// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/ids.h"

#include <QSet>

#include <vector>

namespace sealdesk
{

//! File ids that were seen. The service's ids are whole numbers of 63 bits, and a listing sees a million of them: such
//! an id takes eight bytes and a half-empty table here instead of a string.
class IdSet final
{
public:
    //! Whether \a id is new.
    enum class Insertion { New, Present };
    Insertion insert(const FileId &id);
    [[nodiscard]] qint64 size() const { return m_numberCount + m_texts.size(); }
    void clear();

private:
    [[nodiscard]] size_t placeOf(quint64 number) const;
    void grow();

    std::vector<quint64> m_numbers; // open addressing; 0 is a free place
    qint64 m_numberCount = 0;
    QSet<FileId> m_texts; // ids of any other form
};

} // namespace sealdesk
