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
    void everyOutcomeHasADifferentName_data();
    void everyOutcomeHasADifferentName();
    void outcomesSayWhatIsKnown();
    void outcomesSayWhatIsKnownInChinese_data();
    void outcomesSayWhatIsKnownInChinese();
    void correctionsNameStateAndTimes();

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

void TestTexts::everyOutcomeHasADifferentName_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("zh") << true;
    QTest::newRow("en") << false;
}

void TestTexts::everyOutcomeHasADifferentName()
{
    QFETCH(const bool, chinese);
    QSet<QString> names;
    for (const OutcomeState state : allOutcomeStates) {
        names.insert(outcomeLabel(state));
    }
    QCOMPARE(names.size(), outcomeStateCount);
    QCOMPARE(outcomeLabel(OutcomeState::Accepted), chinese ? u"已受理，待确认"_s : u"Accepted, to be confirmed"_s);
    const FileOutcome refused{.state = OutcomeState::Failed,
                              .cause = cause::RefusedByService{.reason = u"文件状态不允许终止"_s},
                              .logId = {}};
    QCOMPARE(outcomeText(refused, UiLanguage::English), u"文件状态不允许终止"_s);
}

void TestTexts::outcomesSayWhatIsKnown()
{
    const auto textOf = [](OutcomeState state, OutcomeCause cause) {
        return outcomeText({.state = state, .cause = std::move(cause), .logId = {}}, UiLanguage::English);
    };
    // The service said so, and nobody has seen it.
    QVERIFY(textOf(OutcomeState::Accepted, {}).contains(u"is being confirmed"_s));
    QCOMPARE(textOf(OutcomeState::Terminated, {}), QString());
    QVERIFY(textOf(OutcomeState::Terminated, cause::ConfirmedByQuery{}).contains(u"a later query shows"_s));
    QVERIFY(textOf(OutcomeState::Terminated, cause::AlreadyTerminated{}).contains(u"already before it was sent"_s));
    QVERIFY(textOf(OutcomeState::Terminated, cause::TerminatedByUnknown{}).contains(u"by whom is not known"_s));
    const QString notEffective =
        textOf(OutcomeState::Failed, cause::NotEffective{.now = KnownState::PendingSign, .nowLabels = {}});
    QVERIFY(notEffective.contains(u"accepted the request"_s));
    QVERIFY(notEffective.contains(stateLabel(KnownState::PendingSign, {}, UiLanguage::English)));
    const QString left = textOf(OutcomeState::LeftUnknown, cause::ClosedByPerson{.person = u"李四 %1"_s});
    QVERIFY(left.contains(u"李四 %1"_s));
    QVERIFY(left.contains(u"nobody knows whether"_s));
}

void TestTexts::outcomesSayWhatIsKnownInChinese_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("zh") << true;
}

void TestTexts::outcomesSayWhatIsKnownInChinese()
{
    const std::vector<FileOutcome> outcomes{
        {.state = OutcomeState::Accepted, .cause = {}, .logId = {}},
        {.state = OutcomeState::Terminated, .cause = cause::ConfirmedByQuery{}, .logId = {}},
        {.state = OutcomeState::Terminated, .cause = cause::AlreadyTerminated{}, .logId = {}},
        {.state = OutcomeState::Terminated, .cause = cause::TerminatedByUnknown{}, .logId = {}},
        {.state = OutcomeState::Failed, .cause = cause::NotEffective{}, .logId = {}},
        {.state = OutcomeState::LeftUnknown, .cause = cause::ClosedByPerson{.person = u"Li"_s}, .logId = {}},
    };
    QSet<QString> texts;
    for (const FileOutcome &outcome : outcomes) {
        const QString text = outcomeText(outcome, UiLanguage::SimplifiedChinese);
        QVERIFY2(std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; }), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), outcomes.size());
}

void TestTexts::correctionsNameStateAndTimes()
{
    const Instant seen = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
    Correction correction{.shown = KnownState::Terminated,
                          .shownLabels = LocalizedText({{u"en-US"_s, u"Ended %1"_s}}),
                          .updatedAt = seen - std::chrono::hours{1},
                          .seenAt = seen};
    const QString text = correctionText(correction, UiLanguage::English);
    for (const auto &part : {u"2026-11-20 08:00:00 (UTC+8)"_s, u"Ended %1"_s, u"since 2026-11-20 07:00:00"_s}) {
        QVERIFY2(text.contains(part), qPrintable(text));
    }
    correction.updatedAt.reset();
    const QString undated = correctionText(correction, UiLanguage::English);
    QVERIFY(undated.contains(u"Ended %1"_s));
    QVERIFY(!undated.contains(u"since"_s));
}

QTEST_GUILESS_MAIN(TestTexts)
#include "test_texts.moc"
