// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "reconcilerfixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

// The moment at which a reconciler is abandoned.
enum class Moment {
    Wait,
    Look,
    FoundInWindow,
    FoundById,
    FailedWindow,
    FailedById,
    Failed,
    FinishedInWindow,
    FinishedById,
    LastInWindow,
    Gone,
};

void at(Moment moment, ReconcilerStory &story, const std::function<void()> &act)
{
    Reconciler *const sender = story.reconciler;
    switch (moment) {
    case Moment::Wait:
        QObject::connect(sender, &Reconciler::waiting, &story.owner, act);
        return;
    case Moment::Look:
        QObject::connect(sender, &Reconciler::lookStarted, &story.owner, act);
        return;
    case Moment::FailedWindow:
    case Moment::FailedById:
        QObject::connect(sender, &Reconciler::lookFailed, &story.owner, act);
        return;
    case Moment::Failed:
        QObject::connect(sender, &Reconciler::failed, &story.owner, act);
        return;
    case Moment::FinishedInWindow:
    case Moment::FinishedById:
        QObject::connect(sender, &Reconciler::finished, &story.owner, act);
        return;
    case Moment::FoundInWindow:
    case Moment::FoundById:
    case Moment::LastInWindow:
    case Moment::Gone:
        QObject::connect(sender, &Reconciler::found, &story.owner, act);
        return;
    }
    Q_UNREACHABLE();
}

// Returns the reply that leads to \a moment, for a file or, if \a id is empty, for the window.
HttpReply answerAt(Moment moment, const QString &id)
{
    const auto all = [](const QString &state) {
        return lastPage({item(0, state, changed()), item(1, state, changed()), item(2, state, changed())});
    };
    switch (moment) {
    case Moment::FoundInWindow:
    case Moment::FinishedInWindow:
        return all(u"terminated"_s);
    case Moment::LastInWindow:
        return all(u"sealing"_s);
    case Moment::FailedWindow:
        return unreadable();
    case Moment::FailedById:
        return id.isEmpty() ? lastPage() : unreadable();
    case Moment::Failed:
        return FakeTransport::refusal(400, 99991672);
    case Moment::FoundById:
    case Moment::FinishedById:
        return id.isEmpty() ? lastPage() : lastPage({item(numberOf(id), u"terminated"_s)});
    case Moment::Wait:
    case Moment::Look:
    case Moment::Gone:
        return lastPage();
    }
    Q_UNREACHABLE();
}

} // namespace

//! Tests abandoning and destroying a reconciler before it has ended.
class TestReconcilerEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeAbandonedInAnySignal_data();
    void canBeAbandonedInAnySignal();
    void canBeAbandonedBeforeItStarts();
    void canBeDestroyedInTheMiddle();
};

void TestReconcilerEnd::canBeAbandonedInAnySignal_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<QStringList>("asked");
    QTest::newRow("wait for the look") << Moment::Wait << QStringList{};
    QTest::newRow("look") << Moment::Look << QStringList{};
    QTest::newRow("found in the window") << Moment::FoundInWindow << ReconcilerStory::windowAt(2);
    QTest::newRow("found by id") << Moment::FoundById << ReconcilerStory::windowAt(2, {u"0"_s});
    QTest::newRow("failed look") << Moment::FailedWindow << ReconcilerStory::windowAt(2);
    QTest::newRow("failed look by id") << Moment::FailedById << ReconcilerStory::windowAt(2, {u"0"_s});
    QTest::newRow("failed") << Moment::Failed << ReconcilerStory::windowAt(2);
    QTest::newRow("finished in the window") << Moment::FinishedInWindow << ReconcilerStory::windowAt(2);
    QTest::newRow("finished by id") << Moment::FinishedById << ReconcilerStory::windowAt(2, {u"0"_s, u"1"_s, u"2"_s});
    QTest::newRow("found at last in the window") << Moment::LastInWindow << ReconcilerStory::windowAt(120);
    QTest::newRow("gone") << Moment::Gone << ReconcilerStory::windowAt(120, {u"0"_s});
}

void TestReconcilerEnd::canBeAbandonedInAnySignal()
{
    QFETCH(Moment, moment);
    QFETCH(QStringList, asked);
    ReconcilerStory story(3);
    int heard = 0;
    at(moment, story, [&story, &heard] { heard++ == 0 ? story.reconciler->abandon() : void(); });
    const bool atLast = moment == Moment::LastInWindow || moment == Moment::Gone;
    story.clock.advance(atLast ? 120s : 0s); // then the last look is due at once
    story.start();
    story.pass(atLast ? 0s : 2s);
    for (int i = 0; i < 4 && story.transport.openRequests() > 0 && heard == 0; ++i) {
        story.reply(answerAt(moment, story.parameter(story.requestCount() - 1, u"signature_file_id"_s)));
    }
    QCOMPARE(heard, 1);
    QVERIFY(!story.reconciler); // it has deleted itself
    story.pass(10min);
    QCOMPARE(heard, 1);
    QCOMPARE(story.asked, asked);
}

void TestReconcilerEnd::canBeAbandonedBeforeItStarts()
{
    ReconcilerStory story(3);
    story.reconciler->abandon();
    story.settle();
    QVERIFY(!story.reconciler);
    QVERIFY(story.asked.isEmpty());
}

void TestReconcilerEnd::canBeDestroyedInTheMiddle()
{
    for (const auto time : {1s, 2s}) {
        ReconcilerStory story(3);
        story.start();
        story.pass(time);
        delete story.reconciler;
        story.reply(lastPage({item(0, u"terminated"_s, changed())}));
        story.session.distrustWindow();
        story.pass(10min);
        QVERIFY(story.reported.isEmpty());
        QCOMPARE(story.asked.size(), time == 1s ? 0 : 1);
    }
}

QTEST_GUILESS_MAIN(TestReconcilerEnd)
#include "test_reconcilerend.moc"
