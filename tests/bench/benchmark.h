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

//! What the command line asks for.
struct Options {
    std::optional<int> rows;      //!< Otherwise each benchmark's own number.
    std::optional<QUrl> baseUrl;  //!< An outside server; its app id and secret come from the environment.
    std::optional<QString> rival; //!< A command that lists the same files (rivalprogram.h).
};

//! One line of the output.
struct Figure {
    QString name; //!< Such as list.total; a rival's ends in its own name, such as sort.time.proxy.
    double value;
    QString unit; //!< ms, bytes, rows, x, ….
};

//! The figures of one benchmark. A benchmark also compares what it computed with what it must be; where that differs,
//! its figures are worth nothing.
class Report final
{
public:
    explicit Report(const QString &benchmark)
        : m_benchmark(benchmark)
    {
    }

    //! \a name without the benchmark's own.
    void add(const QString &name, double value, const QString &unit);
    void add(const QString &name, std::chrono::nanoseconds duration);
    //! What a rival took for the same as \a name, and, as \a name.ratio, how many times as long that is.
    void addSlower(const QString &name, const QString &rivalName, std::chrono::nanoseconds rival,
                   std::chrono::nanoseconds ours);
    //! Says what is not as it must be when \a holds is false.
    void check(bool holds, const QString &what);

    [[nodiscard]] const std::vector<Figure> &figures() const { return m_figures; }
    [[nodiscard]] const QStringList &mistakes() const { return m_mistakes; }

private:
    QString m_benchmark;
    std::vector<Figure> m_figures;
    QStringList m_mistakes;
};

//! One benchmark of product.md 7, with its rival.
struct Benchmark {
    const char *name;
    const char *what; //!< For --help.
    void (*run)(const Options &options, Report &report);
};

//! All that there are, in the order in which they run.
[[nodiscard]] std::span<const Benchmark> benchmarks();

} // namespace sealdesk::bench
