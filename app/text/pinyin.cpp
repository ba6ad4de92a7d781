// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/pinyin.h"

#include "text/pinyintable.h"
#include "text/utf8.h"

#include <unordered_map>
#include <vector>

namespace sealdesk
{

namespace
{

using Readings = std::vector<SyllableNumber>;

//! The table turned around: syllables by ideograph. There are a few thousand different lists of readings, so an
//! ideograph takes two bytes.
class ReadingsTable final
{
public:
    ReadingsTable();

    [[nodiscard]] std::span<const SyllableNumber> of(char32_t character) const
    {
        const std::size_t place = character - firstIdeograph;
        return place < m_lists.size() ? std::span<const SyllableNumber>(m_different[m_lists[place]])
                                      : std::span<const SyllableNumber>();
    }

private:
    static constexpr char32_t firstIdeograph = 0x3007; // 〇

    quint16 &listOf(char32_t ideograph);

    std::vector<quint16> m_lists; // by character
    std::vector<Readings> m_different{Readings()};
};

ReadingsTable::ReadingsTable()
{
    const auto syllables = pinyinSyllables();
    std::unordered_map<quint32, quint16> longer; // by a list and the syllable that is added to it
    for (std::size_t number = 0; number < syllables.size(); ++number) {
        const std::string_view ideographs = syllables[number].ideographs;
        for (const char *at = ideographs.data(); at != ideographs.data() + ideographs.size();) {
            quint16 &list = listOf(takeCharacter(at));
            const auto key = quint32{list} << 16U | static_cast<quint32>(number);
            const auto [known, isNew] = longer.try_emplace(key, static_cast<quint16>(m_different.size()));
            if (isNew) {
                m_different.push_back(m_different[list]);
                m_different.back().push_back(static_cast<SyllableNumber>(number));
            }
            list = known->second;
        }
    }
}

quint16 &ReadingsTable::listOf(char32_t ideograph)
{
    const std::size_t place = ideograph - firstIdeograph;
    if (place >= m_lists.size()) {
        m_lists.resize(place + 1);
    }
    return m_lists[place];
}

} // namespace

std::span<const SyllableNumber> pinyinReadings(char32_t character)
{
    static const ReadingsTable table;
    return table.of(character);
}

} // namespace sealdesk
