// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchrows.h"

#include "table/rowsorter.h"

#include <algorithm>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr quint64 seed = 1;
constexpr qint64 now = 1'795'000'000; // in November 2026; fixed, so that every run has the same rows

QString text(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

LocalizedText inBoth(const QString &chinese, const QString &english)
{
    return LocalizedText({{.lang = u"zh-CN"_s, .value = chinese}, {.lang = u"en-US"_s, .value = english}});
}

} // namespace

BenchFiles::BenchFiles(int count)
    : m_dataset(count, seed, now)
{
}

std::vector<FileSighting> BenchFiles::page(int number) const
{
    std::vector<FileSighting> page;
    for (int i = number * rowsOfPage; i < std::min(count(), (number + 1) * rowsOfPage); ++i) {
        page.push_back(file(i));
        page.back().stamp.ordinal = static_cast<quint64>(number) + 1;
    }
    return page;
}

void BenchFiles::fill(FileStore &store) const
{
    for (int number = 0; number < pages(); ++number) {
        store.merge(page(number));
    }
}

FileSighting BenchFiles::file(int place) const
{
    const qint64 index = count() - 1 - place;
    const sandbox::FileDetails details = m_dataset.detailsOf(index);
    const sandbox::StateInfo &state = sandbox::allStates()[m_dataset.stateOf(index)];
    const sandbox::TemplateInfo &origin = sandbox::allTemplates()[m_dataset.templateOf(index)];
    FileSighting sighting;
    SignatureFile &file = sighting.file;
    file.id = FileId(QString::number(m_dataset.idOf(index)));
    file.names =
        inBoth(text(origin.zh) + u'-' + text(details.person.zh), text(origin.en) + u" - "_s + text(details.person.en));
    file.state = FileState(text(state.name));
    file.stateLabels = inBoth(text(state.zh), text(state.en));
    file.createTime = BeijingTime::fromUnixSeconds(details.createdAt);
    file.updateTime = BeijingTime::fromUnixSeconds(m_dataset.updatedAt(index));
    file.effectiveDate = QDateTime::fromSecsSinceEpoch(details.effectiveAt, Qt::UTC).date();
    if (details.isForNewcomer) {
        file.preHireId = PreHireId(QString::number(details.preHireId));
    } else {
        file.employmentId = EmploymentId(QString::number(m_dataset.employmentId(details.personNumber)));
    }
    file.contractCode = SharedText(text(details.contractCode));
    file.templateId = TemplateId(text(origin.id));
    return sighting;
}

PlainTable::PlainTable(const BenchFiles &files, QObject *parent)
    : QAbstractTableModel(parent)
{
    m_rows.reserve(static_cast<std::size_t>(files.count()));
    for (int number = 0; number < files.pages(); ++number) {
        for (const FileSighting &sighting : files.page(number)) {
            Row &row = m_rows.emplace_back();
            for (std::size_t i = 0; i < allColumns.size(); ++i) {
                row.texts[i] = allColumns[i].text(sighting.file, {.language = UiLanguage::SimplifiedChinese});
            }
            row.updated = sighting.file.updateTime->unixSeconds();
            const auto known = sighting.file.state.known();
            row.statePlace = static_cast<int>(known ? static_cast<std::size_t>(*known) : allKnownStates.size());
        }
    }
}

int PlainTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlainTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allColumns.size());
}

const QString &PlainTable::text(int row, ColumnId column) const
{
    return m_rows[static_cast<std::size_t>(row)].texts[static_cast<std::size_t>(column)];
}

QVariant PlainTable::data(const QModelIndex &index, int role) const
{
    const ColumnId column{index.column()};
    if (role == sortRole && column == columnid::updated) {
        return m_rows[static_cast<std::size_t>(index.row())].updated;
    }
    if (role == sortRole && column == columnid::state) {
        return m_rows[static_cast<std::size_t>(index.row())].statePlace;
    }
    return role == Qt::DisplayRole || role == sortRole ? QVariant(text(index.row(), column)) : QVariant();
}

CollatingProxy::CollatingProxy(PlainTable &table)
    : m_table(table)
    , m_collator(collatorFor(UiLanguage::SimplifiedChinese))
{
    setSourceModel(&table);
    setSortRole(PlainTable::sortRole);
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

bool CollatingProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const ColumnId column{left.column()};
    if (columnOf(column).sort != SortKind::Text) {
        return QSortFilterProxyModel::lessThan(left, right);
    }
    return m_collator.compare(m_table.text(left.row(), column), m_table.text(right.row(), column)) < 0;
}

} // namespace sealdesk::bench
