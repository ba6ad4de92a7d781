// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"
#include "feishu/serviceclient.h"
#include "service/dataclock.h"
#include "service/recordwatch.h"
#include "service/windowevidence.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace sealdesk
{

//! How far before a time of the service's clock a window query starts: the clock is known only to a second or two, and
//! the service may show a change a little late.
inline constexpr std::chrono::minutes windowMargin{2};
//! The least Session::lagMargin().
inline constexpr std::chrono::minutes checkMargin{10};

class Journal;
class RecordBook;

//! The journal of a connection, or why there is none. The journal must outlive the session.
using JournalAccess = std::variant<Journal *, JournalProblem>;

//! One connection in use: its client, the record of what it does, and what was learned about the service.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    //! Whether the service is real or the embedded stand-in.
    enum class Kind { Service, Sandbox };

    Session(const Connection &connection, Credentials credentials, ServiceClient::Parts parts,
            Kind kind = Kind::Service, QObject *parent = nullptr);
    ~Session() override = default;

    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] const Connection &connection() const { return m_client.connection(); }
    [[nodiscard]] ServiceClient &client() { return m_client; }
    //! Nothing can be terminated before a journal is set.
    [[nodiscard]] const JournalAccess &journal() const { return m_journal; }
    void setJournal(JournalAccess journal);
    //! The journal and audit trail of the connection; nullptr if none is open.
    [[nodiscard]] RecordBook *record() const { return m_record; }
    //! Also sets the journal. \a record must outlive its use here.
    void setRecord(RecordBook &record);
    [[nodiscard]] WindowTrust windowTrust() const;
    [[nodiscard]] const WindowEvidence &windowEvidence() const { return m_windows; }
    //! A query with update-time bounds showed a row outside of them, or did not show one inside. Call it once for each
    //! query. The second one breaks windows: then every later decision uses single lookups.
    void addWindowFault();
    //! A probe with WindowProbe::Test::StartToo held.
    void addCleanProbe();
    //! Takes note of a file that was seen twice, \a before and \a after. A new state with a later update time is what
    //! windows need; a new state without one is what no window can show, so windows are broken.
    void observeChange(const FileSighting &before, const FileSighting &after);
    //! Takes note of rows of any reply. Adds a correction to the record of every file whose recorded outcome they
    //! contradict.
    void observeRows(std::span<const FileSighting> rows);
    //! The time of a decision, for the record: the earlier one of the service's and the computer's clock, because
    //! either may be wrong, but not before the data clock, which is never ahead. nullopt: the service's is not known.
    [[nodiscard]] std::optional<Instant> decisionTime();
    //! The latest one of the service's, the computer's and the data clock. Use it where an early time would do harm.
    [[nodiscard]] Instant latestNow();

    //! How long after a request the service showed its effect, at most, in the last 30 days; between 30 s and an hour.
    //! nullopt: never measured (product.md 4a.12).
    [[nodiscard]] std::optional<std::chrono::milliseconds> lag() const { return m_lag; }
    void observeLag(std::chrono::milliseconds lag);
    //! How far before the data time of the oldest sighting a query for what changed since then starts.
    [[nodiscard]] std::chrono::milliseconds lagMargin() const;

    //! The documented states and those that the service has shown on this connection, at most as many as a query takes.
    [[nodiscard]] std::vector<FileState> knownStates() const;

    [[nodiscard]] DataClock &dataClock() { return m_dataClock; }
    //! No update time can be later: the service's time by its Date header; without one, the beginning of time, since
    //! then no update time can be relied on.
    [[nodiscard]] Instant latestTime();

Q_SIGNALS:
    //! Emitted when a window showed a fault. What it has shown so far is unreliable, whatever windowTrust() says.
    void windowFaulted();
    //! Emitted when faults or clean probes were counted.
    void windowEvidenceChanged();
    //! Emitted when a correction was added to the record.
    void corrected(const sealdesk::CorrectedOutcome &outcome);

private:
    void correct(Journal &journal, const RecordedOutcome &recorded, const FileSighting &row);

    const Kind m_kind;
    ServiceClient m_client;
    RecordBook *m_record = nullptr;
    JournalAccess m_journal = JournalProblem{};
    DataClock m_dataClock;
    std::vector<FileState> m_heardStates; // undocumented ones
    std::optional<std::chrono::milliseconds> m_lag;
    WindowEvidence m_windows;
};

//! Creates the session for a connection, with the transport and gates that the program was composed with.
using SessionFactory = std::function<std::unique_ptr<Session>(const Connection &, const Credentials &)>;

//! Tests a connection against the service: a token, then a query of one row. Calls \a done with the error, or with
//! nullopt if both succeeded. Never probes the permission to terminate.
PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done);

} // namespace sealdesk
