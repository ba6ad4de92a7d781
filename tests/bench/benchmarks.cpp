// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include <array>

namespace sealdesk::bench
{

std::span<const Benchmark> benchmarks()
{
    static constexpr std::array all{
        Benchmark{.name = "list",
                  .what = "list all files into the table's store, compared with the bare download of the same pages",
                  .run = benchList},
        Benchmark{
            .name = "limit",
            .what = "list 250 pages from a server that enforces 100 requests a minute, compared with the shortest time",
            .run = benchLimit},
        Benchmark{.name = "decode",
                  .what = "decode a page of 100 files, compared with QJsonDocument and QDateTime::fromString",
                  .run = benchDecode},
        Benchmark{
            .name = "sort", .what = "sort unsorted rows by one key, compared with a proxy model", .run = benchSort},
        Benchmark{.name = "filter",
                  .what = "search in all columns, letter by letter, compared with a proxy model",
                  .run = benchFilter},
        Benchmark{
            .name = "memory", .what = "memory per row of the table, compared with a proxy model", .run = benchMemory},
        Benchmark{.name = "stall", .what = "the longest stall of the real window's event loop", .run = benchStall},
        Benchmark{.name = "start",
                  .what = "time from the start of the process to the first painted window",
                  .run = benchStart},
        Benchmark{.name = "record",
                  .what = "write a run into journal and audit trail, on the disk of the current folder",
                  .run = benchRecord},
        Benchmark{.name = "run",
                  .what = "terminate 1,000 and 10,000 files in virtual time, compared with the least time and requests",
                  .run = benchRun},
        Benchmark{.name = "sandbox",
                  .what = "pages of 100 per second from the embedded server over one connection, without a rate limit",
                  .run = benchSandbox},
    };
    return all;
}

} // namespace sealdesk::bench
