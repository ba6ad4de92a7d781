// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/syncfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! What an append-only file needs from the system.
class TestSyncFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestSyncFile)

public:
    TestSyncFile() = default;

private Q_SLOTS:
    void init();
    void writesAtTheEnd_data();
    void writesAtTheEnd();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"audit.log"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSyncFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

// Opening for appending sets a mode of the descriptor on some systems, and moves to the end once on others.
void TestSyncFile::writesAtTheEnd_data()
{
    QTest::addColumn<QIODevice::OpenMode>("mode");
    QTest::newRow("appending") << (QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered);
    QTest::newRow("from the start") << (QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void TestSyncFile::writesAtTheEnd()
{
    QFETCH(const QIODevice::OpenMode, mode);
    {
        QFile file(path());
        QVERIFY(file.open(mode));
        QVERIFY(!writeAtEnd(file, "first\n"));
    }
    QFile file(path());
    QVERIFY(file.open(mode));
    QVERIFY(file.seek(0));
    QCOMPARE(file.read(3), "fir"_ba);
    QVERIFY(!writeAtEnd(file, "second\n"));
    QVERIFY(file.seek(2));
    QVERIFY(!writeAtEnd(file, "third\n"));
    QVERIFY(syncFile(file));

    QFile written(path());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), "first\nsecond\nthird\n"_ba);
}

QTEST_GUILESS_MAIN(TestSyncFile)
#include "test_syncfile.moc"
