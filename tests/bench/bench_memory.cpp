// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "benchmarks.h"

#include "benchrows.h"
#include "models/filetablemodel.h"
#include "residentbytes.h"
#include "tables/filetableview.h"

#include <QEventLoop>
#include <QHeaderView>
#include <QTableView>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

void settle(const FileTableModel &model)
{
    QEventLoop loop;
    QObject::connect(&model, &FileTableModel::orderApplied, &loop, [&] {
        if (!model.isOrdering()) {
            loop.quit();
        }
    });
    if (model.isOrdering()) {
        loop.exec();
    }
}

void load(const BenchFiles &files, FileTableModel &model)
{
    for (int number = 0; number < files.pages(); ++number) {
        model.merge(files.page(number));
        if (number % rowsOfPage == 0) {
            settle(model);
        }
    }
    settle(model);
}

double ownBytes(const BenchFiles &files, Report &report)
{
    const auto before = residentBytes();
    FileTableModel model;
    FileTableView view;
    view.setModel(&model);
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    model.retranslate();
    model.setSort({SortKey{.column = columnid::fileName, .order = Qt::AscendingOrder}});
    view.show();
    load(files, model);
    model.checkAllShown();
    view.scrollToBottom();
    settle(model);
    report.check(model.shownCount() == files.count() && model.checkedCount() == files.count(),
                 u"%1 rows are shown, %2 checked"_s.arg(model.shownCount()).arg(model.checkedCount()));
    const auto after = residentBytes();
    return before && after ? static_cast<double>(*after - *before) : 0.0;
}

double rivalBytes(const BenchFiles &files)
{
    const auto before = residentBytes();
    PlainTable table(files);
    CollatingProxy proxy(table);
    QTableView view;
    view.setModel(&proxy);
    proxy.sort(sectionOf(columnid::updated));
    view.show();
    const auto after = residentBytes();
    return before && after ? static_cast<double>(*after - *before) : 0.0;
}

} // namespace

// Measures the resident memory of a table in use: in a view, sorted by name, with all rows checked. The table of the
// proxy holds ready-made texts.
void benchMemory(const Options &options, Report &report)
{
    Report unused(u"warm-up"_s); // loads fonts and styles, which are not counted
    (void)ownBytes(BenchFiles(rowsOfPage), unused);
    const BenchFiles files(options.rows.value_or(defaultRows));
    const double ours = ownBytes(files, report);
    if (!residentBytes()) {
        return;
    }
    report.add(u"row"_s, ours / files.count(), u"bytes"_s);
    report.add(u"row.proxy"_s, rivalBytes(files) / files.count(), u"bytes"_s);
}

} // namespace sealdesk::bench
