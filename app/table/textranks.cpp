// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/textranks.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>

namespace sealdesk
{

namespace
{

constexpr std::size_t textsBetweenChecks = 4096;

//! Numbers distinct texts.
class DistinctTexts final
{
public:
    explicit DistinctTexts(std::size_t atMost)
        : m_slots(std::bit_ceil(atMost * 2 + 1), noText)
    {
    }

    [[nodiscard]] quint32 numberOf(const PackedText &text)
    {
        const std::string_view bytes = text.bytes();
        for (std::size_t slot = qHashBits(bytes.data(), bytes.size());; ++slot) {
            quint32 &number = m_slots[slot & (m_slots.size() - 1)];
            if (number == noText) {
                number = static_cast<quint32>(m_texts.size());
                m_texts.push_back(text);
            }
            if (m_texts[number] == text) {
                return number;
            }
        }
    }

    [[nodiscard]] const std::vector<PackedText> &texts() const { return m_texts; }

private:
    static constexpr quint32 noText = ~quint32{0};

    std::vector<quint32> m_slots;
    std::vector<PackedText> m_texts;
};

struct KeyedText {
    QCollatorSortKey key;
    quint32 number;
};

std::optional<std::vector<KeyedText>> collated(const std::vector<PackedText> &texts, const QCollator &collator,
                                               const Cancelled &cancelled)
{
    std::vector<KeyedText> keyed;
    keyed.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i % textsBetweenChecks == 0 && isCancelled(cancelled)) {
            return std::nullopt;
        }
        keyed.push_back({.key = collator.sortKey(texts[i].text()), .number = static_cast<quint32>(i)});
    }
    std::ranges::sort(keyed, [](const KeyedText &a, const KeyedText &b) { return a.key.compare(b.key) < 0; });
    return keyed;
}

std::vector<quint32> ranksOfNumbers(const std::vector<KeyedText> &ordered)
{
    std::vector<quint32> ranks(ordered.size());
    quint32 rank = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        if (i > 0 && ordered[i - 1].key.compare(ordered[i].key) != 0) {
            ++rank;
        }
        ranks[ordered[i].number] = rank;
    }
    return ranks;
}

} // namespace

std::optional<std::vector<quint32>> ranksOf(const std::vector<PackedText> &texts, const QCollator &collator,
                                            const Cancelled &cancelled)
{
    DistinctTexts distinct(texts.size());
    std::vector<quint32> result;
    result.reserve(texts.size());
    std::ranges::transform(texts, std::back_inserter(result),
                           [&distinct](const PackedText &text) { return distinct.numberOf(text); });
    const auto ordered = collated(distinct.texts(), collator, cancelled);
    if (!ordered) {
        return std::nullopt;
    }
    const std::vector<quint32> ranks = ranksOfNumbers(*ordered);
    std::ranges::for_each(result, [&ranks](quint32 &number) { number = ranks[number]; });
    return result;
}

} // namespace sealdesk
