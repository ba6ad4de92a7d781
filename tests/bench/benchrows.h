// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"
#include "sandbox/dataset.h"
#include "table/columns.h"
#include "table/filestore.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>

#include <array>
#include <vector>

namespace sealdesk::bench
{

inline constexpr int defaultRows = 1'000'000;
inline constexpr int rowsOfPage = 100;

//! The files of the embedded server as a listing returns them: in pages, newest first.
class BenchFiles final
{
public:
    explicit BenchFiles(int count);

    [[nodiscard]] int count() const { return static_cast<int>(m_dataset.count()); }
    [[nodiscard]] int pages() const { return (count() + rowsOfPage - 1) / rowsOfPage; }
    [[nodiscard]] std::vector<FileSighting> page(int number) const;
    //! Merges all pages into \a store.
    void fill(FileStore &store) const;

private:
    [[nodiscard]] FileSighting file(int place) const;

    sandbox::Dataset m_dataset;
};

//! The same rows as a model with ready-made texts and values, so that a proxy only has to sort and filter.
class PlainTable final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainTable)

public:
    static constexpr int sortRole = Qt::UserRole;

    explicit PlainTable(const BenchFiles &files, QObject *parent = nullptr);
    ~PlainTable() override = default;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const QString &text(int row, ColumnId column) const;

private:
    struct Row {
        std::array<QString, allColumns.size()> texts;
        qint64 updated = 0;
        int statePlace = 0;
    };

    std::vector<Row> m_rows;
};

//! A QSortFilterProxyModel as its documentation recommends it, with a typed sort role and locale-aware collation.
class CollatingProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollatingProxy)

public:
    explicit CollatingProxy(PlainTable &table);
    ~CollatingProxy() override = default;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const PlainTable &m_table;
    QCollator m_collator;
};

} // namespace sealdesk::bench
