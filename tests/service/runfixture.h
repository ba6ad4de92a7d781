// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/terminationrun.h"
#include "servicefixture.h"

#include <memory>

namespace sealdesk::test
{

//! The answer to a terminate request in which all of the files are terminated, or refused with a reason.
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

//! A run over a network without a network, and everything it said. The plan was checked when the story begins.
struct RunStory : ServiceFixture {
    std::unique_ptr<TerminationRun> run;
    std::vector<RunRemark> remarks;
    std::vector<Wait> waits;
    std::vector<int> changed;
    std::vector<TerminationRun::Phase> phases;
    QStringList sighted;
    std::vector<std::pair<int, ApiError>> checkFailures;
    int finished = 0;
    QObject context;

    explicit RunStory(std::vector<FileSighting> files, const QString &reason = u"合同变更"_s)
    {
        learnClock();
        run = std::make_unique<TerminationRun>(
            session, TerminationPlan{.files = std::move(files),
                                     .reason = std::get<TerminationReason>(TerminationReason::make(reason)),
                                     .checkedAt = clock.monotonic()});
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
    //! Answers the request that waits as if all of its files were terminated.
    void terminateAll() { reply(FakeTransport::success(answer(ids(requestCount() - 1)))); }

    [[nodiscard]] const FileOutcome &outcome(int position) const
    {
        return run->outcomes().at(static_cast<size_t>(position));
    }
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
    void listen()
    {
        TerminationRun *const sender = run.get();
        QObject::connect(sender, &TerminationRun::remarked, &context,
                         [this](const RunRemark &remark) { remarks.push_back(remark); });
        QObject::connect(sender, &TerminationRun::waiting, &context, [this](Wait wait) { waits.push_back(wait); });
        QObject::connect(sender, &TerminationRun::outcomeChanged, &context,
                         [this](int position) { changed.push_back(position); });
        QObject::connect(sender, &TerminationRun::phaseChanged, &context, [this] { phases.push_back(run->phase()); });
        QObject::connect(sender, &TerminationRun::sighted, &context, [this](const auto &files) {
            for (const FileSighting &file : files) {
                sighted.push_back(file.file.id.text());
            }
        });
        QObject::connect(sender, &TerminationRun::checkFailed, &context,
                         [this](int position, const ApiError &error) { checkFailures.emplace_back(position, error); });
        QObject::connect(sender, &TerminationRun::finished, &context, [this] { ++finished; });
    }
};

} // namespace sealdesk::test
