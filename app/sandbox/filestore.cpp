// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/filestore.h"

#include "sandbox/draw.h"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>

namespace sealdesk::sandbox
{

namespace
{

constexpr Position top{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

//! Why files are refused whose state permits termination, and how many of a hundred are.
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

//! Goes down the list from below a position, merging the computed files with the changed ones.
class FileStore::Walk final
{
public:
    Walk(const FileStore &store, Position below)
        : m_store(store)
        , m_next(store.m_dataset.countBefore(below.updatedAt) - 1)
        , m_changed(store.m_terminated.upper_bound(below))
    {
        // Times are unique among computed files, so at most this one shares the position's second.
        if (m_next + 1 < dataset().count() && computed(m_next + 1) < below) {
            ++m_next;
        }
        skipChanged();
    }

    std::optional<StoredFile> next()
    {
        const bool hasChanged = m_changed != m_store.m_terminated.end();
        if (m_next < 0 && !hasChanged) {
            return {};
        }
        if (hasChanged && (m_next < 0 || *m_changed > computed(m_next))) {
            return m_store.fileAt(dataset().indexOf((m_changed++)->id).value());
        }
        const StoredFile file = m_store.fileAt(m_next--);
        skipChanged();
        return file;
    }

private:
    const Dataset &dataset() const { return m_store.m_dataset; }
    Position computed(qint64 index) const { return {dataset().updatedAt(index), dataset().idOf(index)}; }

    //! A changed file has left its old place.
    void skipChanged()
    {
        while (m_next >= 0 && m_store.m_terminatedAt.contains(m_next)) {
            --m_next;
        }
    }

    const FileStore &m_store;
    qint64 m_next;
    std::set<Position, std::greater<>>::const_iterator m_changed;
};

FileStore::FileStore(const Dataset &dataset)
    : m_dataset(dataset)
{
}

FilePage FileStore::page(const FileFilter &filter, std::optional<Position> after, std::size_t limit) const
{
    const std::shared_lock lock(m_mutex);
    if (filter.fileId) {
        return singlePage(filter, after);
    }
    Position start = after.value_or(top);
    if (filter.updatedTo) {
        start = std::min(start, Position{*filter.updatedTo, top.id});
    }
    FilePage page;
    Walk walk(*this, start);
    while (const auto file = walk.next()) {
        if (filter.updatedFrom && file->position.updatedAt < *filter.updatedFrom) {
            break;
        }
        if (!passes(*file, filter)) {
            continue;
        }
        if (page.files.size() == limit) {
            page.rest = FilePage::Rest::More;
            break;
        }
        page.files.push_back(*file);
    }
    return page;
}

FilePage FileStore::singlePage(const FileFilter &filter, std::optional<Position> after) const
{
    const auto index = indexOf(*filter.fileId);
    if (!index) {
        return {};
    }
    const StoredFile file = fileAt(*index);
    if (!passes(file, filter) || !(file.position < after.value_or(top))) {
        return {};
    }
    return {.files = {file}};
}

TerminationVerdict FileStore::terminate(const QByteArray &id, qint64 now)
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

bool FileStore::contains(const QByteArray &id) const
{
    return indexOf(id).has_value();
}

//! Only the decimal form that the service itself writes is an id.
std::optional<qint64> FileStore::indexOf(const QByteArray &id) const
{
    const qint64 number = id.toLongLong();
    return QByteArray::number(number) == id ? m_dataset.indexOf(number) : std::nullopt;
}

StoredFile FileStore::fileAt(qint64 index) const
{
    const qint64 id = m_dataset.idOf(index);
    if (const auto changed = m_terminatedAt.find(index); changed != m_terminatedAt.end()) {
        return {.index = index,
                .position = {changed->second, id},
                .state = terminatedState(),
                .origin = StoredFile::Origin::TerminatedHere};
    }
    return {.index = index, .position = {m_dataset.updatedAt(index), id}, .state = m_dataset.stateOf(index)};
}

bool FileStore::passes(const StoredFile &file, const FileFilter &filter) const
{
    if (filter.updatedFrom && file.position.updatedAt < *filter.updatedFrom) {
        return false;
    }
    if (filter.updatedTo && file.position.updatedAt > *filter.updatedTo) {
        return false;
    }
    if (filter.states && !filter.states->test(file.state)) {
        return false;
    }
    if (filter.templates && !filter.templates->test(m_dataset.templateOf(file.index))) {
        return false;
    }
    if (!filter.states && !filter.templates) {
        return true;
    }
    const Oddity oddity = m_dataset.oddityOf(file.index);
    const bool showsState = oddity != Oddity::NullState || file.origin == StoredFile::Origin::TerminatedHere;
    return (!filter.states || showsState) && (!filter.templates || oddity != Oddity::NullTemplate);
}

} // namespace sealdesk::sandbox
