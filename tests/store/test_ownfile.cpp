// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "permissions.h"
#include "store/audit/audittrail.h"
#include "store/audit/ownfile.h"
#include "store/journal/journaldatabase.h"
#include "store/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

//! Opens something that is kept in a file, and returns why it can't be opened.
using Opening = std::function<std::optional<QString>(const QString &path)>;

std::optional<QString> openJournal(const QString &path)
{
    JournalDatabase database(path);
    database.prepareToWrite();
    const auto problem = database.problem();
    return problem ? std::optional(problem->detail) : std::nullopt;
}

std::optional<QString> openTrail(const QString &path)
{
    const auto trail = AuditTrail::open(path);
    const auto *problem = std::get_if<AuditProblem>(&trail);
    return problem ? std::optional(problem->detail) : std::nullopt;
}

} // namespace

Q_DECLARE_METATYPE(Opening)

class TestOwnFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void newFoldersAreTheOwnersAlone();
    void changesNoFolderAboveItsOwn();
    void restrictsItsOwnFolder();
    void refusesAFolderThatIsALink();
    void filesAreTheOwnersAlone_data();
    void filesAreTheOwnersAlone();
    void changesNoTargetOfALink_data();
    void changesNoTargetOfALink();
    void leavesWhatIsNoRegularFile();
    void keepsSettingsBehindALink();
    void settingsMakeAFolderForTheirOwnerAlone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }
    static void addFileRows();

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOwnFile::newFoldersAreTheOwnersAlone()
{
    const OpenUmask umask;
    QCOMPARE(makeOwnFolder(path(u"data/records/one"_s)), std::nullopt);
    for (const QString &folder : {u"data"_s, u"data/records"_s, u"data/records/one"_s}) {
        QCOMPARE(folder + u' ' + permissionsOf(path(folder)), folder + u" 700"_s);
    }
}

void TestOwnFile::changesNoFolderAboveItsOwn()
{
    setPermissions(m_dir->path(), 0755);
    QCOMPARE(makeMissingFolders(m_dir->path()), std::nullopt);
    QCOMPARE(makeOwnFolder(path(u"one"_s)), std::nullopt);
    QCOMPARE(permissionsOf(m_dir->path()), u"755"_s);
    putContent(path(u"file"_s), "x");
    QVERIFY(makeOwnFolder(path(u"file/one"_s)));
    QVERIFY(makeOwnFolder(path(u"file"_s)));
}

void TestOwnFile::restrictsItsOwnFolder()
{
    QVERIFY(QDir().mkdir(path(u"one"_s)));
    setPermissions(path(u"one"_s), 0777);
    QCOMPARE(makeOwnFolder(path(u"one"_s)), std::nullopt);
    QCOMPARE(permissionsOf(path(u"one"_s)), u"700"_s);
}

void TestOwnFile::refusesAFolderThatIsALink()
{
    QVERIFY(QDir().mkdir(path(u"target"_s)));
    setPermissions(path(u"target"_s), 0755);
    QVERIFY(QFile::link(path(u"target"_s), path(u"one"_s)));
    QVERIFY(makeOwnFolder(path(u"one"_s)));
    QCOMPARE(permissionsOf(path(u"target"_s)), u"755"_s);
}

void TestOwnFile::addFileRows()
{
    QTest::addColumn<Opening>("open");
    QTest::newRow("any file") << Opening(makeOwnFile);
    QTest::newRow("journal") << Opening(openJournal);
    QTest::newRow("audit trail") << Opening(openTrail);
}

void TestOwnFile::filesAreTheOwnersAlone_data()
{
    addFileRows();
}

void TestOwnFile::filesAreTheOwnersAlone()
{
    QFETCH(const Opening, open);
    const OpenUmask umask;
    QCOMPARE(open(path(u"new"_s)), std::nullopt);
    QCOMPARE(permissionsOf(path(u"new"_s)), u"600"_s);
    setPermissions(path(u"new"_s), 0666);
    QCOMPARE(open(path(u"new"_s)), std::nullopt);
    QCOMPARE(permissionsOf(path(u"new"_s)), u"600"_s);
}

void TestOwnFile::changesNoTargetOfALink_data()
{
    addFileRows();
}

void TestOwnFile::changesNoTargetOfALink()
{
    QFETCH(const Opening, open);
    putContent(path(u"target"_s), "no line end");
    setPermissions(path(u"target"_s), 0644);
    for (const QString &name : {u"one"_s, u"one-wal"_s, u"one-shm"_s}) {
        QVERIFY(QFile::link(path(u"target"_s), path(name)));
        const auto failure = open(path(u"one"_s));
        if (failure || name == u"one"_s) {
            QVERIFY(failure && failure->contains(u"is a link"_s));
        }
        QCOMPARE(permissionsOf(path(u"target"_s)), u"644"_s);
        QCOMPARE(contentOf(path(u"target"_s)), "no line end");
        QVERIFY(QFile::remove(path(name)));
        QFile::remove(path(u"one"_s));
    }
    QVERIFY(QFile::link(path(u"missing"_s), path(u"one"_s)));
    QVERIFY(open(path(u"one"_s)));
    QVERIFY(!QFileInfo::exists(path(u"missing"_s)));
}

void TestOwnFile::leavesWhatIsNoRegularFile()
{
    const QString before = permissionsOf(u"/dev/null"_s);
    QVERIFY(makeOwnFile(u"/dev/null"_s));
    QCOMPARE(permissionsOf(u"/dev/null"_s), before);
    setPermissions(m_dir->path(), 0755);
    QVERIFY(makeOwnFile(m_dir->path()));
    QCOMPARE(permissionsOf(m_dir->path()), u"755"_s);
}

void TestOwnFile::keepsSettingsBehindALink()
{
    putContent(path(u"target"_s), "language=en-US\n");
    setPermissions(path(u"target"_s), 0644);
    QVERIFY(QFile::link(path(u"target"_s), path(u"s.ini"_s)));
    QVERIFY(Settings(path(u"s.ini"_s)).language() == UiLanguage::English);
    QCOMPARE(permissionsOf(path(u"target"_s)), u"644"_s);
}

void TestOwnFile::settingsMakeAFolderForTheirOwnerAlone()
{
    const OpenUmask umask;
    Settings(path(u"config/deep/s.ini"_s)).addRecentReason(u"离职"_s);
    QCOMPARE(permissionsOf(path(u"config"_s)), u"700"_s);
    QCOMPARE(permissionsOf(path(u"config/deep"_s)), u"700"_s);
    QCOMPARE(permissionsOf(path(u"config/deep/s.ini"_s)), u"600"_s);
}

QTEST_GUILESS_MAIN(TestOwnFile)
#include "test_ownfile.moc"
