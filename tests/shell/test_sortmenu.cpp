// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "manualclock.h"
#include "shell/mainwindow.h"
#include "store/settings.h"
#include "table/columns.h"

#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! Tests that the menu shows how the table is sorted.
class TestSortMenu final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheColumnAndTheDirection();
};

void TestSortMenu::marksTheColumnAndTheDirection()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    test::ManualClock clock;
    MainWindow window(settings, clock);
    const auto marked = [&window] {
        QStringList texts;
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            if (menu->title().remove(u'&') == "Sort by"_L1) {
                Q_EMIT menu->aboutToShow();
                for (const QAction *action : menu->actions()) {
                    texts += action->isChecked() ? action->text() : QString();
                }
            }
        }
        texts.removeAll(QString());
        return texts;
    };
    QCOMPARE(marked(), QStringList{u"Updated (descending)"_s});
    window.page().sortBy(sectionOf(columnid::updated));
    QCOMPARE(marked(), QStringList{u"Updated (ascending)"_s});
}

QTEST_MAIN(TestSortMenu)
#include "test_sortmenu.moc"
