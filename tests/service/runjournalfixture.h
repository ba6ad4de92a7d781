// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "runfixture.h"

#include <algorithm>

namespace sealdesk::test
{

//! One letter a file: waiting, sending, Terminated, Failed, sKipped, Not sent, Unknown.
inline QChar letterOf(OutcomeState state)
{
    static constexpr QStringView letters{u"wsATFKNUL"};
    return letters.at(static_cast<qsizetype>(state));
}

//! Returns "3T2N" for "TTTNN".
inline QString shortened(const QString &letters)
{
    QString out;
    for (qsizetype i = 0; i < letters.size();) {
        const qsizetype next = std::distance(letters.begin(), std::find_if(letters.begin() + i, letters.end(),
                                                                           [&](QChar c) { return c != letters[i]; }));
        out += QString::number(next - i) + letters[i];
        i = next;
    }
    return out;
}

inline QString lettersOf(const StoredRun &run)
{
    QString letters;
    for (const StoredFile &file : run.files) {
        letters += letterOf(file.outcome.state);
    }
    return shortened(letters);
}

//! A run whose journal is read through a second connection whenever something happens.
struct JournalStory : RunStory {
    std::unique_ptr<Journal> witness;
    //! Each request with the contents of the journal when it reached the transport, such as "terminate 2s".
    QStringList requests;
    //! Outcomes that differed from the journal when they were shown.
    QStringList mismatches;
    QMetaObject::Connection comparison; //!< Disconnect it in stories in which the journal fails.

    template <class... Arguments>
    explicit JournalStory(Arguments &&...arguments)
        : RunStory(std::forward<Arguments>(arguments)...)
        , witness(openJournalAgain())
    {
        transport.watch([this](const HttpRequest &request) {
            const QString path = request.url.path();
            const bool forToken = path.contains("tenant_access_token"_L1);
            requests.append((forToken ? u"token"_s : path.section(u'/', -1)) + u' ' + states());
        });
        comparison =
            QObject::connect(&ledger, &TerminationLedger::changed, &context, [this](const std::vector<int> &indexes) {
                for (const int position : indexes) {
                    compare(position);
                }
            });
    }
    ~JournalStory() { transport.watch({}); }

    //! Returns the only run, or an empty one as long as there is none.
    [[nodiscard]] StoredRun stored() const
    {
        const auto found = witness->run(RunId{1});
        return found ? found.value() : StoredRun{};
    }
    [[nodiscard]] QString states() const { return lettersOf(stored()); }
    [[nodiscard]] FileOutcome storedOutcome(int position) const
    {
        return stored().files.at(static_cast<size_t>(position)).outcome;
    }
    //! Returns the journal's events: "run", "sending 1", "refused 1", "outcomes reply 1" …
    [[nodiscard]] QStringList events() const
    {
        QStringList out;
        const auto events = witness->eventsAfter(0, 1000);
        for (const JournalEvent &event : events.value()) {
            const QJsonValue chunk = event.body.value("chunk"_L1);
            const QString by = event.body.value("by"_L1).toString();
            out.append(event.kind + (by.isEmpty() ? QString() : u' ' + by) +
                       (chunk.isUndefined() ? QString() : u' ' + QString::number(chunk.toInt())));
        }
        return out;
    }
    [[nodiscard]] bool isUnsettled() const { return !witness->unsettledRuns().value().empty(); }

private:
    void compare(int position)
    {
        // Read the run only after a new event: reading it for each file takes too long, and every change adds an event.
        if (const qint64 last = witness->lastEvent().value(); last != m_lastEvent) {
            m_held = stored();
            m_lastEvent = last;
        }
        const FileOutcome onScreen = outcome(position);
        const FileOutcome held = m_held.files.at(static_cast<size_t>(position)).outcome;
        // A file that is being sent again has no cause yet, but the journal may still have an older one.
        const bool passing = onScreen.state == OutcomeState::Waiting || onScreen.state == OutcomeState::Sending;
        if (held.state != onScreen.state || (!passing && !(held == onScreen))) {
            mismatches.append(
                u"%1: %2 shown, %3 held"_s.arg(position).arg(letterOf(onScreen.state)).arg(letterOf(held.state)));
        }
    }

    StoredRun m_held;
    qint64 m_lastEvent = 0;
};

//! Returns the gateway's "too many requests" reply.
inline HttpReply limited(int seconds)
{
    HttpReply reply = FakeTransport::refusal(429, 99991400);
    reply.headers.emplace_back("x-ogw-ratelimit-reset", QByteArray::number(seconds));
    return reply;
}

} // namespace sealdesk::test
