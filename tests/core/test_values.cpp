// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection.h"
#include "core/digits.h"
#include "core/filefilter.h"
#include "core/ids.h"
#include "core/loopback.h"
#include "core/terminationreason.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace
{

FileSighting sighting(std::optional<BeijingTime> updated, quint64 ordinal)
{
    FileSighting s;
    s.file.id = FileId(u"1"_s);
    s.file.updateTime = updated;
    s.stamp.ordinal = ordinal;
    return s;
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainNumbersRoundTrip_data();
    void plainNumbersRoundTrip();
    void idsRoundTrip_data();
    void idsRoundTrip();
    void idsAscendByLengthThenAsText();
    void theGreaterUpdateTimeWins();
    void theLaterRequestWinsATie();
    void namesFallBackInOrder();
    void sharedTextsAreValidUtf8();
    void knowsTheTenDocumentedStates();
    void baseUrls_data();
    void baseUrls();
    void loopbackHosts_data();
    void loopbackHosts();
    void identityIgnoresTheName();
    void connectionsCompareInEveryPart();
    void digitsAreParsed();
    void reasonsAreTrimmedAndCounted();
    void filterBoundsAreInclusive();
};

void TestValues::theGreaterUpdateTimeWins()
{
    const auto early = BeijingTime::fromUnixSeconds(100);
    const auto late = BeijingTime::fromUnixSeconds(101);
    QVERIFY(supersedes(sighting(late, 1), sighting(early, 2)));
    QVERIFY(!supersedes(sighting(early, 2), sighting(late, 1)));
}

void TestValues::theLaterRequestWinsATie()
{
    const auto time = BeijingTime::fromUnixSeconds(100);
    QVERIFY(supersedes(sighting(time, 2), sighting(time, 1)));
    QVERIFY(!supersedes(sighting(time, 1), sighting(time, 2)));
    QVERIFY(supersedes(sighting(std::nullopt, 2), sighting(time, 1)));
    QVERIFY(!supersedes(sighting(time, 1), sighting(std::nullopt, 2)));
}

void TestValues::namesFallBackInOrder()
{
    const LocalizedText both({{u"en-US"_s, u"Offer"_s}, {u"zh-CN"_s, u"录用"_s}});
    QCOMPARE(both.best(UiLanguage::English), u"Offer"_s);
    QCOMPARE(both.best(UiLanguage::SimplifiedChinese), u"录用"_s);
    const LocalizedText chinese({{u"ja-JP"_s, u"内定"_s}, {u"zh_CN"_s, u"录用"_s}});
    QCOMPARE(chinese.best(UiLanguage::English), u"录用"_s);
    const LocalizedText japanese({{u"fr-FR"_s, u""_s}, {u"ja-JP"_s, u"内定"_s}});
    QCOMPARE(japanese.best(UiLanguage::English), u"内定"_s);
    QCOMPARE(japanese.exactly(UiLanguage::English), QString());
    QCOMPARE(LocalizedText().best(UiLanguage::English), QString());
}

void TestValues::sharedTextsAreValidUtf8()
{
    QCOMPARE(SharedText(u"a\ufeffb").text(), u"a\ufeffb"_s);
    QCOMPARE(SharedText(u"\ufeff\ufeffa").text(), u"a"_s);
    QVERIFY(SharedText(u"\ufeff").isEmpty());
    QCOMPARE(SharedText(u"a"_s + QChar(0xd83d) + u"b"_s).text(), u"a?b"_s);
    QCOMPARE(SharedText(u"a\0b"_s).text(), u"a\0b"_s);
    QVERIFY(SharedText(QString()) == SharedText());
}

void TestValues::knowsTheTenDocumentedStates()
{
    const QStringList documented{u"initiating"_s,     u"pending_sign"_s, u"pending_seal"_s, u"sign_finished"_s,
                                 u"terminated"_s,     u"voided"_s,       u"sealing"_s,      u"failed"_s,
                                 u"pending_review"_s, u"reviewing"_s};
    const QStringList final{u"sign_finished"_s, u"terminated"_s, u"voided"_s, u"failed"_s};
    for (const QString &name : documented) {
        QVERIFY2(FileState(name).known(), qPrintable(name));
        QCOMPARE(FileState(name).phase(), final.contains(name) ? StatePhase::Final : StatePhase::InFlight);
    }
    QCOMPARE(FileState(u"expired"_s).phase(), StatePhase::Unknown);
    QCOMPARE(FileState().phase(), StatePhase::Unknown);
}

void TestValues::baseUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normalised"); // empty: rejected
    QTest::newRow("feishu") << u"https://open.feishu.cn"_s << u"https://open.feishu.cn"_s;
    QTest::newRow("slash and blanks") << u" https://open.feishu.cn/ "_s << u"https://open.feishu.cn"_s;
    QTest::newRow("default port") << u"https://open.feishu.cn:443"_s << u"https://open.feishu.cn"_s;
    QTest::newRow("other port") << u"https://proxy.example:8443"_s << u"https://proxy.example:8443"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("loopback name") << u"http://localhost:1"_s << u"http://localhost:1"_s;
    QTest::newRow("loopback v6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
    QTest::newRow("plain http elsewhere") << u"http://open.feishu.cn"_s << QString();
    QTest::newRow("loopback look-alike") << u"http://127.0.0.1.evil.example"_s << QString();
    QTest::newRow("localhost look-alike") << u"http://localhost.evil.example"_s << QString();
    QTest::newRow("user part") << u"https://127.0.0.1@evil.example"_s << QString();
    QTest::newRow("path") << u"https://open.feishu.cn/open-apis"_s << QString();
    QTest::newRow("no scheme") << u"open.feishu.cn"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestValues::baseUrls()
{
    QFETCH(QString, text);
    QFETCH(QString, normalised);
    const auto parsed = BaseUrl::parse(text);
    const auto *url = std::get_if<BaseUrl>(&parsed);
    QCOMPARE(url ? url->url().toString() : QString(), normalised);
}

void TestValues::loopbackHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("name") << u"localhost"_s << true;
    QTest::newRow("upper case") << u"LOCALHOST"_s << true;
    QTest::newRow("IPv4") << u"127.0.0.1"_s << true;
    QTest::newRow("IPv4, last of the block") << u"127.255.255.255"_s << true;
    QTest::newRow("IPv6") << u"[::1]"_s << true;
    QTest::newRow("IPv6, in full") << u"[0:0:0:0:0:0:0:1]"_s << true;
    QTest::newRow("name with a final dot") << u"localhost."_s << false;
    QTest::newRow("name within a domain") << u"localhost.example"_s << false;
    QTest::newRow("name as the domain") << u"a.localhost"_s << false;
    QTest::newRow("IPv4 within a domain") << u"127.0.0.1.example"_s << false;
    QTest::newRow("IPv4 with a final dot") << u"127.0.0.1."_s << false;
    QTest::newRow("IPv4 with a letter") << u"127.0.0.a"_s << false;
    QTest::newRow("another block") << u"128.0.0.1"_s << false;
    QTest::newRow("any address") << u"0.0.0.0"_s << false;
    QTest::newRow("IPv4 mapped to IPv6") << u"[::ffff:127.0.0.1]"_s << false;
    QTest::newRow("another IPv6 address") << u"[::2]"_s << false;
}

void TestValues::loopbackHosts()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isLoopback);
    const QUrl url(u"http://%1:8080/"_s.arg(host), QUrl::StrictMode);
    QVERIFY2(url.isValid(), qPrintable(url.errorString()));
    QCOMPARE(isLoopbackHost(url.host()), isLoopback);
    const auto parsed = BaseUrl::parse(url.toString());
    QCOMPARE(std::holds_alternative<BaseUrl>(parsed), isLoopback); // plain http, for these hosts only
}

void TestValues::identityIgnoresTheName()
{
    Connection a{.name = u"A"_s, .appId = u"cli_1"_s, .operatorId = OperatorId(u"7"_s)};
    Connection b{.name = u"B"_s, .appId = u"cli_1"_s, .operatorId = OperatorId(u"8"_s)};
    QCOMPARE(a.identity(), b.identity());
    b.appId = u"cli_2"_s;
    QVERIFY(!(a.identity() == b.identity()));
}

void TestValues::connectionsCompareInEveryPart()
{
    const Connection original{.name = u"A"_s, .appId = u"cli_1"_s, .operatorId = OperatorId(u"7"_s)};
    Connection changed = original;
    QVERIFY(changed == original);
    changed.operatorId = OperatorId(u"8"_s);
    QVERIFY(changed != original);
    changed = original;
    changed.name = u"B"_s;
    QVERIFY(changed != original);
    changed = original;
    changed.baseUrl = BaseUrl::lark();
    QVERIFY(changed != original);
    changed = original;
    changed.userIdType = UserIdType::OpenId;
    QVERIFY(changed != original);
}

void TestValues::digitsAreParsed()
{
    QCOMPARE(parseDigits<int>("007"sv), std::optional{7});
    QCOMPARE(parseDigits<int>(u"59"sv), std::optional{59});
    QCOMPARE(parseDigits<int>("999999999"sv), std::optional{999'999'999});
    for (const std::string_view text :
         {""sv, "1999999999"sv, "+1"sv, "-1"sv, " 1"sv, "1 "sv, "0x1"sv, "1a"sv, ":"sv, "/"sv}) {
        QVERIFY2(!parseDigits<int>(text), text.data());
    }
    QVERIFY(!parseDigits<int>(u"１２"sv));
    QCOMPARE(parseDigits<quint64>("9999999999999999999"sv), std::optional<quint64>{9'999'999'999'999'999'999U});
    QVERIFY(!parseDigits<quint64>("10000000000000000000"sv));
}

void TestValues::reasonsAreTrimmedAndCounted()
{
    const auto text = [](const QString &typed) {
        const auto made = TerminationReason::make(typed);
        const auto *reason = std::get_if<TerminationReason>(&made);
        return reason ? reason->text() : QString();
    };
    QCOMPARE(text(u" \n 原因 \t"_s), u"原因"_s);
    QCOMPARE(text(u"a\u00a0b\n\"c\""_s), u"a\u00a0b\n\"c\""_s);
    QCOMPARE(text(QString(300, u'x')).size(), 300);
    QCOMPARE(text(u"  "_s + QString(300, u'x') + u"  "_s).size(), 300);
    const auto tooLong = TerminationReason::make(QString(301, u'x'));
    QCOMPARE(std::get<ReasonProblem>(tooLong), (ReasonProblem{.kind = ReasonProblem::Kind::TooLong, .units = 301}));
    // One emoji is two UTF-16 units.
    const auto emoji = TerminationReason::make(QString(299, u'x') + u"😀"_s);
    QCOMPARE(std::get<ReasonProblem>(emoji).units, 301);
    const auto blank = TerminationReason::make(u" \u3000\n"_s);
    QCOMPARE(std::get<ReasonProblem>(blank).kind, ReasonProblem::Kind::Empty);
    for (const QString &invisible : {u"\u200B\u2060"_s, u"\u3164"_s, u"\u2800\u00AD"_s, u"\u202E"_s, u"\uFE0F"_s}) {
        const auto made = TerminationReason::make(invisible);
        QVERIFY(std::holds_alternative<ReasonProblem>(made));
        QCOMPARE(std::get<ReasonProblem>(made).kind, ReasonProblem::Kind::Empty);
    }
    QCOMPARE(text(u"\u200B原因"_s), u"\u200B原因"_s); // sent as typed
}

void TestValues::filterBoundsAreInclusive()
{
    SignatureFile file{
        .id = FileId(u"1"_s), .state = KnownState::PendingSign, .updateTime = BeijingTime::fromUnixSeconds(100)};
    FileFilter filter{.updatedFrom = BeijingTime::fromUnixSeconds(100), .updatedTo = BeijingTime::fromUnixSeconds(100)};
    QVERIFY(filter.matches(file));
    filter.updatedTo = BeijingTime::fromUnixSeconds(99);
    QVERIFY(!filter.matches(file));
    filter = {.states = {KnownState::PendingSeal, KnownState::PendingSign}};
    QVERIFY(filter.matches(file));
    filter.templates = {TemplateId(u"7"_s)};
    QVERIFY(!filter.matches(file));
    file.templateId = TemplateId(u"7"_s);
    QVERIFY(filter.matches(file));
    filter.files = {FileId(u"2"_s)};
    QVERIFY(!filter.matches(file));
    filter.files.push_back(file.id);
    QVERIFY(filter.matches(file));
}

void TestValues::plainNumbersRoundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::newRow("zero") << u"0"_s << true;
    QTest::newRow("19 digits") << u"7147527056140813828"_s << true;
    QTest::newRow("greatest with 19 digits") << u"9999999999999999999"_s << true;
    QTest::newRow("20 digits") << u"18446744073709551615"_s << false;
    QTest::newRow("leading zero") << u"007"_s << false;
    QTest::newRow("sign") << u"-1"_s << false;
    QTest::newRow("full-width digits") << u"１２"_s << false;
    QTest::newRow("open id") << u"ou_1"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestValues::plainNumbersRoundTrip()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isNumber);
    const auto number = plainNumber(text);
    QCOMPARE(number.has_value(), isNumber);
    if (number) {
        QCOMPARE(QString::number(*number), text);
    }
}

void TestValues::idsRoundTrip_data()
{
    plainNumbersRoundTrip_data();
    QTest::newRow("beyond ASCII") << u"人员-1"_s << false;
}

void TestValues::idsRoundTrip()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isNumber);
    const FileId id(text);
    QCOMPARE(id.text(), text);
    QCOMPARE(id.isEmpty(), text.isEmpty());
    QCOMPARE(id.value().number().has_value(), isNumber);
    const FileId fromUtf8(IdValue::fromUtf8(text.toStdString()));
    QVERIFY(fromUtf8 == id);
    QCOMPARE(qHash(fromUtf8), qHash(id));
    QVERIFY(id != FileId(text + u'0'));
    if (isNumber) {
        QVERIFY(FileId(IdValue(text.toULongLong())) == id);
    }
}

void TestValues::idsAscendByLengthThenAsText()
{
    const std::vector<FileId> ascending{FileId(),
                                        FileId(u"3"_s),
                                        FileId(u"a"_s),
                                        FileId(u"07"_s),
                                        FileId(u"10"_s),
                                        FileId(u"9z"_s),
                                        FileId(u"1000"_s),
                                        FileId(u"ou_1"_s),
                                        FileId(u"9999999999999999999"_s),
                                        FileId(u"18446744073709551615"_s)};
    for (std::size_t a = 0; a < ascending.size(); ++a) {
        for (std::size_t b = 0; b < ascending.size(); ++b) {
            QCOMPARE(ascending[a] < ascending[b], a < b);
            QCOMPARE(ascending[a] == ascending[b], a == b);
        }
    }
}

QTEST_GUILESS_MAIN(TestValues)
#include "test_values.moc"
