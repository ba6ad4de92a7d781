// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/reconciler.h"
#include "service/terminationrun.h"
#include "servicefixture.h"

#include <memory>

namespace sealdesk::test
{

//! Returns the answer to a terminate request in which \a succeeded are terminated and \a failed are refused with \a
//! reason.
inline QJsonObject answer(const QStringList &succeeded, const QStringList &failed = {},
                          const QString &reason = u"文件状态不允许终止"_s)
{
    QJsonArray failures;
    for (const QString &id : failed) {
        failures.append(QJsonObject{{u"signature_file_id"_s, id}, {u"fail_reason"_s, reason}});
    }
    return {{u"total_count"_s, succeeded.size() + failed.size()},
            {u"success_count"_s, succeeded.size()},
            {u"fail_count"_s, failed.size()},
            {u"success_file_id_list"_s, QJsonArray::fromStringList(succeeded)},
            {u"fail_file_id_and_reasons"_s, failures}};
}

//! A run over a fake transport, and everything that it emitted. Its plan was checked when the story begins.
struct RunStory : ServiceFixture {
    TerminationLedger ledger;
    std::unique_ptr<TerminationRun> run;
    std::vector<RunRemark> remarks;
    std::vector<Wait> waits;
    std::vector<int> changed;
    std::vector<TerminationRun::Phase> phases;
    QStringList sighted;
    std::vector<int> looks;
    std::vector<ApiError> lookFailures;
    std::vector<JournalProblem> journalProblems;
    int reconciled = 0;
    int finished = 0;
    QObject context;

    explicit RunStory(std::vector<FileSighting> files, const QString &reason = u"合同变更"_s)
    {
        learnClock();
        proveWindows();
        openJournal();
        run = std::make_unique<TerminationRun>(
            session, ledger,
            TerminationPlan{.files = std::move(files),
                            .reason = std::get<TerminationReason>(TerminationReason::make(reason)),
                            .checkedAt = clock.monotonic(),
                            .filterText = u"State: Awaiting signature"_s,
                            .origins = {}});
        listen();
    }
    explicit RunStory(int files)
        : RunStory(sightings(0, files))
    {
    }
    void start()
    {
        run->start();
        settle();
    }
    //! Answers the open request as if all of its files were terminated.
    void terminateAll() { reply(FakeTransport::success(answer(ids(requestCount() - 1)))); }
    //! Answers the lookups of a check before sending. Files in \a nowIn are in that state now.
    void answerCheck(const QHash<int, QString> &nowIn = {})
    {
        for (QString id = lookedUp(); !id.isEmpty(); id = lookedUp()) {
            const auto state = nowIn.constFind(numberOf(id));
            reply(lastPage(
                {state == nowIn.cend() ? item(numberOf(id)) : item(numberOf(id), *state, u"2026-11-20 08:00:05"_s)}));
        }
    }
    //! Loses the answer to the open request.
    void loseAnswer() { reply(FakeTransport::failure(TransportFailure::ConnectionLost)); }
    //! Lets reconciliation end with a service that shows every file in \a state to lookups and nothing to window
    //! queries.
    void lookAt(const QString &state)
    {
        look([state](const QString &id) { return id.isEmpty() ? lastPage() : lastPage({item(numberOf(id), state)}); });
    }
    //! Lets reconciliation end with a service that sends unreadable replies.
    void lookInVain()
    {
        look([](const QString &) { return unreadable(); });
    }
    //! Answers all requests with nothing until the first single lookup of the last look, which the test answers.
    void lookUntilTheLast()
    {
        const size_t last = Reconciler::lookDelays.size();
        while (looks.size() < last || parameter(requestCount() - 1, u"signature_file_id"_s).isEmpty()) {
            if (transport.openRequests() == 0) {
                pass(1s);
            } else {
                reply(lastPage());
            }
        }
    }
    //! Returns a reply that is not retried and proves nothing.
    [[nodiscard]] static HttpReply unreadable() { return FakeTransport::bare(200, "<html>login</html>"); }

    [[nodiscard]] const FileOutcome &outcome(int position) const { return run->outcome(position); }
    [[nodiscard]] int count(OutcomeState state) const { return run->count(state); }
    [[nodiscard]] int terminateCount() const { return static_cast<int>(requestsFor(u"terminate"_s).size()); }
    [[nodiscard]] QStringList terminateIds(int request) const
    {
        return ids(requestsFor(u"terminate"_s).at(static_cast<size_t>(request)));
    }
    template <class Cause>
    [[nodiscard]] bool because(int position) const
    {
        return std::holds_alternative<Cause>(outcome(position).cause);
    }

private:
    QHash<int, FileOutcome> m_shown; // what the ledger held at its latest change

    //! The file that the open request asks for; empty: it is another request.
    [[nodiscard]] QString lookedUp() const
    {
        return transport.openRequests() == 0 ? QString() : parameter(requestCount() - 1, u"signature_file_id"_s);
    }
    template <class Answer>
    void look(Answer answerFor)
    {
        while (run->isReconciling()) {
            if (transport.openRequests() == 0) {
                pass(1s);
            } else {
                reply(answerFor(parameter(requestCount() - 1, u"signature_file_id"_s)));
            }
        }
    }
    void listen()
    {
        TerminationRun *const sender = run.get();
        QObject::connect(sender, &TerminationRun::remarked, &context,
                         [this](const RunRemark &remark) { remarks.push_back(remark); });
        QObject::connect(sender, &TerminationRun::waiting, &context, [this](Wait wait) { waits.push_back(wait); });
        // With only one run, a file's index in the ledger is its position in the run.
        QObject::connect(&ledger, &TerminationLedger::changed, &context, [this](const std::vector<int> &indexes) {
            for (const int index : indexes) {
                const FileOutcome now = ledger.file(index).outcome;
                if (now != std::exchange(m_shown[index], now)) { // else it is a new sighting
                    changed.push_back(index);
                }
            }
        });
        QObject::connect(sender, &TerminationRun::phaseChanged, &context, [this] { phases.push_back(run->phase()); });
        QObject::connect(sender, &TerminationRun::sighted, &context, [this](const auto &files) {
            for (const FileSighting &file : files) {
                sighted.push_back(file.file.id.text());
            }
        });
        QObject::connect(sender, &TerminationRun::lookStarted, &context,
                         [this](int number, int) { looks.push_back(number); });
        QObject::connect(sender, &TerminationRun::lookFailed, &context,
                         [this](const ApiError &error) { lookFailures.push_back(error); });
        QObject::connect(sender, &TerminationRun::reconciled, &context, [this] { ++reconciled; });
        QObject::connect(sender, &TerminationRun::journalFailed, &context,
                         [this](const JournalProblem &problem) { journalProblems.push_back(problem); });
        QObject::connect(sender, &TerminationRun::finished, &context, [this] { ++finished; });
    }
};

} // namespace sealdesk::test
