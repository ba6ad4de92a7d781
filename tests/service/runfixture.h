// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationrun.h"
#include "shownfiles.h"

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
    int looks = 0;
    std::vector<ApiError> lookFailures;
    std::vector<JournalProblem> journalProblems;
    int looked = 0;
    ShownFiles shown; //!< What play() answers queries with: at first, all files as listed.
    int finished = 0;
    QObject context;

    explicit RunStory(std::vector<FileSighting> files, const QString &reason = u"合同变更"_s)
    {
        learnClock();
        proveWindows();
        openJournal();
        for (const FileSighting &file : files) {
            shown.set(numberOf(file.file.id.text()), file.file.state.name(), listedUpdate(), listedUpdate());
        }
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
    //! Shows the listed files to the data clock, so that windows can be used to find out about a request.
    void learnDataClock() { session.dataClock().observe(run->plan().files, clock.now()); }
    void start()
    {
        run->start();
        settle();
    }
    //! Answers the open terminate request as if all of its files were terminated.
    void terminateAll()
    {
        answerTerminate([](const HttpRequest &request) {
            return FakeTransport::success(
                answer(FakeTransport::bodyOf(request).value("ids"_L1).toVariant().toStringList()));
        });
    }
    void answerTerminate(const FakeTransport::Service &service)
    {
        transport.answerNext(u"terminate"_s, service);
        settle();
    }
    //! Answers the lookups of a check before sending. Files in \a nowIn are in that state now.
    void answerCheck(const QHash<int, QString> &nowIn = {})
    {
        for (QString id = lookedUp(); !id.isEmpty(); id = lookedUp()) {
            const auto state = nowIn.constFind(numberOf(id));
            reply(lastPage(
                {state == nowIn.cend() ? item(numberOf(id)) : item(numberOf(id), *state, u"2026-11-20 08:00:05"_s)}));
        }
    }
    //! Loses the answer to the open terminate request.
    void loseAnswer()
    {
        answerTerminate([](const HttpRequest &) { return FakeTransport::failure(TransportFailure::ConnectionLost); });
    }
    //! Returns the update time of listed files.
    static Instant listedUpdate() { return BeijingTime::parse(u"2026-11-19 12:00:00"_s).value().instant(); }
    //! The service terminates the files from \a from up to \a to, and shows it at once.
    void terminateShown(int from, int to)
    {
        for (int number = from; number < to; ++number) {
            shown.set(number, u"terminated"_s, clock.now(), clock.now());
        }
    }
    using Service = FakeTransport::Service;
    //! Lets time pass in seconds and answers queries, but no terminate request, with the shown files or by \a service.
    void play(std::chrono::seconds duration, const Service &service = {})
    {
        for (std::chrono::seconds passed{0}; passed <= duration; passed += 1s) {
            const Service answers =
                service ? service : [this](const HttpRequest &request) { return shown.answer(request, clock.now()); };
            while (transport.answerNext(u"query"_s, answers)) {
                settle();
            }
            if (passed < duration) {
                pass(1s);
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
        const auto next = transport.nextOpenRequest();
        return next ? parameter(*next, u"signature_file_id"_s) : QString();
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
        QObject::connect(sender, &TerminationRun::lookStarted, &context, [this] { ++looks; });
        QObject::connect(sender, &TerminationRun::lookFailed, &context,
                         [this](const ApiError &error) { lookFailures.push_back(error); });
        QObject::connect(sender, &TerminationRun::looked, &context, [this] { ++looked; });
        QObject::connect(sender, &TerminationRun::journalFailed, &context,
                         [this](const JournalProblem &problem) { journalProblems.push_back(problem); });
        QObject::connect(sender, &TerminationRun::finished, &context, [this] { ++finished; });
    }
};

} // namespace sealdesk::test
