// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "faketransport.h"
#include "manualclock.h"
#include "service/session.h"
#include "store/journal/journal.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTemporaryDir>

#include <memory>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! A session over a network without a network. The service's clock stands at 2026-11-20 08:00:00 of Beijing as long as
//! its replies say so, whatever the manual clock does.
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

    //! Lets everything happen that needs no time to pass.
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
    //! Shows the service's clock to the session, by a reply that nobody asked about before.
    void learnClock() { session.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); }

    //! Gives the session a journal in a folder of its own.
    void openJournal()
    {
        folder = std::make_unique<QTemporaryDir>();
        journal = openJournalAgain();
        session.setJournal(journal.get());
    }
    //! The same journal through a connection of its own, which sees what is committed and nothing else.
    [[nodiscard]] std::unique_ptr<Journal> openJournalAgain()
    {
        auto opened = Journal::open(folder->filePath(u"journal.sqlite"_s), JournalWriter::current(), clock);
        if (!opened) {
            qFatal("no journal: %s", qPrintable(opened.error().detail));
        }
        return std::move(opened).value();
    }

    //! Moves the clock on and lets everything happen that follows.
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
    //! The last part of the request's path: "query" or "terminate".
    [[nodiscard]] QString verb(int index) const { return request(index).url.path().section(u'/', -1); }
    //! The ids of a terminate request.
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

//! The 19-digit id of the test file \a number.
inline QString idText(int number)
{
    return QString::number(7410063506638100000LL + number);
}

//! The other way round.
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

//! A last page.
inline HttpReply lastPage(const QJsonArray &items = {})
{
    return FakeTransport::success({{u"items"_s, items}, {u"has_more"_s, false}});
}

inline HttpReply pageBefore(const QString &token, const QJsonArray &items)
{
    return FakeTransport::success({{u"items"_s, items}, {u"has_more"_s, true}, {u"page_token"_s, token}});
}

//! The test files \a from up to, but not including, \a to, as they were sighted when the service's clock stood still.
inline std::vector<FileSighting> sightings(int from, int to, KnownState state = KnownState::PendingSign)
{
    std::vector<FileSighting> out;
    for (int number = from; number < to; ++number) {
        FileSighting sighting;
        sighting.file.id = fileId(number);
        sighting.file.state = state;
        sighting.file.updateTime = BeijingTime::parse(u"2026-11-19 12:00:00"_s);
        sighting.stamp = {.ordinal = 0, .startedAt = BeijingTime::parse(u"2026-11-20 08:00:00"_s).value().instant()};
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
