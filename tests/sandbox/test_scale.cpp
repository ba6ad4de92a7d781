// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandboxtest;

namespace
{

//! The process's resident memory in MiB; std::nullopt except on Linux.
std::optional<qint64> residentMiB()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:")) {
            return line.simplified().split(' ').at(1).toLongLong() / 1024;
        }
    }
    return {};
}

} // namespace

//! A million files take little time and memory. The bounds are generous; the test prints the figures.
class TestScale final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsMillionFilesFastInLittleMemory();
    void servesPagesFast();
};

void TestScale::startsMillionFilesFastInLittleMemory()
{
    QElapsedTimer timer;
    timer.start();
    Sandbox sandbox({.files = 1'000'000, .ratePerMinute = 0});
    QCOMPARE(sandbox.query("page_size=100").items().size(), 100);
    const qint64 startMs = timer.elapsed();

    timer.restart();
    const QByteArray nothing = R"({"states":["failed"],"template_ids":["7362590448315269140"]})";
    const QByteArray old = "page_size=100&update_time_end=2025-06-01 00:00:00";
    QCOMPARE(sandbox.query(old, nothing).items().size(), 100);
    const qint64 searchMs = timer.elapsed();
    const QString last = idsOf(sandbox.query("page_size=1&update_time_end=2024-12-31 00:00:00").items()).first();
    QCOMPARE(sandbox.file(last).value("signature_file_id"_L1).toString(), last);

    const auto memory = residentMiB();
    qInfo("a million files: first page after %lld ms, rare files found in %lld ms, %lld MiB resident", startMs,
          searchMs, memory.value_or(-1));
    QVERIFY(startMs < 2000);
    QVERIFY(searchMs < 5000);
    QVERIFY(!memory || *memory < 300);
}

void TestScale::servesPagesFast()
{
    constexpr int pages = 500;
    Sandbox sandbox({.files = 100'000, .ratePerMinute = 0});
    QElapsedTimer timer;
    timer.start();
    qsizetype bytes = 0;
    for (int i = 0; i < pages; ++i) {
        bytes += sandbox.query("page_size=100").body.size();
    }
    const qint64 elapsed = std::max<qint64>(timer.elapsed(), 1);
    qInfo("%lld pages of 100 a second, %lld bytes each", 1000LL * pages / elapsed,
          static_cast<long long>(bytes / pages));
    QVERIFY(bytes > pages * 40'000);
}

QTEST_GUILESS_MAIN(TestScale)
#include "test_scale.moc"
