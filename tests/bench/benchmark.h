// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace sealdesk::bench
{

//! The options of the command line.
struct Options {
    std::optional<int> rows;      //!< Defaults to each benchmark's own number.
    std::optional<QUrl> baseUrl;  //!< An external server. Its app ID and secret come from the environment.
    std::optional<QString> rival; //!< A command that lists the same files (rivalprogram.h).
};

//! One line of the output.
struct Figure {
    QString name; //!< For example list.total. That of a rival ends in its name, for example sort.time.proxy.
    double value;
    QString unit; //!< ms, bytes, rows, x, ….
};

//! The figures of one benchmark. A benchmark also checks its results; if one is wrong, the figures are meaningless.
class Report final
{
public:
    explicit Report(const QString &benchmark)
        : m_benchmark(benchmark)
    {
    }

    //! Adds a figure. \a name doesn't include the name of the benchmark.
    void add(const QString &name, double value, const QString &unit);
    void add(const QString &name, std::chrono::nanoseconds duration);
    //! Adds the time of a rival for the same work as \a name, and as \a name + ".ratio" how many times as long it is.
    void addSlower(const QString &name, const QString &rivalName, std::chrono::nanoseconds rival,
                   std::chrono::nanoseconds ours);
    //! Records the mistake \a what unless \a holds.
    void check(bool holds, const QString &what);

    [[nodiscard]] const std::vector<Figure> &figures() const { return m_figures; }
    [[nodiscard]] const QStringList &mistakes() const { return m_mistakes; }

private:
    QString m_benchmark;
    std::vector<Figure> m_figures;
    QStringList m_mistakes;
};

//! A benchmark of SealDesk and of what it is compared with.
struct Benchmark {
    const char *name;
    const char *what; //!< For --help.
    void (*run)(const Options &options, Report &report);
};

//! Returns all benchmarks, in the order in which they run.
[[nodiscard]] std::span<const Benchmark> benchmarks();

} // namespace sealdesk::bench
