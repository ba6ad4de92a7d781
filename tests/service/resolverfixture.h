// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/outcomeresolver.h"
#include "shownfiles.h"

#include <QDateTime>
#include <QLocale>

#include <functional>

namespace sealdesk::test
{

//! A resolver before a service that answers at once, and everything that it asked and found, with the seconds since the
//! beginning.
struct ResolverStory : ServiceFixture {
    using Service = std::function<HttpReply(const HttpRequest &request)>;

    ShownFiles shown;
    QObject owner;
    OutcomeResolver *resolver = nullptr;
    Instant begin = clock.now();
    std::chrono::milliseconds dateError{0}; //!< Of the Date header.
    QStringList asked;                      //!< "2 window <from>", "2 page <token>" or "2 #<number>".
    QStringList found;                      //!< "2 T<number>", "B<number>", "N<number> <state>" or "C<number> <state>".
    int failures = 0;
    int looks = 0;

    ResolverStory()
    {
        learnClock();
        openJournal();
        resolver = new OutcomeResolver(session, &owner);
        transport.watch([this](const HttpRequest &request) { recordRequest(request); });
        QObject::connect(resolver, &OutcomeResolver::found, &owner, [this](const std::vector<Finding> &findings) {
            for (const Finding &finding : findings) {
                record(finding);
            }
        });
        QObject::connect(resolver, &OutcomeResolver::lookStarted, &owner, [this] { ++looks; });
        QObject::connect(resolver, &OutcomeResolver::lookFailed, &owner, [this] { ++failures; });
    }
    ~ResolverStory() { transport.watch({}); }

    //! Shows the files from 0 up to \a count as waiting for a signature since an hour, and adds a request for them that
    //! was sent just now.
    int send(int count, OutcomeState state)
    {
        OpenRequest request{.dataTime = clock.now() - 1h, .sentAt = clock.awake()};
        if (state == OutcomeState::Accepted) {
            request.acceptedAt = clock.now();
            request.answered = clock.moment();
        }
        for (int number = 0; number < count; ++number) {
            shown.set(number, u"pending_sign"_s, begin - 1h, begin - 1h);
            FileSighting before = sightings(number, number + 1).front();
            before.file.updateTime = BeijingTime::fromInstant(begin - 1h);
            request.files.push_back({.before = before, .state = state});
        }
        return resolver->add(std::move(request));
    }
    //! The service terminates file \a number \a after the beginning and shows it \a lag later.
    void terminate(int number, std::chrono::milliseconds after, std::chrono::milliseconds lag = 0ms)
    {
        shown.set(number, u"terminated"_s, begin + after, begin + after + lag);
    }
    //! Lets time pass in seconds; \a service answers instead of the shown files if it is given.
    void play(std::chrono::seconds duration, const Service &service = {})
    {
        std::chrono::seconds step{1};
        for (std::chrono::seconds passed{0}; passed < duration; passed += step) {
            step = duration > 2h ? 60s : (passed >= 20min ? 10s : 1s);
            pass(step);
            while (transport.openRequests() > 0) {
                const HttpRequest last = request(requestCount() - 1);
                reply(dated(service ? service(last) : shown.answer(last, clock.now())));
            }
        }
    }
    [[nodiscard]] int elapsed() const
    {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(clock.now() - begin).count());
    }
    //! How many findings are of the kind with this letter.
    [[nodiscard]] qsizetype count(QChar kind) const
    {
        return std::ranges::count_if(found,
                                     [kind](const QString &each) { return each.section(u' ', 1, 1)[0] == kind; });
    }
    //! The second of the first finding of that kind; -1: there is none.
    [[nodiscard]] int first(QChar kind) const
    {
        for (const QString &each : found) {
            if (each.section(u' ', 1, 1)[0] == kind) {
                return each.section(u' ', 0, 0).toInt();
            }
        }
        return -1;
    }

private:
    [[nodiscard]] HttpReply dated(HttpReply reply) const
    {
        const auto now = (clock.now() + dateError).time_since_epoch().count();
        for (auto &[name, value] : reply.headers) {
            if (name == "Date") {
                value =
                    QLocale::c()
                        .toString(QDateTime::fromMSecsSinceEpoch(now, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                        .toLatin1();
            }
        }
        return reply;
    }
    void recordRequest(const HttpRequest &request)
    {
        if (request.url.path().contains("tenant_access_token"_L1)) {
            return;
        }
        const QString id = FakeTransport::parameter(request, u"signature_file_id"_s);
        const QString token = FakeTransport::parameter(request, u"page_token"_s);
        const QString what = !id.isEmpty() ? u"#%1"_s.arg(numberOf(id))
                             : !token.isEmpty()
                                 ? u"page %1"_s.arg(token)
                                 : u"window "_s + FakeTransport::parameter(request, u"update_time_start"_s);
        // A resolver must never send anything but queries.
        asked.append(u"%1 %2"_s.arg(QString::number(elapsed()),
                                    request.url.path().endsWith("/query"_L1) ? what : u"NO QUERY"_s));
    }
    void record(const Finding &finding)
    {
        const int number = numberOf(finding.sighting.file.id.text());
        const QString state = finding.sighting.file.state.name();
        switch (finding.kind) {
        case Finding::Kind::Terminated:
            found.append(u"%1 T%2"_s.arg(elapsed()).arg(number));
            break;
        case Finding::Kind::NotTerminated:
            found.append(u"%1 N%2 %3"_s.arg(elapsed()).arg(number).arg(state));
            break;
        case Finding::Kind::ChangedAfter:
            found.append(u"%1 C%2 %3"_s.arg(elapsed()).arg(number).arg(state));
            break;
        }
    }
};

} // namespace sealdesk::test
