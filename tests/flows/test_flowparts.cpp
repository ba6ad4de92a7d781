// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/filelistpage.h"
#include "flows/list/listtexts.h"
#include "flows/terminate/confirmpane.h"
#include "flows/terminate/terminationsummary.h"
#include "manualclock.h"
#include "models/runfilesmodel.h"
#include "sightings.h"
#include "store/settings.h"
#include "tables/filetableview.h"
#include "tables/outcomeline.h"
#include "tables/runtable.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

namespace
{

std::vector<FileSighting> manyFiles()
{
    std::vector<FileSighting> files;
    for (int i = 0; i < 60; ++i) {
        SignatureFile file;
        file.id = FileId(QString::number(7'300'000'000'000'000'000 + i));
        file.state = allKnownStates[static_cast<std::size_t>(i % 6)];
        file.templateId = TemplateId(QString::number(7'400'000'000'000'000'000 + i % 11));
        files.push_back({.file = file, .stamp = {}});
    }
    return files;
}

//! Returns the widgets that Tab reaches after \a from, once around the window.
QStringList stopsAfter(QWidget *from)
{
    QStringList names;
    for (QWidget *widget = from->nextInFocusChain(); widget != from; widget = widget->nextInFocusChain()) {
        if (widget->focusPolicy() & Qt::TabFocus) {
            names.append(widget->objectName());
        }
    }
    return names;
}

//! Returns whether \a expected occur in \a names in this order, possibly with others in between.
bool areInOrder(const QStringList &names, const QStringList &expected)
{
    qsizetype place = -1;
    for (const QString &name : expected) {
        const qsizetype next = names.indexOf(name, place + 1);
        if (next < 0) {
            qWarning() << name << "is missing or too early in" << names;
            return false;
        }
        place = next;
    }
    return true;
}

} // namespace

//! Tests parts of the pages that need no service.
class TestFlowParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAListLacks();
    void namesSummaryLinesWithTheirValues();
    void countsAStateOnceWhateverItsLabel();
    void breaksNoSummaryLineBeforeTheSeparator();
    void showsTheWholeSummaryOnALowScreen();
    void tabsThroughTheConfirmationInOrder();
    void tabsThroughThePageInOrder();
    void fitsIdsIntoTheirColumns();
    void showsTheWholeReasonBelowTheTable();

private:
    test::ManualClock m_clock;
    Connection m_connection{
        .name = u"Example"_s, .appId = u"cli_1"_s, .operatorId = OperatorId(u"7386593105085988001"_s)};
    ConfirmPane::Context m_context{.connection = m_connection, .clock = m_clock, .filterText = {}, .recentReasons = {}};
};

void TestFlowParts::saysWhatAListLacks()
{
    using End = ListingSummary::End;
    QSet<QString> sentences;
    for (const End end : {End::RepeatedPageToken, End::MissingPageToken, End::Unconfirmed, End::NothingNew,
                          End::PagesUnreadable, End::ChangesUnknown}) {
        ListingSummary summary;
        summary.end = end;
        summary.unreadablePages = end == End::PagesUnreadable ? 2 : 0;
        QCOMPARE(remarksOn(summary).size(), 1);
        sentences.insert(remarksOn(summary).constFirst());
        QVERIFY(completenessText(summary) != completenessText({}));
    }
    QCOMPARE(sentences.size(), 6);
    QVERIFY(remarksOn({}).isEmpty());
    ListingSummary local;
    local.appliesBounds = true;
    QCOMPARE(remarksOn(local).size(), 1);
    QCOMPARE(completenessText(local), completenessText({}));
}

void TestFlowParts::namesSummaryLinesWithTheirValues()
{
    TerminationSummary summary(m_connection, {});
    summary.setFiles(manyFiles());
    for (const QLabel *label : summary.findChildren<QLabel *>()) {
        if (label->objectName().endsWith("Value"_L1)) {
            QVERIFY2(label->accessibleName().contains(label->text()), qPrintable(label->objectName()));
        }
    }
    QVERIFY(summary.findChild<QLabel *>(u"operatorValue"_s)->accessibleName().startsWith("Operator"_L1));
}

// The service omits labels from some replies; then the program uses its own.
void TestFlowParts::countsAStateOnceWhateverItsLabel()
{
    TerminationSummary summary(m_connection, {});
    summary.setFiles({test::aFile(u"1"_s).in(KnownState::PendingSign).labelled(u"待签字"_s, u"Pending signature"_s),
                      test::aFile(u"2"_s).in(KnownState::PendingSeal),
                      test::aFile(u"3"_s).in(KnownState::PendingSign)});
    QCOMPARE(summary.findChild<QLabel *>(u"statesValue"_s)->text(),
             u"Pending\u00A0signature\u00A02\u00A0\u00A0·  Awaiting\u00A0seal\u00A01"_s);
}

void TestFlowParts::breaksNoSummaryLineBeforeTheSeparator()
{
    TerminationSummary summary(m_connection, {});
    summary.setFiles(manyFiles());
    const QString states = summary.findChild<QLabel *>(u"statesValue"_s)->text();
    QVERIFY(states.contains(u'·'));
    QVERIFY(!states.contains(u" ·"_s)); // a plain space before it would allow a line to begin with it
}

void TestFlowParts::showsTheWholeSummaryOnALowScreen()
{
    ConfirmPane pane(m_context);
    pane.setListed(manyFiles(), ConfirmPane::Attempt::First);
    pane.resize(560, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    for (const QString &name : {u"statesValue"_s, u"templatesValue"_s}) {
        const auto *label = pane.findChild<QLabel *>(name);
        QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(name));
        QVERIFY(label->height() > label->fontMetrics().lineSpacing()); // it does wrap
    }
}

void TestFlowParts::tabsThroughTheConfirmationInOrder()
{
    ConfirmPane pane(m_context);
    pane.setListed(manyFiles(), ConfirmPane::Attempt::First);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *files = pane.findChild<FileTableView *>(u"filesTable"_s);
    files->setFocus();
    QTest::keyClick(files, Qt::Key_Tab);
    QVERIFY(
        areInOrder(stopsAfter(files), {u"finalsInsist"_s, u"typedCount"_s, u"cancelButton"_s, u"terminateButton"_s}));
    QVERIFY(pane.findChild<QWidget *>(u"reasonEditor"_s)->isAncestorOf(QApplication::focusWidget()));
}

void TestFlowParts::tabsThroughThePageInOrder()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    FileListPage page(settings, m_clock);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *start = page.findChild<QWidget *>(u"stateFilter"_s);
    QTest::keyClick(&page, Qt::Key_Tab);
    QVERIFY(areInOrder(stopsAfter(start), {u"templateFilter"_s, u"fileIdFilter"_s, u"queryButton"_s, u"quickSearch"_s,
                                           u"clearAllFilters"_s, u"fileTable"_s, u"uncheckAllButton"_s,
                                           u"terminateCheckedButton"_s, u"stopButton"_s}));
}

void TestFlowParts::fitsIdsIntoTheirColumns()
{
    TerminationLedger ledger;
    ledger.addAttempt(manyFiles());
    RunFilesModel model(ledger);
    FileTableView table;
    setUpRunTable(table, model, RunColumns::BeforeSending);
    for (const RunColumn column : {RunColumn::Template, RunColumn::SignatureFileId}) {
        const QModelIndex cell = model.index(0, sectionOf(column));
        const QFontMetrics figures(theme::tabularFont(table.font()));
        QVERIFY(table.columnWidth(sectionOf(column)) >= figures.horizontalAdvance(cell.data().toString()));
    }
}

void TestFlowParts::showsTheWholeReasonBelowTheTable()
{
    TerminationLedger ledger;
    ledger.addAttempt(manyFiles());
    RunFilesModel model(ledger);
    FileTableView table;
    setUpRunTable(table, model, RunColumns::WithOutcome);
    const OutcomeLine line(table);
    QVERIFY(line.text().isEmpty());
    const QString reason = QString(u"The contract is being sealed. "_s).repeated(10).trimmed();
    ledger.setOutcomes(
        {{.index = 1, .outcome = {.state = OutcomeState::Failed, .cause = cause::RefusedByService{.reason = reason}}}});
    table.selectRow(1);
    QVERIFY(line.text().contains(reason));
    table.selectRow(0);
    QVERIFY(line.text().isEmpty());
}

QTEST_MAIN(TestFlowParts)
#include "test_flowparts.moc"
