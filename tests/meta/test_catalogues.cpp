// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "cataloguerules.h"
#include "sourcetree.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sealdesk::meta;

namespace
{

//! The messages that lupdate finds in the sources, and its warnings.
struct Scan {
    Catalogue catalogue;
    QString warnings;
};

Scan scanSources(const QString &language, const QStringList &options)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"sealdesk_%1.ts"_s.arg(language));
    const QString app = sourcePath(u"app"_s);
    const QString ui = sourcePath(u"ui"_s);
    QProcess lupdate;
    lupdate.start(QStringLiteral(SEALDESK_LUPDATE),
                  options + QStringList{u"-silent"_s, u"-I"_s, app, u"-I"_s, ui, app, ui, u"-ts"_s, path});
    if (!lupdate.waitForFinished() || lupdate.exitCode() != 0) {
        return {.catalogue = {.error = lupdate.errorString()}};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {.catalogue = {.error = file.errorString()}};
    }
    return {.catalogue = readCatalogue(file.readAll()),
            .warnings = QString::fromLocal8Bit(lupdate.readAllStandardError())};
}

Catalogue storedCatalogue(const QString &language)
{
    return readCatalogue(readSource(u"translations/sealdesk_%1.ts"_s.arg(language)).toUtf8());
}

Message single(const QString &source, const QString &translation)
{
    return {.context = u"Sample"_s, .source = source, .forms = {translation}};
}

Message plural(const QString &source, const QStringList &forms)
{
    return {.context = u"Sample"_s, .source = source, .kind = Message::Kind::Plural, .forms = forms};
}

//! Returns the text of all files that can name a context.
QString textOfSources()
{
    QString text;
    for (const QString &path : sourcesUnder({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s, u"*.ui"_s})) {
        text += readSource(path);
    }
    return text;
}

} // namespace

class TestCatalogues final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestCatalogues)

public:
    TestCatalogues() = default;

private Q_SLOTS:
    void readsMessages();
    void acceptsGoodTranslations();
    void findsBadTranslations_data();
    void findsBadTranslations();
    void findsDifferences();
    void findsLiterals();
    void isComplete_data();
    void isComplete();
    void lupdateFindsEveryText();
    void contextsExistInTheProgram();
    void isCompiledIn_data();
    void isCompiledIn();
    void qtIsTranslatedToChinese();
};

void TestCatalogues::readsMessages()
{
    const Catalogue catalogue = readCatalogue(
        R"(<TS version="2.1" language="zh_CN"><context><name>A</name><message><source>Open</source>
           <comment>state</comment><translation>打开</translation></message><message numerus="yes"><source>%n file(s)</source>
           <translation type="unfinished"><numerusform>x</numerusform></translation></message></context></TS>)"_ba);

    QCOMPARE(catalogue.error, QString());
    QCOMPARE(catalogue.language, u"zh_CN"_s);
    QCOMPARE(catalogue.messages.size(), 2);
    QCOMPARE(catalogue.messages[0].key(), u"A: \"Open\" (state)"_s);
    QCOMPARE(catalogue.messages[0].forms, QStringList{u"打开"_s});
    QCOMPARE(catalogue.messages[1].kind, Message::Kind::Plural);
    QCOMPARE(catalogue.messages[1].status, Message::Status::Unfinished);
    QVERIFY(!readCatalogue("<TS><context>"_ba).error.isEmpty());
}

void TestCatalogues::acceptsGoodTranslations()
{
    QCOMPARE(problemsOf(single(u"%1 of %2 shown"_s, u"共 %2 个，显示 %1 个"_s), 1), QStringList());
    QCOMPARE(problemsOf(single(u"&Terminate…"_s, u"终止(&T)…"_s), 1), QStringList());
    QCOMPARE(problemsOf(single(u"Salt && pepper <b>%1</b>"_s, u"盐和胡椒 <b>%1</b>"_s), 1), QStringList());
    QCOMPARE(problemsOf(plural(u"%n file(s)"_s, {u"%n 个文件"_s}), 1), QStringList());
    QCOMPARE(problemsOf(plural(u"%n file(s)"_s, {u"One file"_s, u"%n files"_s}), 2), QStringList());
}

void TestCatalogues::findsBadTranslations_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("forms");
    QTest::addColumn<int>("pluralForms");

    QTest::newRow("empty") << u"Open"_s << QStringList{u" "_s} << 0;
    QTest::newRow("no form") << u"Open"_s << QStringList() << 0;
    QTest::newRow("placeholder lost") << u"%1 of %2"_s << QStringList{u"%1 个"_s} << 0;
    QTest::newRow("placeholder changed") << u"%1"_s << QStringList{u"%2"_s} << 0;
    QTest::newRow("placeholder localised") << u"%1"_s << QStringList{u"%L1"_s} << 0;
    QTest::newRow("tag lost") << u"<b>No</b>"_s << QStringList{u"<b>否"_s} << 0;
    QTest::newRow("three dots") << u"Wait…"_s << QStringList{u"请稍候..."_s} << 0;
    QTest::newRow("blank lost") << u"State: "_s << QStringList{u"状态:"_s} << 0;
    QTest::newRow("mnemonic lost") << u"&Open"_s << QStringList{u"打开"_s} << 0;
    QTest::newRow("too few plurals") << u"%n file(s)"_s << QStringList{u"%n files"_s} << 2;
    QTest::newRow("empty plural") << u"%n file(s)"_s << QStringList{u"%n file"_s, QString()} << 2;
    QTest::newRow("plural without number") << u"%n file(s)"_s << QStringList{u"%n file"_s, u"files"_s} << 2;
    QTest::newRow("only form without number") << u"%n file(s)"_s << QStringList{u"文件"_s} << 1;
}

void TestCatalogues::findsBadTranslations()
{
    QFETCH(const QString, source);
    QFETCH(const QStringList, forms);
    QFETCH(const int, pluralForms);
    Message message{.context = u"Sample"_s, .source = source, .forms = forms};
    message.kind = pluralForms > 0 ? Message::Kind::Plural : Message::Kind::Single;

    QCOMPARE(problemsOf(message, pluralForms).size(), 1);
}

void TestCatalogues::findsDifferences()
{
    const Catalogue catalogue{.messages = {single(u"Old"_s, u"旧"_s), single(u"Both"_s, u"都"_s)}};
    const Catalogue sources{.messages = {single(u"Both"_s, QString()), single(u"New"_s, QString())}};
    const QStringList expected = {u"Sample: \"New\" is missing"_s, u"Sample: \"Old\" is not in the sources"_s};

    QCOMPARE(differences(catalogue, sources), expected);
}

void TestCatalogues::findsLiterals()
{
    const QString code = uR"(tr("A"); x = tr( "B\"b\"" "c", "hint", n); translate("Words", "D");
        QT_TRANSLATE_NOOP("Words", "E"); str("no"); tr(word); QT_TRANSLATE_N_NOOP("Words", "F");)"_s;
    const QStringList expected = {u"A"_s, u"B\"b\""_s, u"D"_s, u"E"_s, u"F"_s};

    QCOMPARE(translatedLiterals(code), expected);
}

void TestCatalogues::isComplete_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("pluralForms");

    QTest::newRow("English: plurals alone") << u"en"_s << QStringList{u"-pluralonly"_s} << 2;
    QTest::newRow("Simplified Chinese") << u"zh_CN"_s << QStringList() << 1;
}

void TestCatalogues::isComplete()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    QFETCH(const int, pluralForms);

    const Catalogue catalogue = storedCatalogue(language);
    QCOMPARE(catalogue.error, QString());
    QCOMPARE(catalogue.language, language);
    const Scan scan = scanSources(language, options);
    QCOMPARE(scan.catalogue.error, QString());
    QCOMPARE(scan.warnings, QString());
    QVERIFY(!scan.catalogue.messages.isEmpty());

    QStringList problems = differences(catalogue, scan.catalogue);
    for (const Message &message : catalogue.messages) {
        problems.append(problemsOf(message, pluralForms));
    }
    failForEach(problems);
}

// lupdate silently drops some texts, for example a marker inside the call of a function named tr.
void TestCatalogues::lupdateFindsEveryText()
{
    const Scan scan = scanSources(u"zh_CN"_s, {});
    QStringList lost;
    for (const QString &literal : translatedLiterals(textOfSources())) {
        const bool isFound = std::ranges::any_of(
            scan.catalogue.messages, [&literal](const Message &message) { return message.source.startsWith(literal); });
        if (!isFound) {
            lost.append(u"lupdate does not see \"%1\""_s.arg(literal));
        }
    }
    failForEach(lost);
}

// If lupdate doesn't find the header of a class in a namespace, it writes a context that the program doesn't use.
void TestCatalogues::contextsExistInTheProgram()
{
    const QString sources = textOfSources();
    QStringList unknown;
    for (const Message &message : storedCatalogue(u"zh_CN"_s).messages) {
        const QString &context = message.context;
        const QStringList ways = {u"(\"%1\""_s.arg(context), u"<class>%1</class>"_s.arg(context),
                                  u"Q_DECLARE_TR_FUNCTIONS(%1)"_s.arg(context)};
        const bool isNamed =
            std::ranges::any_of(ways, [&sources](const QString &way) { return sources.contains(way); });
        if (!isNamed && !context.startsWith("sealdesk::"_L1)) {
            unknown.append(message.context);
        }
    }
    unknown.removeDuplicates();

    QVERIFY2(unknown.isEmpty(), qPrintable(u"no source names these contexts: "_s + unknown.join(u", "_s)));
}

void TestCatalogues::isCompiledIn_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Simplified Chinese") << u"zh_CN"_s;
}

void TestCatalogues::isCompiledIn()
{
    QFETCH(const QString, language);

    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/sealdesk_%1.qm"_s.arg(language)));
    for (const Message &message : storedCatalogue(language).messages) {
        const int count = message.kind == Message::Kind::Plural ? 5 : -1;
        const QString text =
            translator.translate(message.context.toUtf8().constData(), message.source.toUtf8().constData(),
                                 message.disambiguation.toUtf8().constData(), count);
        QVERIFY2(message.forms.contains(text), qPrintable(message.key()));
    }
}

// For Qt's own buttons and dialogs. Their catalogue is in the package qt6-translations-l10n.
void TestCatalogues::qtIsTranslatedToChinese()
{
    const QStringList folders = {QLibraryInfo::path(QLibraryInfo::TranslationsPath),
                                 QCoreApplication::applicationDirPath() + u"/translations"_s};
    QTranslator translator;
    const bool isFound = std::ranges::any_of(folders, [&translator](const QString &folder) {
        return translator.load(QLocale(QLocale::Chinese, QLocale::China), u"qtbase"_s, u"_"_s, folder);
    });

    QVERIFY2(isFound, qPrintable(u"qtbase_zh_CN.qm is in none of: "_s + folders.join(u", "_s)));
    QCOMPARE(translator.translate("QPlatformTheme", "Cancel"), u"取消"_s);
}

QTEST_GUILESS_MAIN(TestCatalogues)
#include "test_catalogues.moc"
