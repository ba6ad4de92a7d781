// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "main/commandline.h"
#include "main/translations.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

std::variant<StartOptions, PrintAndEnd> parse(const QStringList &arguments)
{
    return parseCommandLine(QStringList{u"sealdesk"_s} + arguments);
}

} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_translations.apply(UiLanguage::English); }
    void readsItsOptions();
    void letsOptionsOfQtThrough();
    void namesTheMistake_data();
    void namesTheMistake();
    void helpsWhateverElseIsWrong();
    void speaksChinese();

private:
    Translations m_translations;
};

void TestCommandLine::readsItsOptions()
{
    const auto parsed = parse({u"--sandbox"_s, u"--sandbox-files"_s, u"7"_s, u"--language=zh-CN"_s, u"--data"_s,
                               u"/d"_s, u"--settings"_s, u"/s"_s});
    const auto *options = std::get_if<StartOptions>(&parsed);
    QVERIFY(options);
    QVERIFY(options->with == StartOptions::With::Sandbox);
    QCOMPARE(options->sandboxFiles, 7);
    QVERIFY(options->language == UiLanguage::SimplifiedChinese);
    QCOMPARE(options->dataDir, u"/d"_s);
    QCOMPARE(options->settingsFile, u"/s"_s);
    const auto none = parse({});
    QVERIFY(std::get<StartOptions>(none).with == StartOptions::With::PreviousSession);
    QVERIFY(!std::get<StartOptions>(none).language);
}

// A session manager restarts a program with -session.
void TestCommandLine::letsOptionsOfQtThrough()
{
    const auto parsed = parse({u"-platform"_s, u"offscreen"_s, u"-session"_s, u"10a_1"_s, u"-style=fusion"_s});
    QVERIFY(std::holds_alternative<StartOptions>(parsed));
}

void TestCommandLine::namesTheMistake_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("another language") << QStringList{u"--language"_s, u"fr"_s} << u"“fr”"_s;
    QTest::newRow("no language") << QStringList{u"--language"_s, u"english"_s} << u"“english”"_s;
    QTest::newRow("no number") << QStringList{u"--sandbox-files"_s, u"12x"_s} << u"“12x”"_s;
    QTest::newRow("negative") << QStringList{u"--sandbox-files=-1"_s} << u"“-1”"_s;
    QTest::newRow("unknown option") << QStringList{u"--sandbx"_s} << u"sandbx"_s;
    QTest::newRow("stray word") << QStringList{u"sandbox"_s} << u"“sandbox”"_s;
    QTest::newRow("a head alone") << QStringList{u"--head"_s, u"00"_s} << u"--head"_s;
    QTest::newRow("no folder") << QStringList{u"--data="_s} << u"--data"_s;
}

void TestCommandLine::namesTheMistake()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const auto parsed = parse(arguments);
    const auto *end = std::get_if<PrintAndEnd>(&parsed);
    QVERIFY(end);
    QVERIFY(end->status == PrintAndEnd::Status::WrongUsage);
    QVERIFY2(end->text.contains(named), qPrintable(end->text));
    QCOMPARE(end->text.count(u'\n'), 2); // not the whole help
}

void TestCommandLine::helpsWhateverElseIsWrong()
{
    for (const QString &option : {u"--help"_s, u"-h"_s}) {
        const auto parsed = parse({option, u"--sandbox-files"_s, u"x"_s});
        QVERIFY(std::get<PrintAndEnd>(parsed).status == PrintAndEnd::Status::Done);
        QVERIFY(std::get<PrintAndEnd>(parsed).text.contains("--sandbox-files <N>"_L1));
        QVERIFY(!std::get<PrintAndEnd>(parsed).text.contains("-platform"_L1));
    }
    const auto version = parse({u"--version"_s});
    QVERIFY(std::get<PrintAndEnd>(version).text.contains(QCoreApplication::applicationName()));
}

void TestCommandLine::speaksChinese()
{
    m_translations.apply(UiLanguage::SimplifiedChinese);
    const auto parsed = parse({u"--help"_s});
    QVERIFY(std::get<PrintAndEnd>(parsed).text.contains(u"终止"_s));
    const auto wrong = parse({u"--language"_s, u"fr"_s});
    QVERIFY(std::get<PrintAndEnd>(wrong).text.contains(u"语言"_s));
    QVERIFY(languageIn({u"sealdesk"_s, u"--language"_s, u"zh-CN"_s}) == UiLanguage::SimplifiedChinese);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_commandline.moc"
