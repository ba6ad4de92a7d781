// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/catalogue.h"

#include <algorithm>
#include <array>

namespace sealdesk::sandbox
{

namespace
{

using enum Termination;
using Audience = TemplateInfo::Audience;

constexpr std::array states{
    StateInfo{"initiating", "发起中", "Initiating", NotYet, 30, 4, 1},
    StateInfo{"pending_review", "待审阅", "Pending review", Permitted, 90, 40, 15},
    StateInfo{"reviewing", "审阅中", "Reviewing", Permitted, 80, 30, 10},
    StateInfo{"pending_sign", "待签字", "Pending signature", Permitted, 400, 260, 100},
    StateInfo{"pending_seal", "待盖章", "Pending seal", Permitted, 150, 90, 35},
    StateInfo{"sealing", "盖章中", "Sealing", NotYet, 30, 6, 2},
    StateInfo{"sign_finished", "签署已完成", "Signing completed", NoMore, 170, 480, 690},
    StateInfo{"terminated", "已终止", "Terminated", NoMore, 25, 45, 75},
    StateInfo{"voided", "已作废", "Voided", NoMore, 10, 25, 45},
    StateInfo{"failed", "失败", "Failed", NoMore, 10, 15, 22},
    StateInfo{"pending_countersign", "待会签", "Pending countersignature", Permitted, 4, 4, 4},
    StateInfo{"archived_offline", "已线下归档", "Archived on paper", NoMore, 1, 1, 1},
};

constexpr int sumOf(int StateInfo::*weight)
{
    int sum = 0;
    for (const StateInfo &state : states) {
        sum += state.*weight;
    }
    return sum;
}
static_assert(sumOf(&StateInfo::recent) == 1000);
static_assert(sumOf(&StateInfo::middle) == 1000);
static_assert(sumOf(&StateInfo::old) == 1000);

constexpr std::array templates{
    TemplateInfo{"7282756156156560940", "劳动合同", "Employment Contract", Audience::Employees, 26},
    TemplateInfo{"7282756156156560945", "劳动合同续签协议", "Contract Renewal Agreement", Audience::Employees, 14},
    TemplateInfo{"7291340582217531412", "保密协议", "Non-Disclosure Agreement", Audience::Employees, 16},
    TemplateInfo{"7291340991843926035", "竞业限制协议", "Non-Compete Agreement", Audience::Employees, 6},
    TemplateInfo{"7304418827730149396", "录用通知书", "Offer Letter", Audience::Newcomers, 12},
    TemplateInfo{"7304419105586102308", "实习协议", "Internship Agreement", Audience::Newcomers, 5},
    TemplateInfo{"7338206710463923229", "薪酬确认单", "Salary Confirmation", Audience::Employees, 9},
    TemplateInfo{"7338207266138603548", "岗位异动确认书", "Job Change Confirmation", Audience::Employees, 5},
    TemplateInfo{"7362590448315269140", "离职证明", "Leaving Certificate", Audience::Employees, 3},
    TemplateInfo{"7371387495822411308", "员工手册确认书", "Handbook Acknowledgement", Audience::Employees, 4},
};

constexpr int sumOfShares()
{
    int sum = 0;
    for (const TemplateInfo &info : templates) {
        sum += info.share;
    }
    return sum;
}
static_assert(sumOfShares() == 100);

template <typename Table, typename Member>
std::optional<std::size_t> indexIn(const Table &table, Member member, QByteArrayView value)
{
    const auto found = std::ranges::find(table, value, member);
    if (found == table.end()) {
        return {};
    }
    return static_cast<std::size_t>(found - table.begin());
}

} // namespace

std::span<const StateInfo> allStates()
{
    return states;
}

std::span<const TemplateInfo> allTemplates()
{
    return templates;
}

std::optional<std::size_t> stateIndex(QByteArrayView name)
{
    return indexIn(states, &StateInfo::name, name);
}

std::optional<std::size_t> templateIndex(QByteArrayView id)
{
    return indexIn(templates, &TemplateInfo::id, id);
}

} // namespace sealdesk::sandbox
