// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "main/appearance.h"
#include "main/program.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <vector>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

// The environment variable that selects the window of the started process.
constexpr auto startedAs = "SEALDESK_BENCH_START";
constexpr auto asProgram = "program";
constexpr auto asEmptyWindow = "empty";
constexpr auto asOneWord = "word";
constexpr int starts = 9;
constexpr int startTimeout = 60'000; // ms

//! Waits until the first window has been painted.
class PaintWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaintWatch)

public:
    PaintWatch() { qApp->installEventFilter(this); }
    ~PaintWatch() override = default;

    void wait() const
    {
        while (!m_isPainted) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QTextStream(stdout) << "painted" << Qt::endl;
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_isPainted |= event->type() == QEvent::Paint && watched->isWidgetType();
        return false;
    }

private:
    bool m_isPainted = false;
};

void showProgram()
{
    const QTemporaryDir folder;
    setUpAppearance();
    const PaintWatch watch;
    Program program({.settingsFile = folder.filePath(u"settings.ini"_s), .dataDir = folder.path()});
    program.start({.read = [](const char *) { return std::nullopt; }, .unset = [](const char *) {}});
    watch.wait();
}

void showEmptyWindow()
{
    const PaintWatch watch;
    QMainWindow window;
    window.show();
    watch.wait();
}

// The smallest window that has to load fonts.
void showOneWord()
{
    const PaintWatch watch;
    QMainWindow window;
    window.setCentralWidget(new QLabel(u"SealDesk"_s)); // takes ownership
    window.show();
    watch.wait();
}

void show(const QByteArray &as)
{
    if (as == asProgram) {
        showProgram();
    } else if (as == asOneWord) {
        showOneWord();
    } else {
        showEmptyWindow();
    }
}

// Returns the time from the start of the process until it reports the first paint, or nullopt if it doesn't.
std::optional<std::chrono::nanoseconds> timeStart(const char *as)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1StringView(startedAs), QLatin1StringView(as));
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationFilePath(), {u"start"_s});
    const bool isPainted = process.waitForReadyRead(startTimeout);
    const std::chrono::nanoseconds took(timer.nsecsElapsed());
    process.waitForFinished(startTimeout);
    return isPainted ? std::optional{took} : std::nullopt;
}

} // namespace

// Reports the median of several starts. The windows take turns.
void benchStart(const Options & /*options*/, Report &report)
{
    if (const QByteArray as = qgetenv(startedAs); !as.isEmpty()) {
        show(as);
        return;
    }
    struct Window {
        const char *as;
        std::vector<std::chrono::nanoseconds> times;
    };
    std::array windows{Window{asProgram, {}}, Window{asEmptyWindow, {}}, Window{asOneWord, {}}};
    for (int i = 0; i < starts; ++i) {
        for (Window &window : windows) {
            const auto took = timeStart(window.as);
            report.check(took.has_value(), u"no window was painted as %1"_s.arg(QLatin1StringView(window.as)));
            window.times.push_back(took.value_or(std::chrono::nanoseconds{}));
        }
    }
    for (Window &window : windows) {
        std::ranges::sort(window.times);
    }
    const auto &[ours, empty, oneWord] = windows;
    const auto median = [](const Window &window) { return window.times[starts / 2]; };
    const auto ratio = [&](const Window &rival) { return std::chrono::duration<double>(median(ours)) / median(rival); };
    report.add(u"first_paint"_s, median(ours));
    report.add(u"first_paint.empty_window"_s, median(empty));
    report.add(u"ratio"_s, ratio(empty), u"x"_s);
    report.add(u"first_paint.one_word"_s, median(oneWord));
    report.add(u"ratio.one_word"_s, ratio(oneWord), u"x"_s);
}

} // namespace sealdesk::bench

#include "bench_start.moc"
