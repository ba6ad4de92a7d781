// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/oneshotbody.h"

#include <QTest>

using sealdesk::OneShotBody;

class TestOneShotBody final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeReadOnce();
    void canBeRewoundUntilItIsRead();
    void refusesToRewindAfterTheFirstByte();
    void isRandomAccessWithAKnownSize();
};

void TestOneShotBody::canBeReadOnce()
{
    OneShotBody body("abcdef");
    QVERIFY(!body.wasRead());
    QCOMPARE(body.read(4), QByteArray("abcd"));
    QVERIFY(body.wasRead());
    QCOMPARE(body.read(4), QByteArray("ef"));
    QVERIFY(body.atEnd());
    QCOMPARE(body.read(4), QByteArray());
}

void TestOneShotBody::canBeRewoundUntilItIsRead()
{
    OneShotBody body("abcdef");
    QVERIFY(body.reset());
    QVERIFY(body.seek(0));
    QVERIFY(!body.seek(1));
    QVERIFY(!body.wasRead());
    QCOMPARE(body.readAll(), QByteArray("abcdef"));
}

void TestOneShotBody::refusesToRewindAfterTheFirstByte()
{
    OneShotBody body("abcdef");
    QCOMPARE(body.read(1), QByteArray("a"));
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QVERIFY(!body.seek(3));
    QCOMPARE(body.readAll(), QByteArray("bcdef"));
    QVERIFY(!body.reset());
    QCOMPARE(body.readAll(), QByteArray());
}

void TestOneShotBody::isRandomAccessWithAKnownSize()
{
    OneShotBody body("abcdef");
    QVERIFY(!body.isSequential());
    QCOMPARE(body.size(), 6);
    QCOMPARE(body.bytesAvailable(), 6);
    QVERIFY(!body.isWritable());
    OneShotBody empty("");
    QVERIFY(empty.atEnd());
    QVERIFY(!empty.wasRead());
}

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "test_oneshotbody.moc"
