// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "store/audit/syncfile.h"
#include "store/recordbook.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int defaultFiles = 10'000;
constexpr int filesInAChunk = 100;

RunFacts runOf(int files)
{
    RunFacts facts;
    facts.connection.appId = u"cli_bench"_s;
    facts.connection.operatorId = OperatorId(u"7386593105085988001"_s);
    facts.reason = u"合同变更"_s;
    for (int number = 0; number < files; ++number) {
        FileSighting sighting;
        sighting.file.id = FileId(QString::number(6'950'000'000'000'000'000 + number));
        facts.files.push_back(sighting);
    }
    return facts;
}

//! Times of one step, repeated.
struct Times {
    std::vector<std::chrono::nanoseconds> all;

    void add(const std::function<void()> &step)
    {
        QElapsedTimer timer;
        timer.start();
        step();
        all.push_back(std::chrono::nanoseconds(timer.nsecsElapsed()));
    }
    void report(Report &report, const QString &name)
    {
        std::ranges::sort(all);
        report.add(name + u".median"_s, all[all.size() / 2]);
        report.add(name + u".most"_s, all.back());
    }
};

//! Returns how long it takes to append 1 KiB to a file and sync it: the disk's share of a step.
Times timesToSync(const QString &path, int rounds)
{
    Times times;
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        return times;
    }
    const QByteArray bytes(1024, 'x');
    for (int round = 0; round < rounds; ++round) {
        times.add([&] {
            static_cast<void>(writeAtEnd(file, bytes));
            static_cast<void>(syncFile(file));
        });
    }
    return times;
}

//! Returns how long it takes to keep the head of a trail outside of its record.
Times timesToKeepHeads(const QString &folder, int rounds)
{
    Times times;
    const RecordHead head(folder, folder);
    RecordHeadState state;
    for (int round = 0; round < rounds; ++round) {
        times.add([&] {
            ++state.counter;
            static_cast<void>(head.write(state));
        });
    }
    return times;
}

//! Returns how long it takes to open the record in \a folder after its journal was lost.
Times timesToRebuild(const QString &folder, const Clock &clock, Report &report)
{
    Times times;
    for (int round = 0; round < 3; ++round) {
        QFile::remove(folder + "/journal.sqlite"_L1);
        times.add([&] {
            const auto book = RecordBook::open(folder, JournalWriter::current(), clock);
            report.check(book && book.value()->rebuild(), u"the journal was not rebuilt"_s);
        });
    }
    return times;
}

} // namespace

// Writes a run down in chunks of 100, as a termination does, in the current folder: temporary folders may be in memory.
void benchRecord(const Options &options, Report &report)
{
    const int files = options.rows.value_or(defaultFiles);
    const QTemporaryDir dir(u"sealdesk-bench-XXXXXX"_s);
    const SystemClock clock;
    const QString folder = dir.filePath(u"records/one"_s);
    auto opened = RecordBook::open(folder, JournalWriter::current(), clock, dir.filePath(u"heads"_s));
    report.check(bool(opened), u"no record"_s);
    if (!opened) {
        return;
    }
    std::unique_ptr<RecordBook> book = std::move(opened).value();
    Journal &journal = book->journal();
    Times begin;
    RunId run;
    begin.add([&] { run = journal.beginRun(runOf(files)).value(); });
    Times sending;
    Times settling;
    bool isRecorded = true;
    for (int first = 0, number = 1; first < files; first += filesInAChunk, ++number) {
        ChunkFacts chunk{.number = number};
        Settlement settlement{.by = Settlement::By::Reply, .chunk = number, .httpStatus = 200};
        for (int position = first; position < std::min(files, first + filesInAChunk); ++position) {
            chunk.positions.push_back(position);
            settlement.files.push_back({.position = position, .outcome = {.state = OutcomeState::Terminated}});
        }
        sending.add([&] { isRecorded = !journal.markSending(run, chunk) && isRecorded; });
        settling.add([&] { isRecorded = !journal.settle(run, settlement) && isRecorded; });
    }
    report.check(isRecorded, u"the record failed"_s);
    report.check(book->auditHead().seq == journal.lastEvent().value(), u"the trail lags"_s);
    begin.report(report, u"begin"_s);
    sending.report(report, u"sending"_s);
    settling.report(report, u"settling"_s);
    timesToSync(dir.filePath(u"sync"_s), static_cast<int>(sending.all.size())).report(report, u"sync"_s);
    timesToKeepHeads(dir.filePath(u"heads"_s), static_cast<int>(sending.all.size())).report(report, u"head"_s);
    book.reset();
    timesToRebuild(folder, clock, report).report(report, u"rebuild"_s);
}

} // namespace sealdesk::bench
