// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "accessiblenames.h"
#include "flows/terminate/confirmpane.h"
#include "test_terminatestage.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! Tests the dialog before anything is sent: what it checks, what it requires, and what must never send (product.md 4).
class TestTerminateConfirm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { stage.reset(); }

    void confirmsNothingWhileChecking();
    void needsNoCountForSevenFiles();
    void needsTheCountForTenFiles();
    void needsANewCountWhenTheFilesChange();
    void clearsTheAnswersWhenTheCheckChangesTheFiles();
    void clearsTheAnswersWhenTheCheckChangesAState_data();
    void clearsTheAnswersWhenTheCheckChangesAState();
    void saysWhichFilesAreCheckedLater();
    void confirmsNothingThatIsNotAnswered();
    void givesOutAPlanOnce();
    void requiresAReason();
    void acceptsAReasonOf300Units();
    void refusesAReasonOf301Units();
    void neverTerminatesAtEnter_data();
    void neverTerminatesAtEnter();
    void staysOpenAtEnterAfterTheCount();
    void makesCancelTheDefault();
    void cancelsAtEscapeAndSendsNothing();
    void saysThatEnterDoesNotTerminate();
    void leavesTheFocusWhereTheUserPutIt();
    void showsThatAFileChanged();
    void omitsAFileThatBecameFinal();
    void omitsFinalFilesUnlessInsisted();
    void sendsNoFinalFilesUnlessInsisted();
    void omitsFilesThatAreNotShown();
    void leavesOutFilesThatAreOpenInAnEarlierRun();
    void confirmsNothingIfEveryFileIsOpen();
    void warnsOfFilesThatWereLeftAsUnknown();
    void warnsOfNothingInARetryOfOtherFiles();
    void blocksUntilAFailedCheckIsRepeated();
    void showsTheFiles();
    void showsConnectionOperatorAndCounts();
    void sendsNothingWithoutAnOperator();
    void countsRepeatedFilesOnce();
    void namesEveryControl();
    void keepsTheReasonVisible();
    void retranslatesEveryText();

private:
    void addRun(int files, std::vector<OutcomeState> outcomes);

    std::unique_ptr<TerminateStage> stage;
};

void TestTerminateConfirm::init()
{
    stage = std::make_unique<TerminateStage>();
}

void TestTerminateConfirm::confirmsNothingWhileChecking()
{
    stage->service.addFiles(7, KnownState::PendingSign);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->open();
    stage->type(u"Because"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QCOMPARE(stage->text("obstacle"), u"Checking the files…"_s);
    QCOMPARE(stage->model("filesTable")->rowCount(), 7);

    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QTRY_VERIFY(stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->text("obstacle").isEmpty());
}

void TestTerminateConfirm::needsNoCountForSevenFiles()
{
    stage->service.addFiles(7, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->button("terminateButton")->text().contains(u'7'));
    QVERIFY(!stage->find<QWidget>("countGate")->isVisible());
    QVERIFY(stage->reason()->hasFocus());
    stage->type(u"Because"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::needsTheCountForTenFiles()
{
    stage->service.addFiles(10, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    QVERIFY(stage->find<QWidget>("countGate")->isVisible());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    stage->typeCount(u"1"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    stage->typeCount(u"10"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());
    stage->typeCount(u"100"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::needsANewCountWhenTheFilesChange()
{
    stage->service.addFiles(12, KnownState::PendingSign);
    stage->service.addFiles(3, KnownState::SignFinished);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    stage->typeCount(u"12"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());
    stage->button("finalsInsist")->click();
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->button("terminateButton")->text().contains("15"_L1));
    stage->typeCount(u"15"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());
}

// What was ticked and typed while the check ran was about other files.
void TestTerminateConfirm::clearsTheAnswersWhenTheCheckChangesTheFiles()
{
    stage->service.addFiles(14, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::SignFinished);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->open();
    stage->type(u"Because"_s);
    stage->button("finalsInsist")->click();
    stage->typeCount(u"15"_s);
    for (const int index : {0, 4, 7}) {
        stage->service.setState(TerminateService::idOf(index), KnownState::SignFinished);
    }
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitChecked());
    QVERIFY(!stage->button("finalsInsist")->isChecked());
    QCOMPARE(stage->count()->text(), QString());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->button("terminateButton")->text().contains("11"_L1));
}

void TestTerminateConfirm::clearsTheAnswersWhenTheCheckChangesAState_data()
{
    QTest::addColumn<int>("file");
    QTest::addColumn<FileState>("state");
    QTest::addColumn<bool>("insist");
    QTest::newRow("in flight") << 3 << FileState(KnownState::PendingSeal) << false;
    QTest::newRow("in flight, insist") << 3 << FileState(KnownState::PendingSeal) << true;
    QTest::newRow("final, insist") << 14 << FileState(KnownState::Voided) << true;
}

// The number of files stays the same, but not what they are.
void TestTerminateConfirm::clearsTheAnswersWhenTheCheckChangesAState()
{
    QFETCH(const int, file);
    QFETCH(const FileState, state);
    QFETCH(const bool, insist);
    stage->service.addFiles(14, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::SignFinished);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->open();
    auto *insistBox = stage->find<QCheckBox>("finalsInsist");
    stage->type(u"Because"_s);
    insistBox->setChecked(insist);
    stage->typeCount(insist ? u"15"_s : u"14"_s);
    stage->service.setState(TerminateService::idOf(file), state);
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitChecked());
    QVERIFY(!insistBox->isChecked());
    QCOMPARE(stage->count()->text(), QString());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    insistBox->setChecked(insist);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::saysWhichFilesAreCheckedLater()
{
    stage->service.addFiles(5, KnownState::SignFinished);
    stage->service.addFiles(40, KnownState::PendingSign);
    breakWindows(stage->session);
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->find<QLabel>("uncheckedNote")->isVisible());
    QVERIFY2(stage->text("uncheckedNote").startsWith(u"25 verified; 15 "_s), qPrintable(stage->text("uncheckedNote")));
    stage->button("finalsInsist")->click();
    QVERIFY2(stage->text("uncheckedNote").startsWith(u"25 verified; 20 "_s), qPrintable(stage->text("uncheckedNote")));
}

// A confirmation that comes by another way than the button.
void TestTerminateConfirm::confirmsNothingThatIsNotAnswered()
{
    stage->service.addFiles(10, KnownState::PendingSign);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->open();
    auto *pane = stage->find<ConfirmPane>("confirmPane");
    stage->type(u"Because"_s);
    stage->typeCount(u"10"_s);
    QVERIFY(!pane->takePlan()); // not checked
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitChecked());
    stage->typeCount(u"9"_s);
    QVERIFY(!pane->takePlan());
    stage->typeCount(u"10"_s);
    stage->type(QString());
    QVERIFY(!pane->takePlan());
    QVERIFY(QMetaObject::invokeMethod(pane, "confirmed"));
    QVERIFY(!stage->dialog->isRunning());
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestTerminateConfirm::givesOutAPlanOnce()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    auto *pane = stage->find<ConfirmPane>("confirmPane");
    QVERIFY(pane->takePlan());
    QVERIFY(!pane->takePlan());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::requiresAReason()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    stage->type(u" \n\t "_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(!stage->text("obstacle").isEmpty());
}

void TestTerminateConfirm::acceptsAReasonOf300Units()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"  "_s + QString(298, u'字') + u"😀\n"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::refusesAReasonOf301Units()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(QString(299, u'字') + u"😀"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(!stage->text("obstacle").isEmpty());
    QCOMPARE(stage->reason()->toPlainText().size(), 301);
}

void TestTerminateConfirm::neverTerminatesAtEnter_data()
{
    QTest::addColumn<QByteArray>("focus");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    for (const char *focus : {"reason", "count", "terminateButton", "filesTable", "cancelButton"}) {
        QTest::addRow("Enter in %s", focus) << QByteArray(focus) << Qt::KeyboardModifiers();
        QTest::addRow("Ctrl+Enter in %s", focus) << QByteArray(focus) << Qt::KeyboardModifiers(Qt::ControlModifier);
    }
}

void TestTerminateConfirm::neverTerminatesAtEnter()
{
    QFETCH(const QByteArray, focus);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    stage->service.addFiles(10, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    stage->typeCount(u"10"_s);
    QVERIFY(stage->button("terminateButton")->isEnabled());

    QWidget *target = stage->reason();
    if (focus == "count") {
        target = stage->count();
    } else if (focus != "reason") {
        target = stage->find<QWidget>(focus.constData());
    }
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Return, modifiers);
    QTest::keyClick(target, Qt::Key_Enter, modifiers);
    QCoreApplication::processEvents();
    QVERIFY(!stage->dialog->isRunning());
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestTerminateConfirm::staysOpenAtEnterAfterTheCount()
{
    stage->service.addFiles(10, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    stage->count()->setFocus();
    QTest::keyClicks(stage->count(), u"10"_s);
    QTest::keyClick(stage->count(), Qt::Key_Return);
    QVERIFY(stage->dialog->isVisible());
    QVERIFY(stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::makesCancelTheDefault()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->find<QPushButton>("cancelButton")->isDefault());
    QVERIFY(!stage->find<QPushButton>("terminateButton")->isDefault());
    QVERIFY(!stage->find<QPushButton>("terminateButton")->autoDefault());
    stage->click("cancelButton");
    QVERIFY(!stage->dialog->isVisible());
}

void TestTerminateConfirm::cancelsAtEscapeAndSendsNothing()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    QSignalSpy rejected(stage->dialog.get(), &QDialog::rejected);
    QTest::keyClick(stage->reason(), Qt::Key_Escape); // asks, because of the reason
    QCOMPARE(rejected.count(), 0);
    QVERIFY(stage->button("questionFirst")->isVisible());
    QTest::keyClick(stage->reason(), Qt::Key_Escape);
    QVERIFY(!stage->button("questionFirst")->isVisible());
    QTest::keyClick(stage->reason(), Qt::Key_Escape);
    stage->click("questionSecond");
    QCOMPARE(rejected.count(), 1);
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestTerminateConfirm::saysThatEnterDoesNotTerminate()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    auto *terminate = stage->button("terminateButton");
    terminate->setFocus();
    QTest::keyClick(terminate, Qt::Key_Return);
    QVERIFY(stage->dialog->isVisible());
    QVERIFY2(stage->text("obstacle").contains(u"Enter"_s), qPrintable(stage->text("obstacle")));
    QVERIFY(stage->service.terminateRequests().empty());
}

void TestTerminateConfirm::leavesTheFocusWhereTheUserPutIt()
{
    stage->service.addFiles(12, KnownState::PendingSign);
    stage->service.setAnswering(TerminateService::Answering::Held);
    stage->open();
    QVERIFY(stage->reason()->hasFocus()); // from the start
    stage->find<QLineEdit>("typedCount")->setFocus();
    stage->service.setAnswering(TerminateService::Answering::AtOnce);
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->find<QLineEdit>("typedCount")->hasFocus());
}

void TestTerminateConfirm::showsThatAFileChanged()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    std::vector<FileSighting> listed = stage->service.listed();
    stage->service.setState(TerminateService::idOf(1), KnownState::PendingSeal);
    std::vector<FileSighting> seen;
    stage->open(std::move(listed));
    QObject::connect(stage->dialog.get(), &TerminateDialog::sighted, this,
                     [&seen](const std::vector<FileSighting> &files) { seen = files; });
    QVERIFY(stage->waitChecked());

    QCOMPARE(stage->model("filesTable")->ledger().file(1).confirmed.file.state, FileState(KnownState::PendingSeal));
    QVERIFY(stage->bannerTexts().join(u'\n').contains(u"changed since"_s));
    QCOMPARE(seen.size(), size_t{3});
    QCOMPARE(seen[1].file.state, FileState(KnownState::PendingSeal));
}

void TestTerminateConfirm::omitsAFileThatBecameFinal()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    std::vector<FileSighting> listed = stage->service.listed();
    stage->service.setState(TerminateService::idOf(1), KnownState::SignFinished);
    stage->open(std::move(listed));
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->model("filesTable")->rowCount(), 2);
    QCOMPARE(stage->model("finalsTable")->rowCount(), 1);
    QVERIFY(stage->button("terminateButton")->text().contains(u'2'));
}

void TestTerminateConfirm::omitsFinalFilesUnlessInsisted()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::Voided);
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->find<QWidget>("finalsTable")->isVisible());
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(0)),
             QStringList({TerminateService::idOf(0), TerminateService::idOf(1)}));

    init();
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::Voided);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->button("finalsInsist")->click();
    stage->confirm();
    QVERIFY(stage->waitFinished());
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(0)).size(), 3);
}

void TestTerminateConfirm::sendsNoFinalFilesUnlessInsisted()
{
    stage->service.addFiles(2, KnownState::Voided);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QCOMPARE(stage->text("obstacle"), u"There is no file to terminate."_s);
    stage->button("finalsInsist")->click();
    QVERIFY(stage->button("terminateButton")->isEnabled());
}

void TestTerminateConfirm::omitsFilesThatAreNotShown()
{
    stage->service.addFiles(1, KnownState::PendingSign);
    std::vector<FileSighting> listed = stage->service.listed();
    stage->service.removeFile(TerminateService::idOf(0));
    stage->open(std::move(listed));
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    QVERIFY(stage->find<QWidget>("goneTable")->isVisible());
    QVERIFY(stage->text("goneHeading").contains(u'1'));
    QCOMPARE(stage->model("goneTable")->rowCount(), 1);
    QCOMPARE(stage->model("filesTable")->rowCount(), 0);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
}

//! Records a run of an earlier dialog over the first \a files that sent all of them.
void TestTerminateConfirm::addRun(int files, std::vector<OutcomeState> outcomes)
{
    RunFacts facts;
    facts.connection = stage->session.connection();
    facts.reason = u"Wrong template"_s;
    facts.files = stage->service.listed();
    facts.files.resize(static_cast<size_t>(files));
    const auto run = stage->journal->beginRun(facts);
    QVERIFY(run);
    ChunkFacts chunk{.number = 1, .positions = {}, .serviceTime = {}, .dataTime = {}};
    Settlement settlement;
    for (int position = 0; position < files; ++position) {
        const OutcomeState state = outcomes[static_cast<size_t>(position)];
        chunk.positions.push_back(position);
        settlement.files.push_back({.position = position, .outcome = {.state = state, .cause = {}, .logId = {}}});
    }
    QVERIFY(!stage->journal->markSending(run.value(), chunk));
    QVERIFY(!stage->journal->settle(run.value(), settlement));
}

// Sent again, they could only be refused for what the earlier request did. The others can be terminated.
void TestTerminateConfirm::leavesOutFilesThatAreOpenInAnEarlierRun()
{
    stage->service.addFiles(5, KnownState::PendingSign);
    addRun(3, {OutcomeState::Unknown, OutcomeState::Accepted, OutcomeState::Failed});
    stage->open();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->bannerTexts(),
             QStringList{u"2 file(s) are left out: an earlier run sent them, and their outcome is "
                         "not known yet."_s});
    QCOMPARE(stage->model("filesTable")->rowCount(), 3);
    QVERIFY(stage->button("terminateButton")->text().contains(u'3'));
    stage->confirm();
    QVERIFY(stage->waitFinished());
    const QStringList sent{TerminateService::idOf(2), TerminateService::idOf(3), TerminateService::idOf(4)};
    QCOMPARE(stage->service.terminateRequests().size(), size_t{1});
    QCOMPARE(TerminateService::idsOf(stage->service.terminateRequests().at(0)), sent);
}

void TestTerminateConfirm::confirmsNothingIfEveryFileIsOpen()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    addRun(2, {OutcomeState::Unknown, OutcomeState::Unknown});
    stage->open();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->bannerTexts().size(), 1);
    stage->type(u"Because"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QCOMPARE(stage->text("obstacle"), u"There is no file to terminate."_s);
}

void TestTerminateConfirm::warnsOfFilesThatWereLeftAsUnknown()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    addRun(2, {OutcomeState::LeftUnknown, OutcomeState::Failed});
    stage->open();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->bannerTexts(), QStringList{u"1 file(s) were left as unknown in an earlier run: they may be "
                                               "terminated already."_s});
    QCOMPARE(stage->model("filesTable")->rowCount(), 3);
    stage->confirm();
    QVERIFY(stage->waitFinishedAndResolved());
    QCOMPARE(stage->ledger().count(OutcomeState::Terminated), 3);

    // The latest run counts.
    stage->dialog.reset();
    stage->open();
    QVERIFY(stage->bannerTexts().isEmpty());
}

void TestTerminateConfirm::warnsOfNothingInARetryOfOtherFiles()
{
    stage->service.addFiles(4, KnownState::PendingSign);
    addRun(2, {OutcomeState::LeftUnknown, OutcomeState::Unknown});
    stage->service.terminate = [this](const QStringList &ids) {
        return stage->service.terminateSome(ids, {TerminateService::idOf(3)}, u"no"_s);
    };
    stage->open();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->bannerTexts().size(), 2);
    stage->confirm();
    QVERIFY(stage->waitFinishedAndResolved());
    QTRY_VERIFY(stage->button("retryButton")->isEnabled());
    stage->button("retryButton")->click();
    QVERIFY(stage->waitChecked());
    QCOMPARE(stage->model("filesTable")->rowCount(), 1);
    QCOMPARE(stage->bannerTexts(), QStringList());
}

void TestTerminateConfirm::blocksUntilAFailedCheckIsRepeated()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->service.queryReply = FakeTransport::refusal(400, 99991672, u"no scope"_s);
    stage->open();
    stage->type(u"Because"_s);
    QTRY_VERIFY(!stage->bannerTexts().isEmpty());
    QVERIFY(!stage->button("terminateButton")->isEnabled());

    stage->service.queryReply.reset();
    stage->button("retry")->click();
    QTRY_VERIFY(stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->bannerTexts().isEmpty());
}

void TestTerminateConfirm::showsTheFiles()
{
    stage->service.addFiles(7, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    auto *table = stage->find<QTableView>("filesTable");
    QVERIFY(table->isVisible());
    QVERIFY(table->currentIndex().isValid());
    QCOMPARE(table->model()->rowCount(), 7);
    QVERIFY(!table->accessibleName().isEmpty());
}

void TestTerminateConfirm::showsConnectionOperatorAndCounts()
{
    stage->service.addFiles(3, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::PendingSeal);
    stage->filterText = u"State: Awaiting signature"_s;
    stage->open();
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->text("connectionValue").contains(u"示例公司"_s));
    QVERIFY(stage->text("connectionValue").contains(u"open.feishu.cn"_s));
    QVERIFY(stage->text("operatorValue").contains(u"7386593105085988001"_s));
    QVERIFY(stage->text("operatorValue").contains(u"people_corehr_id"_s));
    QCOMPARE(stage->text("filterValue"), stage->filterText);
    QVERIFY(stage->text("statesValue").contains(u'3'));
    QVERIFY(stage->text("statesValue").contains(u'1'));
    QVERIFY(stage->text("templatesValue").contains(u"7147527056140813828"_s));
}

void TestTerminateConfirm::sendsNothingWithoutAnOperator()
{
    stage = std::make_unique<TerminateStage>(OperatorId{});
    stage->service.addFiles(2, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->type(u"Because"_s);
    QVERIFY(!stage->button("terminateButton")->isEnabled());
    QVERIFY(stage->text("obstacle").contains(u"operator"_s));
}

void TestTerminateConfirm::countsRepeatedFilesOnce()
{
    stage->service.addFiles(2, KnownState::PendingSign);
    std::vector<FileSighting> listed = stage->service.listed();
    listed.push_back(listed.front());
    stage->open(std::move(listed));
    QVERIFY(stage->waitChecked());
    QVERIFY(stage->button("terminateButton")->text().contains(u'2'));
}

void TestTerminateConfirm::namesEveryControl()
{
    stage->service.addFiles(12, KnownState::PendingSign);
    stage->service.addFiles(1, KnownState::Voided);
    stage->open();
    QVERIFY(stage->waitChecked());
    assertAllNamed(stage->dialog.get());
}

// On a small screen the files scroll; the reason and the count don't.
void TestTerminateConfirm::keepsTheReasonVisible()
{
    stage->service.addFiles(40, KnownState::PendingSign);
    stage->service.addFiles(3, KnownState::Voided);
    stage->open();
    QVERIFY(stage->waitChecked());
    stage->dialog->resize(700, 430);
    QTRY_COMPARE(stage->dialog->height(), 430);
    for (const char *name : {"reasonEditor", "countGate", "terminateButton", "cancelButton"}) {
        auto *widget = stage->find<QWidget>(name);
        QCOMPARE(widget->visibleRegion().boundingRect().size(), widget->size());
    }
}

void TestTerminateConfirm::retranslatesEveryText()
{
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/sealdesk_zh_CN.qm"_s));
    stage->service.addFiles(7, KnownState::PendingSign);
    stage->open();
    QVERIFY(stage->waitChecked());
    const QString english = stage->button("terminateButton")->text();
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    QTRY_VERIFY(stage->button("terminateButton")->text() != english);
    QVERIFY(stage->button("terminateButton")->text().contains(u'7'));
    QVERIFY(stage->text("headline").contains(u'7'));
}

QTEST_MAIN(TestTerminateConfirm)
#include "test_terminateconfirm.moc"
