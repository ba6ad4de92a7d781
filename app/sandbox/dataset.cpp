// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/dataset.h"

#include "sandbox/draw.h"
#include "sandbox/workinghours.h"

namespace sealdesk::sandbox
{

namespace
{

constexpr qint64 minute = 60;
constexpr qint64 day = 24 * 60 * minute;
//! Two years, in office time.
constexpr qint64 span = 521 * workinghours::day;
static_assert(span > maximumFiles, "every file needs a second of its own");

//! One person has about three files.
constexpr qint64 filesPerPerson = 3;
constexpr qint64 oddFilesInThousand = 12;
constexpr qint64 oddityCount = static_cast<qint64>(Oddity::NullState);

//! The index of the entry that the roll, from 0 to the sum of all weights - 1, selects.
template <typename Table, typename Weight>
std::size_t pickByWeight(Table table, Weight weight, qint64 roll)
{
    std::size_t position = 0;
    while (position + 1 < table.size() && roll >= table[position].*weight) {
        roll -= table[position++].*weight;
    }
    return position;
}

} // namespace

Dataset::Dataset(qint64 count, quint64 seed, qint64 now)
    : m_count(count)
    , m_seed(mix(seed))
    , m_begin(workinghours::fromUnix(now) - span)
    , m_fileIds(draw(Subject::FileId, 0))
    , m_employmentIds(draw(Subject::EmploymentId, 0))
    , m_preHireIds(draw(Subject::PreHireId, 0))
{
}

std::optional<qint64> Dataset::indexOf(qint64 id) const
{
    const auto index = m_fileIds.indexOf(id);
    return index && *index < m_count ? index : std::nullopt;
}

qint64 Dataset::updatedAt(qint64 index) const
{
    const qint64 start = slotStart(index);
    return workinghours::toUnix(start + below(slotStart(index + 1) - start, draw(Subject::Jitter, index)));
}

qint64 Dataset::countBefore(qint64 seconds) const
{
    qint64 low = 0;
    qint64 high = m_count;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (updatedAt(middle) < seconds) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::size_t Dataset::stateOf(qint64 index) const
{
    return pickByWeight(allStates(), stateWeights(index), below(1000, draw(Subject::State, index)));
}

std::size_t Dataset::templateOf(qint64 index) const
{
    return pickByWeight(allTemplates(), &TemplateInfo::share, below(100, draw(Subject::Template, index)));
}

Oddity Dataset::oddityOf(qint64 index) const
{
    const quint64 bits = draw(Subject::Oddity, index);
    if (below(1000, bits) >= oddFilesInThousand) {
        return Oddity::None;
    }
    return static_cast<Oddity>(1 + below(oddityCount, mix(bits)));
}

quint64 Dataset::refusalBits(qint64 index) const
{
    return draw(Subject::Refusal, index);
}

FileDetails Dataset::detailsOf(qint64 index) const
{
    const qint64 person = below(m_count / filesPerPerson + 1, draw(Subject::Person, index));
    const quint64 duration = draw(Subject::Duration, index);
    // Most files take hours, some take weeks.
    const qint64 longest = (below(4, mix(duration)) == 0 ? 30 : 1) * workinghours::day;
    const qint64 lasted = minute + below(longest, duration);
    const qint64 created = workinghours::toUnix(workinghours::fromUnix(updatedAt(index)) - lasted);
    const bool isForNewcomer = allTemplates()[templateOf(index)].audience == TemplateInfo::Audience::Newcomers &&
                               below(10, draw(Subject::PreHireId, index)) < 7;
    return {.person = personName(draw(Subject::PersonName, person)),
            .personNumber = person,
            .preHireId = m_preHireIds.idOf(person),
            .createdAt = created,
            .effectiveAt = created + (below(41, draw(Subject::Effective, index)) - 5) * day,
            .contractCode = hexDigits(Subject::Contract, index, 32),
            .isForNewcomer = isForNewcomer};
}

QByteArray Dataset::openId(qint64 person) const
{
    return "ou_" + hexDigits(Subject::OpenId, person, 32);
}

QByteArray Dataset::unionId(qint64 person) const
{
    return "on_" + hexDigits(Subject::UnionId, person, 32);
}

QByteArray Dataset::userId(qint64 person) const
{
    return hexDigits(Subject::UserId, person, 8);
}

quint64 Dataset::draw(Subject subject, qint64 index) const
{
    return mix(m_seed ^ mix((static_cast<quint64>(subject) << 48U) ^ static_cast<quint64>(index)));
}

QByteArray Dataset::hexDigits(Subject subject, qint64 index, qsizetype digits) const
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray text(digits, Qt::Uninitialized);
    quint64 word = draw(subject, index);
    for (qsizetype i = 0; i < digits; ++i) {
        if (i > 0 && i % 16 == 0) {
            word = mix(word);
        }
        text[i] = hex[(word >> static_cast<quint64>(i % 16 * 4)) & 0xfU];
    }
    return text;
}

//! Start of the file's own span of office time, which lasts at least one second.
qint64 Dataset::slotStart(qint64 index) const
{
    return m_begin + index * span / m_count;
}

//! The newer a file, the more likely it is still pending.
int StateInfo::*Dataset::stateWeights(qint64 index) const
{
    const qint64 age = m_count - 1 - index;
    if (age < m_count / 10) {
        return &StateInfo::recent;
    }
    return age < m_count * 3 / 10 ? &StateInfo::middle : &StateInfo::old;
}

} // namespace sealdesk::sandbox
