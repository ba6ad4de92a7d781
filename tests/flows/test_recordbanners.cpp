// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "auditfixture.h"
#include "flows/record/recordbanners.h"
#include "recordfixture.h"
#include "service/recordwatch.h"
#include "widgets/banner.h"
#include "widgets/bannerstack.h"

#include <QAbstractButton>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

//! What the main window says about a record that was mended or replaced.
class TestRecordBanners final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysNothingOfAWholeRecord();
    void tellsOfARebuild_data();
    void tellsOfARebuild();
    void tellsOfABrokenTrail();
    void tellsOfARollbackUntilItIsAcknowledged();
    void tellsHowManyOutcomesWereCorrected();
    void speaksChinese();

private:
    void open();
    [[nodiscard]] QString file(const QString &name) const { return m_dir->filePath(u"one/"_s + name); }
    [[nodiscard]] const BannerContent &shown() const { return m_stack->findChild<Banner *>()->content(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<RecordBook> m_book;
    std::unique_ptr<BannerStack> m_stack;
    std::unique_ptr<RecordBanners> m_banners;
};

void TestRecordBanners::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_stack = std::make_unique<BannerStack>();
    m_banners = std::make_unique<RecordBanners>(*m_stack);
    open();
    recordSampleRun(m_book->journal());
}

void TestRecordBanners::cleanup()
{
    m_banners.reset();
    m_stack.reset();
    m_book.reset();
}

void TestRecordBanners::open()
{
    m_banners->setRecord(nullptr);
    m_book.reset();
    m_book = valueOf(RecordBook::open(m_dir->filePath(u"one"_s), someWriter(), m_clock, m_dir->filePath(u"heads"_s)));
    m_banners->setRecord(m_book.get());
}

void TestRecordBanners::saysNothingOfAWholeRecord()
{
    open();
    QCOMPARE(m_stack->count(), 0);
}

void TestRecordBanners::tellsOfARebuild_data()
{
    QTest::addColumn<QByteArray>("journal");
    QTest::addColumn<QString>("what");
    QTest::newRow("lost") << QByteArray() << u"missing"_s;
    QTest::newRow("damaged") << QByteArray(9000, 'x') << u"damaged"_s;
}

void TestRecordBanners::tellsOfARebuild()
{
    QFETCH(const QByteArray, journal);
    QFETCH(const QString, what);
    const RunId run = valueOf(m_book->journal().beginRun(someRun(2, {}, 10)));
    QCOMPARE(problemOf(m_book->journal().markSending(run, chunkOf(1, {0, 1}))), std::nullopt);
    m_book.reset();
    putContent(file(u"journal.sqlite"_s), journal);
    open();
    QCOMPARE(m_stack->count(), 1);
    QVERIFY2(shown().sentence.contains(what), qPrintable(shown().sentence));
    QVERIFY(shown().sentence.contains(u"audit trail"_s));
    for (const QString &part : {u"Runs restored: 2, files: 5."_s, u"Names of files and persons are missing"_s,
                                u"2 file"_s, m_book->rebuild()->keptAs}) {
        QVERIFY2(shown().advice.contains(part), qPrintable(shown().advice));
    }
    QCOMPARE(shown().tone, theme::Tone::Warning);
    open(); // the banner comes once
    QCOMPARE(m_stack->count(), 0);
}

void TestRecordBanners::tellsOfABrokenTrail()
{
    m_book.reset();
    QList<QByteArray> lines = linesOf(contentOf(file(u"audit.log"_s)));
    lines.removeAt(1);
    putContent(file(u"audit.log"_s), lines.join());
    QVERIFY(QFile::remove(file(u"journal.sqlite"_s)));
    open();
    QCOMPARE(shown().tone, theme::Tone::Danger);
    QVERIFY(shown().advice.contains(u"itself is broken"_s));
}

void TestRecordBanners::tellsOfARollbackUntilItIsAcknowledged()
{
    m_banners->setRecord(nullptr);
    m_book.reset();
    QVERIFY(QDir(m_dir->filePath(u"one"_s)).removeRecursively());
    for (int start = 0; start < 2; ++start) {
        open();
        QCOMPARE(m_stack->count(), 1);
        QCOMPARE(shown().tone, theme::Tone::Danger);
        QCOMPARE(shown().dismissal, Dismissal::Forbidden);
        QVERIFY2(shown().sentence.contains(u"had 4 records, and only 0 were found"_s), qPrintable(shown().sentence));
    }
    auto *button = m_stack->findChild<QAbstractButton *>(u"acknowledgeRollback"_s);
    QVERIFY(button);
    button->click();
    QCOMPARE(m_stack->count(), 0);
    QVERIFY(!m_book->isRolledBack());
    open();
    QCOMPARE(m_stack->count(), 0);
}

void TestRecordBanners::tellsHowManyOutcomesWereCorrected()
{
    CorrectedOutcome corrected{.run = RunId{7}, .file = FileId(u"1"_s), .recorded = OutcomeState::Failed};
    corrected.correction = terminationSeen(m_clock.now());
    m_banners->showCorrection(corrected);
    QCOMPARE(m_stack->count(), 1);
    QCOMPARE(shown().tone, theme::Tone::Warning);
    QVERIFY2(shown().sentence.contains(u"1 file"_s), qPrintable(shown().sentence));
    QVERIFY2(shown().advice.contains(u"run 7"_s), qPrintable(shown().advice));
    corrected.run = RunId{8};
    m_banners->showCorrection(corrected);
    QCOMPARE(m_stack->count(), 1);
    QVERIFY2(shown().sentence.contains(u"2 file"_s), qPrintable(shown().sentence));
    QVERIFY2(shown().advice.contains(u"run 8"_s), qPrintable(shown().advice));

    // Another record begins anew.
    open();
    QCOMPARE(m_stack->count(), 0);
    m_banners->showCorrection(corrected);
    QVERIFY2(shown().sentence.contains(u"1 file"_s), qPrintable(shown().sentence));
}

void TestRecordBanners::speaksChinese()
{
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/sealdesk_zh_CN.qm"_s));
    m_book.reset();
    QVERIFY(QFile::remove(file(u"journal.sqlite"_s)));
    open();
    const QString english = shown().sentence + shown().advice;
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    QCoreApplication::sendPostedEvents();
    const BannerContent content = shown();
    QVERIFY(QCoreApplication::removeTranslator(&chinese));
    QVERIFY(content.sentence + content.advice != english);
    QVERIFY2(content.sentence.contains(u"审计记录"_s), qPrintable(content.sentence));
}

QTEST_MAIN(TestRecordBanners)
#include "test_recordbanners.moc"
