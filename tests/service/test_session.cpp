// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "recordfixture.h"
#include "servicefixture.h"

#include <QDir>
#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

FileSighting pendingAt(const QString &updated)
{
    FileSighting file = sightings(0, 1).front();
    file.file.updateTime = BeijingTime::parse(updated);
    return file;
}

FileSighting changedTo(const FileState &state, const QString &updated)
{
    FileSighting file = pendingAt(updated);
    file.file.state = state;
    return file;
}

} // namespace

//! Tests what a session learns about its service, and what of that lasts (product.md 4a.2, 4a.11 and 4a.12).
class TestSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLongestLagWithinBounds();
    void remembersTheLag();
    void allowsWindowsTwiceTheLag();
    void decidesByTheEarlierClock();
    void decidesNothingWithoutADate();
    void concludesNothingFromAStateThatCantBeRead();
    void distrustsWindowsAfterARollback();
};

void TestSession::keepsTheLongestLagWithinBounds()
{
    ServiceFixture fixture;
    QVERIFY(!fixture.session.lag());
    fixture.session.observeLag(1s);
    QVERIFY(fixture.session.lag() == 30s);
    fixture.session.observeLag(20min);
    fixture.session.observeLag(5min);
    QVERIFY(fixture.session.lag() == 20min);
    fixture.session.observeLag(3h);
    QVERIFY(fixture.session.lag() == 1h);
}

void TestSession::remembersTheLag()
{
    ServiceFixture fixture;
    fixture.openJournal();
    fixture.session.observeLag(20min);
    ServiceFixture next;
    next.session.setJournal(fixture.journal.get());
    QVERIFY(next.session.lag() == 20min);
}

void TestSession::allowsWindowsTwiceTheLag()
{
    ServiceFixture fixture;
    QVERIFY(fixture.session.lagMargin() == 10min);
    fixture.session.observeLag(5min);
    QVERIFY(fixture.session.lagMargin() == 10min);
    fixture.session.observeLag(20min);
    QVERIFY(fixture.session.lagMargin() == 40min);
}

void TestSession::decidesByTheEarlierClock()
{
    ServiceFixture fixture;
    fixture.session.client().serverClock().observe("Fri, 20 Nov 2026 08:00:00 GMT");
    QVERIFY(fixture.session.decisionTime() == fixture.clock.now());
    fixture.session.client().serverClock().observe("Thu, 19 Nov 2026 16:00:00 GMT");
    QVERIFY(fixture.session.decisionTime() == fixture.clock.now() - 8h);
    // Nor can it be earlier than the data.
    const FileSighting seen = pendingAt(u"2026-11-20 07:59:00"_s);
    fixture.session.dataClock().observe({{seen}}, fixture.clock.now());
    QVERIFY(fixture.session.decisionTime() == fixture.clock.now() - 1min);
}

void TestSession::decidesNothingWithoutADate()
{
    ServiceFixture fixture;
    QVERIFY(!fixture.session.decisionTime());
}

void TestSession::concludesNothingFromAStateThatCantBeRead()
{
    ServiceFixture fixture;
    const FileSighting before = pendingAt(u"2026-11-19 12:00:00"_s);
    fixture.session.observeChange(before, changedTo(FileState(), u"2026-11-20 07:00:00"_s));
    QVERIFY(!fixture.session.windowEvidence().isUpdateTimeProven());
    fixture.proveWindows();
    fixture.session.observeChange(before, changedTo(FileState(), u"2026-11-19 12:00:00"_s));
    QCOMPARE(fixture.session.windowTrust(), WindowTrust::Proven);
}

// The record may have forgotten that windows were broken.
void TestSession::distrustsWindowsAfterARollback()
{
    const QTemporaryDir records;
    const QString folder = records.filePath(u"one"_s);
    const QString heads = records.filePath(u"heads"_s);
    ServiceFixture fixture;
    auto book = valueOf(RecordBook::open(folder, someWriter(), fixture.clock, heads));
    QCOMPARE(problemOf(book->journal().recordEvent(u"n"_s, {})), std::nullopt);
    fixture.session.setRecord(*book);
    fixture.proveWindows();
    QCOMPARE(fixture.session.windowTrust(), WindowTrust::Proven);

    book.reset();
    QVERIFY(QDir(folder).removeRecursively());
    ServiceFixture next;
    book = valueOf(RecordBook::open(folder, someWriter(), next.clock, heads));
    QVERIFY(book->isRolledBack());
    next.session.setRecord(*book);
    next.proveWindows();
    QCOMPARE(next.session.windowTrust(), WindowTrust::Broken);
    QVERIFY(!book->acknowledgeRollback());
    QCOMPARE(next.session.windowTrust(), WindowTrust::Proven);
}

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
