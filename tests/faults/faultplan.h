// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <random>

namespace sealdesk::test
{

//! How the service ends a request, whether or not it has acted.
enum class Ending {
    Answer,
    CloseSilently,
    HalfTheStatus,
    HalfTheBody,
    Stall,
    Html,
    Garbage,
    ServerError, //!< {code 1160001} with HTTP 500.
    BareError,   //!< HTTP 502 without an envelope.
    BareLimit,   //!< HTTP 429 without an envelope.
    WrongCounts, //!< This and all following: a complete but wrong reply to a terminate request.
    MissingIds,
    IdsInBothLists,
    ForeignIds,
};

//! When the service does what a terminate request asks for, and how much of it.
struct Effect {
    std::chrono::seconds delay{0};     //!< Until it terminates the first file.
    std::chrono::milliseconds pace{0}; //!< From one file to the next.
    std::chrono::seconds lag{0};       //!< From the change of a file until queries show it.
    double ineffective = 0.0;          //!< The share of files that it lists as terminated but doesn't terminate.
    bool isIdempotent = false;         //!< It lists files that were terminated before as terminated.
};

//! What happens to one request. The stages are in order; the first that applies ends the request.
struct RequestFate {
    enum class Early { No, CloseAtOnce, CloseAfterHead, Limited, TokenExpired, FileNotFound };
    enum class Act { Do, DoNothing };

    Early early = Early::No; //!< How it ends before the service acts.
    Act act = Act::Do;
    Ending ending = Ending::Answer;
    Effect effect;
};

//! The kinds of requests that misbehave in different ways.
enum class RequestKind { Token, Query, Terminate };

//! What is wrong with the complete replies to several queries in a row.
enum class QueryFault {
    No,
    EmptyWindow, //!< This and the next two: queries that don't name a file.
    PartialWindow,
    IgnoredStart,
    NoItems,
    NoHasMore,
    WrongTenant, //!< The service shows no files and finds none to terminate.
};

//! The Date header of the replies.
enum class DateHeader {
    Right,
    HoursOff,
    Missing,
    OnlyWithoutEnvelope, //!< Only a proxy's own replies have one, and it is hours off.
};

//! What another administrator does to a file.
enum class OthersChange { Terminate, Void, Finish, Touch, Hide };

//! Decides the fate of each request, and what else goes wrong. The same seed gives the same story, as far as the
//! requests come in the same order.
class FaultPlan final
{
public:
    explicit FaultPlan(quint64 seed);

    [[nodiscard]] RequestFate fateOf(RequestKind kind);
    //! Decides what is wrong with the reply to the next query.
    [[nodiscard]] QueryFault nextQueryFault();
    [[nodiscard]] bool isWrongTenant() const;
    //! Whether the Date header was wrong before heal(): then the times in the record are, too.
    [[nodiscard]] bool hadWrongDate() const { return m_hadWrongDate; }
    [[nodiscard]] DateHeader dateHeader() const { return m_dateHeader; }
    [[nodiscard]] std::chrono::seconds dateError() const { return m_dateError; }
    //! Whether the computer that runs the program sleeps and has its clock changed.
    [[nodiscard]] bool isRestless() const { return m_isRestless; }
    //! Whether time passes while a request is in flight.
    [[nodiscard]] bool isSlow() const { return m_isSlow; }
    //! Makes faults of single requests so rare that a run of thousands of files gets far.
    void calmDown();
    //! Stops all faults and lags.
    void heal();

    //! Returns a random number from 0 to \a end - 1.
    [[nodiscard]] int below(int end);
    [[nodiscard]] bool happens(double probability);
    template <class T, std::size_t n>
    [[nodiscard]] T oneOf(const std::array<T, n> &values)
    {
        return values[static_cast<std::size_t>(below(static_cast<int>(n)))];
    }
    [[nodiscard]] OthersChange othersChange();

private:
    //! Queries, counted from the first one, with the same fault.
    struct Spell {
        QueryFault fault = QueryFault::No;
        int first = 0;
        int count = 0;
    };

    [[nodiscard]] RequestFate readFate(RequestKind kind);
    [[nodiscard]] RequestFate terminateFate();
    [[nodiscard]] Effect effect();
    [[nodiscard]] QueryFault faultOfQuery(int query) const;

    std::mt19937_64 m_random;
    double m_faults = 0.0; // the share of requests with faults
    bool m_actsLate = false;
    bool m_isSlow = false;
    bool m_isRestless = false;
    bool m_isIdempotent = false;
    double m_ineffective = 0.0;
    DateHeader m_dateHeader = DateHeader::Right;
    bool m_hadWrongDate = false;
    std::chrono::seconds m_dateError{0};
    std::array<Spell, 2> m_spells;
    int m_queries = 0;
};

} // namespace sealdesk::test
