// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "feishu/oneshotbody.h"

#include <QTest>

using sealdesk::OneShotBody;

class OneShotBodyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadOnceFromEndToEnd();
    void canBeRewoundUntilItIsRead();
    void refusesToGoBackAfterTheFirstByte();
    void looksLikeAFileOfKnownSize();
};

void OneShotBodyTest::isReadOnceFromEndToEnd()
{
    OneShotBody body("abcdef");
    QVERIFY(!body.wasRead());
    QCOMPARE(body.read(4), QByteArray("abcd"));
    QVERIFY(body.wasRead());
    QCOMPARE(body.read(4), QByteArray("ef"));
    QVERIFY(body.atEnd());
    QCOMPARE(body.read(4), QByteArray());
}

void OneShotBodyTest::canBeRewoundUntilItIsRead()
{
    OneShotBody body("abcdef");
    QVERIFY(body.reset());
    QVERIFY(body.seek(0));
    QVERIFY(!body.seek(1));
    QVERIFY(!body.wasRead());
    QCOMPARE(body.readAll(), QByteArray("abcdef"));
}

void OneShotBodyTest::refusesToGoBackAfterTheFirstByte()
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

void OneShotBodyTest::looksLikeAFileOfKnownSize()
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

QTEST_GUILESS_MAIN(OneShotBodyTest)
#include "test_oneshotbody.moc"
