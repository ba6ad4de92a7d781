// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "benchmark.h"

namespace sealdesk::bench
{

// Each is in a file of its own. See benchmarks.cpp for what they measure.

void benchDecode(const Options &options, Report &report);
void benchList(const Options &options, Report &report);
void benchLimit(const Options &options, Report &report);
void benchSort(const Options &options, Report &report);
void benchFilter(const Options &options, Report &report);
void benchMemory(const Options &options, Report &report);
void benchStall(const Options &options, Report &report);
void benchStart(const Options &options, Report &report);
void benchRecord(const Options &options, Report &report);
void benchRun(const Options &options, Report &report);
void benchSandbox(const Options &options, Report &report);

} // namespace sealdesk::bench
