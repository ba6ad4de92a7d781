// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/reconciler.h"
#include "servicefixture.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>

namespace sealdesk::test
{

//! When the unconfirmed request was sent, by the service's clock. The stories begin half a minute later.
inline const Instant sendingTime = BeijingTime::parse(u"2026-11-20 07:59:30"_s).value().instant();

//! An update time in the window around sendingTime.
inline QString changed()
{
    return u"2026-11-20 07:59:33"_s;
}

//! A reconciler over a fake transport, and everything that it requested and emitted, with the seconds since the
//! beginning.
struct ReconcilerStory : ServiceFixture {
    enum class End { None, Finished, Failed };

    QObject owner;
    QPointer<Reconciler> reconciler;
    QStringList asked;    //!< "2 window <from> <to>", "2 page <token>" or "2 #<number>".
    QStringList reported; //!< "2 T<number>" terminated, "N<number> <state>" not terminated, "G<number>" gone.
    QStringList logIds;   //!< Of the findings.
    QStringList looks;    //!< "2 look 1/5"
    QStringList waits;    //!< "0 look 2000", for WaitCause::BeforeRecheck; "gate", "service", "retry" for the others.
    std::vector<ApiError> lookFailures;
    std::optional<ApiError> failure;
    End end = End::None;
    std::vector<Finding> findings;

    explicit ReconcilerStory(int files)
        : ReconcilerStory({.files = fileIds(files), .sentAt = sendingTime, .since = AwakeTime{1h}})
    {
        learnClock();
    }
    //! The service's clock is unknown until the first reply.
    explicit ReconcilerStory(const UnconfirmedRequest &unconfirmed)
        : reconciler(new Reconciler(session, unconfirmed, &owner))
    {
        transport.watch([this](const HttpRequest &request) { recordRequest(request); });
        listen();
    }
    ~ReconcilerStory() { transport.watch({}); }

    static std::vector<FileId> fileIds(int count)
    {
        std::vector<FileId> files;
        for (int number = 0; number < count; ++number) {
            files.push_back(fileId(number));
        }
        return files;
    }
    void start()
    {
        reconciler->start();
        settle();
    }
    //! Answers a lookup of file \a number, or a window query if there is no number, in look \a look.
    using Service = std::function<HttpReply(int look, std::optional<int> number)>;
    //! Starts the reconciler, lets time pass and answers requests until it has ended.
    void playWith(const Service &service)
    {
        start();
        while (end == End::None && clock.monotonic() < 2h) {
            if (transport.openRequests() == 0) {
                pass(1s);
                continue;
            }
            const QString id = parameter(requestCount() - 1, u"signature_file_id"_s);
            reply(service(static_cast<int>(looks.size()), id.isEmpty() ? std::nullopt : std::optional{numberOf(id)}));
        }
    }
    //! Returns \a reply dated with the present time.
    [[nodiscard]] HttpReply dated(HttpReply reply) const
    {
        const QDateTime date = QDateTime::fromMSecsSinceEpoch(clock.now().time_since_epoch().count(), Qt::UTC);
        for (auto &[name, value] : reply.headers) {
            if (name == "Date") {
                value = QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
            }
        }
        return reply;
    }
    [[nodiscard]] QString seconds() const
    {
        return QString::number(std::chrono::duration<double>(clock.monotonic() - 1h).count());
    }
    //! Returns the expected requests of a look after \a second seconds: the window and the single files, if any.
    [[nodiscard]] static QStringList windowAt(int second, const QStringList &numbers = {})
    {
        return QStringList{u"%1 window 2026-11-20 07:57:30 2026-11-20 08:09:30"_s.arg(second)} +
               singlyAt(second, numbers);
    }
    [[nodiscard]] static QStringList singlyAt(int second, const QStringList &numbers)
    {
        QStringList out;
        for (const QString &number : numbers) {
            out.append(u"%1 #%2"_s.arg(QString::number(second), number));
        }
        return out;
    }
    [[nodiscard]] static QStringList numbers(int count)
    {
        QStringList out;
        for (int number = 0; number < count; ++number) {
            out.append(QString::number(number));
        }
        return out;
    }

private:
    void recordRequest(const HttpRequest &request)
    {
        if (request.url.path().contains("tenant_access_token"_L1)) {
            return;
        }
        const auto value = [&request](const char16_t *name) {
            return FakeTransport::parameter(request, QString::fromUtf16(name));
        };
        QString what;
        if (const QString id = value(u"signature_file_id"); !id.isEmpty()) {
            what = u"#%1"_s.arg(numberOf(id));
        } else if (const QString token = value(u"page_token"); !token.isEmpty()) {
            what = u"page %1"_s.arg(token);
        } else {
            what = u"window %1 %2"_s.arg(value(u"update_time_start"), value(u"update_time_end"));
        }
        // A reconciler must never send anything but queries.
        asked.append(seconds() + u' ' + (request.url.path().endsWith("/query"_L1) ? what : u"NO QUERY"_s));
    }
    void recordFinding(const Finding &finding)
    {
        const QString number = QString::number(numberOf(finding.file.text()));
        const QString state = finding.sighting ? finding.sighting->file.state.name() : QString();
        switch (finding.kind) {
        case Finding::Kind::Terminated:
            reported.append(u"%1 T%2"_s.arg(seconds(), number));
            break;
        case Finding::Kind::NotTerminated:
            reported.append(u"%1 N%2 %3"_s.arg(seconds(), number, state));
            break;
        case Finding::Kind::Gone:
            reported.append(u"%1 G%2"_s.arg(seconds(), number));
            break;
        }
        logIds.append(finding.logId);
        findings.push_back(finding);
    }
    void listen()
    {
        Reconciler *const sender = reconciler;
        QObject::connect(sender, &Reconciler::waiting, &owner, [this](Wait wait) {
            static constexpr std::array names{u"gate", u"service", u"retry", u"look"};
            waits.append(u"%1 %2 %3"_s.arg(seconds(), QString::fromUtf16(names.at(static_cast<size_t>(wait.cause))),
                                           QString::number(wait.length.count())));
        });
        QObject::connect(sender, &Reconciler::lookStarted, &owner, [this](int number, int total) {
            looks.append(u"%1 look %2/%3"_s.arg(seconds()).arg(number).arg(total));
        });
        QObject::connect(sender, &Reconciler::found, &owner, [this](const std::vector<Finding> &found) {
            for (const Finding &finding : found) {
                recordFinding(finding);
            }
        });
        QObject::connect(sender, &Reconciler::lookFailed, &owner,
                         [this](const ApiError &error) { lookFailures.push_back(error); });
        QObject::connect(sender, &Reconciler::finished, &owner, [this] { end = End::Finished; });
        QObject::connect(sender, &Reconciler::failed, &owner, [this](const ApiError &error) {
            failure = error;
            end = End::Failed;
        });
    }
};

//! Returns a reply that is not retried and proves nothing.
inline HttpReply unreadable()
{
    return FakeTransport::bare(200, "<html>login</html>");
}

} // namespace sealdesk::test
