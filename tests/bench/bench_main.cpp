// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

// sealdesk-bench: measures SealDesk and, in the same run, what it is compared with.

#include "benchmark.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace
{

using namespace sealdesk::bench;
using namespace Qt::StringLiterals;

constexpr int exitMistake = 1;
constexpr int exitBadArguments = 2;

//! The parsed command line, or the error in it.
struct Request {
    Options options;
    std::vector<Benchmark> benchmarks;
    bool json = false;
    QString error;
};

QString description()
{
    QString text = u"Measures SealDesk and what people would use instead. Prints lines \"name value unit\". Without "
                   "names, it runs all benchmarks:\n"_s;
    for (const Benchmark &benchmark : benchmarks()) {
        text += u"  %1%2\n"_s.arg(QLatin1StringView(benchmark.name), -10).arg(QLatin1StringView(benchmark.what));
    }
    return text;
}

void readOptions(const QCommandLineParser &parser, Request &request)
{
    request.json = parser.isSet(u"json"_s);
    if (parser.isSet(u"rows"_s)) {
        bool isNumber = false;
        request.options.rows = parser.value(u"rows"_s).toInt(&isNumber);
        if (!isNumber || *request.options.rows < 1) {
            request.error = u"--rows takes a number from 1 on"_s;
        }
    }
    if (parser.isSet(u"rival"_s)) {
        request.options.rival = parser.value(u"rival"_s);
    }
    if (parser.isSet(u"base-url"_s)) {
        request.options.baseUrl = QUrl(parser.value(u"base-url"_s), QUrl::StrictMode);
        if (!request.options.baseUrl->isValid() || request.options.baseUrl->host().isEmpty()) {
            request.error = u"--base-url takes an address such as http://127.0.0.1:8080"_s;
        }
    }
}

void chooseBenchmarks(const QStringList &names, Request &request)
{
    for (const Benchmark &benchmark : benchmarks()) {
        if (names.isEmpty() || names.contains(QLatin1StringView(benchmark.name))) {
            request.benchmarks.push_back(benchmark);
        }
    }
    for (const QString &name : names) {
        if (std::ranges::none_of(benchmarks(), [&](const auto &b) { return name == QLatin1StringView(b.name); })) {
            request.error = u"there is no benchmark "_s + name;
        }
    }
}

Request parse(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description());
    parser.addHelpOption();
    parser.addPositionalArgument(u"names"_s, u"The benchmarks to run."_s, u"[names…]"_s);
    parser.addOption({u"rows"_s, u"Rows of the table, or files of the server."_s, u"N"_s});
    parser.addOption({u"base-url"_s,
                      u"List from this server instead of the embedded one, with SEALDESK_APP_ID and "
                      "SEALDESK_APP_SECRET from the environment."_s,
                      u"URL"_s});
    parser.addOption({u"rival"_s,
                      u"Also run this program, which lists the same files and prints its figures in the same format "
                      "(tests/bench/nodesdk)."_s,
                      u"COMMAND"_s});
    parser.addOption({u"json"_s, u"Print one JSON array of {name, value, unit} instead of lines."_s});
    parser.process(app);
    Request request;
    readOptions(parser, request);
    chooseBenchmarks(parser.positionalArguments(), request);
    return request;
}

void printLines(const Report &report, QTextStream &out)
{
    for (const Figure &figure : report.figures()) {
        out << figure.name << ' ' << QString::number(figure.value, 'g', 4) << ' ' << figure.unit << '\n';
    }
    out.flush();
}

void append(QJsonArray &array, const Report &report)
{
    for (const Figure &figure : report.figures()) {
        array.append(QJsonObject{{u"name"_s, figure.name}, {u"value"_s, figure.value}, {u"unit"_s, figure.unit}});
    }
}

int run(const Request &request)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    QJsonArray array;
    int status = 0;
    for (const Benchmark &benchmark : request.benchmarks) {
        Report report(QLatin1StringView(benchmark.name));
        benchmark.run(request.options, report);
        request.json ? append(array, report) : printLines(report, out);
        for (const QString &mistake : report.mistakes()) {
            err << "wrong: " << mistake << '\n';
            status = exitMistake;
        }
    }
    if (request.json) {
        out << QJsonDocument(array).toJson(QJsonDocument::Compact) << '\n';
    }
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    const Request request = parse(app);
    if (!request.error.isEmpty()) {
        QTextStream(stderr) << "sealdesk-bench: " << request.error << '\n';
        return exitBadArguments;
    }
    return run(request);
}
