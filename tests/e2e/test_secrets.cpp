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

//! Neither what is logged, with every category on, nor what is kept on disk holds the secret or a token.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areInNoLogAndNoFile();
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
};

namespace
{

// The message handler is a plain function and needs a place outside.
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

void TestSecrets::areInNoLogAndNoFile()
{
    ModelService service(5);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"test"_s, 5));
    QTRY_COMPARE(driver.outcomes(OutcomeState::Terminated), 5);

    QVERIFY(!logged().isEmpty()); // with every category on, Qt itself says a lot
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
