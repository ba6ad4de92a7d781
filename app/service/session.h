// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/journalproblem.h"
#include "feishu/serviceclient.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace sealdesk
{

//! Whether the service's update-time filter has been seen to return rows outside its bounds (product.md 2).
enum class WindowTrust { Trusted, Broken };

//! How far before a time of the service's clock a window query starts: the clock is known only to a second or two, and
//! the service may show a change a little late.
inline constexpr std::chrono::minutes windowMargin{2};

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
    void setJournal(JournalAccess journal) { m_journal = std::move(journal); }
    //! The journal and audit trail of the connection; nullptr if none is open.
    [[nodiscard]] RecordBook *record() const { return m_record; }
    //! Also sets the journal. \a record must outlive its use here.
    void setRecord(RecordBook &record);
    [[nodiscard]] WindowTrust windowTrust() const { return m_windowTrust; }
    //! Returns whether a window query ("what changed since then?") may be used for a safety decision: no violation of
    //! its bounds was seen, and the service's clock is known.
    [[nodiscard]] bool windowUsable();
    //! Makes every later safety decision use single lookups. This can't be undone for this session.
    void distrustWindow();

Q_SIGNALS:
    void windowDistrusted();

private:
    const Kind m_kind;
    ServiceClient m_client;
    RecordBook *m_record = nullptr;
    JournalAccess m_journal = JournalProblem{};
    WindowTrust m_windowTrust = WindowTrust::Trusted;
};

//! Creates the session for a connection, with the transport and gates that the program was composed with.
using SessionFactory = std::function<std::unique_ptr<Session>(const Connection &, const Credentials &)>;

//! Tests a connection against the service: a token, then a query of one row. Calls \a done with the error, or with
//! nullopt if both succeeded. Never probes the permission to terminate.
PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done);

} // namespace sealdesk
