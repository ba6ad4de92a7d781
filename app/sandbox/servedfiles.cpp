// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/servedfiles.h"

#include "sandbox/draw.h"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>

namespace sealdesk::sandbox
{

namespace
{

constexpr ListPosition top{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

//! Why files in a state that permits termination are refused, and how many of a hundred.
constexpr std::array refusals{TerminationVerdict::Processing, TerminationVerdict::LockedBySigner,
                              TerminationVerdict::Archiving};
constexpr qint64 refusalsInHundred = 4;

std::size_t terminatedState()
{
    static const std::size_t state = stateIndex("terminated").value();
    return state;
}

TerminationVerdict verdictFor(Termination rule, quint64 bits)
{
    switch (rule) {
    case Termination::NotYet:
        return TerminationVerdict::NotYet;
    case Termination::NoMore:
        return TerminationVerdict::NotInThisState;
    case Termination::Permitted:
        break;
    }
    if (below(100, bits) >= refusalsInHundred) {
        return TerminationVerdict::Terminated;
    }
    return refusals[static_cast<std::size_t>(below(refusals.size(), mix(bits)))];
}

} // namespace

//! Iterates down the list from below a position, merging computed and changed files.
class ServedFiles::Walk final
{
public:
    Walk(const ServedFiles &files, ListPosition below)
        : m_files(files)
        , m_next(files.m_dataset.countBefore(below.updatedAt) - 1)
        , m_changed(files.m_terminated.upper_bound(below))
    {
        // Times are unique among computed files, so only this one can share the position's second.
        if (m_next + 1 < dataset().count() && computed(m_next + 1) < below) {
            ++m_next;
        }
        skipChanged();
    }

    std::optional<ServedFile> next()
    {
        const bool hasChanged = m_changed != m_files.m_terminated.end();
        if (m_next < 0 && !hasChanged) {
            return {};
        }
        if (hasChanged && (m_next < 0 || *m_changed > computed(m_next))) {
            return m_files.fileAt(dataset().indexOf((m_changed++)->id).value());
        }
        const ServedFile file = m_files.fileAt(m_next--);
        skipChanged();
        return file;
    }

private:
    const Dataset &dataset() const { return m_files.m_dataset; }
    ListPosition computed(qint64 index) const { return {dataset().updatedAt(index), dataset().idOf(index)}; }

    //! A changed file is no longer in its old place.
    void skipChanged()
    {
        while (m_next >= 0 && m_files.m_terminatedAt.contains(m_next)) {
            --m_next;
        }
    }

    const ServedFiles &m_files;
    qint64 m_next;
    std::set<ListPosition, std::greater<>>::const_iterator m_changed;
};

ServedFiles::ServedFiles(const Dataset &dataset)
    : m_dataset(dataset)
{
}

ServedPage ServedFiles::page(const FileCriteria &criteria, std::optional<ListPosition> after, std::size_t limit) const
{
    const std::shared_lock lock(m_mutex);
    if (criteria.fileId) {
        return singlePage(criteria, after);
    }
    ListPosition start = after.value_or(top);
    if (criteria.updatedTo) {
        start = std::min(start, ListPosition{*criteria.updatedTo, top.id});
    }
    ServedPage page;
    Walk walk(*this, start);
    while (const auto file = walk.next()) {
        if (criteria.updatedFrom && file->position.updatedAt < *criteria.updatedFrom) {
            break;
        }
        if (!matches(*file, criteria)) {
            continue;
        }
        if (page.files.size() == limit) {
            page.continuation = ServedPage::Continuation::More;
            break;
        }
        page.files.push_back(*file);
    }
    return page;
}

ServedPage ServedFiles::singlePage(const FileCriteria &criteria, std::optional<ListPosition> after) const
{
    const auto index = indexOf(*criteria.fileId);
    if (!index) {
        return {};
    }
    const ServedFile file = fileAt(*index);
    if (!matches(file, criteria) || !(file.position < after.value_or(top))) {
        return {};
    }
    return {.files = {file}};
}

TerminationVerdict ServedFiles::terminate(const QByteArray &id, qint64 now)
{
    const std::unique_lock lock(m_mutex);
    const auto index = indexOf(id);
    if (!index) {
        return TerminationVerdict::NoSuchFile;
    }
    const auto verdict = verdictFor(allStates()[fileAt(*index).state].termination, m_dataset.refusalBits(*index));
    if (verdict == TerminationVerdict::Terminated) {
        m_terminatedAt.emplace(*index, now);
        m_terminated.insert({now, m_dataset.idOf(*index)});
    }
    return verdict;
}

bool ServedFiles::contains(const QByteArray &id) const
{
    return indexOf(id).has_value();
}

//! Accepts only the decimal form in which the service writes ids.
std::optional<qint64> ServedFiles::indexOf(const QByteArray &id) const
{
    const qint64 number = id.toLongLong();
    return QByteArray::number(number) == id ? m_dataset.indexOf(number) : std::nullopt;
}

ServedFile ServedFiles::fileAt(qint64 index) const
{
    const qint64 id = m_dataset.idOf(index);
    if (const auto changed = m_terminatedAt.find(index); changed != m_terminatedAt.end()) {
        return {.index = index,
                .position = {changed->second, id},
                .state = terminatedState(),
                .origin = ServedFile::Origin::TerminatedHere};
    }
    return {.index = index, .position = {m_dataset.updatedAt(index), id}, .state = m_dataset.stateOf(index)};
}

bool ServedFiles::matches(const ServedFile &file, const FileCriteria &criteria) const
{
    if (criteria.updatedFrom && file.position.updatedAt < *criteria.updatedFrom) {
        return false;
    }
    if (criteria.updatedTo && file.position.updatedAt > *criteria.updatedTo) {
        return false;
    }
    if (criteria.states && !criteria.states->test(file.state)) {
        return false;
    }
    if (criteria.templates && !criteria.templates->test(m_dataset.templateOf(file.index))) {
        return false;
    }
    if (!criteria.states && !criteria.templates) {
        return true;
    }
    const Oddity oddity = m_dataset.oddityOf(file.index);
    const bool showsState = oddity != Oddity::NullState || file.origin == ServedFile::Origin::TerminatedHere;
    return (!criteria.states || showsState) && (!criteria.templates || oddity != Oddity::NullTemplate);
}

} // namespace sealdesk::sandbox
