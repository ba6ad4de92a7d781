// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/errortext.h"
#include "text/outcometext.h"
#include "text/statelabel.h"

#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

ApiError errorOf(ApiErrorKind kind)
{
    return {.kind = kind,
            .endpoint = Endpoint::QuerySignatureFiles,
            .code = 4711,
            .httpStatus = 418,
            .logId = u"20261120LOG"_s,
            .serviceMessage = u"teapot"_s,
            .retryAfter = std::chrono::seconds{12},
            .scopes = {u"corehr:signature.file:read"_s},
            .fields = {{.field = u"operator"_s, .description = u"invalid"_s}}};
}

} // namespace

class TestTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyErrorHasSentenceAdviceAndDetails_data();
    void everyErrorHasSentenceAdviceAndDetails();
    void errorsNameWhatIsMissing();
    void prefersTheServicesLabel();
    void everyOutcomeHasADifferentName();

private:
    QTranslator m_translator;
};

void TestTexts::init()
{
    const bool chinese = QByteArray(QTest::currentDataTag()) == "zh";
    QVERIFY(m_translator.load(chinese ? u":/i18n/sealdesk_zh_CN.qm"_s : u":/i18n/sealdesk_en.qm"_s));
    QCoreApplication::installTranslator(&m_translator);
}

void TestTexts::cleanup()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void TestTexts::everyErrorHasSentenceAdviceAndDetails_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("zh") << true;
    QTest::newRow("en") << false;
}

void TestTexts::everyErrorHasSentenceAdviceAndDetails()
{
    QFETCH(bool, chinese);
    QSet<QString> sentences;
    for (int kind = 0; kind < apiErrorKindCount; ++kind) {
        const ErrorText text = describe(errorOf(static_cast<ApiErrorKind>(kind)));
        QVERIFY2(!text.sentence.isEmpty() && !text.advice.isEmpty(), qPrintable(QString::number(kind)));
        QVERIFY(!text.sentence.contains(u'%') && !text.advice.contains(u'%') && !text.details.contains(u'%'));
        sentences.insert(text.sentence);
        for (const auto part : {"4711"_L1, "418"_L1, "20261120LOG"_L1, "teapot"_L1}) {
            QVERIFY(text.details.contains(part));
        }
        const auto isChinese = [](QChar c) { return c.script() == QChar::Script_Han; };
        QCOMPARE(std::ranges::any_of(text.sentence, isChinese), chinese);
        QCOMPARE(std::ranges::any_of(text.advice, isChinese), chinese);
    }
    QCOMPARE(sentences.size(), apiErrorKindCount);
}

void TestTexts::errorsNameWhatIsMissing()
{
    QVERIFY(describe(errorOf(ApiErrorKind::ScopeMissing)).sentence.contains(u"corehr:signature.file:read"_s));
    QVERIFY(describe(errorOf(ApiErrorKind::RateLimited)).advice.contains(u"12 seconds"_s));
    QVERIFY(describe(errorOf(ApiErrorKind::BadParameter)).advice.contains(u"operator"_s));
}

void TestTexts::prefersTheServicesLabel()
{
    const LocalizedText labels({{u"zh-CN"_s, u"签署已完成"_s}});
    QCOMPARE(stateLabel(KnownState::SignFinished, labels, UiLanguage::SimplifiedChinese), u"签署已完成"_s);
    QCOMPARE(stateLabel(KnownState::SignFinished, labels, UiLanguage::English), u"Completed"_s);
    QCOMPARE(stateLabel(FileState(u"frozen"_s), labels, UiLanguage::English), u"签署已完成"_s);
    QCOMPARE(stateLabel(FileState(u"frozen"_s), {}, UiLanguage::English), u"frozen"_s);
    QVERIFY(!stateLabel(FileState(), {}, UiLanguage::English).isEmpty());
}

void TestTexts::everyOutcomeHasADifferentName()
{
    QSet<QString> names;
    for (const auto state :
         {OutcomeState::Waiting, OutcomeState::Sending, OutcomeState::Terminated, OutcomeState::Failed,
          OutcomeState::Skipped, OutcomeState::NotSent, OutcomeState::Unknown}) {
        names.insert(outcomeLabel(state));
    }
    QCOMPARE(names.size(), 7);
    const FileOutcome refused{.state = OutcomeState::Failed,
                              .cause = cause::RefusedByService{.reason = u"文件状态不允许终止"_s},
                              .logId = {}};
    QCOMPARE(outcomeText(refused, UiLanguage::English), u"文件状态不允许终止"_s);
}

QTEST_GUILESS_MAIN(TestTexts)
#include "test_texts.moc"
