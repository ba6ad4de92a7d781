// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listcontroller.h"
#include "flows/list/listmessages.h"
#include "models/filetablemodel.h"
#include "servicefixture.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

struct Story : ServiceFixture {
    FileTableModel model;
    ListController controller{model};
    BannerStack banners;
    ListMessages messages{banners};
    QObject context;

    Story()
    {
        const auto show = [this] {
            messages.showStanding(&session, controller.windowTest(), [this] { controller.testWindows(); });
        };
        QObject::connect(&session, &Session::windowEvidenceChanged, &context, show);
        QObject::connect(&controller, &ListController::windowTestChanged, &context, show);
    }
    void list()
    {
        controller.setSession(&session);
        controller.query({});
        settle();
        reply(lastPage({item(1)}));
    }
    void passTest()
    {
        reply(lastPage({item(1)}));
        reply(lastPage({item(1)}));
        reply(lastPage());
    }
    [[nodiscard]] QAbstractButton *testButton() const { return banners.findChild<QAbstractButton *>(u"testWindows"_s); }
    [[nodiscard]] QString text() const
    {
        QString text;
        for (const QLabel *label : banners.findChildren<QLabel *>()) {
            text += label->text() + u'\n';
        }
        return text;
    }
};

} // namespace

// product.md 4a.2: three clean probes, one at each connect or by a button, lift a fault.
class TestListController final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testsNothingWhileWindowsAreSound();
    void testsFaultyWindowsAfterTheList();
    void isMendedByTheButton();
    void saysThatATestHadNoResult();
};

void TestListController::testsNothingWhileWindowsAreSound()
{
    Story story;
    story.list();
    story.reply(lastPage()); // the closing query
    QCOMPARE(story.transport.openRequests(), 0);
    QVERIFY(!story.banners.has(u"windowBroken"_s));
}

void TestListController::testsFaultyWindowsAfterTheList()
{
    Story story;
    story.breakWindows();
    story.list();
    QCOMPARE(story.requestCount(), 2);
    QVERIFY(story.controller.windowTest() == ListController::WindowTest::Running);
    QVERIFY(!story.testButton());
    story.passTest();
    QCOMPARE(story.session.windowEvidence().cleanProbes(), 1);
    story.controller.refresh();
    story.reply(lastPage({item(1)}));
    QCOMPARE(story.transport.openRequests(), 0); // once a session
}

void TestListController::isMendedByTheButton()
{
    Story story;
    story.breakWindows();
    story.list();
    story.passTest();
    for (int test = 2; test <= WindowEvidence::cleanProbesToMend; ++test) {
        QVERIFY(story.banners.has(u"windowBroken"_s));
        story.testButton()->click();
        story.settle();
        story.passTest();
    }
    QVERIFY(!story.banners.has(u"windowBroken"_s));
    QCOMPARE(story.session.windowEvidence().faults(), 0);
}

void TestListController::saysThatATestHadNoResult()
{
    Story story;
    story.breakWindows();
    story.list();
    story.reply(FakeTransport::refusal(400, 99991403));
    QVERIFY(story.controller.windowTest() == ListController::WindowTest::NoResult);
    QVERIFY2(story.text().contains("no result"_L1), qPrintable(story.text()));
    QVERIFY(story.testButton());
    QCOMPARE(story.session.windowEvidence().cleanProbes(), 0);
}

QTEST_MAIN(TestListController)
#include "test_listcontroller.moc"
