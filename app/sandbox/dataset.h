// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sandbox/catalogue.h"
#include "sandbox/idscheme.h"
#include "sandbox/people.h"

#include <QByteArray>

#include <optional>

namespace sealdesk::sandbox
{

//! Limit of the file count: with more, not every file would get a second of its own in two years.
inline constexpr qint64 maximumFiles = 10'000'000;

//! What is unusual about a file's fields. The documents guarantee only the id, so about one file in a hundred lacks
//! another field.
enum class Oddity {
    None,
    NoNames,
    EnglishNameOnly,
    NullTemplate,
    NoCreateTime,
    NoUpdateTime,
    NoEffectiveDate,
    NullContractCode,
    PreHireOnly,
    BothIds,
    NoPerson,
    EmptyDisplay,
    NullState,
};

//! Everything about one file that never changes. Times are seconds since 1970 (UTC).
struct FileDetails {
    PersonName person;
    qint64 personNumber = 0;
    qint64 preHireId = 0;
    qint64 createdAt = 0;
    qint64 effectiveAt = 0;
    //! 32 hex digits.
    QByteArray contractCode;
    //! The person has not joined yet, and has a pre-hire id instead of an employment id.
    bool isForNewcomer = false;
};

//! The files as they were when the stand-in started. Each is computed from (seed, index) on demand.
//!
//! Index 0 is the file updated longest ago. Update times are strictly increasing with the index and spread over the
//! office hours of two years, so that sorting needs no table.
class Dataset final
{
public:
    //! count is 0 to maximumFiles; now is in seconds since 1970 (UTC).
    Dataset(qint64 count, quint64 seed, qint64 now);

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] qint64 idOf(qint64 index) const { return m_fileIds.idOf(index); }
    [[nodiscard]] std::optional<qint64> indexOf(qint64 id) const;
    //! Seconds since 1970 (UTC).
    [[nodiscard]] qint64 updatedAt(qint64 index) const;
    //! The number of files updated before that second, which is the index of the first one that was not.
    [[nodiscard]] qint64 countBefore(qint64 seconds) const;

    //! Index in allStates().
    [[nodiscard]] std::size_t stateOf(qint64 index) const;
    //! Index in allTemplates().
    [[nodiscard]] std::size_t templateOf(qint64 index) const;
    [[nodiscard]] Oddity oddityOf(qint64 index) const;
    //! Random bits that decide whether and why termination is refused in a state that permits it.
    [[nodiscard]] quint64 refusalBits(qint64 index) const;
    [[nodiscard]] FileDetails detailsOf(qint64 index) const;

    //! The people_corehr_id of a person.
    [[nodiscard]] qint64 employmentId(qint64 person) const { return m_employmentIds.idOf(person); }
    //! The same person's other ids, see user_id_type in the documents.
    [[nodiscard]] QByteArray openId(qint64 person) const;
    [[nodiscard]] QByteArray unionId(qint64 person) const;
    [[nodiscard]] QByteArray userId(qint64 person) const;

private:
    enum class Subject {
        FileId,
        EmploymentId,
        PreHireId,
        Jitter,
        State,
        Template,
        Oddity,
        Refusal,
        Person,
        PersonName,
        Duration,
        Effective,
        Contract,
        OpenId,
        UnionId,
        UserId
    };

    [[nodiscard]] quint64 draw(Subject subject, qint64 index) const;
    [[nodiscard]] QByteArray hexDigits(Subject subject, qint64 index, qsizetype digits) const;
    [[nodiscard]] qint64 slotStart(qint64 index) const;
    [[nodiscard]] int StateInfo::*stateWeights(qint64 index) const;

    qint64 m_count;
    quint64 m_seed;
    //! In office time, see workinghours.
    qint64 m_begin;
    IdScheme m_fileIds;
    IdScheme m_employmentIds;
    IdScheme m_preHireIds;
};

} // namespace sealdesk::sandbox
