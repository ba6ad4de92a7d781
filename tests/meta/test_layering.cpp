// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "includerules.h"
#include "sourcetree.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sealdesk::meta;

namespace
{

const QString core = u"QtCore"_s;
const QString gui = u"QtGui"_s;
const QString widgets = u"QtWidgets"_s;

//! What each folder may depend on. The README explains the layers; a change here is a change of the architecture.
const QList<FolderRule> &rules()
{
    static const QStringList belowFlows = {u"core"_s,  u"text"_s,   u"table"_s,   u"service"_s,
                                           u"store"_s, u"models"_s, u"widgets"_s, u"tables"_s};
    static const QStringList rooms = {u"flows/list"_s, u"flows/terminate"_s, u"flows/record"_s};
    static const QStringList qtUi = {core, gui, widgets};
    static const QList<FolderRule> table = {
        {u"app/core"_s, {}, {core}, {}},
        {u"app/text"_s, {u"core"_s}, {core}, {}},
        {u"app/table"_s, {u"core"_s, u"text"_s}, {core, u"QtConcurrent"_s}, {}},
        {u"app/feishu"_s, {u"core"_s}, {core, u"QtNetwork"_s}, {u"simdjson"_s}},
        {u"app/feishu/endpoints"_s, {u"core"_s, u"feishu"_s}, {core}, {u"simdjson"_s}},
        {u"app/store"_s, {u"core"_s}, {core, u"QtSql"_s}, {u"qt6keychain"_s, u"xlsxwriter"_s}},
        {u"app/store/audit"_s, {u"core"_s}, {core}, {}},
        {u"app/store/journal"_s, {u"core"_s, u"store/audit"_s}, {core, u"QtSql"_s}, {}},
        {u"app/service"_s, {u"core"_s, u"table"_s, u"feishu"_s, u"store"_s}, {core}, {}},
        {u"app/sandbox"_s, {}, {core}, {u"boost"_s}},
        {u"ui/models"_s, {u"core"_s, u"text"_s, u"table"_s, u"service"_s}, {core}, {}},
        {u"ui/widgets"_s, {u"core"_s, u"text"_s}, qtUi, {}},
        {u"ui/tables"_s, {u"core"_s, u"text"_s, u"table"_s, u"models"_s, u"widgets"_s}, qtUi, {}},
        {u"ui/flows/list"_s, belowFlows, qtUi, {}},
        {u"ui/flows/terminate"_s, belowFlows, qtUi, {}},
        {u"ui/flows/record"_s, belowFlows, qtUi, {}},
        {u"ui/shell"_s, belowFlows + rooms, qtUi, {}},
    };
    return table;
}

//! The folder that wires everything together and may use all of it.
const QString composition = u"app/main"_s;

const QtHeaders &qtHeaders()
{
    static const QtHeaders headers(QStringLiteral(SEALDESK_QT_INCLUDES).split(u'|'));
    return headers;
}

const FolderRule &ruleOf(const QString &folder)
{
    const auto rule = std::ranges::find(rules(), folder, &FolderRule::folder);
    Q_ASSERT(rule != rules().end());
    return *rule;
}

//! Returns the folder of a source, whose rule applies to it.
QString folderOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

//! Returns the declaration of a folder's target in a CMakeLists.txt, up to the next declaration. Empty if the folder is
//! part of the target of its parent folder.
QString targetOf(const QString &folder)
{
    const QString declaration = u"sealdesk_add_library("_s;
    const QString name = declaration + QString(folder).replace(u'/', u'_') + u'\n';
    for (const QString &place : {folder, folderOf(folder)}) {
        const QString path = place + u"/CMakeLists.txt"_s;
        const QString text = QFileInfo::exists(sourcePath(path)) ? readSource(path) : QString();
        if (const qsizetype begin = text.indexOf(name); begin >= 0) {
            const qsizetype next = text.indexOf(declaration, begin + 1);
            return text.mid(begin, next < 0 ? -1 : next - begin);
        }
    }
    return {};
}

bool isAllowed(const QString &folder, const QString &line)
{
    const QList<Include> includes = includesOf(line);
    return includes.size() == 1 && violation(ruleOf(folder), includes.first(), qtHeaders()).isEmpty();
}

} // namespace

class TestLayering final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestLayering)

public:
    TestLayering() = default;

private Q_SLOTS:
    void findsIncludes();
    void distinguishesAllowedFromForbidden_data();
    void distinguishesAllowedFromForbidden();
    void findsForbiddenTargets();
    void everyFolderHasARule();
    void includes_data();
    void includes();
    void links_data();
    void links();
};

void TestLayering::findsIncludes()
{
    const QList<Include> includes = includesOf(u"#pragma once\n#include <QString>\n  #  include \"core/ids.h\" // why\n"
                                               "// #include \"flows/page.h\"\nint include;\n"_s);

    QCOMPARE(includes.size(), 2);
    QCOMPARE(includes[0].path, u"QString"_s);
    QCOMPARE(includes[0].form, Include::Form::Angled);
    QCOMPARE(includes[0].line, 2);
    QCOMPARE(includes[1].path, u"core/ids.h"_s);
    QCOMPARE(includes[1].form, Include::Form::Quoted);
    QCOMPARE(includes[1].line, 3);
}

void TestLayering::distinguishesAllowedFromForbidden_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *folder, const char *line, bool allowed) {
        QTest::addRow("%s %s", folder, line) << QString::fromLatin1(folder) << QString::fromLatin1(line) << allowed;
    };
    row("app/core", "#include <QString>", true);
    row("app/core", "#include <vector>", true);
    row("app/core", "#include \"core/ids.h\"", true);
    row("app/core", "#include <QWidget>", false);
    row("app/core", "#include <QColor>", false);
    row("app/core", "#include <QtWidgets/QWidget>", false);
    row("app/core", "#include <qwidget.h>", false);
    row("app/core", "#include <QNetworkReply>", false);
    row("app/core", "#include \"text/errortext.h\"", false);
    row("app/core", "#include \"clock.h\"", false);
    row("app/core", "#include \"../core/clock.h\"", false);
    row("app/core", "#include <QNoSuchThing>", false);
    row("app/table", "#include <simdjson.h>", false);
    row("app/feishu", "#include <simdjson.h>", true);
    row("app/core", "#include <private/qobject_p.h>", false);
    row("app/core", "#include <QtCore/private/qobject_p.h>", false);
    row("ui/widgets", "#include <service/session.h>", false);
    row("ui/shell", "#include \"shell/../sandbox/sandboxserver.h\"", false);
    row("app/table", "#include <QtConcurrentRun>", true);
    row("app/text", "#include <QtConcurrentRun>", false);
    row("app/feishu", "#include <QNetworkReply>", true);
    row("app/feishu", "#include \"service/session.h\"", false);
    row("app/service", "#include <boost/asio.hpp>", false);
    row("app/service", "#include \"models/filetablemodel.h\"", false);
    row("app/sandbox", "#include <boost/asio.hpp>", true);
    row("app/sandbox", "#include \"core/ids.h\"", false);
    row("ui/models", "#include <QAbstractTableModel>", true);
    row("ui/models", "#include <QIcon>", false);
    row("ui/widgets", "#include \"ui_filterbar.h\"", true);
    row("ui/widgets", "#include \"service/session.h\"", false);
    row("ui/flows/list", "#include \"feishu/serviceclient.h\"", false);
    row("ui/flows/list", "#include \"feishu/endpoints/call.h\"", false);
    row("ui/flows/list", "#include \"shell/mainwindow.h\"", false);
    row("ui/flows/list", "#include \"flows/list/page.h\"", true);
    row("ui/flows/list", "#include \"flows/record/page.h\"", false);
    row("ui/flows/list", "#include \"flows/terminate/dialog.h\"", false);
    row("ui/flows/list", "#include \"store/journal/journal.h\"", true);
    row("ui/flows/record", "#include \"flows/terminate/dialog.h\"", false);
    row("ui/flows/record", "#include \"flows/recordings/page.h\"", false);
    row("ui/flows/terminate", "#include \"flows/page.h\"", false);
    row("ui/tables", "#include \"flows/list/page.h\"", false);
    row("app/store/audit", "#include \"store/journal/journal.h\"", false);
    row("app/store/journal", "#include \"store/recordbook.h\"", false);
    row("app/store", "#include \"store/journal/journal.h\"", true);
    row("ui/shell", "#include \"flows/list/page.h\"", true);
}

void TestLayering::distinguishesAllowedFromForbidden()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, line);
    QFETCH(const bool, allowed);

    QCOMPARE(isAllowed(folder, line), allowed);
}

void TestLayering::findsForbiddenTargets()
{
    const QString cmakeLists = u"sealdesk_add_library(app_text PUBLIC_LINKS app_core app_feishu Qt6::Core Qt6::Gui)\n"
                               "target_link_libraries(app_text PRIVATE Boost::headers Threads::Threads)\n"_s;
    const QStringList expected = {u"app_feishu"_s, u"Qt6::Gui"_s, u"Boost::headers"_s};

    QCOMPARE(forbiddenTargets(ruleOf(u"app/text"_s), cmakeLists), expected);
}

void TestLayering::everyFolderHasARule()
{
    QStringList known = {composition};
    for (const FolderRule &rule : rules()) {
        known.append(rule.folder);
    }
    known.sort();

    QStringList folders;
    for (const QString &path : sourcesUnder({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s})) {
        folders.append(folderOf(path));
    }
    folders.removeDuplicates();
    folders.sort();
    QCOMPARE(folders, known);
}

void TestLayering::includes_data()
{
    QTest::addColumn<QString>("folder");
    for (const FolderRule &rule : rules()) {
        QTest::newRow(qPrintable(rule.folder)) << rule.folder;
    }
}

void TestLayering::includes()
{
    QFETCH(const QString, folder);

    QStringList violations;
    for (const QString &path : sourcesUnder({folder}, {u"*.h"_s, u"*.cpp"_s})) {
        if (folderOf(path) != folder) {
            continue; // a folder with its own rule
        }
        for (const Include &include : includesOf(readSource(path))) {
            if (const QString why = violation(ruleOf(folder), include, qtHeaders()); !why.isEmpty()) {
                violations.append(u"%1:%2: %3: %4"_s.arg(path).arg(include.line).arg(include.path, why));
            }
        }
    }

    failForEach(violations);
}

void TestLayering::links_data()
{
    includes_data();
}

void TestLayering::links()
{
    QFETCH(const QString, folder);

    const QString target = targetOf(folder);
    if (target.isEmpty()) {
        QVERIFY(!targetOf(folderOf(folder)).isEmpty());
        return;
    }
    const QStringList forbidden = forbiddenTargets(ruleOf(folder), target);

    QVERIFY2(forbidden.isEmpty(), qPrintable(u"%1 links %2"_s.arg(folder, forbidden.join(u", "_s))));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "test_layering.moc"
