// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "benchrows.h"
#include "core/clock.h"
#include "flows/list/filelistpage.h"
#include "models/filetablemodel.h"
#include "shell/mainwindow.h"
#include "store/settings.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

// The last pages arrive one by one, as from the service, when the table is largest.
constexpr int pagesOneByOne = 150;
constexpr int draggedSteps = 200;
// The proxy's time to filter grows quadratically with the number of selected rows.
constexpr int maxProxyRows = 5000;

//! The time for which the event loop was blocked, as wall clock time and as CPU time of this thread, which doesn't
//! depend on the load of the computer.
struct Stall {
    std::chrono::nanoseconds wall{};
    std::chrono::nanoseconds cpu{};
};

Stall longer(const Stall &a, const Stall &b)
{
    return {.wall = std::max(a.wall, b.wall), .cpu = std::max(a.cpu, b.cpu)};
}

std::chrono::nanoseconds threadCpuTime()
{
#ifdef Q_OS_UNIX
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

//! Measures stalls of the event loop with a timer that should fire in every iteration.
class TurnProbe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnProbe)

public:
    TurnProbe()
    {
        connect(&m_timer, &QTimer::timeout, this, &TurnProbe::update);
        m_timer.start();
        m_sinceTurn.start();
    }
    ~TurnProbe() override = default;

    //! Returns the longest stall since the previous call.
    [[nodiscard]] Stall takeLongest()
    {
        update();
        return std::exchange(m_longest, {});
    }

private:
    void update()
    {
        const auto cpu = threadCpuTime();
        m_longest = longer(m_longest, {.wall = std::chrono::nanoseconds(m_sinceTurn.nsecsElapsed()),
                                       .cpu = cpu - std::exchange(m_cpuBefore, cpu)});
        m_sinceTurn.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTurn;
    std::chrono::nanoseconds m_cpuBefore = threadCpuTime();
    Stall m_longest;
};

void add(Report &report, const QString &name, const Stall &stall)
{
    report.add(name, stall.wall);
    report.add(name + u".work"_s, stall.cpu);
}

void processEvents(int times)
{
    for (; times > 0; --times) {
        QCoreApplication::processEvents();
    }
}

//! Performs the steps of a user in the real window, and reports how long each blocks the event loop.
class Stage final
{
public:
    Stage(MainWindow &window, Report &report)
        : m_model(window.page().model())
        , m_page(window.page())
        , m_table(*window.findChild<QTableView *>(u"fileTable"_s))
        , m_report(report)
    {
    }

    void load(const BenchFiles &files)
    {
        const int measuredFrom = std::max(0, files.pages() - pagesOneByOne);
        for (int number = 0; number < measuredFrom; ++number) {
            m_model.merge(files.page(number));
        }
        finish({});
        m_longestOfStep = {};
        for (int number = measuredFrom; number < files.pages(); ++number) {
            m_model.merge(files.page(number));
            processEvents(1);
        }
        finish(u"load"_s);
    }

    void checkAll()
    {
        m_page.checkAllShown();
        finish(u"check_all"_s);
    }

    // Processes events after each step, so that the visible rows are painted.
    void scroll()
    {
        for (const int key : {Qt::Key_PageDown, Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Home}) {
            for (int times = 0; times < 20; ++times) {
                press(key);
                processEvents(2);
            }
        }
        QScrollBar &bar = *m_table.verticalScrollBar();
        for (int part = 0; part <= draggedSteps; ++part) {
            bar.setValue(static_cast<int>(qint64{bar.maximum()} * part / draggedSteps));
            processEvents(2);
        }
        bar.setValue(0);
        finish(u"scroll"_s);
    }

    // All rows but the first, because views have a shortcut for all rows.
    void highlight()
    {
        press(Qt::Key_Home);
        press(Qt::Key_Down);
        press(Qt::Key_End, Qt::ShiftModifier);
        finish(u"highlight"_s);
    }

    void toggleHighlighted()
    {
        for (int times = 0; times < 2; ++times) {
            press(Qt::Key_Space);
            processEvents(1);
        }
        finish(u"space"_s);
    }

    void copyHighlighted()
    {
        QClipboard &clipboard = *QGuiApplication::clipboard();
        bool isThere = false;
        const auto connection = QObject::connect(&clipboard, &QClipboard::dataChanged, [&isThere] { isThere = true; });
        m_page.copyRows();
        while (!isThere) {
            processEvents(1);
        }
        QObject::disconnect(connection);
        clipboard.clear();
        finish(u"copy"_s);
    }

    // With half of the rows highlighted.
    void sortBy(ColumnId column, const QString &name)
    {
        m_table.setCurrentIndex(m_model.index(m_model.rowCount() / 2, 0));
        press(Qt::Key_End, Qt::ShiftModifier);
        finish({});
        m_page.sortBy(sectionOf(column));
        finish(u"sort_"_s + name);
    }

    void search(const QString &typed, const QString &name)
    {
        for (qsizetype letters = 1; letters <= typed.size(); ++letters) {
            m_model.setSearch(typed.left(letters));
            finish({});
        }
        m_model.setSearch({});
        finish(u"search_"_s + name);
    }

    void changeSome(const BenchFiles &files)
    {
        for (int number = 0; number < files.pages(); number += std::max(1, files.pages() / 10)) {
            std::vector<FileSighting> page = files.page(number);
            for (FileSighting &sighting : page) {
                sighting.file.updateTime = sighting.file.updateTime->plus(std::chrono::days(400));
                sighting.stamp.ordinal += 1'000'000;
            }
            m_model.merge(page);
            processEvents(1);
        }
        finish(u"change_1000"_s);
    }

    void removeEverything()
    {
        m_model.beginRefresh();
        m_model.endRefresh(RefreshEnd::Complete);
        finish(u"remove_all"_s);
    }

    [[nodiscard]] const FileTableModel &model() const { return m_model; }
    [[nodiscard]] Stall longest() const { return m_longest; }

private:
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QCoreApplication::sendEvent(&m_table, &event);
    }

    void finish(const QString &name)
    {
        while (m_model.isOrdering()) {
            processEvents(1);
        }
        processEvents(20); // handles the updates of the view
        m_longestOfStep = longer(m_longestOfStep, m_probe.takeLongest());
        if (!name.isEmpty()) {
            m_longest = longer(m_longest, m_longestOfStep);
            add(m_report, name, std::exchange(m_longestOfStep, {}));
        }
    }

    FileTableModel &m_model;
    FileListPage &m_page;
    QTableView &m_table;
    Report &m_report;
    TurnProbe m_probe;
    Stall m_longestOfStep;
    Stall m_longest;
};

// Sorts and filters the proxy once, with everything selected and all rows loaded.
void measureProxy(const BenchFiles &files, Report &report)
{
    PlainTable table(files);
    CollatingProxy proxy(table);
    QTableView view;
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setModel(&proxy);
    view.resize(1200, 700);
    view.show();
    processEvents(20);
    view.selectAll();
    TurnProbe probe;
    proxy.sort(sectionOf(columnid::updated), Qt::DescendingOrder);
    processEvents(20);
    add(report, u"sort_time.proxy"_s, probe.takeLongest());
    proxy.setFilterFixedString(u"劳动"_s);
    processEvents(20);
    add(report, u"search.proxy"_s, probe.takeLongest());
    report.add(u"rows.proxy"_s, files.count(), u"rows"_s);
}

} // namespace

// Measures the longest stall of the real window's event loop.
void benchStall(const Options &options, Report &report)
{
    const BenchFiles files(options.rows.value_or(defaultRows));
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    SystemClock clock;
    MainWindow window(settings, clock);
    window.resize(1200, 800);
    window.show();
    processEvents(50);
    Stage stage(window, report);
    stage.load(files);
    report.check(stage.model().shownCount() == files.count(), u"not every row is shown"_s);
    stage.checkAll();
    report.check(stage.model().checkedCount() == files.count(), u"not every row is checked"_s);
    stage.scroll();
    stage.highlight();
    stage.toggleHighlighted();
    stage.copyHighlighted();
    stage.sortBy(columnid::fileName, u"name"_s);
    stage.sortBy(columnid::state, u"state"_s);
    stage.sortBy(columnid::updated, u"time"_s);
    stage.search(u"劳动合同"_s, u"text"_s);
    stage.search(u"71"_s, u"digits"_s);
    stage.changeSome(files);
    stage.removeEverything();
    report.check(stage.model().loadedCount() == 0, u"rows stay"_s);
    add(report, u"longest"_s, stage.longest());
    measureProxy(BenchFiles(std::min(files.count(), maxProxyRows)), report);
}

} // namespace sealdesk::bench

#include "bench_stall.moc"
