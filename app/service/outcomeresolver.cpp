// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/outcomeresolver.h"

#include "service/filelookup.h"
#include "service/pagewalk.h"

#include <algorithm>

namespace sealdesk
{

namespace
{

// Up to this many lookups are cheap enough for every look.
constexpr std::size_t fewLookups = 10;

// From this time after sending, a look without a window asks for every file.
constexpr std::chrono::seconds timeForAllLookups{15};

// As long as the lag of accepted files can be measured, no more time passes between two looks.
constexpr std::chrono::seconds lagPrecision{25};

// How far the clocks of the service's parts may be apart.
constexpr std::chrono::seconds serviceSkew{10};

// How many pages to allow for what others terminate at the same time.
constexpr int pagesOfOthers = 10;

bool isTerminated(const FileSighting &sighting)
{
    return sighting.file.state.known() == KnownState::Terminated;
}

// Whether a later look can succeed without anybody's help.
bool isTransient(ApiErrorKind kind)
{
    switch (kind) {
    case ApiErrorKind::Offline:
    case ApiErrorKind::DnsFailure:
    case ApiErrorKind::TlsFailure:
    case ApiErrorKind::ProxyFailure:
    case ApiErrorKind::Timeout:
    case ApiErrorKind::ConnectionLost:
    case ApiErrorKind::TokenRefused:
    case ApiErrorKind::RateLimited:
    case ApiErrorKind::NotFound:
    case ApiErrorKind::ServiceError:
    case ApiErrorKind::BadReply:
        return true;
    case ApiErrorKind::Cancelled:
    case ApiErrorKind::WrongCredentials:
    case ApiErrorKind::AppUnavailable:
    case ApiErrorKind::ScopeMissing:
    case ApiErrorKind::QuotaUsedUp:
    case ApiErrorKind::IpNotAllowed:
    case ApiErrorKind::BadParameter:
    case ApiErrorKind::OperatorUnknown:
        return false;
    }
    Q_UNREACHABLE();
}

// An unchanged row proves nothing: the service may not have done yet what it accepted. Nor does an update in the same
// state, as by another signer, nor one that the service's clocks may have dated too late.
bool isInAnotherStateAfterAcceptance(const OpenFile &file, std::optional<Instant> acceptedAt, const FileSighting &now)
{
    const auto &updated = now.file.updateTime;
    const auto &before = file.before.file.updateTime;
    const bool isOther = !now.file.state.name().isEmpty() && now.file.state != file.before.file.state;
    return file.state == OutcomeState::Accepted && isOther && acceptedAt && updated && before &&
           updated->instant() > *acceptedAt + serviceSkew && *updated > *before;
}

} // namespace

OutcomeResolver::OutcomeResolver(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::windowFaulted, this, &OutcomeResolver::fallBackToLookups);
}

int OutcomeResolver::add(OpenRequest request)
{
    Watch watch;
    watch.number = ++m_lastNumber;
    watch.added = now();
    watch.sentAt = request.sentAt.value_or(watch.added.awake);
    watch.acceptedAt = request.acceptedAt;
    watch.answered = request.answered;
    if (request.dataTime) {
        watch.windowStart = *request.dataTime - m_session.lagMargin();
        if (m_resolvedUpTo) {
            watch.windowStart = std::max(*watch.windowStart, *m_resolvedUpTo - m_disorder);
        }
    }
    for (OpenFile &file : request.files) {
        const FileId id = file.before.file.id;
        watch.areAccepted = watch.areAccepted && file.state == OutcomeState::Accepted;
        watch.files.push_back(id);
        watch.open.insert(id, {.file = std::move(file), .seen = {}});
        m_watchOf.insert(id, watch.number);
    }
    scheduleNext(watch);
    m_watches.push_back(std::move(watch));
    if (m_spacing.lot > 0 && openCount() >= m_spacing.lot && !m_isLooking) {
        m_watches.back().dueAt = now().age;
        applySpacing(m_watches.back());
    }
    schedule();
    return m_lastNumber;
}

void OutcomeResolver::lookNow()
{
    m_isHelpless = false;
    for (Watch &watch : m_watches) {
        watch.dueAt = now().age;
    }
    if (!m_isLooking && !isEmpty()) {
        look();
    }
}

void OutcomeResolver::setSpacing(const Spacing &spacing)
{
    m_spacing = spacing;
    for (Watch &watch : m_watches) {
        const bool wasDelayed = std::exchange(watch.isDelayed, false);
        scheduleNext(watch);
        if (wasDelayed) {
            watch.dueAt = std::min(watch.dueAt, now().age + lookDelays.front());
            applySpacing(watch);
        }
    }
    schedule();
}

void OutcomeResolver::setPace(Pace pace)
{
    const bool isChanged = std::exchange(m_pace, pace) != pace;
    if (isChanged && m_lookup) {
        lookUp(); // what is open still, at the new pace
    }
}

void OutcomeResolver::abandon()
{
    m_abandoned = true;
    disconnect();
    abandonRequests();
    // Deferred, because it may be emitting a signal.
    deleteLater();
}

bool OutcomeResolver::isActive() const
{
    return m_isLooking ||
           (!m_isHelpless && std::ranges::any_of(m_watches, [](const Watch &watch) { return !watch.isResting; }));
}

bool OutcomeResolver::wasAnsweredAfter(int request, std::chrono::seconds delay) const
{
    const auto watch = std::ranges::find(m_watches, request, &Watch::number);
    return watch == m_watches.end() || (watch->answeredLook && watch->answeredLook->awake - watch->sentAt >= delay);
}

Moment OutcomeResolver::now() const
{
    return m_session.client().clock().moment();
}

bool OutcomeResolver::hasUnknown() const
{
    return std::ranges::any_of(m_watches, [](const Watch &watch) { return !watch.areAccepted; });
}

Priority OutcomeResolver::priority() const
{
    if (m_pace == Pace::Background) {
        return Priority::Background;
    }
    const bool isUrgent = std::ranges::any_of(
        m_watches, [](const Watch &watch) { return watch.isDue && !watch.areAccepted && !watch.isResting; });
    return isUrgent ? Priority::Reconciliation : Priority::ReadBack;
}

// When "not terminated" is proven, provided that nothing changes until then (product.md 4a.6).
std::optional<AwakeTime> OutcomeResolver::evidenceAt(const Watch &watch) const
{
    if (!watch.quietSince || !watch.wasLatestAnswered) {
        return std::nullopt;
    }
    const std::chrono::milliseconds deadline = HttpRequest().deadline;
    const AwakeTime quietFrom = std::max(*watch.quietSince, watch.sentAt + deadline);
    const auto lag = m_session.lag();
    if (lag) {
        return quietFrom + std::max<std::chrono::milliseconds>(shortestQuiet, 2 * *lag);
    }
    return std::max(quietFrom + shortestQuiet, watch.sentAt + longestWait);
}

void OutcomeResolver::scheduleNext(Watch &watch)
{
    const Moment here = now();
    // A look with many lookups takes minutes, and shows each file as it was some time since its start.
    const Monotonic last = m_isLooking ? m_lookStart->age : here.age;
    const auto next = std::ranges::find_if(
        lookDelays, [&](std::chrono::milliseconds delay) { return watch.added.age + delay > last; });
    watch.isResting = m_isHelpless || next == lookDelays.end();
    if (next != lookDelays.end()) {
        watch.dueAt = watch.added.age + (m_isHelpless ? lookDelays.back() : *next);
    } else {
        watch.dueAt = std::max(watch.added.age + firstRest, here.age);
        if (watch.dueAt <= here.age) {
            watch.dueAt = here.age + laterRest;
        }
    }
    // The evidence may have become complete during a long look, which began too early to conclude.
    if (const auto evidence = evidenceAt(watch); evidence && m_lookStart && *evidence > m_lookStart->awake) {
        watch.dueAt = std::min(watch.dueAt, here.age + std::max(*evidence - here.awake, std::chrono::milliseconds{0}));
        watch.isResting = m_isHelpless;
    }
    const bool canSeeSoon = watch.windowStart || watch.open.size() <= static_cast<qsizetype>(fewLookups);
    if (watch.answered && canSeeSoon && !watch.isResting) {
        watch.dueAt = std::min(watch.dueAt, here.age + lagPrecision); // else the lag could not be measured
    }
    applySpacing(watch);
}

// Each look for accepted files reads some rows again, so few looks read many.
void OutcomeResolver::applySpacing(Watch &watch) const
{
    if (!watch.areAccepted || !m_lookStart) {
        return;
    }
    const Monotonic earliest = m_lookStart->age + (openCount() < m_spacing.lot ? m_spacing.most : m_spacing.least);
    watch.isDelayed = watch.isDelayed || watch.dueAt < earliest;
    watch.dueAt = std::max(watch.dueAt, earliest);
}

void OutcomeResolver::schedule()
{
    if (m_abandoned || m_isLooking || m_watches.empty()) {
        return;
    }
    const Monotonic here = now().age;
    const Monotonic due = std::max(std::ranges::min(m_watches, {}, &Watch::dueAt).dueAt, here);
    if (hasUnknown() && isActive() && due > here) {
        Q_EMIT waiting({.cause = WaitCause::BeforeRecheck, .length = due - here});
    }
    if (m_abandoned || (m_wakeAt && *m_wakeAt <= due)) {
        return;
    }
    m_wakeAt = due;
    m_session.client().clock().after(due - here, this, [this] { wake(); });
}

void OutcomeResolver::wake()
{
    const Monotonic here = now().age;
    if (m_wakeAt && *m_wakeAt <= here) {
        m_wakeAt.reset();
    }
    if (m_abandoned || m_isLooking || m_watches.empty()) {
        return;
    }
    if (std::ranges::min(m_watches, {}, &Watch::dueAt).dueAt <= here) {
        look();
    } else {
        schedule();
    }
}

void OutcomeResolver::look()
{
    m_isLooking = true;
    m_isHelpless = false;
    m_hasWindow = false;
    m_error.reset();
    m_lookStart = now();
    for (Watch &watch : m_watches) {
        watch.isDue = watch.dueAt <= m_lookStart->age;
        watch.isDelayed = watch.isDelayed && !watch.isDue;
        watch.hasChanged = false;
        watch.isUnproven = false;
        const auto evidence = evidenceAt(watch);
        watch.isConclusive = watch.isDue && evidence && *evidence <= m_lookStart->awake;
        watch.shownNow.clear();
    }
    Q_EMIT lookStarted();
    if (m_abandoned) {
        return;
    }
    if (openCount() > fewLookups && m_session.windowTrust() != WindowTrust::Broken && windowStart()) {
        queryWindow();
    } else {
        lookUp();
    }
}

std::size_t OutcomeResolver::openCount() const
{
    std::size_t count = 0;
    for (const Watch &watch : m_watches) {
        count += static_cast<std::size_t>(watch.open.size());
    }
    return count;
}

// A few stragglers of an early request must not make every window long: they are looked up.
std::optional<Instant> OutcomeResolver::windowStart() const
{
    const auto isLarge = [](const Watch &watch) { return watch.open.size() > static_cast<qsizetype>(fewLookups); };
    const auto first = std::ranges::find_if(m_watches, isLarge);
    return first == m_watches.end() ? m_watches.front().windowStart : first->windowStart;
}

void OutcomeResolver::queryWindow()
{
    FileFilter filter;
    filter.states = {FileState(KnownState::Terminated)};
    filter.updatedFrom = BeijingTime::fromInstant(*windowStart());
    const int open = static_cast<int>(openCount());
    const int pages = std::min(open - 1, open / PageWalk::pageSize + pagesOfOthers); // a page costs as much as a lookup
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = priority(), .maxPages = pages}, this);
    connect(m_walk, &PageWalk::waiting, this, &OutcomeResolver::waiting);
    connect(m_walk, &PageWalk::pageArrived, this, &OutcomeResolver::handlePage);
    connect(m_walk, &PageWalk::ended, this, &OutcomeResolver::handleWalkEnd);
    m_walk->start();
}

// What a broken window has shown stays true: the files are terminated.
void OutcomeResolver::fallBackToLookups()
{
    if (m_walk) {
        lookUp();
    }
}

void OutcomeResolver::handlePage(const WalkedPage &page)
{
    std::vector<Finding> terminated;
    for (const FileSighting &row : page.rows) {
        Watch *const watch = watchOf(row.file.id);
        if (watch && isTerminated(row)) {
            terminated.push_back(settleTerminated(*watch, row, {}));
        }
    }
    report(terminated);
}

void OutcomeResolver::handleWalkEnd(const WalkEnd &end)
{
    if (end.kind == WalkEnd::Kind::Failed) {
        fail(*end.error);
        return;
    }
    m_hasWindow = end.kind == WalkEnd::Kind::Complete;
    lookUp();
}

// First a sample of the files that the window did not show: if it finds terminated ones, the window lags or does not
// work, and all of them are looked up.
void OutcomeResolver::lookUp()
{
    abandonRequests();
    std::vector<FileId> sample;
    m_rest.clear();
    std::size_t due = 0;
    for (const Watch &watch : m_watches) {
        due += watch.isDue ? static_cast<std::size_t>(watch.open.size()) : 0;
    }
    for (const Watch &watch : m_watches) {
        if (!watch.isDue) {
            continue;
        }
        const bool isLate = m_lookStart->awake - watch.sentAt >= timeForAllLookups;
        const bool wantsAll = watch.isConclusive || due <= fewLookups || (isLate && !m_hasWindow);
        for (const FileId &file : openFiles(watch)) {
            const bool isSampled = (isLate || !m_hasWindow) && sample.size() < fewLookups;
            if (!wantsAll && isSampled) {
                sample.push_back(file);
            } else {
                m_rest.push_back({.file = file, .isOptional = !wantsAll});
            }
        }
    }
    m_isSampleFound = false;
    if (sample.empty()) {
        lookUpRest();
    } else {
        startLookup(sample, [this] { lookUpRest(); });
    }
}

void OutcomeResolver::lookUpRest()
{
    abandonRequests();
    std::vector<FileId> files;
    for (const Remaining &each : m_rest) {
        if ((!each.isOptional || m_isSampleFound) && m_watchOf.contains(each.file)) {
            files.push_back(each.file);
        }
    }
    m_rest.clear();
    if (files.empty()) {
        endLook();
    } else {
        startLookup(files, [this] { endLook(); });
    }
}

void OutcomeResolver::startLookup(const std::vector<FileId> &files, std::function<void()> done)
{
    m_lookup = new FileLookup(m_session, priority(), this);
    connect(m_lookup, &FileLookup::waiting, this, &OutcomeResolver::waiting);
    connect(m_lookup, &FileLookup::found, this, &OutcomeResolver::handleSighting);
    connect(m_lookup, &FileLookup::unproven, this, [this](const FileId &file, const ApiError &error) {
        if (Watch *const watch = watchOf(file)) {
            watch->isUnproven = true;
            m_unproven = error;
        }
    });
    connect(m_lookup, &FileLookup::failed, this, [this](const FileId &, const ApiError &error) { fail(error); });
    connect(m_lookup, &FileLookup::drained, this, std::move(done));
    m_lookup->lookUp(files);
}

void OutcomeResolver::handleSighting(const FileSighting &sighting, const QString &logId)
{
    Watch *const watch = watchOf(sighting.file.id);
    if (!watch) {
        return;
    }
    if (isTerminated(sighting)) {
        m_isSampleFound = true;
        learnDisorder(*watch, sighting);
        report({settleTerminated(*watch, sighting, logId)});
        return;
    }
    Open &open = watch->open[sighting.file.id];
    const FileSighting &last = open.seen ? *open.seen : open.file.before;
    watch->hasChanged =
        watch->hasChanged || last.file.state != sighting.file.state || last.file.updateTime != sighting.file.updateTime;
    open.seen = sighting;
    if (isInAnotherStateAfterAcceptance(open.file, watch->acceptedAt, sighting)) {
        forget(*watch, sighting.file.id);
        report({{.request = watch->number, .kind = Finding::Kind::ChangedAfter, .sighting = sighting, .logId = logId}});
        return;
    }
    watch->shownNow.insert(sighting.file.id, logId);
    Q_EMIT sighted({sighting});
}

// A window that begins where the requests before end shows all of the later ones only if the service stamps them in
// order. A file that a complete window did not show makes the next windows begin earlier.
void OutcomeResolver::learnDisorder(const Watch &watch, const FileSighting &terminated)
{
    const auto &updated = terminated.file.updateTime;
    if (!m_hasWindow || !m_resolvedUpTo || !updated || updated->instant() >= *m_resolvedUpTo) {
        return;
    }
    const std::chrono::milliseconds disorder = *m_resolvedUpTo - updated->instant();
    if (watch.areAccepted && disorder > m_disorder && disorder <= m_session.lagMargin()) {
        m_disorder = disorder;
    }
}

Finding OutcomeResolver::settleTerminated(Watch &watch, const FileSighting &sighting, const QString &logId)
{
    watch.hasChanged = true;
    if (watch.areAccepted && sighting.file.updateTime) {
        watch.newestUpdate = std::max(watch.newestUpdate, std::optional(sighting.file.updateTime->instant()));
    }
    if (watch.open.value(sighting.file.id).file.state == OutcomeState::Accepted) {
        measureLag(watch);
    }
    forget(watch, sighting.file.id);
    return {.request = watch.number, .kind = Finding::Kind::Terminated, .sighting = sighting, .logId = logId};
}

void OutcomeResolver::forget(Watch &watch, const FileId &file)
{
    watch.open.remove(file);
    m_watchOf.remove(file);
}

// Counted only if a look without the file was made not long before (product.md 4a.12).
void OutcomeResolver::measureLag(const Watch &watch)
{
    constexpr std::chrono::seconds longestGap{30};
    if (!watch.answered) {
        return;
    }
    const Moment without = watch.answeredLook.value_or(*watch.answered);
    if (m_lookStart->age - without.age <= longestGap && !sleptBetween(*watch.answered, *m_lookStart)) {
        m_session.observeLag(m_lookStart->age - watch.answered->age);
    }
}

void OutcomeResolver::fail(const ApiError &error)
{
    abandonRequests();
    m_error = error;
    m_isHelpless = !isTransient(error.kind);
    endLook();
}

void OutcomeResolver::endLook()
{
    abandonRequests();
    std::vector<Finding> findings;
    bool isAtWork = false; // the service may not have begun with what was sent later
    for (Watch &watch : m_watches) {
        watch.hasChanged = watch.hasChanged || isAtWork;
        isAtWork = watch.hasChanged;
        endLook(watch, findings);
    }
    const std::optional<ApiError> error = m_error ? m_error : std::exchange(m_unproven, std::nullopt);
    m_unproven.reset();
    m_isLooking = false;
    removeResolved();
    report(findings);
    if (error && !m_abandoned) {
        Q_EMIT lookFailed(*error);
    }
    if (!m_abandoned) {
        Q_EMIT looked();
    }
    schedule();
}

void OutcomeResolver::endLook(Watch &watch, std::vector<Finding> &findings)
{
    if (watch.hasChanged) {
        watch.quietSince = m_lookStart->awake;
    }
    if (!watch.isDue) {
        return;
    }
    const bool isAnswered = !m_error && !watch.isUnproven;
    if (isAnswered && watch.isConclusive && !watch.hasChanged) {
        conclude(watch, findings);
    }
    if (!isAnswered) {
        watch.quietSince.reset();
    } else if (!watch.hasChanged && !watch.wasLatestAnswered) {
        watch.quietSince = m_lookStart->awake;
    }
    if (isAnswered) {
        watch.answeredLook = m_lookStart;
    }
    watch.wasLatestAnswered = isAnswered;
    scheduleNext(watch);
}

// Files that the service does not show stay open: absence is not refusal (product.md 4a.7).
void OutcomeResolver::conclude(Watch &watch, std::vector<Finding> &findings)
{
    for (const FileId &file : openFiles(watch)) {
        if (const auto shown = watch.shownNow.constFind(file); shown != watch.shownNow.cend()) {
            findings.push_back({.request = watch.number,
                                .kind = Finding::Kind::NotTerminated,
                                .sighting = *watch.open.value(file).seen,
                                .logId = shown.value()});
            forget(watch, file);
        }
    }
}

// What was sent after the files of another request were terminated has a later update time than they have.
void OutcomeResolver::removeResolved()
{
    for (const Watch &done : m_watches) {
        if (!done.open.isEmpty() || !done.newestUpdate) {
            continue;
        }
        m_resolvedUpTo = std::max(m_resolvedUpTo, done.newestUpdate);
        for (Watch &later : m_watches) {
            if (later.number >= done.number && later.windowStart) {
                later.windowStart = std::max(*later.windowStart, *done.newestUpdate - m_disorder);
            }
        }
    }
    std::erase_if(m_watches, [](const Watch &watch) { return watch.open.isEmpty(); });
}

void OutcomeResolver::report(const std::vector<Finding> &findings)
{
    if (!findings.empty() && !m_abandoned) {
        Q_EMIT found(findings);
    }
}

void OutcomeResolver::abandonRequests()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
    if (m_lookup) {
        std::exchange(m_lookup, nullptr)->abandon();
    }
}

std::vector<FileId> OutcomeResolver::openFiles(const Watch &watch)
{
    std::vector<FileId> files;
    std::ranges::copy_if(watch.files, std::back_inserter(files),
                         [&watch](const FileId &file) { return watch.open.contains(file); });
    return files;
}

OutcomeResolver::Watch *OutcomeResolver::watchOf(const FileId &file)
{
    const auto number = m_watchOf.constFind(file);
    if (number == m_watchOf.cend()) {
        return nullptr;
    }
    const auto watch = std::ranges::find(m_watches, *number, &Watch::number);
    return watch == m_watches.end() ? nullptr : &*watch;
}

} // namespace sealdesk
