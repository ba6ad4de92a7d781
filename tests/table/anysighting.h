// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sightings.h"

#include <rapidcheck.h>

#include <array>
#include <vector>

namespace sealdesk::test
{

//! Sightings with values from small sets, so that ids meet again, keys tie and fields are missing often.
inline FileSighting anySighting()
{
    using namespace Qt::StringLiterals;
    static const std::array ids{u"1"_s,
                                u"2"_s,
                                u"9"_s,
                                u"10"_s,
                                u"11"_s,
                                u"99"_s,
                                u"100"_s,
                                u"7147527056140813828"_s,
                                u"7147527056140813829"_s,
                                u"ou_a"_s};
    static const std::array names{QString(),    u"张三"_s,   u"李四"_s,   u"Alpha"_s,  u"alpha"_s,
                                  u"合同 10"_s, u"合同 9"_s, u"单海燕"_s, u"Amélie"_s, u"张\u200b三（ＡＬＰＨＡ）"_s,
                                  u"ダイ"_s};
    static const std::array states{FileState(),
                                   FileState(KnownState::PendingSign),
                                   FileState(KnownState::Initiating),
                                   FileState(KnownState::Terminated),
                                   FileState(u"pending_x"_s),
                                   FileState(u"pending_y"_s)};
    const auto one = [](const auto &values) { return *rc::gen::elementOf(values); };
    const auto someTime = []() -> std::optional<BeijingTime> {
        const int hour = *rc::gen::inRange(0, 5);
        return hour == 0 ? std::nullopt : std::optional{at(hour)};
    };
    FileSighting sighting = aFile(one(ids)).named(one(names), one(names)).in(one(states));
    sighting.file.updateTime = someTime();
    sighting.file.createTime = someTime();
    sighting.file.employmentId = EmploymentId(*rc::gen::arbitrary<bool>() ? one(ids) : QString());
    sighting.file.templateId = TemplateId(*rc::gen::arbitrary<bool>() ? one(ids) : QString());
    sighting.file.contractCode = SharedText(one(names));
    sighting.file.unreadable = FileFields(QFlag(*rc::gen::inRange(0, 1 << fileFieldCount)));
    sighting.stamp.ordinal = *rc::gen::inRange<quint64>(1, 5);
    return sighting;
}

inline std::vector<FileSighting> anySightings(int most)
{
    std::vector<FileSighting> sightings;
    const int count = *rc::gen::inRange(0, most + 1);
    for (int i = 0; i < count; ++i) {
        sightings.push_back(anySighting());
    }
    return sightings;
}

//! The same, each file once, with ids of their own.
inline std::vector<FileSighting> anyFiles(int most)
{
    std::vector<FileSighting> files = anySightings(most);
    int number = 0;
    for (FileSighting &sighting : files) {
        sighting.file.id = FileId(QString::number((++number * 37) % 1009));
    }
    return files;
}

} // namespace sealdesk::test
