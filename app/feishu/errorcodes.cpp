// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/errorcodes.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

constexpr bool overlap(const ServiceCode &a, const ServiceCode &b)
{
    return a.code == b.code && (!a.endpoint || !b.endpoint || *a.endpoint == *b.endpoint);
}

constexpr bool eachPairHasOneRow()
{
    for (auto row = serviceCodes.begin(); row != serviceCodes.end(); ++row) {
        if (std::any_of(serviceCodes.begin(), row,
                        [row](const ServiceCode &earlier) { return overlap(earlier, *row); })) {
            return false;
        }
    }
    return true;
}
static_assert(eachPairHasOneRow(), "at most one row applies to a pair of endpoint and code");

static_assert(std::ranges::none_of(serviceCodes, [](const ServiceCode &row) { return row.code == 0; }),
              "code 0 is success");

// The closed table of product.md 4.
constexpr bool provesRefusal(const ServiceCode &row)
{
    constexpr std::array others{99991400, 99991401, 99991403, 99991672, 99992402};
    return row.kind == ApiErrorKind::TokenRefused || std::ranges::find(others, row.code) != others.end();
}
static_assert(std::ranges::all_of(serviceCodes,
                                  [](const ServiceCode &row) {
                                      return (row.proof == Proof::Refused) == provesRefusal(row);
                                  }),
              "the codes that prove a refusal are a closed set");
static_assert(std::ranges::count(serviceCodes, Proof::Refused, &ServiceCode::proof) == 12);
static_assert(std::ranges::all_of(serviceCodes,
                                  [](const ServiceCode &row) { return row.proof == Proof::None || !row.endpoint; }),
              "only the gateway's codes prove a refusal: domain codes come from behind it");

static_assert(std::ranges::all_of(serviceCodes,
                                  [](const ServiceCode &row) {
                                      return row.transience == Transience::Lasting ||
                                             (row.kind == ApiErrorKind::ServiceError && row.proof == Proof::None);
                                  }),
              "only service errors are transient, and they prove nothing");

// The gateway's codes for a user id that it can't resolve: 9999235x, 9999236x and 99992381.
constexpr bool isUserIdCode(int code)
{
    return (code >= 99992350 && code <= 99992369) || code == 99992381;
}
static_assert(std::ranges::none_of(serviceCodes, isUserIdCode, &ServiceCode::code), "these have a rule of their own");

// nullptr: no document lists the code.
const ServiceCode *rowOf(Endpoint endpoint, int code)
{
    const auto applies = [endpoint, code](const ServiceCode &row) {
        return row.code == code && (!row.endpoint || *row.endpoint == endpoint);
    };
    const auto found = std::ranges::find_if(serviceCodes, applies);
    return found == serviceCodes.end() ? nullptr : &*found;
}

const ServiceCode *rowOf(const ApiError &error)
{
    return error.code ? rowOf(error.endpoint, *error.code) : nullptr;
}

} // namespace

ApiErrorKind meaningOf(Endpoint endpoint, int code)
{
    if (const ServiceCode *row = rowOf(endpoint, code)) {
        return row->kind;
    }
    if (isUserIdCode(code)) {
        // The operator is the only user id that the program sends, and only to terminate.
        return endpoint == Endpoint::TerminateSignatureFiles ? ApiErrorKind::OperatorUnknown
                                                             : ApiErrorKind::BadParameter;
    }
    return ApiErrorKind::ServiceError;
}

bool hasTransientCode(const ApiError &error)
{
    const ServiceCode *row = rowOf(error);
    return row && row->transience == Transience::Transient;
}

bool isProvenRefusal(const ApiError &error)
{
    const ServiceCode *row = rowOf(error);
    return row && row->proof == Proof::Refused;
}

} // namespace sealdesk
