// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/preflight.h"

#include "service/filelookup.h"
#include "service/pagewalk.h"
#include "service/windowprobe.h"

#include <algorithm>

namespace sealdesk
{

Preflight::Preflight(Session &session, QObject *parent, std::size_t few)
    : QObject(parent)
    , m_session(session)
    , m_few(few)
{
    connect(&session, &Session::windowFaulted, this, &Preflight::fallBackToSingleLookups);
}

Preflight::~Preflight() = default;

void Preflight::start(std::vector<FileSighting> files, Scope scope)
{
    cancel();
    m_scope = scope;
    m_result = {.files = std::move(files),
                .notVisible = {},
                .error = {},
                .checkedAt = m_session.client().clock().monotonic(),
                .dataTime = {}};
    m_positions.clear();
    m_positions.reserve(static_cast<qsizetype>(m_result.files.size()));
    for (size_t i = 0; i < m_result.files.size(); ++i) {
        m_positions.insert(m_result.files[i].file.id, i);
    }
    m_answered.clear();
    m_inconclusiveRows.clear();
    m_sentinels.clear();
    m_samples.clear();
    m_usedWindow = false;
    m_readWindow = false;
    m_windowCertain = true;
    m_replied = false;
    m_isLookingUp = false;
    m_isCut = false;
    m_running = true;
    if (!canUseWindow()) {
        lookUpSingly();
    } else if (m_session.windowEvidence().hasProbeHeld()) {
        queryWindow();
    } else {
        probeWindow();
    }
}

void Preflight::cancel()
{
    abandonRequests();
    m_running = false;
}

bool Preflight::canUseWindow() const
{
    return m_scope != Scope::FirstFiles && m_result.files.size() > m_few &&
           m_session.windowTrust() != WindowTrust::Broken && m_session.windowEvidence().isUpdateTimeProven() &&
           oldestDataTime();
}

std::size_t Preflight::mostLookups(Session &session)
{
    const int capacity = session.client().gate(Endpoint::QuerySignatureFiles).capacity();
    const auto inHalfALifetime = capacity * (lifetime / 2) / RateGate::window;
    return static_cast<std::size_t>(std::max<std::chrono::seconds::rep>(inHalfALifetime, 1));
}

// Slots become free as they were used: most of them at once, the next ones perhaps only in a minute.
std::size_t Preflight::lookupLimit()
{
    const RateGate &gate = m_session.client().gate(Endpoint::QuerySignatureFiles);
    const int free = gate.availableWithin(gate.timeToNextSlot() + lifetime / 2);
    return std::min(mostLookups(m_session), static_cast<std::size_t>(std::max(free, 1)));
}

void Preflight::probeWindow()
{
    m_usedWindow = true;
    m_probe = new WindowProbe(m_session, WindowProbe::Test::StartToo, Priority::PreFlight, this);
    connect(m_probe, &WindowProbe::waiting, this, &Preflight::waiting);
    connect(m_probe, &WindowProbe::failed, this, [this](const ApiError &error) {
        m_result.error = error;
        finish();
    });
    connect(m_probe, &WindowProbe::ended, this, [this](WindowProbe::Conclusion conclusion) {
        if (conclusion == WindowProbe::Conclusion::Obeys) {
            m_session.addCleanProbe();
            queryWindow();
        } else if (conclusion == WindowProbe::Conclusion::Disobeys) {
            m_session.addWindowFault(); // falls back
        } else {
            lookUpSingly();
        }
    });
    m_probe->start();
}

// Starts where the files were known to be as listed, or earlier, so that three rows must be shown. The files of the
// check fill up the sentinels: they are not in flight, and those inside are looked up if the window lacks them.
void Preflight::chooseWindowStart()
{
    constexpr std::size_t enoughRows = 3;
    m_sentinels = m_session.dataClock().sentinels();
    m_sentinels.resize(std::min(m_sentinels.size(), enoughRows));
    m_windowStart = *oldestDataTime() - m_session.lagMargin();
    std::vector<Instant> updates;
    std::ranges::transform(m_sentinels, std::back_inserter(updates), &DataClock::Sentinel::updated);
    if (updates.size() < enoughRows) {
        const std::vector<Instant> own = updatesOfOwnFiles();
        updates.insert(updates.end(), own.begin(), own.end());
    }
    std::ranges::sort(updates, std::ranges::greater());
    updates.resize(std::min(updates.size(), enoughRows));
    if (!updates.empty()) {
        m_windowStart = std::min(m_windowStart, updates.back());
    }
}

// Those that the window must show, except for sentinels.
std::vector<Instant> Preflight::updatesOfOwnFiles() const
{
    std::vector<Instant> updates;
    for (const FileSighting &each : m_result.files) {
        const SignatureFile &file = each.file;
        if (file.updateTime && !file.state.name().isEmpty() && isAskedFor(file) && !isSentinel(file.id)) {
            updates.push_back(file.updateTime->instant());
        }
    }
    return updates;
}

void Preflight::queryWindow()
{
    abandonRequests();
    m_usedWindow = true;
    chooseWindowStart();
    FileFilter filter;
    filter.updatedFrom = BeijingTime::fromInstant(m_windowStart);
    if (m_scope == Scope::WithoutTerminated) {
        filter.states = m_session.knownStates();
        std::erase(filter.states, FileState(KnownState::Terminated));
    }
    // As many pages as files cost as much as one lookup for each file, which is more precise.
    const int pages = static_cast<int>(m_result.files.size()) - 1;
    m_walk = new PageWalk(m_session, {.filter = filter, .priority = Priority::PreFlight, .maxPages = pages}, this);
    connect(m_walk, &PageWalk::waiting, this, &Preflight::waiting);
    connect(m_walk, &PageWalk::requestStarting, this, &Preflight::recordStart);
    connect(m_walk, &PageWalk::pageArrived, this, &Preflight::handlePage);
    connect(m_walk, &PageWalk::ended, this, &Preflight::handleEnd);
    m_walk->start();
}

void Preflight::lookUpSingly()
{
    abandonRequests();
    lookUp(unanswered());
}

void Preflight::lookUp(const std::vector<FileId> &files, const std::vector<FileId> &samples)
{
    m_lookup = new FileLookup(m_session, Priority::PreFlight, this, parallelLookups);
    connect(m_lookup, &FileLookup::waiting, this, &Preflight::waiting);
    connect(m_lookup, &FileLookup::requestStarting, this, &Preflight::recordFirstStart);
    connect(m_lookup, &FileLookup::found, this, &Preflight::handleSighting);
    connect(m_lookup, &FileLookup::missing, this, &Preflight::handleMissing);
    // Not shown is not sent, proven or not.
    connect(m_lookup, &FileLookup::unproven, this, &Preflight::handleMissing);
    connect(m_lookup, &FileLookup::failed, this, [this](const FileId &, const ApiError &error) {
        m_result.error = error;
        finish();
    });
    // Queued, so that a check of no files also ends from the event loop.
    connect(
        m_lookup, &FileLookup::drained, this,
        [this, lookup = m_lookup] {
            if (lookup == m_lookup) { // not that of an earlier check
                const std::vector<FileId> dropped = m_isCut ? unanswered() : std::vector<FileId>();
                m_result.unchecked.unite(QSet<FileId>(dropped.begin(), dropped.end()));
                finish();
            }
        },
        Qt::QueuedConnection);
    const auto limit = static_cast<std::ptrdiff_t>(std::min(files.size(), lookupLimit()));
    m_result.unchecked = QSet<FileId>(files.begin() + limit, files.end());
    std::vector<FileId> now(files.begin(), files.begin() + limit);
    std::ranges::transform(m_sentinels, std::back_inserter(now), &DataClock::Sentinel::file);
    now.insert(now.end(), samples.begin(), samples.end());
    m_samples = QSet<FileId>(samples.begin(), samples.end());
    m_lookup->lookUp(now);
}

// What the window has shown so far is as unreliable as what it has not shown.
void Preflight::fallBackToSingleLookups()
{
    if (m_running && std::exchange(m_usedWindow, false)) {
        m_readWindow = false;
        m_sentinels.clear();
        m_samples.clear();
        m_answered.clear();
        m_result.windowPages = 0;
        m_replied = false;
        m_isLookingUp = false;
        lookUpSingly();
    }
}

void Preflight::handlePage(const WalkedPage &page)
{
    m_replied = true;
    ++m_result.windowPages;
    m_windowCertain = m_windowCertain && page.itemsWithoutId == 0 && page.provesAbsence;
    for (const FileSighting &row : page.rows) {
        if (m_usedWindow) { // a row may show that no window can be relied on
            handleRow(row);
        }
    }
}

void Preflight::handleEnd(const WalkEnd &end)
{
    switch (end.kind) {
    case WalkEnd::Kind::Failed:
        m_result.error = end.error;
        finish();
        return;
    case WalkEnd::Kind::Complete:
        if (m_windowCertain) {
            checkSentinels();
            return;
        }
        break;
    case WalkEnd::Kind::RepeatedPageToken:
    case WalkEnd::Kind::MissingPageToken:
    case WalkEnd::Kind::Unconfirmed:
    case WalkEnd::Kind::PageLimit:
        break;
    }
    m_sentinels.clear();
    lookUpSingly();
}

// A window without a row that it must show may lack others, too: both are looked up.
void Preflight::checkSentinels()
{
    abandonRequests();
    m_readWindow = true;
    const std::vector<FileId> files = filesNoWindowAnswers();
    lookUp(files, m_scope == Scope::Confirmation ? sample(files) : std::vector<FileId>());
}

// A window must show what lies inside it, and can't show changes of a file without an update time or a state.
std::vector<FileId> Preflight::filesNoWindowAnswers() const
{
    std::vector<FileId> files;
    for (const FileSighting &each : m_result.files) {
        const SignatureFile &file = each.file;
        const bool isSeen = file.updateTime && !file.state.name().isEmpty() && !m_inconclusiveRows.contains(file.id);
        if (!isSeen || (isInWindow(each) && isAskedFor(file) && !m_answered.contains(file.id))) {
            files.push_back(file.id);
        }
    }
    return files;
}

// At most as many as the gate lets through in time, spread over the files that the window neither showed nor leaves to
// \a others.
std::vector<FileId> Preflight::sample(const std::vector<FileId> &others)
{
    const QSet<FileId> lookedUp(others.begin(), others.end());
    std::vector<FileId> files = unanswered();
    std::erase_if(files, [&](const FileId &file) { return isSentinel(file) || lookedUp.contains(file); });
    const std::size_t limit = lookupLimit();
    const std::size_t count = std::min({sampleSize, files.size(), limit - std::min(limit, others.size())});
    std::vector<FileId> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(files[i * files.size() / count]);
    }
    return chosen;
}

bool Preflight::isSentinel(const FileId &file) const
{
    return std::ranges::find(m_sentinels, file, &DataClock::Sentinel::file) != m_sentinels.end();
}

// It may have changed only after the window was asked for. The other files are looked up all the same.
bool Preflight::isHiddenByWindow(const FileSighting &now) const
{
    return m_readWindow && m_samples.contains(now.file.id) &&
           now.file.state != m_result.files[m_positions.value(now.file.id)].file.state;
}

// A fault if it changed inside the window, and so long before by the data clock, which is never ahead, that it had to
// be shown. A Date that is hours off proves nothing.
void Preflight::fallBackFromHiddenChange(const FileSighting &now)
{
    m_session.observeChange(m_result.files[m_positions.value(now.file.id)], now); // an unmoved update time falls back
    constexpr std::chrono::milliseconds underWay = std::chrono::seconds{30};
    const auto visible = std::max(underWay, m_session.lag().value_or(underWay));
    const bool isFault =
        isInWindow(now) && m_result.dataTime && now.file.updateTime->instant() + visible <= *m_result.dataTime;
    if (isFault && m_usedWindow) {
        m_session.addWindowFault(); // falls back
    }
    fallBackToSingleLookups();
}

bool Preflight::isAskedFor(const SignatureFile &file) const
{
    return m_scope != Scope::WithoutTerminated || file.state.known() != KnownState::Terminated;
}

bool Preflight::isInWindow(const FileSighting &sighting) const
{
    return sighting.file.updateTime && sighting.file.updateTime->instant() >= m_windowStart;
}

// It was inside before the window was asked for, and is there unchanged.
bool Preflight::isMissedByWindow(const FileSighting &now) const
{
    if (!m_readWindow || !isInWindow(now)) {
        return false;
    }
    const auto sentinel = std::ranges::find(m_sentinels, now.file.id, &DataClock::Sentinel::file);
    if (sentinel != m_sentinels.end()) {
        return now.file.updateTime->instant() == sentinel->updated;
    }
    const auto position = m_positions.constFind(now.file.id);
    if (position == m_positions.cend() || m_answered.contains(now.file.id) ||
        m_inconclusiveRows.contains(now.file.id)) {
        return false;
    }
    const SignatureFile &known = m_result.files[*position].file;
    return isAskedFor(known) && known.updateTime == now.file.updateTime;
}

// A row that is older than what was confirmed, or whose state can't be read, is no answer: the file is looked up.
void Preflight::handleRow(const FileSighting &row)
{
    std::erase_if(m_sentinels, [&row](const DataClock::Sentinel &each) { return each.file == row.file.id; });
    const auto position = m_positions.constFind(row.file.id);
    if (position == m_positions.constEnd()) {
        return;
    }
    const FileSighting &present = m_result.files[*position];
    const bool hasState = !row.file.state.name().isEmpty();
    const bool hasTimes = row.file.updateTime && present.file.updateTime;
    if (!hasState || !hasTimes || *row.file.updateTime < *present.file.updateTime) {
        m_inconclusiveRows.insert(row.file.id);
    } else {
        m_inconclusiveRows.remove(row.file.id);
        accept(row);
    }
}

// What a lookup shows is the answer, whatever its update time is (product.md 4a.4).
void Preflight::handleSighting(const FileSighting &sighting)
{
    m_replied = true;
    if (isMissedByWindow(sighting)) {
        m_session.addWindowFault(); // falls back
        return;
    }
    if (isHiddenByWindow(sighting)) {
        fallBackFromHiddenChange(sighting);
        return;
    }
    if (m_positions.contains(sighting.file.id)) {
        m_inconclusiveRows.remove(sighting.file.id);
        accept(sighting);
    }
}

void Preflight::accept(const FileSighting &sighting)
{
    m_answered.insert(sighting.file.id);
    FileSighting &present = m_result.files[m_positions.value(sighting.file.id)];
    m_session.observeChange(present, sighting);
    present = sighting;
}

void Preflight::handleMissing(const FileId &file)
{
    m_replied = true;
    if (m_positions.contains(file)) { // not a sentinel
        m_answered.insert(file);
        m_result.notVisible.push_back(file);
    }
}

// What was sent by then is the check; it would be too old before the gate lets the rest through.
void Preflight::endAfterHalfALifetime()
{
    const Monotonic age = m_session.client().clock().monotonic() - m_result.checkedAt;
    if (m_running && m_lookup && !m_usedWindow && age >= lifetime / 2) {
        m_isCut = true;
        m_lookup->dropUnsent();
    }
}

// A request that is repeated before any reply arrived restarts the check.
void Preflight::recordStart()
{
    if (!m_replied) {
        m_result.checkedAt = m_session.client().clock().monotonic();
        m_result.dataTime = m_session.dataClock().now();
    }
}

// Of several requests at a time, the first counts, even if it is repeated.
void Preflight::recordFirstStart()
{
    if (!std::exchange(m_isLookingUp, true)) {
        recordStart();
        m_session.client().clock().after(lifetime / 2, this, [this] { endAfterHalfALifetime(); });
    }
}

void Preflight::abandonRequests()
{
    if (m_walk) {
        std::exchange(m_walk, nullptr)->abandon();
    }
    if (m_lookup) {
        std::exchange(m_lookup, nullptr)->abandon();
    }
    if (m_probe) {
        std::exchange(m_probe, nullptr)->abandon();
    }
}

void Preflight::finish()
{
    if (!m_running) {
        return;
    }
    cancel();
    if (!m_usedWindow || !m_readWindow) {
        m_result.dataTime.reset();
    }
    Q_EMIT finished(m_result);
}

// nullopt: of one of the files it is not known when the service showed it.
std::optional<Instant> Preflight::oldestDataTime() const
{
    return std::ranges::min(m_result.files, {}, [](const FileSighting &file) { return file.stamp.dataTime; })
        .stamp.dataTime;
}

std::vector<FileId> Preflight::unanswered() const
{
    std::vector<FileId> files;
    for (const FileSighting &file : m_result.files) {
        if (!m_answered.contains(file.file.id)) {
            files.push_back(file.file.id);
        }
    }
    return files;
}

} // namespace sealdesk
