// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/roworder.h"

#include "table/rowfilter.h"
#include "table/rowsorter.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

constexpr RowNumber rowsBetweenChecks = 4096;
// Inserting a row into a sorted order costs about as much as sorting this many rows.
constexpr std::size_t insertCostFactor = 16;

using Bits = std::vector<bool>;

//! The rows that changed.
struct Difference {
    RowOrder rows; //!< Ascending; removed ones included.
    Bits isIn;     //!< By row.
};

std::optional<Difference> differenceBetween(const FileSnapshot &rows, const std::optional<OrderState> &before)
{
    if (!before || !rows.isOfSameList(before->rows)) {
        return std::nullopt;
    }
    Difference difference;
    rows.forEachDifference(before->rows, [&](RowNumber row) { difference.rows.push_back(row); });
    difference.isIn.resize(rows.end(), false);
    for (const RowNumber row : difference.rows) {
        difference.isIn[row] = true;
    }
    return difference;
}

RowOrder everyRow(const FileSnapshot &rows)
{
    RowOrder order;
    order.reserve(rows.end());
    rows.forEach([&](RowNumber row, const RowView & /*view*/) { order.push_back(row); });
    return order;
}

//! Computes one OrderState.
class Computation final
{
public:
    Computation(const FileSnapshot &rows, const RowQuery &query, const std::optional<OrderState> &before,
                const Cancelled &cancelled)
        : m_rows(rows)
        , m_query(query)
        , m_before(before)
        , m_cancelled(cancelled)
        , m_difference(differenceBetween(rows, before))
        , m_filter(rows, query)
    {
    }

    [[nodiscard]] std::optional<OrderState> run() const;

private:
    [[nodiscard]] std::shared_ptr<const RowOrder> order() const;
    [[nodiscard]] std::shared_ptr<const RowOrder> merged(const RowSorter &sorter, RowOrder fresh) const;
    [[nodiscard]] std::shared_ptr<const Bits> passes() const;
    template <class IsCandidate>
    [[nodiscard]] std::shared_ptr<const Bits> testedWhere(IsCandidate isCandidate) const;
    [[nodiscard]] std::shared_ptr<const Bits> testedAgain() const;

    const FileSnapshot &m_rows;
    const RowQuery &m_query;
    const std::optional<OrderState> &m_before;
    const Cancelled &m_cancelled;
    std::optional<Difference> m_difference; //!< nullopt: there is nothing to start from.
    RowFilter m_filter;
};

std::optional<OrderState> Computation::run() const
{
    OrderState state{.rows = m_rows, .query = m_query, .all = order(), .passes = {}, .shown = {}};
    if (state.all && m_filter.isNarrowing()) {
        state.passes = passes();
    }
    if (!state.all || (m_filter.isNarrowing() && !state.passes)) {
        return std::nullopt;
    }
    if (!state.passes) {
        state.shown = state.all;
        return state;
    }
    RowOrder shown;
    std::ranges::copy_if(*state.all, std::back_inserter(shown), [&](RowNumber row) { return (*state.passes)[row]; });
    state.shown = std::make_shared<const RowOrder>(std::move(shown));
    return state;
}

// Null: cancelled, as everywhere below.
std::shared_ptr<const RowOrder> Computation::order() const
{
    const bool isSameOrder = m_difference && m_before->query.sort == m_query.sort &&
                             (m_before->query.language == m_query.language || m_query.sort.empty());
    if (isSameOrder && m_difference->rows.empty()) {
        return m_before->all;
    }
    const RowSorter sorter(m_rows, m_query);
    if (isSameOrder && m_difference->rows.size() < m_before->all->size() / insertCostFactor) {
        RowOrder fresh = m_difference->rows;
        std::erase_if(fresh, [this](RowNumber row) { return !m_rows.contains(row); });
        return merged(sorter, std::move(fresh));
    }
    auto sorted = sorter.sorted(everyRow(m_rows), m_cancelled);
    return sorted ? std::make_shared<const RowOrder>(std::move(*sorted)) : nullptr;
}

// The unchanged rows keep their order, and the others are inserted among them.
std::shared_ptr<const RowOrder> Computation::merged(const RowSorter &sorter, RowOrder fresh) const
{
    const auto isBefore = [&sorter](RowNumber a, RowNumber b) { return sorter.isBefore(a, b); };
    std::ranges::sort(fresh, isBefore);
    RowOrder staying;
    staying.reserve(m_before->all->size());
    std::ranges::copy_if(*m_before->all, std::back_inserter(staying), [this](RowNumber row) {
        return row >= m_difference->isIn.size() || !m_difference->isIn[row];
    });
    RowOrder result;
    result.reserve(staying.size() + fresh.size());
    auto next = staying.cbegin();
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (i % rowsBetweenChecks == 0 && isCancelled(m_cancelled)) {
            return nullptr;
        }
        const auto place = std::upper_bound(next, staying.cend(), fresh[i], isBefore);
        result.insert(result.end(), next, place);
        result.push_back(fresh[i]);
        next = place;
    }
    result.insert(result.end(), next, staying.cend());
    return std::make_shared<const RowOrder>(std::move(result));
}

std::shared_ptr<const Bits> Computation::passes() const
{
    if (!m_difference || !narrows(m_query, m_before->query)) {
        return testedWhere([](RowNumber /*row*/) { return true; });
    }
    if (m_before->passes && narrows(m_before->query, m_query)) {
        return testedAgain();
    }
    const auto &before = m_before->passes;
    return testedWhere(
        [&](RowNumber row) { return !before || row >= before->size() || (*before)[row] || m_difference->isIn[row]; });
}

template <class IsCandidate>
std::shared_ptr<const Bits> Computation::testedWhere(IsCandidate isCandidate) const
{
    Bits passes(m_rows.end(), false);
    bool isWanted = true;
    m_rows.forEach([&](RowNumber row, const RowView & /*view*/) {
        isWanted = isWanted && (row % rowsBetweenChecks != 0 || !isCancelled(m_cancelled));
        passes[row] = isWanted && isCandidate(row) && m_filter.matches(row);
    });
    return isWanted && !isCancelled(m_cancelled) ? std::make_shared<const Bits>(std::move(passes)) : nullptr;
}

// The same query: tests only the rows that changed.
std::shared_ptr<const Bits> Computation::testedAgain() const
{
    if (m_difference->rows.empty()) {
        return m_before->passes;
    }
    Bits passes = *m_before->passes;
    passes.resize(m_rows.end(), false);
    for (const RowNumber row : m_difference->rows) {
        passes[row] = m_rows.contains(row) && m_filter.matches(row);
    }
    return std::make_shared<const Bits>(std::move(passes));
}

} // namespace

std::optional<OrderState> computeOrder(const FileSnapshot &rows, const RowQuery &query,
                                       const std::optional<OrderState> &before, const Cancelled &cancelled)
{
    if (isCancelled(cancelled)) {
        return std::nullopt;
    }
    return Computation(rows, query, before, cancelled).run();
}

} // namespace sealdesk
