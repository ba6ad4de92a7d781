// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/terminationrun.h"

#include "service/dataclocklook.h"
#include "service/filelookup.h"
#include "service/outcomeresolver.h"
#include "service/readback.h"
#include "service/terminationjudge.h"
#include "service/terminationselection.h"

#include <algorithm>
#include <map>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

// After this many checks in a row that were too old when their chunk could be sent, the run ends.
constexpr int maxStaleChecks = 5;

// After a lost answer, a run goes on when a look got an answer this long after sending: most services are done by then.
constexpr std::chrono::seconds goOnAfter{15};
// Without an answered look, it ends after this time.
constexpr std::chrono::minutes giveUpAfter{2};
// This many requests without a trustworthy answer end a run.
constexpr int maxDoubtfulChunks = 3;
constexpr int maxDoubtfulInARow = 2;

// While chunks are sent, accepted files are read back in lots: each look reads again what was updated in the last
// second before it, and so costs about a page more than its files fill.
constexpr OutcomeResolver::Spacing readBackSpacing{.most = std::chrono::minutes(2),
                                                   .least = std::chrono::seconds(20),
                                                   .lot = std::size_t{20} * TerminationRun::chunkSize};

// After the first accepted files, a run waits for the proof that windows work rather than use up the slots for lookups.
constexpr std::chrono::seconds proofPatience{10};
constexpr std::chrono::seconds proofInterval{1};
// This many checks by lookups use up most of the slots of a minute.
constexpr std::size_t affordableLookups = 3;
// While others' changes fill more than a page, the data clock is brought up to date, so that checks start later.
constexpr std::chrono::minutes clockLookInterval{4};
// While a chunk is in flight, the next check starts this long after the one before.
constexpr std::chrono::seconds checkInterval{20};

// A check of all files that takes longer gives way to one of the files that are sent next.
constexpr std::chrono::seconds checkPatience = Preflight::lifetime / 2;
// A check that took too long is retried with this fraction of its files.
constexpr size_t slowCheckDivisor = 4;

// Each id once.
TerminationPlan withUniqueFiles(TerminationPlan plan)
{
    plan.files = withoutRepeats(std::move(plan.files));
    return plan;
}

ApiError checksTooOld()
{
    return {.kind = ApiErrorKind::Timeout,
            .endpoint = Endpoint::QuerySignatureFiles,
            .technicalDetail = u"the check before sending was too old %1 times in a row"_s.arg(maxStaleChecks)};
}

} // namespace

TerminationRun::TerminationRun(Session &session, TerminationLedger &ledger, TerminationPlan plan, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ledger(ledger)
    , m_plan(withUniqueFiles(std::move(plan)))
    , m_files(session, ledger, m_plan.files, [this] { reportProblem(); })
    , m_preflight(session)
    , m_resolver(new OutcomeResolver(session, this))
{
    m_checkedAt.resize(m_plan.files.size());
    m_knownAt.resize(m_plan.files.size());
    for (size_t i = 0; i < m_plan.files.size(); ++i) {
        if (!m_plan.unchecked.contains(m_plan.files[i].file.id)) {
            m_checkedAt[i] = m_plan.checkedAt;
            m_knownAt[i] = m_plan.dataTime;
        }
        m_positions.insert(m_plan.files[i].file.id, static_cast<int>(i));
    }
    connect(&m_preflight, &Preflight::waiting, this, &TerminationRun::waiting);
    connect(&m_preflight, &Preflight::finished, this, &TerminationRun::handleCheck);
    m_resolver->setSpacing(readBackSpacing);
    connect(m_resolver, &OutcomeResolver::waiting, this, &TerminationRun::waiting);
    connect(m_resolver, &OutcomeResolver::lookStarted, this, &TerminationRun::lookStarted);
    connect(m_resolver, &OutcomeResolver::lookFailed, this, &TerminationRun::lookFailed);
    connect(m_resolver, &OutcomeResolver::found, this, &TerminationRun::handleFindings);
    connect(m_resolver, &OutcomeResolver::sighted, this, &TerminationRun::showSightings);
    connect(m_resolver, &OutcomeResolver::looked, this, &TerminationRun::handleLook);
}

TerminationRun::~TerminationRun() = default;

void TerminationRun::start()
{
    if (m_phase != Phase::Ready) {
        return;
    }
    if (openRecord()) {
        step();
    } else {
        endEarly(cause::NoJournal{.problem = *record().problem()});
    }
}

void TerminationRun::stop()
{
    if (m_phase == Phase::Finished || std::exchange(m_stopping, true)) {
        return;
    }
    m_preflight.cancel();
    if (m_proof) {
        std::exchange(m_proof, nullptr)->abandon();
    }
    if (m_phase == Phase::Ready || m_phase == Phase::Checking || m_phase == Phase::Resolving) {
        m_phase == Phase::Ready ? void() : step();
    } else if (m_call && !m_inFlight) {
        withdraw(Withdrawal::ToStop);
    }
}

void TerminationRun::resolveNow()
{
    if (m_phase == Phase::Finished) {
        m_resolver->lookNow();
    }
}

bool TerminationRun::isResolving() const
{
    return !m_resolver->isEmpty() && m_resolver->isActive();
}

bool TerminationRun::isLooking() const
{
    return m_resolver->isLooking();
}

// Decides what the run does next.
void TerminationRun::step()
{
    if (m_stopping) {
        endEarly(cause::Stopped{});
    } else if (record().problem()) {
        endEarly(cause::NoJournal{.problem = *record().problem()});
    } else if (count(OutcomeState::Waiting) == 0) {
        finish();
    } else if (m_chunk = freshChunk(); !m_chunk.empty()) {
        send();
    } else if (m_staleChecks >= maxStaleChecks) {
        endEarly(cause::CheckFailed{.error = checksTooOld()});
    } else {
        check();
    }
}

// Until it is known that update times move with states, each chunk is checked file by file. A file that the service
// accepted shows whether they do.
void TerminationRun::check()
{
    setPhase(Phase::Checking);
    if (m_preflight.isRunning()) {
        return; // it was started beside the chunk
    }
    if (const auto file = fileThatMayProveWindows()) {
        lookForProof(*file);
    } else {
        startCheck();
    }
}

std::optional<FileId> TerminationRun::fileThatMayProveWindows() const
{
    const bool isWorthIt = static_cast<std::size_t>(count(OutcomeState::Waiting)) > Preflight::fewFiles;
    const std::vector<int> accepted = m_files.positionsIn(OutcomeState::Accepted);
    if (!isWorthIt || accepted.empty() || m_session.windowEvidence().isUpdateTimeProven() ||
        m_session.windowTrust() == WindowTrust::Broken) {
        return std::nullopt;
    }
    const FileId &file = m_plan.files[static_cast<size_t>(accepted.back())].file.id;
    return file == m_lookedForProof && !isProofWorthWaiting() ? std::nullopt : std::optional(file);
}

// Whether the next check should wait until an accepted file shows that windows work.
bool TerminationRun::isProofWorthWaiting() const
{
    if (m_session.windowEvidence().isUpdateTimeProven() || m_session.windowTrust() == WindowTrust::Broken) {
        return false;
    }
    const bool isPatient =
        !m_firstAccepted || m_session.client().clock().monotonic() - *m_firstAccepted < proofPatience;
    const auto waiting = static_cast<std::size_t>(count(OutcomeState::Waiting));
    return isPatient && waiting > affordableLookups * Preflight::mostLookups(m_session);
}

void TerminationRun::lookForProof(const FileId &file)
{
    m_lookedForProof = file;
    m_proof = new FileLookup(m_session, Priority::PreFlight, this);
    connect(m_proof, &FileLookup::waiting, this, &TerminationRun::waiting);
    connect(m_proof, &FileLookup::found, this, [this](const FileSighting &sighting) { showSightings({sighting}); });
    connect(m_proof, &FileLookup::drained, this, &TerminationRun::handleProof);
    m_proof->lookUp({file});
}

void TerminationRun::handleProof()
{
    std::exchange(m_proof, nullptr)->abandon();
    if (m_stopping || !isProofWorthWaiting()) {
        step();
        return;
    }
    m_session.client().clock().after(proofInterval, this, [this] {
        if (m_phase == Phase::Checking && !m_proof && !m_preflight.isRunning()) {
            step();
        }
    });
}

// With a window query, checking all remaining files costs no more than checking one chunk. Without one, the check
// reaches the files that are sent next.
void TerminationRun::startCheck()
{
    m_checking = m_files.positionsIn(OutcomeState::Waiting);
    m_checking.resize(std::min(m_checking.size(), m_slowLimit.value_or(m_checking.size())));
    std::vector<FileSighting> files;
    for (const int position : m_checking) {
        FileSighting &file = files.emplace_back(seenBefore(position));
        file.stamp.dataTime = std::max(file.stamp.dataTime, m_knownAt[static_cast<size_t>(position)]);
    }
    const int number = ++m_checks;
    m_preflight.start(std::move(files),
                      m_slowLimit ? Preflight::Scope::FirstFiles : Preflight::Scope::WithoutTerminated);
    if (m_preflight.isUsingWindow()) {
        m_session.client().clock().after(checkPatience, this, [this, number] { checkFewer(number); });
    }
}

// The check for the next chunk is made while this one is in flight.
void TerminationRun::checkBeside()
{
    const std::vector<int> next = nextChunk();
    if (!m_inFlight || m_stopping || m_preflight.isRunning() || next.empty() || isProofWorthWaiting()) {
        return;
    }
    const Monotonic now = m_session.client().clock().monotonic();
    const auto oldest = std::ranges::min(
        next, {}, [this](int position) { return m_checkedAt[static_cast<size_t>(position)].value_or(Monotonic{0}); });
    const Monotonic due = m_checkedAt[static_cast<size_t>(oldest)].value_or(Monotonic{0}) + checkInterval;
    if (due <= now) {
        startCheck();
        return;
    }
    m_session.client().clock().after(due - now, this, [this, chunk = record().requestNumber()] {
        if (chunk == record().requestNumber()) {
            checkBeside();
        }
    });
}

// A busy company, or a slow service.
void TerminationRun::checkFewer(int number)
{
    if (number != m_checks || !m_preflight.isUsingWindow()) {
        return;
    }
    m_preflight.cancel();
    setSlowLimit(Preflight::mostLookups(m_session));
    if (!m_stopping) {
        startCheck();
    }
}

void TerminationRun::setSlowLimit(std::optional<size_t> limit)
{
    if (std::exchange(m_slowLimit, limit).has_value() != limit.has_value()) {
        Q_EMIT checkSizeChanged();
    }
}

// A check beside a chunk that failed is repeated when its result is needed.
void TerminationRun::handleCheck(const PreflightResult &result)
{
    const std::vector<int> checked = std::exchange(m_checking, {});
    if (result.error) {
        if (m_phase == Phase::Checking) {
            endEarly(cause::CheckFailed{.error = *result.error});
        }
        return;
    }
    Settlement skipped{.by = Settlement::By::Program, .chunk = {}, .httpStatus = {}, .logId = {}, .files = {}};
    std::vector<FileSighting> changed;
    for (size_t i = 0; i < checked.size(); ++i) {
        if (result.unchecked.contains(result.files[i].file.id) ||
            !m_files.isInState(checked[i], OutcomeState::Waiting)) {
            continue;
        }
        if (auto outcome = applyCheck(checked[i], result.files[i], result)) {
            skipped.files.push_back(std::move(*outcome));
            changed.push_back(result.files[i]);
        }
    }
    m_files.settle(std::move(skipped));
    showSightings(changed);
    limitNextCheck(checked, result);
    if (result.windowPages > 1) {
        updateDataClock();
    }
    if (m_phase == Phase::Checking) {
        step();
    } else if (m_call && !m_inFlight && !m_files.areInState(m_chunk, OutcomeState::Waiting)) {
        withdraw(Withdrawal::ToCheckAgain); // a file of the chunk that waits for its turn was skipped
    }
}

// A check starts at the data clock of the one before, which only looks at all files move.
void TerminationRun::updateDataClock()
{
    const Monotonic now = m_session.client().clock().monotonic();
    if (m_stopping || m_clockLook || (m_clockLookStarted && now - *m_clockLookStarted < clockLookInterval)) {
        return;
    }
    m_clockLookStarted = now;
    m_clockLook = new DataClockLook(m_session, Priority::ReadBack, this, DataClockLook::Reach::LastMinute);
    connect(m_clockLook, &DataClockLook::ended, this, [this] { std::exchange(m_clockLook, nullptr)->abandon(); });
    m_clockLook->start();
}

// A slow moment does not slow the rest: after a check in time, the next one is of all files again.
void TerminationRun::limitNextCheck(const std::vector<int> &checked, const PreflightResult &result)
{
    const auto isLate = [&](int position) {
        return m_files.isInState(position, OutcomeState::Waiting) && !isFresh(position) &&
               !result.unchecked.contains(m_plan.files[static_cast<size_t>(position)].file.id);
    };
    if (std::ranges::none_of(checked, isLate)) {
        setSlowLimit(std::nullopt);
        return;
    }
    const size_t reached = checked.size() - static_cast<size_t>(result.unchecked.size());
    m_staleChecks += reached > 1 ? 0 : 1; // a check that can still shrink is not the last
    setSlowLimit(std::max<size_t>(reached / slowCheckDivisor, 1));
}

// Returns the outcome of a file that must not be sent, or nullopt if it may be.
std::optional<SettledFile> TerminationRun::applyCheck(int position, const FileSighting &now,
                                                      const PreflightResult &result)
{
    const SignatureFile &confirmed = m_plan.files[static_cast<size_t>(position)].file;
    m_checkedAt[static_cast<size_t>(position)] = result.checkedAt;
    m_checked.insert(position, now);
    m_knownAt[static_cast<size_t>(position)] = std::max(m_knownAt[static_cast<size_t>(position)], result.dataTime);
    const bool isVisible = std::ranges::find(result.notVisible, confirmed.id) == result.notVisible.end();
    auto skipped = judgeCheck(confirmed, isVisible ? &now : nullptr);
    return skipped ? std::optional(SettledFile{.position = position, .outcome = *std::move(skipped)}) : std::nullopt;
}

void TerminationRun::send()
{
    setPhase(Phase::Sending);
    record().beginRequest();
    const Connection &connection = m_session.connection();
    const TerminationParameters order{.files = m_files.ids(m_chunk),
                                      .operatorId = connection.operatorId,
                                      .reason = m_plan.reason,
                                      .userIdType = connection.userIdType};
    m_call = m_session.client().send<TerminationReply>(
        terminateSignatureFiles(order), Priority::PreFlight, this,
        [this](const Result<TerminationReply> &reply, const ReplyFacts &facts) { handleReply(reply, facts); });
    connect(m_call, &PendingCall::aboutToSend, this, &TerminationRun::beforeSending);
    connect(m_call, &PendingCall::refused, this, &TerminationRun::afterRefusal);
    connect(m_call, &PendingCall::waiting, this, &TerminationRun::waiting);
}

// The last chance to withdraw the call: the gate may have kept it waiting until the check became too old, and the user
// may have stopped the run.
void TerminationRun::beforeSending()
{
    if (m_stopping) {
        withdraw(Withdrawal::ToStop);
    } else if (!std::ranges::all_of(m_chunk, [this](int position) { return isFresh(position); })) {
        withdraw(Withdrawal::ToCheckAgain);
    } else if (record().problem() || !recordSending()) {
        withdraw(Withdrawal::NoJournal);
    } else {
        m_inFlight = true;
        m_files.show(m_chunk, OutcomeState::Sending);
        checkBeside();
    }
}

// Without a withdrawal, the client sends the call again as soon as the gate allows.
void TerminationRun::afterRefusal()
{
    revertToWaiting();
    if (m_stopping) {
        withdraw(Withdrawal::ToStop);
    } else if (record().problem()) {
        withdraw(Withdrawal::NoJournal);
    }
}

void TerminationRun::withdraw(Withdrawal why)
{
    revertToWaiting();
    if (std::exchange(m_withdrawal, why) == Withdrawal::None) {
        m_call->cancel();
    }
}

void TerminationRun::handleReply(const Result<TerminationReply> &reply, const ReplyFacts &facts)
{
    m_call.clear();
    m_inFlight = false;
    const Withdrawal withdrawal = std::exchange(m_withdrawal, Withdrawal::None);
    if (withdrawal != Withdrawal::None && !reply && reply.error().kind == ApiErrorKind::Cancelled) {
        m_staleChecks += withdrawal == Withdrawal::ToCheckAgain ? 1 : 0;
        step();
        return;
    }
    m_staleChecks = 0;
    if (!m_firstData) {
        m_firstData = m_chunkData;
    }
    if (reply) {
        handleVerdict(judge(m_files.ids(m_chunk), reply.value(), facts.logId), facts);
    } else {
        handleError(reply.error(), facts);
    }
}

void TerminationRun::handleVerdict(const ReplyVerdict &verdict, const ReplyFacts &facts)
{
    Settlement settlement{.by = Settlement::By::Reply,
                          .chunk = record().requestNumber(),
                          .httpStatus = facts.httpStatus,
                          .logId = facts.logId,
                          .files = {},
                          .foreignIds = verdict.foreignIds};
    for (size_t i = 0; i < m_chunk.size(); ++i) {
        settlement.files.push_back({.position = m_chunk[i], .outcome = verdict.outcomes[i]});
    }
    m_files.settle(std::move(settlement));
    if (verdict.counts == ReplyVerdict::Counts::Disagree) {
        Q_EMIT remarked(
            {.kind = RunRemark::Kind::CountsDisagree, .chunk = record().requestNumber(), .logId = facts.logId});
    }
    if (!verdict.foreignIds.empty()) {
        Q_EMIT remarked({.kind = RunRemark::Kind::ForeignIds, .chunk = record().requestNumber(), .logId = facts.logId});
    }
    watchChunk(facts);
    afterChunk();
}

void TerminationRun::handleError(const ApiError &error, const ReplyFacts &facts)
{
    switch (judge(error)) {
    case ErrorVerdict::Refused:
        // The gateway would refuse the next request for the same reason.
        m_files.settleRequest(m_chunk, OutcomeState::NotSent, cause::RequestRefused{.error = error}, error);
        endEarly(cause::RequestRefused{.error = error});
        break;
    case ErrorVerdict::MaybeMissing:
    case ErrorVerdict::Unknown:
        m_files.settleRequest(m_chunk, OutcomeState::Unknown, cause::NoAnswer{.error = error}, error);
        watchChunk(facts);
        afterChunk();
        break;
    }
}

// The outcomes of the chunk that are open are looked for from now on. What can't be recorded is left to the next start
// of the program.
void TerminationRun::watchChunk(const ReplyFacts &facts)
{
    OpenRequest request{.files = {},
                        .dataTime = m_chunkData,
                        .acceptedAt = {},
                        .answered = m_session.client().clock().moment(),
                        .sentAt = m_chunkSentAt};
    if (m_session.client().serverClock().isKnown() && facts.stamp.ordinal > 0) {
        request.acceptedAt = m_session.latestNow();
    }
    for (const int position : m_chunk) {
        if (m_files.isInState(position, OutcomeState::Accepted) || m_files.isInState(position, OutcomeState::Unknown)) {
            request.files.push_back({.before = seenBefore(position), .state = outcome(position).state});
        }
    }
    const bool isDoubtful = isInDoubt();
    m_doubtfulChunks += isDoubtful ? 1 : 0;
    m_doubtfulInARow = isDoubtful ? m_doubtfulInARow + 1 : 0;
    if (!m_firstAccepted && !isDoubtful) {
        m_firstAccepted = m_session.client().clock().monotonic();
    }
    updateReadBackPace();
    if (!request.files.empty() && !record().problem()) {
        m_watched = m_resolver->add(std::move(request));
        m_chunkOf.insert(m_watched, record().requestNumber());
    }
}

// Without windows, checks and read-back need a lookup for each file. The run goes first, unless something is in doubt.
void TerminationRun::updateReadBackPace()
{
    const bool isBeside = m_phase != Phase::Finished && m_session.windowTrust() == WindowTrust::Broken;
    m_resolver->setPace(isBeside && count(OutcomeState::Unknown) == 0 ? OutcomeResolver::Pace::Background
                                                                      : OutcomeResolver::Pace::Foreground);
}

// Whether the outcome of a file of the chunk is unknown.
bool TerminationRun::isInDoubt() const
{
    return std::ranges::any_of(m_chunk,
                               [this](int position) { return m_files.isInState(position, OutcomeState::Unknown); });
}

// The file as last seen before it was sent.
FileSighting TerminationRun::seenBefore(int position) const
{
    return m_checked.value(position, m_plan.files[static_cast<size_t>(position)]);
}

// A slot connected to any signal emitted here may call stop().
void TerminationRun::afterChunk()
{
    const bool isTooDoubtful = m_doubtfulInARow >= maxDoubtfulInARow || m_doubtfulChunks >= maxDoubtfulChunks;
    if (m_stopping || !isInDoubt() || record().problem() || count(OutcomeState::Waiting) == 0) {
        step();
    } else if (isTooDoubtful) {
        endEarly(cause::EarlierUnknown{});
    } else {
        setPhase(Phase::Resolving);
    }
}

void TerminationRun::endEarly(const OutcomeCause &cause)
{
    m_files.settleUnsent(m_stopping ? OutcomeCause{cause::Stopped{}} : cause);
    finish();
}

void TerminationRun::finish()
{
    if (m_phase == Phase::Finished) {
        return; // a slot stopped the run while the rest was being settled
    }
    m_preflight.cancel();
    readBack();
    m_resolver->setSpacing({});
    setPhase(Phase::Finished);
    updateReadBackPace();
    Q_EMIT finished();
}

void TerminationRun::setPhase(Phase phase)
{
    if (std::exchange(m_phase, phase) != phase) {
        Q_EMIT phaseChanged();
    }
}

// The files that are sent next, if they are checked by then.
std::vector<int> TerminationRun::nextChunk() const
{
    return m_files.positionsIn(OutcomeState::Waiting, chunkSize);
}

// The part of the next chunk that may be sent without another check.
std::vector<int> TerminationRun::freshChunk() const
{
    std::vector<int> chunk = nextChunk();
    chunk.erase(std::ranges::find_if_not(chunk, [this](int position) { return isFresh(position); }), chunk.end());
    return chunk;
}

bool TerminationRun::isFresh(int position) const
{
    const auto &checkedAt = m_checkedAt[static_cast<size_t>(position)];
    return checkedAt && m_session.client().clock().monotonic() - *checkedAt <= Preflight::lifetime;
}

void TerminationRun::handleFindings(const std::vector<Finding> &findings)
{
    std::map<int, Settlement> settlements; // by the chunk's number
    std::vector<FileSighting> seen;
    for (const Finding &finding : findings) {
        const int position = m_positions.value(finding.sighting.file.id);
        Settlement &settlement = settlements[m_chunkOf.value(finding.request)];
        settlement.files.push_back(
            {.position = position, .outcome = outcomeOf(finding, outcome(position), seenBefore(position))});
        seen.push_back(finding.sighting);
    }
    for (auto &[chunk, settlement] : settlements) {
        settlement.by = Settlement::By::Query;
        settlement.chunk = chunk;
        m_files.settle(std::move(settlement));
    }
    showSightings(seen);
}

void TerminationRun::handleLook()
{
    Q_EMIT looked();
    if (m_phase != Phase::Resolving) {
        return;
    }
    if (!isInDoubt() || m_resolver->wasAnsweredAfter(m_watched, goOnAfter)) {
        step();
    } else if (!m_resolver->isActive() || m_session.client().clock().awake() - m_chunkSentAt >= giveUpAfter) {
        endEarly(cause::EarlierUnknown{});
    }
}

// The present state of the files that the service refused one by one.
void TerminationRun::readBack()
{
    ReadBack::Task task{.files = {}, .since = m_firstData};
    for (const int position : m_files.positionsIn(OutcomeState::Failed)) {
        if (std::holds_alternative<cause::RefusedByService>(outcome(position).cause)) {
            task.files.push_back(m_plan.files[static_cast<size_t>(position)].file.id);
        }
    }
    if (task.files.empty()) {
        return;
    }
    auto *const reader = new ReadBack(m_session, std::move(task), this);
    connect(reader, &ReadBack::sighted, this, &TerminationRun::showSightings);
    connect(reader, &ReadBack::failed, this, [this](const ApiError &error) {
        Q_EMIT remarked({.kind = RunRemark::Kind::UnreadAfter, .chunk = 0, .logId = error.logId});
    });
    reader->start();
}

bool TerminationRun::openRecord()
{
    const bool isOpen = record().open({.connection = m_session.connection(),
                                       .reason = m_plan.reason.text(),
                                       .filterText = m_plan.filterText,
                                       .origins = m_plan.origins,
                                       .files = m_plan.files});
    if (isOpen) {
        m_files.setRun(*record().id());
    }
    reportProblem();
    return isOpen;
}

bool TerminationRun::recordSending()
{
    const ServerClock &serverClock = m_session.client().serverClock();
    const auto serviceTime = serverClock.isKnown() ? std::optional{serverClock.now()} : std::nullopt;
    m_chunkData = m_session.dataClock().now();
    m_chunkSentAt = m_session.client().clock().awake();
    m_session.dataClock().removeSentinels(m_files.ids(m_chunk));
    const bool isRecorded = record().markSending(m_chunk, serviceTime, m_chunkData);
    reportProblem();
    return isRecorded;
}

void TerminationRun::revertToWaiting()
{
    if (!std::exchange(m_inFlight, false)) {
        return;
    }
    record().markWaiting();
    reportProblem();
    m_files.show(m_chunk, OutcomeState::Waiting);
}

void TerminationRun::reportProblem()
{
    if (record().problem() && !std::exchange(m_isProblemReported, true)) {
        Q_EMIT journalFailed(*record().problem());
    }
}

void TerminationRun::showSightings(const std::vector<FileSighting> &files)
{
    for (const FileSighting &sighting : files) {
        if (const auto position = m_positions.constFind(sighting.file.id); position != m_positions.cend()) {
            m_session.observeChange(m_plan.files[static_cast<size_t>(*position)], sighting);
        }
    }
    if (!files.empty()) {
        m_ledger.addSightings(files);
        Q_EMIT sighted(files);
    }
}

} // namespace sealdesk
