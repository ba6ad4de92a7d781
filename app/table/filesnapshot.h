// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <QList>
#include <QSharedData>
#include <QSharedDataPointer>

#include <array>
#include <memory>
#include <vector>

namespace sealdesk
{

//! A row of the store. It stays the same as long as the file is there, and is not given to another file before the
//! store is cleared.
using RowNumber = quint32;

//! Rows in the order in which they are shown; no row twice.
using RowOrder = std::vector<RowNumber>;

//! The rows of a store at one moment. Copying is cheap (implicit sharing, in chunks: a change copies one chunk of
//! pointers); a copy may be read in another thread while the store goes on.
class FileSnapshot final
{
public:
    //! One past the greatest row number; removed rows count.
    [[nodiscard]] RowNumber end() const { return m_end; }
    //! nullptr: the row was removed, or never was.
    [[nodiscard]] const FileSighting *find(RowNumber row) const
    {
        return row < m_end ? chunkAt(row).constData()->rows[row % chunkSize].get() : nullptr;
    }

private:
    friend class FileStore;

    static constexpr RowNumber chunkSize = 512;

    struct Chunk : QSharedData {
        std::array<std::shared_ptr<const FileSighting>, chunkSize> rows;
    };

    [[nodiscard]] const QSharedDataPointer<Chunk> &chunkAt(RowNumber row) const { return m_chunks.at(row / chunkSize); }

    void put(RowNumber row, std::shared_ptr<const FileSighting> sighting)
    {
        m_chunks[row / chunkSize]->rows[row % chunkSize] = std::move(sighting);
    }

    RowNumber append(std::shared_ptr<const FileSighting> sighting)
    {
        if (m_end % chunkSize == 0) {
            m_chunks.append(QSharedDataPointer(new Chunk));
        }
        put(m_end, std::move(sighting));
        return m_end++;
    }

    QList<QSharedDataPointer<Chunk>> m_chunks;
    RowNumber m_end = 0;
};

} // namespace sealdesk
