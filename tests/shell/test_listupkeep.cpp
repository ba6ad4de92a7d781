// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "changingservice.h"
#include "markingtranslator.h"
#include "models/filetablemodel.h"
#include "settling.h"
#include "shell/mainwindow.h"
#include "store/settings.h"

#include <QAbstractButton>
#include <QLabel>
#include <QProgressBar>
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

    explicit Story(int files)
    {
        const BeijingTime newest = service.now().plus(-24h);
        for (int number = 0; number < files; ++number) {
            service.put(number, u"pending_sign"_s, u"template-a"_s, newest.plus(-std::chrono::hours{number}));
        }
        window.show();
    }
    ~Story() { window.setSession(nullptr); }

    void connectNow()
    {
        window.setSession(&session);
        settle();
    }
    void answerAll() { service.serve(1s); }
    //! Presses a key, answers its requests and returns their number.
    int press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const int before = requestCount();
        QTest::keyClick(&window, key, modifiers);
        answerAll();
        return requestCount() - before;
    }

    [[nodiscard]] FileTableModel &model() { return window.page().model(); }
    [[nodiscard]] QString text(const char *label) const
    {
        return window.findChild<QLabel *>(QLatin1StringView(label))->text();
    }
    [[nodiscard]] QAbstractButton &button(const char *name) const
    {
        return *window.findChild<QAbstractButton *>(QLatin1StringView(name));
    }
    [[nodiscard]] QWidget *banner(const char *key) const
    {
        return window.findChild<QWidget *>("banner_"_L1 + QLatin1StringView(key));
    }
    [[nodiscard]] QString lastParameter(const QString &name) const { return parameter(requestCount() - 1, name); }
};

} // namespace

//! Tests the list's keys and buttons: refresh, reload, stop, continue.
class TestListUpkeep final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyChangesOnF5();
    void readsEverythingOnCtrlF5();
    void continuesAStoppedListing();
    void hidesContinueWhenComplete();
    void showsTheTimeLeft();
    void retranslatesWhatWasUnchecked();
    void keepsAClosedBannerClosedInAnotherLanguage();
};

void TestListUpkeep::readsOnlyChangesOnF5()
{
    Story story(250);
    story.connectNow();
    story.answerAll();
    QCOMPARE(story.model().loadedCount(), 250);
    story.pass(1h);
    story.service.change(7, u"terminated"_s, u"template-a"_s);
    story.service.put(250, u"failed"_s, u"template-a"_s, story.service.now());
    QCOMPARE(story.press(Qt::Key_F5), 1);
    QVERIFY(!story.lastParameter(u"update_time_start"_s).isEmpty());
    QCOMPARE(story.model().loadedCount(), 251);
    QCOMPARE(story.model().find(fileId(7))->file.state, FileState(KnownState::Terminated));
}

void TestListUpkeep::readsEverythingOnCtrlF5()
{
    Story story(250);
    story.connectNow();
    story.answerAll();
    story.pass(1h);
    QCOMPARE(story.press(Qt::Key_F5, Qt::ControlModifier), 3 + 1); // the pages and the closing query
    QCOMPARE(story.parameter(story.requestCount() - 4, u"update_time_start"_s), QString());
    QCOMPARE(story.model().loadedCount(), 250);
}

void TestListUpkeep::continuesAStoppedListing()
{
    Story story(250);
    story.connectNow();
    QVERIFY(!story.button("resumeButton").isVisible());
    story.service.serveOne(1s);
    QCOMPARE(story.model().loadedCount(), 100);
    QTest::keyClick(&story.window, Qt::Key_Escape);
    story.settle();
    QVERIFY(story.button("resumeButton").isVisible());
    QVERIFY(!story.button("stopButton").isVisible());
    QCOMPARE(story.model().loadedCount(), 100);
    const int before = story.requestCount();
    story.button("resumeButton").click();
    story.answerAll();
    QCOMPARE(story.requestCount() - before, 2 + 1); // two more pages and the closing query
    QVERIFY(!story.parameter(before, u"page_token"_s).isEmpty());
    QCOMPARE(story.model().loadedCount(), 250);
}

void TestListUpkeep::hidesContinueWhenComplete()
{
    Story story(250);
    story.connectNow();
    story.service.serveOne(1s);
    QTest::keyClick(&story.window, Qt::Key_Escape);
    story.settle();
    QCOMPARE(story.press(Qt::Key_F5), 2 + 1);
    QVERIFY(!story.button("resumeButton").isVisible());
    QCOMPARE(story.model().loadedCount(), 250);
    QCOMPARE(story.press(Qt::Key_F5), 1); // complete: reads only changes
}

// Known only after an earlier reading, because the service does not report the number of pages.
void TestListUpkeep::showsTheTimeLeft()
{
    Story story(1'000);
    story.connectNow();
    story.service.serveOne(1s);
    const auto &bar = *story.window.findChild<QProgressBar *>(u"listProgress"_s);
    QCOMPARE(bar.maximum(), 0); // only busy
    story.answerAll();
    story.pass(1h);
    story.session.client().gate(Endpoint::QuerySignatureFiles).setCapacity(4);
    QTest::keyClick(&story.window, Qt::Key_F5, Qt::ControlModifier);
    story.settle();
    for (int page = 0; page < 2; ++page) {
        story.service.serveOne(1s);
    }
    // Eight pages and the closing query of four a minute.
    QVERIFY2(story.text("pageCount").contains(u"about 2 minute(s) left"_s), qPrintable(story.text("pageCount")));
    QCOMPARE(bar.value(), 2);
    QCOMPARE(bar.maximum(), 10 + 1);
}

void TestListUpkeep::retranslatesWhatWasUnchecked()
{
    Story story(3);
    story.connectNow();
    story.answerAll();
    QVERIFY(settled(story.model()));
    story.model().checkAllShown();
    QCOMPARE(story.model().checkedCount(), 3);
    story.pass(1h);
    story.service.change(1, u"terminated"_s, u"template-a"_s);
    story.press(Qt::Key_F5);
    QCOMPARE(story.model().checkedCount(), 2);
    QVERIFY(story.banner("checksDropped"));
    const auto *sentence = story.banner("checksDropped")->findChild<QLabel *>(u"bannerSentence"_s);
    QVERIFY(sentence->text().contains(u"changed their state"_s));
    const MarkingTranslator second;
    QVERIFY(MarkingTranslator::marks(sentence->text()));
}

void TestListUpkeep::keepsAClosedBannerClosedInAnotherLanguage()
{
    Story story(3);
    story.connectNow();
    story.reply(HttpReply{.status = 403, .body = R"({"code": 99991672, "msg": "no scope"})"});
    QVERIFY(story.banner("listError"));
    story.banner("listError")->findChild<QAbstractButton *>(u"closeBanner"_s)->click();
    const MarkingTranslator another;
    QVERIFY(!story.banner("listError"));
}

QTEST_MAIN(TestListUpkeep)
#include "test_listupkeep.moc"
