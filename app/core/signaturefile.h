// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/beijingtime.h"
#include "core/filestate.h"
#include "core/ids.h"
#include "core/localizedtext.h"

#include <QDate>
#include <QFlags>

#include <optional>

namespace sealdesk
{

//! The fields of a file that the service may leave out.
enum class FileField : quint16 {
    Names = 1 << 0,
    State = 1 << 1,
    CreateTime = 1 << 2,
    UpdateTime = 1 << 3,
    EffectiveDate = 1 << 4,
    Employment = 1 << 5,
    PreHire = 1 << 6,
    ContractCode = 1 << 7,
    Template = 1 << 8,
};
inline constexpr int fileFieldCount = 9;
Q_DECLARE_FLAGS(FileFields, FileField)
Q_DECLARE_OPERATORS_FOR_FLAGS(FileFields)

//! One e-signature file as POST /open-apis/corehr/v2/signature_files/query gives it (seeds/query.md, "signature_file").
//! Every field but the id may be missing: texts and ids are then empty, times nullopt. sign_url is left out on purpose:
//! everybody who has it can sign.
struct SignatureFile {
    FileId id;
    LocalizedText names;
    FileState state;
    LocalizedText stateLabels; //!< The service's own labels of the state.
    std::optional<BeijingTime> createTime;
    std::optional<BeijingTime> updateTime;
    std::optional<QDate> effectiveDate;
    EmploymentId employmentId;
    PreHireId preHireId;
    SharedText contractCode;
    TemplateId templateId;
    FileFields unreadable; //!< Fields that the service gave in a form that can't be read. They are empty here.

    friend bool operator==(const SignatureFile &, const SignatureFile &) = default;
};

//! When a request was started: a number that grows with each request of the process, and the time of the service.
struct RequestStamp {
    quint64 ordinal = 0;
    Instant startedAt; //!< The service's time, estimated from its Date header; see ServerClock for how.
    //! The data clock by then, which is never later than what the service stamps on a change after it (product.md
    //! 4a.1). nullopt: it was not known.
    std::optional<Instant> dataTime;

    friend bool operator==(const RequestStamp &, const RequestStamp &) = default;
};

//! One file in the reply of one request.
struct FileSighting {
    SignatureFile file;
    RequestStamp stamp;

    friend bool operator==(const FileSighting &, const FileSighting &) = default;
};

//! The merge rule (product.md 2): the file with the greater update time wins; on a tie, or when one has no update time,
//! the one whose request started later. True: \a incoming replaces \a present.
[[nodiscard]] inline bool supersedes(const FileSighting &incoming, const FileSighting &present)
{
    const auto &now = incoming.file.updateTime;
    const auto &before = present.file.updateTime;
    if (now && before && *now != *before) {
        return *now > *before;
    }
    return incoming.stamp.ordinal >= present.stamp.ordinal;
}

} // namespace sealdesk
