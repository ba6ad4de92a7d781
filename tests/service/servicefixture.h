// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faketransport.h"
#include "manualclock.h"
#include "service/session.h"
#include "store/journal/journal.h"
#include "windowtrust.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTemporaryDir>

#include <memory>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! A session over a fake transport. By its replies, the service's clock is always at 2026-11-20 08:00:00 in Beijing,
//! whatever the manual clock does.
struct ServiceFixture {
    ManualClock clock;
    FakeTransport transport;
    RateGates gates{clock};
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Journal> journal;
    Session session{connection(),
                    AppSecret{.secret = Secret{u"secret"_s}},
                    {.transport = transport, .gates = gates, .clock = clock}};

    static Connection connection()
    {
        Connection connection;
        connection.name = u"test"_s;
        connection.appId = u"cli_test"_s;
        connection.userIdType = UserIdType::OpenId;
        connection.operatorId = OperatorId{u"ou_operator"_s};
        return connection;
    }

    //! Processes everything that needs no time to pass.
    void settle()
    {
        for (int i = 0; i < 10; ++i) {
            clock.advance(0ms);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void reply(HttpReply reply)
    {
        transport.push(std::move(reply));
        settle();
    }
    //! Sets the service's clock of the session, as an earlier reply would.
    void learnClock() { session.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); }
    void proveWindows() { test::proveWindows(session); }
    void breakWindows() { test::breakWindows(session); }

    //! Opens a journal for the session in a temporary folder.
    void openJournal()
    {
        folder = std::make_unique<QTemporaryDir>();
        journal = openJournalAgain();
        session.setJournal(journal.get());
    }
    //! Opens the same journal through a second connection, which sees only what is committed.
    [[nodiscard]] std::unique_ptr<Journal> openJournalAgain()
    {
        auto opened = Journal::open(folder->filePath(u"journal.sqlite"_s), JournalWriter::current(), clock);
        if (!opened) {
            qFatal("no journal: %s", qPrintable(opened.error().detail));
        }
        return std::move(opened).value();
    }

    //! Advances the clock and processes everything that follows.
    void pass(std::chrono::milliseconds duration)
    {
        clock.advance(duration);
        settle();
    }

    [[nodiscard]] const HttpRequest &request(int index) const
    {
        return transport.requests().at(static_cast<size_t>(index));
    }
    [[nodiscard]] int requestCount() const { return static_cast<int>(transport.requests().size()); }
    [[nodiscard]] QString parameter(int index, const QString &name) const
    {
        return FakeTransport::parameter(request(index), name);
    }
    [[nodiscard]] QJsonObject body(int index) const { return FakeTransport::bodyOf(request(index)); }
    //! Returns the last part of the request's path: "query" or "terminate".
    [[nodiscard]] QString verb(int index) const { return request(index).url.path().section(u'/', -1); }
    //! Returns the ids of a terminate request.
    [[nodiscard]] QStringList ids(int index) const { return body(index).value("ids"_L1).toVariant().toStringList(); }
    [[nodiscard]] std::vector<int> requestsFor(const QString &wanted) const
    {
        std::vector<int> out;
        for (int i = 0; i < requestCount(); ++i) {
            if (verb(i) == wanted) {
                out.push_back(i);
            }
        }
        return out;
    }
};

//! Returns the 19-digit id of the test file \a number.
inline QString idText(int number)
{
    return QString::number(7410063506638100000LL + number);
}

//! Returns the number of the test file with \a id.
inline int numberOf(const QString &id)
{
    return static_cast<int>(id.toLongLong() - 7410063506638100000LL);
}

inline FileId fileId(int number)
{
    return FileId{idText(number)};
}

inline QJsonObject item(int number, const QString &state = u"pending_sign"_s,
                        const QString &updateTime = u"2026-11-19 12:00:00"_s)
{
    return {{u"signature_file_id"_s, idText(number)},
            {u"update_time"_s, updateTime},
            {u"template_id"_s, u"template-a"_s},
            {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, state}}}};
}

//! Returns a last page.
inline HttpReply lastPage(const QJsonArray &items = {})
{
    return FakeTransport::success({{u"items"_s, items}, {u"has_more"_s, false}});
}

inline HttpReply pageBefore(const QString &token, const QJsonArray &items)
{
    return FakeTransport::success({{u"items"_s, items}, {u"has_more"_s, true}, {u"page_token"_s, token}});
}

//! Returns a page without `has_more`, with \a token as its page token unless it is undefined.
inline HttpReply pageWithoutHasMore(const QJsonArray &items, const QJsonValue &token = QJsonValue::Undefined)
{
    QJsonObject data{{u"items"_s, items}};
    data.insert(u"page_token"_s, token);
    return FakeTransport::success(data);
}

//! Returns the test files from \a from up to, but not including, \a to, as sighted at the time of the service's clock.
inline std::vector<FileSighting> sightings(int from, int to, KnownState state = KnownState::PendingSign)
{
    std::vector<FileSighting> out;
    for (int number = from; number < to; ++number) {
        FileSighting sighting;
        sighting.file.id = fileId(number);
        sighting.file.state = state;
        sighting.file.updateTime = BeijingTime::parse(u"2026-11-19 12:00:00"_s);
        const Instant seen = BeijingTime::parse(u"2026-11-20 08:00:00"_s).value().instant();
        sighting.stamp = {.ordinal = 0, .startedAt = seen, .dataTime = seen};
        out.push_back(sighting);
    }
    return out;
}

inline QStringList texts(const std::vector<FileId> &ids)
{
    QStringList out;
    for (const FileId &id : ids) {
        out.push_back(id.text());
    }
    return out;
}

inline QStringList idTexts(int from, int to)
{
    QStringList out;
    for (int number = from; number < to; ++number) {
        out.push_back(idText(number));
    }
    return out;
}

} // namespace sealdesk::test
