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

//! How far before a moment of the service's clock a window query starts: the clock is known to a second or two only,
//! and the service may show a change a little late.
inline constexpr std::chrono::minutes windowMargin{2};

class Journal;
class RecordBook;

//! The journal of a connection, or why there is none. The journal outlives the session.
using JournalAccess = std::variant<Journal *, JournalProblem>;

//! One connection in use: the client that speaks for it, the record of what it does, and what was learnt about the
//! service on the way.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    //! Whether the service is a real one or the embedded stand-in.
    enum class Kind { Service, Sandbox };

    Session(const Connection &connection, Credentials credentials, ServiceClient::Parts parts,
            Kind kind = Kind::Service, QObject *parent = nullptr);
    ~Session() override = default;

    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] const Connection &connection() const { return m_client.connection(); }
    [[nodiscard]] ServiceClient &client() { return m_client; }
    //! As long as no journal was given, nothing can be terminated.
    [[nodiscard]] const JournalAccess &journal() const { return m_journal; }
    void setJournal(JournalAccess journal) { m_journal = std::move(journal); }
    //! The record of what is done: journal and audit trail; nullptr: none is open.
    [[nodiscard]] RecordBook *record() const { return m_record; }
    //! Sets the journal as well. \a record outlives its use here.
    void setRecord(RecordBook &record);
    [[nodiscard]] WindowTrust windowTrust() const { return m_windowTrust; }
    //! Whether "what changed since then?" may be asked for a safety decision: the bounds are obeyed as far as seen, and
    //! the service's clock is known.
    [[nodiscard]] bool windowUsable();
    //! From now on every safety decision asks for single ids. There is no way back for this session.
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

//! Makes the session for a connection; the composition of the program decides with which transport and gates.
using SessionFactory = std::function<std::unique_ptr<Session>(const Connection &, const Credentials &)>;

//! Tries a connection for real: a token, then a query of one row. \a done gets the error, or nullopt when both worked.
//! The permission to terminate is never probed.
PendingCall *testConnection(Session &session, QObject *context, std::function<void(std::optional<ApiError>)> done);

} // namespace sealdesk
