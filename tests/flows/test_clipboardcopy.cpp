// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sightings.h"

#include "flows/list/clipboardcopy.h"
#include "table/filestore.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QWidget>

#include <numeric>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int many = static_cast<int>(ClipboardCopy::maxImmediateRows) + 1;

PickedRows rowsUpTo(int count)
{
    FileStore store;
    store.merge(filesUpTo(count));
    PickedRows picked{.files = store.snapshot(), .rows = RowOrder(static_cast<std::size_t>(count))};
    std::iota(picked.rows.begin(), picked.rows.end(), 0U);
    return picked;
}

// Waits for the workers and delivers their results.
void finishWorkers()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

QString clipboardHtml()
{
    return QGuiApplication::clipboard()->mimeData()->html();
}

} // namespace

class TestClipboardCopy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesFewRowsAtOnce();
    void copiesTextCells();
    void copiesManyRowsOnAWorkerThread();
    void keepsTheLatestCopy();
    void keepsWhatIsCopiedElsewhereMeanwhile();
    void survivesDeletionOfTheWidget();

private:
    void copy(int count) { m_copy->copy(rowsUpTo(count), {columnid::fileId}, UiLanguage::English); }

    std::unique_ptr<QWidget> m_widget;
    ClipboardCopy *m_copy = nullptr;
};

void TestClipboardCopy::init()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    m_widget = std::make_unique<QWidget>();
    m_copy = new ClipboardCopy(*m_widget);
}

void TestClipboardCopy::copiesFewRowsAtOnce()
{
    copy(2);
    QCOMPARE(clipboardText(), u"File ID\n1\n2\n"_s);
    QVERIFY(clipboardHtml().contains(u">2</td>"_s));
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
}

// A spreadsheet keeps all digits of an id, and computes nothing.
void TestClipboardCopy::copiesTextCells()
{
    FileStore store;
    std::vector<FileSighting> files = filesUpTo(1);
    files[0].file.id = FileId(u"7147527056140813828"_s);
    files[0].file.names = LocalizedText({{.lang = u"en-US"_s, .value = u"\u202E=HYPERLINK(\"x\")"_s}});
    store.merge(files);
    m_copy->copy({.files = store.snapshot(), .rows = {0}}, {columnid::fileId, columnid::fileName}, UiLanguage::English);
    QCOMPARE(clipboardText(), u"File ID\tFile name\n7147527056140813828\t'=HYPERLINK(\"x\")\n"_s);
    QVERIFY(clipboardHtml().contains(u"mso-number-format:\"\\@\""_s));
    QVERIFY(clipboardHtml().contains(u">7147527056140813828</td>"_s));
}

void TestClipboardCopy::copiesManyRowsOnAWorkerThread()
{
    copy(many);
    QCOMPARE(clipboardText(), u"before"_s);
    QCOMPARE(m_widget->cursor().shape(), Qt::BusyCursor);
    QTRY_COMPARE(clipboardText().count(u'\n'), many + 1);
    QVERIFY(clipboardHtml().isEmpty());
    QVERIFY(clipboardText().startsWith(u"File ID\n1\n2\n3\n"_s));
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
}

void TestClipboardCopy::keepsTheLatestCopy()
{
    QSignalSpy changes(QGuiApplication::clipboard(), &QClipboard::dataChanged);
    copy(2 * many);
    copy(many);
    QTRY_COMPARE(clipboardText().count(u'\n'), many + 1);
    copy(many);
    copy(3);
    QCOMPARE(clipboardText(), u"File ID\n1\n2\n3\n"_s);
    finishWorkers();
    QCOMPARE(changes.count(), 2);
    QCOMPARE(clipboardText(), u"File ID\n1\n2\n3\n"_s);
}

void TestClipboardCopy::keepsWhatIsCopiedElsewhereMeanwhile()
{
    copy(many);
    QGuiApplication::clipboard()->setText(u"elsewhere"_s);
    finishWorkers();
    QCOMPARE(clipboardText(), u"elsewhere"_s);
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
}

void TestClipboardCopy::survivesDeletionOfTheWidget()
{
    copy(many);
    m_widget.reset();
    finishWorkers();
    QCOMPARE(clipboardText(), u"before"_s);
}

QTEST_MAIN(TestClipboardCopy)
#include "test_clipboardcopy.moc"
