// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "modelservice.h"
#include "widgets/resources.h"
#include "windowdriver.h"

#include <QDirIterator>
#include <QLoggingCategory>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

//! Neither the log, with every category enabled, nor the files on disk contain the secret or a token.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areNeitherLoggedNorStored();
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
};

namespace
{

// Global, because the message handler is a plain function.
QByteArray &logged()
{
    static QByteArray text;
    return text;
}

const QByteArrayList secrets{"hush-hush-secret", "t-model", "Bearer"};

QByteArrayList secretsIn(const QByteArray &text)
{
    QByteArrayList found;
    for (const QByteArray &secret : secrets) {
        if (text.contains(secret)) {
            found += secret;
        }
    }
    return found;
}

} // namespace

void TestSecrets::initTestCase()
{
    initResources();
    QLoggingCategory::setFilterRules(u"*=true"_s);
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &message) { logged() += message.toUtf8() + '\n'; });
}

void TestSecrets::areNeitherLoggedNorStored()
{
    ModelService service(5);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"test"_s, 5));
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 5, 15'000);

    QVERIFY(!logged().isEmpty()); // with every category enabled, Qt itself logs a lot
    QCOMPARE(secretsIn(logged()), QByteArrayList());
    int files = 0;
    QDirIterator kept(driver.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (kept.hasNext()) {
        QFile file(kept.next());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(secretsIn(file.readAll()), QByteArrayList());
        ++files;
    }
    QVERIFY(files >= 3); // settings, journal, audit trail
}

QTEST_MAIN(TestSecrets)
#include "test_secrets.moc"
