// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "flows/record/forgetquestion.h"
#include "flows/record/historypage.h"
#include "models/runfilesmodel.h"
#include "models/runlistmodel.h"
#include "sightings.h"
#include "test_recordstage.h"

#include <QComboBox>
#include <QFileDialog>
#include <QMessageBox>
#include <QTableView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the controls of the record: checking, reporting and deleting.
class TestHistoryRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void confirmsAnIntactTrail();
    void reportsADamagedTrail_data();
    void reportsADamagedTrail();
    void reportsAMissingTrail();
    void writesTheWholeRunIntoTheReport();
    void recordsTheExport();
    void showsThatAReportCannotBeSaved();
    void keepsAndExplainsRetention();
    void ignoresTheWheelOverRetention();
    void asksDeletesAndRecordsAPurge();
    void purgesByTheEarliestClock();
    void purgesNothingBeforeAReply();
    void showsThatThereIsNothingToPurge();
    void keepsTheRunsAfterCancel();
    void asksBeforeErasing();
    void offersToSaveTheTrailsBeforeErasing();
    void showsWhyNothingWasErased_data();
    void showsWhyNothingWasErased();

private:
    void open();
    void chooseRetention(int years) const;
    void saveReportAs(const QString &path) const;
    [[nodiscard]] QByteArray trail() const { return contentOf(stage->record->auditFile()); }
    [[nodiscard]] QString verdict() const;

    std::unique_ptr<RecordStage> stage;
    std::unique_ptr<HistoryPage> page;
    RunId run;
};

void TestHistoryRecord::init()
{
    stage = std::make_unique<RecordStage>();
    stage->service.addFiles(3, KnownState::PendingSign);
    run = stage->addRun({ended(OutcomeState::Terminated),
                         ended(OutcomeState::Failed, cause::RefusedByService{.reason = u"=已归档"_s}),
                         ended(OutcomeState::NotSent)},
                        u"离职, \"now\""_s);
    page = std::make_unique<HistoryPage>(stage->settings);
    page->resize(1100, 760);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    open();
}

void TestHistoryRecord::cleanup()
{
    page.reset();
    stage.reset();
}

void TestHistoryRecord::open()
{
    page->setSession(&stage->session);
    QTRY_VERIFY(partOf<QWidget>(*page, "reportButton")->isEnabled());
}

QString TestHistoryRecord::verdict() const
{
    auto *button = partOf<QAbstractButton>(*page, "verifyButton");
    click(*page, "verifyButton");
    // The trail is read on a worker thread.
    return QTest::qWaitFor([button] { return button->isEnabled(); }) ? bannerTexts(*page).join(u'|') : QString();
}

void TestHistoryRecord::confirmsAnIntactTrail()
{
    const AuditHead head = stage->record->auditHead();
    QVERIFY(head.seq > 0);
    QVERIFY(textOf(*page, "auditHead").contains(QString::fromLatin1(head.hash)));
    QCOMPARE(verdict(), u"The audit trail is intact: %1 record(s)."_s.arg(head.seq));
}

void TestHistoryRecord::reportsADamagedTrail_data()
{
    using Damage = QByteArray (*)(QByteArray);
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one byte") << Damage([](QByteArray bytes) {
        bytes.replace("\"kind\":\"run\"", "\"kind\":\"rum\"");
        return bytes;
    }) << u"The audit trail was changed: it breaks at line 1."_s;
    QTest::newRow("a record removed") << Damage([](QByteArray bytes) { return bytes.mid(bytes.indexOf('\n') + 1); })
                                      << u"The audit trail was changed: it breaks at line 1."_s;
    QTest::newRow("the tail cut") << Damage([](QByteArray bytes) {
        return bytes.left(bytes.lastIndexOf('\n', -2) + 1);
    }) << u"The audit trail was changed: its latest record is missing."_s;
}

void TestHistoryRecord::reportsADamagedTrail()
{
    using Damage = QByteArray (*)(QByteArray);
    QFETCH(const Damage, damage);
    QFETCH(const QString, expected);
    const QByteArray damaged = damage(trail());
    QVERIFY(damaged != trail());
    putContent(stage->record->auditFile(), damaged);
    QCOMPARE(verdict(), expected);
}

void TestHistoryRecord::reportsAMissingTrail()
{
    QVERIFY(QFile::remove(stage->record->auditFile()));
    QCOMPARE(verdict(), u"The audit trail can't be read."_s);
}

void TestHistoryRecord::saveReportAs(const QString &path) const
{
    click(*page, "reportButton");
    auto *dialog = partOf<QFileDialog>(*page, "reportDialog");
    QVERIFY(dialog->selectedFiles().value(0).endsWith(u"run-%1.csv"_s.arg(run.value)));
    QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, path));
    dialog->close();
}

void TestHistoryRecord::writesTheWholeRunIntoTheReport()
{
    const QByteArray head = stage->record->auditHead().hash;
    click(*page, "outcomeFailed"); // the filter does not apply to the report
    const QString path = stage->folder.filePath(u"报告.csv"_s);
    saveReportAs(path);
    const QString report = QString::fromUtf8(contentOf(path));
    QVERIFY(contentOf(path).startsWith("\xef\xbb\xbf"));
    for (int i = 0; i < 3; ++i) {
        QVERIFY2(report.contains(TerminateService::idOf(i)), qPrintable(report));
    }
    for (const auto &expected :
         {QString::fromLatin1(head), u"示例公司"_s, u"6966236933198579208"_s, u"\"离职, \"\"now\"\"\""_s,
          u"2026-11-20 08:00:00"_s, u",'=已归档,"_s, u"Terminated"_s, u"Not sent"_s, u"State: pending_sign"_s}) {
        QVERIFY2(report.contains(expected), qPrintable(expected + u" in "_s + report));
    }
    QVERIFY(bannerTexts(*page).value(0).contains(u"报告.csv"_s));
}

void TestHistoryRecord::recordsTheExport()
{
    saveReportAs(stage->folder.filePath(u"r.csv"_s));
    const QJsonObject last = recordsIn(stage->record->auditFile()).last();
    QCOMPARE(last["kind"_L1].toString(), u"export"_s);
    QCOMPARE(last["run"_L1].toInteger(), run.value);
    QCOMPARE(last["files"_L1].toInt(), 3);
}

void TestHistoryRecord::showsThatAReportCannotBeSaved()
{
    const QByteArray before = trail();
    saveReportAs(stage->folder.filePath(u"nowhere/r.csv"_s));
    QCOMPARE(bannerTexts(*page), QStringList{u"The report could not be saved."_s});
    QCOMPARE(trail(), before);
}

void TestHistoryRecord::chooseRetention(int years) const
{
    auto *choice = partOf<QComboBox>(*page, "retentionChoice");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Home);
    while (choice->currentData() != years && choice->currentIndex() + 1 < choice->count()) {
        QTest::keyClick(choice, Qt::Key_Down);
    }
}

void TestHistoryRecord::keepsAndExplainsRetention()
{
    QVERIFY(!partOf<QWidget>(*page, "purgeButton")->isEnabled());
    chooseRetention(2);
    QCOMPARE(stage->settings.retentionYears(), std::optional(2));
    QVERIFY(partOf<QWidget>(*page, "purgeButton")->isEnabled());
    QVERIFY(bannerTexts(*page).value(0).contains(u"2024-11-20 00:00:00"_s));
    chooseRetention(0);
    QCOMPARE(stage->settings.retentionYears(), std::optional<int>());
    QVERIFY(bannerTexts(*page).isEmpty());

    stage->settings.setRetentionYears(5); // as another window would
    page->reload();
    QCOMPARE(partOf<QComboBox>(*page, "retentionChoice")->currentData().toInt(), 5);
}

void TestHistoryRecord::ignoresTheWheelOverRetention()
{
    auto *choice = partOf<QComboBox>(*page, "retentionChoice");
    choice->setFocus();
    const QPointF middle = choice->rect().center();
    QWheelEvent turn(middle, choice->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(choice, &turn);
    QCOMPARE(choice->currentIndex(), 0);
    QCOMPARE(stage->settings.retentionYears(), std::optional<int>());
}

void TestHistoryRecord::asksDeletesAndRecordsAPurge()
{
    stage->clock.advance(std::chrono::days{800});
    const RunId unsettled = stage->addRun({ended(OutcomeState::Sending)}, u"open"_s);
    stage->clock.advance(std::chrono::days{800});
    chooseRetention(1);
    click(*page, "purgeButton");
    auto *question = partOf<QMessageBox>(*page, "purgeQuestion");
    QVERIFY(question->text().contains(u'1'));
    QVERIFY(question->defaultButton() == question->button(QMessageBox::Cancel));
    QCOMPARE(valueOf(stage->journal().runs()).size(), size_t{2});
    click(*question, "purgeConfirm");

    const auto left = valueOf(stage->journal().runs());
    QCOMPARE(left.size(), size_t{1});
    QCOMPARE(left.front().id, unsettled); // nothing unsettled is ever purged
    const QJsonObject last = recordsIn(stage->record->auditFile()).last();
    QCOMPARE(last["kind"_L1].toString(), u"purge"_s);
    QCOMPARE(last["runs"_L1].toArray(), QJsonArray{run.value});
    const auto *runs = partOf<QTableView>(*page, "runsTable");
    QTRY_COMPARE(runs->model()->rowCount(), 1);
    QVERIFY(bannerTexts(*page).value(0).contains(u'1'));
}

void TestHistoryRecord::purgesByTheEarliestClock()
{
    stage->clock.advance(std::chrono::days{1461});
    stage->session.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); // the computer's clock is ahead
    chooseRetention(1);
    QVERIFY(bannerTexts(*page).value(0).contains(u"2025-11-20 00:00:00"_s));
    click(*page, "purgeButton");
    QVERIFY(!page->findChild<QMessageBox *>(u"purgeQuestion"_s));
    QCOMPARE(bannerTexts(*page), QStringList{u"No settled run is from before 2025-11-20 00:00:00 (UTC+8)."_s});
}

void TestHistoryRecord::purgesNothingBeforeAReply()
{
    Session unanswered(stage->session.connection(), PastedToken{.token = Secret(u"t-1"_s)},
                       {.transport = stage->service, .gates = stage->gates, .clock = stage->clock});
    unanswered.setRecord(*stage->record);
    page->setSession(&unanswered);
    stage->clock.advance(std::chrono::days{800});
    chooseRetention(1);
    QVERIFY(bannerTexts(*page).value(0).contains(u"older than this"_s));
    click(*page, "purgeButton");
    QVERIFY(!page->findChild<QMessageBox *>(u"purgeQuestion"_s));
    QVERIFY(bannerTexts(*page).value(0).startsWith(u"No response was received yet"_s));
    QCOMPARE(valueOf(stage->journal().runs()).size(), size_t{1});
    page->setSession(nullptr);
}

void TestHistoryRecord::showsThatThereIsNothingToPurge()
{
    chooseRetention(1);
    click(*page, "purgeButton");
    QVERIFY(!page->findChild<QMessageBox *>(u"purgeQuestion"_s));
    QVERIFY(bannerTexts(*page).value(0).contains(u"2025-11-20 00:00:00"_s));
}

void TestHistoryRecord::keepsTheRunsAfterCancel()
{
    stage->clock.advance(std::chrono::days{800});
    chooseRetention(1);
    click(*page, "purgeButton");
    QTest::keyClick(partOf<QMessageBox>(*page, "purgeQuestion"), Qt::Key_Escape);
    QCOMPARE(valueOf(stage->journal().runs()).size(), size_t{1});
}

void TestHistoryRecord::asksBeforeErasing()
{
    int erased = 0;
    const auto ask = [&] { askToErase(page.get(), stage->folder.filePath(u"records"_s), [&] { ++erased; }); };
    ask();
    auto *question = partOf<QMessageBox>(*page, "forgetQuestion");
    QVERIFY(question->defaultButton() == question->button(QMessageBox::Cancel));
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(erased, 0);
    QTRY_VERIFY(!page->findChild<QMessageBox *>(u"forgetQuestion"_s));
    ask();
    click(*partOf<QMessageBox>(*page, "forgetQuestion"), "forgetConfirm");
    QCOMPARE(erased, 1);
}

void TestHistoryRecord::offersToSaveTheTrailsBeforeErasing()
{
    const QString target = stage->folder.filePath(u"kept"_s);
    QVERIFY(QDir().mkpath(target));
    askToErase(page.get(), stage->folder.filePath(u"records"_s), [] {});
    auto *question = partOf<QMessageBox>(*page, "forgetQuestion");
    const auto saveThere = [&] {
        click(*question, "forgetSave");
        auto *dialog = partOf<QFileDialog>(*question, "forgetFolder");
        QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, target));
        dialog->close();
        QTRY_VERIFY(!question->findChild<QFileDialog *>(u"forgetFolder"_s));
    };
    saveThere();
    QVERIFY(question->isVisible()); // the question stays open
    QVERIFY(question->informativeText().contains(u'1'));
    const QStringList copies = QDir(target).entryList(QDir::Files);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(contentOf(target + u'/' + copies.first()), trail());

    const QString saved = question->informativeText();
    saveThere(); // never overwrites a file
    QVERIFY(question->informativeText() != saved);
}

void TestHistoryRecord::showsWhyNothingWasErased_data()
{
    QTest::addColumn<int>("kind");
    for (const auto kind : {EraseObstacle::Kind::Unsettled, EraseObstacle::Kind::InUse, EraseObstacle::Kind::Unreadable,
                            EraseObstacle::Kind::NotDeleted}) {
        QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
    }
}

void TestHistoryRecord::showsWhyNothingWasErased()
{
    QFETCH(const int, kind);
    showNotErased(page.get(), {.kind = static_cast<EraseObstacle::Kind>(kind), .path = u"/somewhere/one"_s});
    const QString english = partOf<QMessageBox>(*page, "notForgotten")->text();
    QVERIFY(english.contains(QDir::toNativeSeparators(u"/somewhere/one"_s)));
    partOf<QMessageBox>(*page, "notForgotten")->close();
    QTRY_VERIFY(!page->findChild<QMessageBox *>(u"notForgotten"_s));
    const InChinese chinese;
    showNotErased(page.get(), {.kind = static_cast<EraseObstacle::Kind>(kind), .path = u"/somewhere/one"_s});
    QVERIFY(partOf<QMessageBox>(*page, "notForgotten")->text() != english);
}

QTEST_MAIN(TestHistoryRecord)
#include "test_historyrecord.moc"
