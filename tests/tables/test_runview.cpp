// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "markingtranslator.h"
#include "service/terminationledger.h"
#include "tables/filetableview.h"
#include "tables/outcomebar.h"
#include "tables/runview.h"

#include <QAbstractButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! The view over a ledger that result, history and recovery share.
class TestRunView final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestRunView)

public:
    TestRunView() = default;

private Q_SLOTS:
    void init();
    void followsTheLedger();
    void narrowsToAnOutcome();
    void keepsItsNamesInAnotherLanguage();

private:
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return view->findChild<QAbstractButton *>(QLatin1StringView(name));
    }

    std::unique_ptr<TerminationLedger> ledger;
    std::unique_ptr<RunView> view;
};

void TestRunView::init()
{
    view.reset();
    ledger = std::make_unique<TerminationLedger>();
    view = std::make_unique<RunView>(*ledger, u"someTable"_s);
    view->show();
    std::vector<FileSighting> files(3);
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].file.id = FileId(QString::number(i + 1));
    }
    ledger->addAttempt(files);
}

void TestRunView::followsTheLedger()
{
    QCOMPARE(view->table().model()->rowCount(), 3);
    QVERIFY(!button("outcomeTerminated")->isVisible());
    ledger->setOutcomes({{.index = 1, .outcome = {.state = OutcomeState::Terminated, .cause = {}, .logId = {}}}});
    QTRY_VERIFY(button("outcomeTerminated")->isVisible());
    QVERIFY(button("outcomeWaiting")->isVisible());
    ledger->load({});
    QCOMPARE(view->table().model()->rowCount(), 0);
    QVERIFY(!button("outcomeTerminated")->isVisible());
}

void TestRunView::narrowsToAnOutcome()
{
    ledger->setOutcomes({{.index = 1, .outcome = {.state = OutcomeState::Failed, .cause = {}, .logId = {}}}});
    QTRY_VERIFY(button("outcomeFailed")->isVisible());
    button("outcomeFailed")->click();
    QCOMPARE(view->table().model()->rowCount(), 1);
    ledger->addAttempt({ledger->file(1).confirmed});
    QCOMPARE(view->table().model()->rowCount(), 3); // the filter ends with the files it was chosen for
    QVERIFY(button("outcomeAll")->isChecked());
}

void TestRunView::keepsItsNamesInAnotherLanguage()
{
    const QString table = view->table().accessibleName();
    const QString outcomes = view->outcomes().accessibleName();
    QVERIFY(!table.isEmpty() && !outcomes.isEmpty());
    const MarkingTranslator translator;
    QTRY_VERIFY(view->table().accessibleName().contains(table));
    QVERIFY(MarkingTranslator::marks(view->table().accessibleName()));
    QTRY_VERIFY(view->outcomes().accessibleName().contains(outcomes));
    QVERIFY(MarkingTranslator::marks(view->outcomes().accessibleName()));
}

QTEST_MAIN(TestRunView)
#include "test_runview.moc"
