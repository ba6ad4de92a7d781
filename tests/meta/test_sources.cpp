// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sinkrules.h"
#include "sourcerules.h"
#include "sourcetree.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <map>

using namespace Qt::StringLiterals;
using namespace sealdesk::meta;

namespace
{

//! A rule that is checked for each file separately.
struct Rule {
    const char *name;
    QStringList folders;
    QStringList names;
    std::function<QStringList(const QString &)> problems;
};

constexpr qsizetype maxLines = 700; // longer files should be split

QStringList tooLong(const QString &text)
{
    const qsizetype lines = lineCount(text);
    return lines > maxLines ? QStringList{u"%1 lines"_s.arg(lines)} : QStringList();
}

QStringList includedTwice(const QString &header)
{
    return header.contains("\n#pragma once\n"_L1) ? QStringList() : QStringList{u"no #pragma once"_s};
}

const QList<Rule> &rules()
{
    static const QStringList program = {u"app"_s, u"ui"_s};
    static const QStringList all = {u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"translations"_s, u".ci"_s};
    static const QStringList cpp = {u"*.h"_s, u"*.cpp"_s};
    static const QStringList code = cpp + QStringList{u"CMakeLists.txt"_s, u"*.cmake"_s, u"*.sh"_s, u"run"_s};
    static const QList<Rule> table = {
        {"SPDX header", all, code, licenceProblems},
        {"unfinished work", all, code, unfinishedWork},
        {"banners", all, code, banners},
        {"tidy lines", all, code, untidyLines},
        {"length", program, cpp, tooLong},
        {"include guard", {u"app"_s, u"ui"_s, u"tests"_s}, {u"*.h"_s}, includedTwice},
        {"objects stay where they are", program, {u"*.h"_s}, copyableObjects},
        {"documented types", program, {u"*.h"_s}, undocumentedTypes},
        {"no sleep", {u"tests"_s}, cpp, sleeps},
        {"plain labels", {u"ui"_s}, {u"*.cpp"_s}, richLabels},
        {"plain tool tips", {u"ui"_s}, {u"*.cpp"_s}, rawToolTips},
        {"shown texts", {u"app/text"_s, u"ui"_s}, {u"*.cpp"_s}, rawArguments},
        {"no continuation with a context", program, {u"*.h"_s, u"*.cpp"_s}, contextContinuations},
    };
    return table;
}

} // namespace

class TestSources final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestSources)

public:
    TestSources() = default;

private Q_SLOTS:
    void findsProblems_data();
    void findsProblems();
    void sourcesFollowTheRules_data();
    void sourcesFollowTheRules();
    void ownHeaderComesFirst();
    void findsImplementedClasses();
    void implementsAClassInOneSource();
    void findsDefinedTypes();
    void sandboxSharesNoNames();
};

void TestSources::findsProblems_data()
{
    using Check = std::function<QStringList(const QString &)>;
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("bad");

    const QString spdx = u"// SPDX-FileCopyrightText: 2026 The SealDesk authors\n"
                         "// SPDX-License-Identifier: Apache-2.0\n"_s;
    const QString mark = u"TO"_s + u"DO"_s;
    const auto row = [](const char *name, const Check &check, const QString &good, const QString &bad) {
        QTest::newRow(name) << check << good << bad;
    };
    row("licence", licenceProblems, spdx + u"int x;\n"_s, u"\n"_s + spdx);
    row("other licence", licenceProblems, spdx, QString(spdx).replace(u"Apache-2.0"_s, u"MIT"_s));
    row("script", licenceProblems, u"#!/bin/sh\n"_s + QString(spdx).replace(u"//"_s, u"#"_s), u"#!/bin/sh\n"_s);
    row("unfinished", unfinishedWork, u"// to do"_s, u"// "_s + mark + u": later"_s);
    row("banner", banners, u"// a - b ---- c"_s, u"  // -------- members"_s);
    const QString wait = u"    QTest::qWa"_s + u"it(50);\n"_s;
    row("continuation", contextContinuations, u"whenFinished(future, this, [] {});"_s, u"future.then(this, [] {});"_s);
    row("sleep", sleeps, u"QTRY_VERIFY(isAsleep());"_s, wait);
    row("sleep with a reason", sleeps, u"// Waits to see that nothing comes.\n"_s + wait, u"// Waits.\n"_s + wait);
    row("object", copyableObjects, u"    Q_OBJECT\n    Q_DISABLE_COPY_MOVE(A)\n"_s, u"    Q_OBJECT\n"_s);
    row("type", undocumentedTypes, u"//! A.\ntemplate <typename T>\nclass A final\n"_s, u"\nclass A final\n"_s);
    row("forward", undocumentedTypes, u"\nclass A;\n"_s, u"// A.\nstruct A {\n"_s);
    row("blank", untidyLines, u"a\n  b\n"_s, u"a \n"_s);
    row("tab", untidyLines, u"a\n"_s, u"\ta\n"_s);
    row("end", untidyLines, u"a\n"_s, u"a"_s);
    row("length", tooLong, QString(maxLines, u'\n'), QString(maxLines + 1, u'\n'));
    row("label", richLabels, u"new PlainLabel(this)"_s, u"new QLabel(this)"_s);
    row("message box", richLabels, u"new QMessageBox(a, {});\n    b->setTextFormat(Qt::PlainText);\n"_s,
        u"new QMessageBox(a, text);\n"_s);
    row("quick message box", richLabels, u"newMessageBox(a)"_s, u"QMessageBox::warning(a)"_s);
    row("derived label", richLabels, u"    : QLabel(parent)\n{\n    setTextFormat(Qt::PlainText);\n"_s,
        u"    : QLabel(parent)\n{\n"_s);
    row("rich text", richLabels, u"setTextFormat(Qt::RichText); // nothing in it is anybody else's"_s,
        u"setTextFormat(Qt::RichText);"_s);
    row("tool tip", rawToolTips, u"a->setToolTip(b ? tr(\"c\") : QString());"_s, u"a->setToolTip(name);"_s);
    row("composed tool tip", rawToolTips, u"QToolTip::showText(p, ServiceText(a).toolTip());"_s,
        u"a->setToolTip(tr(\"%1\").arg(b));"_s);
    row("argument", rawArguments, u"tr(\"%1\").arg(ServiceText(run.reason).isolated())"_s,
        u"tr(\"%1\").arg(1, run.reason)"_s);
    row("argument after another", rawArguments, u"tr(\"%1 %2\").arg(count, ServiceText(f(a.name)).cell())"_s,
        u"tr(\"%1 %2\").arg(ServiceText(f(a.name)).cell(), b.name)"_s);
    row("label of a state", rawArguments, u"setAccessibleName(tr(\"%1\").arg(label))"_s,
        u"tr(\"%1\").arg(stateLabel(a, b))"_s);
    row("guard", includedTwice, u"//\n#pragma once\n"_s, u"//\n"_s);
}

void TestSources::findsProblems()
{
    QFETCH(const std::function<QStringList(const QString &)>, check);
    QFETCH(const QString, good);
    QFETCH(const QString, bad);

    QCOMPARE(check(good), QStringList());
    QCOMPARE(check(bad).size(), 1);
}

void TestSources::sourcesFollowTheRules_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype index = 0; index < rules().size(); ++index) {
        QTest::newRow(rules()[index].name) << index;
    }
}

void TestSources::sourcesFollowTheRules()
{
    QFETCH(const qsizetype, index);
    const Rule &rule = rules()[index];

    const QStringList paths = sourcesUnder(rule.folders, rule.names);
    QVERIFY(!paths.isEmpty());
    for (const QString &path : paths) {
        QStringList problems = rule.problems(readSource(path));
        failForEach(problems.replaceInStrings(QRegularExpression(u"^"_s), path + u':'));
    }
}

// The build compiles only those headers alone that no source includes first; see SealDesk.cmake.
void TestSources::ownHeaderComesFirst()
{
    QCOMPARE(firstInclude(u"// \"c.h\"\n#include \"a/b.h\"\n#include <QString>\n"_s), u"a/b.h"_s);
    QCOMPARE(firstInclude(u"#include <QString>\n#include \"b.h\"\n"_s), u"QString"_s);

    int pairs = 0;
    const QStringList headers = sourcesUnder({u"app"_s, u"ui"_s}, {u"*.h"_s});
    for (const QString &source : sourcesUnder({u"app"_s, u"ui"_s}, {u"*.cpp"_s})) {
        const QString header = source.chopped(4) + u".h"_s;
        if (headers.contains(header)) {
            ++pairs;
            const QString first = firstInclude(readSource(source));
            QVERIFY2(header.endsWith(u'/' + first), qPrintable(source + u" begins with "_s + first));
        }
    }
    QVERIFY(pairs > 100);
}

void TestSources::findsImplementedClasses()
{
    const QString source = u"A::A(int x)\n    : m(x)\n{\n    B::call();\n}\nstd::vector<int> C::list() const\n{\n}\n"
                           "QWidget *C::other()\n{\n}\nvoid D::declared();\nbool QObject::event(QEvent *)\n{\n}\n"_s;
    QCOMPARE(implementedClasses(source), (QStringList{u"A"_s, u"C"_s}));
}

// A class that is too long for one source has two ideas in it. The sandbox has a namespace of its own.
void TestSources::implementsAClassInOneSource()
{
    QHash<QString, QString> sources;
    QStringList problems;
    for (const QString &path : sourcesUnder({u"app"_s, u"ui"_s}, {u"*.cpp"_s})) {
        const QString scope = path.startsWith("app/sandbox/"_L1) ? u"sandbox::"_s : QString();
        for (const QString &name : implementedClasses(readSource(path))) {
            const QString first = sources.value(scope + name, path);
            if (first != path) {
                problems.append(u"%1 is implemented in %2 and in %3"_s.arg(name, first, path));
            }
            sources.insert(scope + name, first);
        }
    }
    QVERIFY(sources.size() > 100);
    failForEach(problems);
}

void TestSources::findsDefinedTypes()
{
    const QString header =
        u"class Forward;\nenum class Opaque : int;\nfriend class Friend;\ntemplate <class T>\n"
        "class Outer final : public Base\n{\n    struct [[nodiscard]] Inner {\n    };\n"
        "    enum class Kind { A, B } kind = Kind::A;\n};\nusing Alias = int;\nusing Base::name;\n"_s;

    QCOMPARE(definedTypes(header), (QStringList{u"Outer"_s, u"Inner"_s, u"Kind"_s, u"Alias"_s}));
}

// The sandbox is written only from the service's documentation. A shared name would suggest shared code.
void TestSources::sandboxSharesNoNames()
{
    const auto isSandbox = [](const QString &path) { return path.startsWith("app/sandbox/"_L1); };
    const auto fileName = [](const QString &path) { return path.section(u'/', -1); };
    const QStringList headers = sourcesUnder({u"app"_s, u"ui"_s}, {u"*.h"_s});
    std::map<QString, QString> others;
    for (const QString &path : headers) {
        if (!isSandbox(path)) {
            others.emplace(fileName(path), path);
            for (const QString &type : definedTypes(readSource(path))) {
                others.emplace(type, path);
            }
        }
    }

    QStringList problems;
    int own = 0;
    for (const QString &path : headers) {
        if (isSandbox(path)) {
            const QStringList names = definedTypes(readSource(path)) + QStringList{fileName(path)};
            for (const QString &name : names) {
                ++own;
                if (const auto other = others.find(name); other != others.end()) {
                    problems.append(u"%1: %2 is also in %3"_s.arg(path, name, other->second));
                }
            }
        }
    }

    failForEach(problems);
    QVERIFY(own > 50);
}

QTEST_GUILESS_MAIN(TestSources)
#include "test_sources.moc"
