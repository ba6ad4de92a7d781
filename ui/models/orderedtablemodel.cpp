// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/orderedtablemodel.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

template <class Step>
bool hasStep(const std::vector<OrderStep> &steps)
{
    return std::ranges::any_of(steps, [](const OrderStep &step) { return std::holds_alternative<Step>(step); });
}

} // namespace

OrderChange::OrderChange(const OrderResult &result)
    : m_from(*result.from)
    , m_to(*result.order)
    , m_isRearranged(hasStep<Rearranged>(result.steps))
{
    if (hasStep<Removed>(result.steps)) {
        m_stays = RowSet(m_to);
    }
}

std::optional<int> OrderChange::nearestStaying(int position) const
{
    const auto stays = [this](int at) { return !m_stays || m_stays->contains(m_from[static_cast<std::size_t>(at)]); };
    const int count = static_cast<int>(m_from.size());
    for (int distance = 0; distance < count; ++distance) {
        for (const int candidate : {position + distance, position - distance}) {
            if (candidate >= 0 && candidate < count && stays(candidate)) {
                return candidate;
            }
        }
    }
    return std::nullopt;
}

OrderedTableModel::~OrderedTableModel() = default;

int OrderedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.count();
}

void OrderedTableModel::showOrder(const RowOrder &order)
{
    follow({.order = std::make_shared<const RowOrder>(order),
            .positions = {},
            .from = m_shown.shared(),
            .steps = stepsBetween(m_shown.order(), order)});
}

// The steps apply only when nothing else has changed the order meanwhile.
void OrderedTableModel::showOrder(const OrderResult &result)
{
    if (result.from == m_shown.shared()) {
        follow(result);
        return;
    }
    follow({.order = result.order,
            .positions = result.positions,
            .from = m_shown.shared(),
            .steps = stepsBetween(m_shown.order(), *result.order)});
}

void OrderedTableModel::showOnly(const std::vector<bool> &stays)
{
    Remainder rest = remainderOf(m_shown.order(), stays);
    follow({.order = std::make_shared<const RowOrder>(std::move(rest.order)),
            .positions = {},
            .from = m_shown.shared(),
            .steps = std::move(rest.steps)});
}

void OrderedTableModel::follow(const OrderResult &result)
{
    if (!result.steps.empty()) {
        Q_EMIT orderAboutToChange(OrderChange(result));
        for (const OrderStep &step : result.steps) {
            std::visit([this](const auto &concrete) { apply(concrete); }, step);
        }
    }
    m_shown.assign(result.order, result.positions); // the same order, with the shared positions
    if (!result.steps.empty()) {
        Q_EMIT orderChanged();
    }
}

// With the hint, the header of the columns skips a pass.
void OrderedTableModel::apply(const Rearranged &step)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    RowOrder rows;
    rows.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &index : before) {
        rows.push_back(m_shown.at(index.row()));
    }
    m_shown.assign(step.order);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto position = m_shown.positionOf(rows[static_cast<std::size_t>(i)]);
        after.append(position ? index(*position, before[i].column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void OrderedTableModel::apply(const Removed &step)
{
    beginRemoveRows({}, step.first, step.last);
    m_shown.erase(step.first, step.last);
    endRemoveRows();
}

void OrderedTableModel::apply(const Inserted &step)
{
    beginInsertRows({}, step.first, step.first + static_cast<int>(step.rows.size()) - 1);
    m_shown.insert(step.first, step.rows);
    endInsertRows();
}

void OrderedTableModel::announceChanged(const std::vector<RowNumber> &rows)
{
    std::optional<int> first;
    std::optional<int> last;
    for (const RowNumber row : rows) {
        if (const auto position = m_shown.positionOf(row)) {
            first = std::min(first.value_or(*position), *position);
            last = std::max(last.value_or(*position), *position);
        }
    }
    if (first) {
        Q_EMIT dataChanged(index(*first, 0), index(*last, columnCount() - 1));
    }
}

} // namespace sealdesk
