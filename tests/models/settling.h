// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/filetablemodel.h"

#include <QSignalSpy>

namespace sealdesk::test
{

//! Waits until the model shows the order of its present query and rows.
[[nodiscard]] inline bool settled(FileTableModel &model)
{
    QSignalSpy applied(&model, &FileTableModel::orderApplied);
    while (model.isOrdering()) {
        if (!applied.wait()) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] inline QStringList shownIds(const FileTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.append(model.fileAt(row).file.id.text());
    }
    return ids;
}

[[nodiscard]] inline QStringList idsOf(const std::vector<FileSighting> &files)
{
    QStringList ids;
    for (const FileSighting &sighting : files) {
        ids.append(sighting.file.id.text());
    }
    return ids;
}

//! Counts the signals by which a model changes its shape.
class ShapeSignals final
{
public:
    explicit ShapeSignals(const QAbstractItemModel &model)
        : m_inserted(&model, &QAbstractItemModel::rowsInserted)
        , m_removed(&model, &QAbstractItemModel::rowsRemoved)
        , m_rearranged(&model, &QAbstractItemModel::layoutChanged)
        , m_reset(&model, &QAbstractItemModel::modelReset)
    {
    }

    [[nodiscard]] qsizetype inserted() const { return m_inserted.size(); }
    [[nodiscard]] qsizetype removed() const { return m_removed.size(); }
    [[nodiscard]] qsizetype rearranged() const { return m_rearranged.size(); }
    [[nodiscard]] qsizetype resets() const { return m_reset.size(); }
    [[nodiscard]] qsizetype all() const { return inserted() + removed() + rearranged() + resets(); }

private:
    QSignalSpy m_inserted;
    QSignalSpy m_removed;
    QSignalSpy m_rearranged;
    QSignalSpy m_reset;
};

} // namespace sealdesk::test
