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
    static constexpr QStringView letters{u"wsTFKNU"};
    return letters.at(static_cast<qsizetype>(state));
}

//! "3T2N" for TTTNN.
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

//! A run whose journal is read whenever something happens, through a connection of its own.
struct JournalStory : RunStory {
    std::unique_ptr<Journal> witness;
    //! "terminate 2s": each request, with what the journal held when it came to the transport.
    QStringList requests;
    //! What the journal held otherwise when an outcome was shown.
    QStringList lies;
    QMetaObject::Connection comparing; //!< For stories in which the journal fails.

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
        comparing =
            QObject::connect(&ledger, &TerminationLedger::changed, &context, [this](const std::vector<int> &indexes) {
                for (const int position : indexes) {
                    compare(position);
                }
            });
    }
    ~JournalStory() { transport.watch({}); }

    //! The only run; its files' outcomes; empty as long as there is none.
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
    //! "run", "sending 1", "refused 1", "outcomes reply 1" …
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
        // Reading a run for each of its files takes long; whatever changes it leaves an event.
        if (const qint64 last = witness->lastEvent().value(); last != m_lastEvent) {
            m_held = stored();
            m_lastEvent = last;
        }
        const FileOutcome shown = outcome(position);
        const FileOutcome held = m_held.files.at(static_cast<size_t>(position)).outcome;
        // What is on its way again has no cause yet, whatever the journal still knows.
        const bool passing = shown.state == OutcomeState::Waiting || shown.state == OutcomeState::Sending;
        if (held.state != shown.state || (!passing && !(held == shown))) {
            lies.append(u"%1: %2 shown, %3 held"_s.arg(position).arg(letterOf(shown.state)).arg(letterOf(held.state)));
        }
    }

    StoredRun m_held;
    qint64 m_lastEvent = 0;
};

//! The gateway's "too many requests".
inline HttpReply limited(int seconds)
{
    HttpReply reply = FakeTransport::refusal(429, 99991400);
    reply.headers.emplace_back("x-ogw-ratelimit-reset", QByteArray::number(seconds));
    return reply;
}

} // namespace sealdesk::test
