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
                  .what = "a whole list into the table's store, beside the bare download of the same pages",
                  .run = benchList},
        Benchmark{.name = "limit",
                  .what = "250 pages from a server that enforces 100 requests a minute, beside the least time for them",
                  .run = benchLimit},
        Benchmark{.name = "decode",
                  .what = "a page of 100 into rows, beside QJsonDocument and QDateTime::fromString",
                  .run = benchDecode},
        Benchmark{.name = "sort", .what = "from no order to that of one key", .run = benchSort},
        Benchmark{.name = "filter", .what = "a search in all columns, letter by letter", .run = benchFilter},
        Benchmark{.name = "memory", .what = "what a row of the table takes", .run = benchMemory},
        Benchmark{
            .name = "stall", .what = "the longest time the real window's event loop did not turn", .run = benchStall},
        Benchmark{
            .name = "start", .what = "from the start of the process to the first painted window", .run = benchStart},
        Benchmark{.name = "sandbox",
                  .what = "pages of 100 a second from the embedded server over one connection, rate limit off",
                  .run = benchSandbox},
    };
    return all;
}

} // namespace sealdesk::bench
