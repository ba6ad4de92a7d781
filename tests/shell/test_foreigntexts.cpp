// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"
#include "models/filetablemodel.h"
#include "settling.h"
#include "shell/mainwindow.h"
#include "store/settings.h"
#include "tables/filetableview.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

// A window with the list of a ChangingService.
struct Story : ServiceFixture {
    ChangingService service{*this, ChangingService::Order::NewestFirst, 100};
    QTemporaryDir settingsFolder;
    Settings settings{settingsFolder.filePath(u"settings.ini"_s)};
    MainWindow window{settings, clock};

    Story()
    {
        for (int number = 0; number < 20; ++number) {
            service.put(number, u"pending_sign"_s, u"template-a"_s, service.now().plus(-24h));
        }
        window.show();
        window.setSession(&session);
        settle();
        service.serve(1s);
    }
    ~Story() { window.setSession(nullptr); }

    void add(const QString &name, const QString &stateLabel)
    {
        FileSighting file;
        file.file.id = FileId(u"7147527056140813828"_s);
        file.file.names = LocalizedText({{.lang = u"en-US"_s, .value = name}});
        file.file.state = FileState(u"odd"_s);
        file.file.stateLabels = LocalizedText({{.lang = u"en-US"_s, .value = stateLabel}});
        window.page().model().merge({file});
        QVERIFY(settled(window.page().model()));
    }
};

} // namespace

//! The window with texts that others wrote.
class TestForeignTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void theWindowStaysNarrow();
    void aHugeNameStallsNothing();
    void copiesWhatASpreadsheetKeeps();
    void queriesEachPastedId();
};

void TestForeignTexts::theWindowStaysNarrow()
{
    Story story;
    const int before = story.window.minimumSizeHint().width();
    story.add(u"a"_s, QString(200, u'W'));
    QCoreApplication::processEvents();
    QVERIFY(story.window.minimumSizeHint().width() <= std::max(before, 1'000));
}

void TestForeignTexts::aHugeNameStallsNothing()
{
    Story story;
    QElapsedTimer timer;
    timer.start();
    story.add(QString(10'000'000, u'x'), u"Odd"_s);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!story.window.grab().isNull());
    }
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestForeignTexts::copiesWhatASpreadsheetKeeps()
{
    Story story;
    story.add(u"\u202E=HYPERLINK(\"x\")"_s, u"R&D"_s);
    const auto row = story.window.page().model().rowOf(FileId(u"7147527056140813828"_s));
    QVERIFY(row);
    auto *table = story.window.findChild<FileTableView *>(u"fileTable"_s);
    table->selectRow(*row);
    story.window.page().copyRows();
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->text().startsWith(u"File name\t"_s));
    QVERIFY(copied->text().contains(u"\n'=HYPERLINK(\"x\")\tR&D\t"_s));
    QVERIFY(copied->html().contains(u"mso-number-format:\"\\@\""_s));
    QVERIFY(copied->html().contains(u">7147527056140813828</td>"_s));
}

void TestForeignTexts::queriesEachPastedId()
{
    Story story;
    const int before = story.requestCount();
    auto *field = story.window.findChild<QLineEdit *>(u"fileIdFilter"_s);
    field->setText(u"“%1”，\u200B%2"_s.arg(idText(3), idText(5)));
    QTest::keyClick(field, Qt::Key_Return);
    story.settle();
    story.service.serve(1s);
    QStringList asked;
    for (int request = before; request < story.requestCount(); ++request) {
        asked += story.parameter(request, u"signature_file_id"_s);
    }
    asked.removeAll(QString());
    QCOMPARE(asked, (QStringList{idText(3), idText(5)}));
    QTRY_COMPARE(story.window.page().model().shownCount(), 2);
}

QTEST_MAIN(TestForeignTexts)
#include "test_foreigntexts.moc"
