// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/servicetext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

//! The ways in which a text that others wrote is shown.
class TestServiceText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneLineInACell_data();
    void isOneLineInACell();
    void keepsItsLinesInABlock();
    void isNeverRichTextInAToolTip_data();
    void isNeverRichTextInAToolTip();
    void breaksLongLinesOfAToolTip();
    void isShortened();
    void keepsCharactersWholeWhenShortened();
    void makesNoShortcut();
    void leavesWithoutControls_data();
    void leavesWithoutControls();
    void hugeTextsTakeNoTime();
};

void TestServiceText::isOneLineInACell_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("usual") << u"劳动合同-张三 (2026), “A”"_s << u"劳动合同-张三 (2026), “A”"_s;
    QTest::newRow("blanks") << u" \u3000\u00A0 "_s << u"(blank)"_s;
    QTest::newRow("zero width") << u"\u200B\uFEFF\u2060"_s << u"(blank)"_s;
    QTest::newRow("filler") << u"\u3164"_s << u"(blank)"_s;
    QTest::newRow("only a line break") << u"\n"_s << u"(blank)"_s;
    QTest::newRow("begins with a line break") << u"\nContract"_s << u"⏎Contract"_s;
    QTest::newRow("line breaks") << u"a\r\nb\rc\u2028d\u2029e\u0085f\vg"_s << u"a⏎b⏎c⏎d⏎e⏎f⏎g"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("NUL") << u"a\0b"_s << u"a␀b"_s;
    QTest::newRow("escape and delete") << u"a\u001Bb\u007F"_s << u"a␛b␡"_s;
    QTest::newRow("override") << u"\u202E120"_s << u"\u2068[U+202E]120\u2069"_s;
    QTest::newRow("isolates") << u"a\u2067b\u2069"_s << u"\u2068a[U+2067]b[U+2069]\u2069"_s;
    QTest::newRow("zero width inside") << u"a\u200Bb"_s << u"a[U+200B]b"_s;
    QTest::newRow("Arabic") << u"عقد 120"_s << u"\u2068عقد 120\u2069"_s;
    QTest::newRow("Hebrew") << u"חוזה"_s << u"\u2068חוזה\u2069"_s;
    QTest::newRow("half a character") << u"a\xD800z"_s << u"a\uFFFDz"_s;
    QTest::newRow("only half a character") << QString(QChar(0xDC00)) << u"\uFFFD"_s;
    QTest::newRow("emoji with joiners") << u"👩‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s
                                        << u"👩‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s;
    QTest::newRow("markup") << u"<img src=x>"_s << u"<img src=x>"_s;
}

void TestServiceText::isOneLineInACell()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, shown);
    QCOMPARE(ServiceText(raw).cell(), shown);
    QCOMPARE(ServiceText(raw).isolated(), shown);
}

void TestServiceText::keepsItsLinesInABlock()
{
    QCOMPARE(ServiceText(u"a\r\nb\u202Ec"_s).plain(), u"a\nb[U+202E]c"_s);
    QCOMPARE(ServiceText(u" \n "_s).plain(), u"(blank)"_s);
}

void TestServiceText::isNeverRichTextInAToolTip_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("image") << u"<img src=\"//host/a\">"_s << u"&lt;img src=&quot;//host/a&quot;&gt;"_s;
    QTest::newRow("bold") << u"<b>A</b>"_s << u"&lt;b&gt;A&lt;/b&gt;"_s;
    QTest::newRow("declaration") << u"<?xml version"_s << u"&lt;?xml version"_s;
    QTest::newRow("entity") << u"&lt;b&gt;"_s << u"&amp;lt;b&amp;gt;"_s;
    QTest::newRow("later line") << u"a\n<b>"_s << u"a\n&lt;b&gt;"_s;
}

void TestServiceText::isNeverRichTextInAToolTip()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, escaped);
    QCOMPARE(ServiceText(raw).toolTip(), u"<p style=\"white-space:pre-wrap\">"_s + escaped + u"</p>"_s);
    QCOMPARE(ServiceText(u"a\nb"_s).toolTip(), u"a\nb"_s);
}

void TestServiceText::breaksLongLinesOfAToolTip()
{
    QVERIFY(ServiceText(QString(200, u'x')).toolTip().startsWith(u"<p style"_s));
}

void TestServiceText::isShortened()
{
    const QString raw(5'000, u'x');
    QCOMPARE(ServiceText(raw).isolated(), QString(300, u'x') + u'…');
    QCOMPARE(ServiceText(raw).cell(), QString(1'000, u'x') + u'…');
    QCOMPARE(ServiceText(raw).plain(), QString(4'000, u'x') + u'…');
    QCOMPARE(ServiceText(QString(300, u'x')).isolated(), QString(300, u'x'));
    QCOMPARE(ServiceText(QString(400, QChar(0x202E)) + u'x').isolated().count(u"[U+202E]"_s), 38);
}

void TestServiceText::keepsCharactersWholeWhenShortened()
{
    QCOMPARE(ServiceText(u"ab😀cd"_s).isolated(3), u"ab…"_s);
    QCOMPARE(ServiceText(u"ab😀cd"_s).isolated(4), u"ab😀…"_s);
}

void TestServiceText::makesNoShortcut()
{
    QCOMPARE(ServiceText(u"R&D"_s).buttonText(), u"R&&D"_s);
}

void TestServiceText::leavesWithoutControls_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("left");
    QTest::newRow("usual") << u"عقد-张三 😀"_s << u"عقد-张三 😀"_s;
    QTest::newRow("line breaks and tabs") << u"a\r\nb\tc"_s << u"a\r\nb\tc"_s;
    QTest::newRow("override") << u"\u202E120\u202C"_s << u"120"_s;
    QTest::newRow("marks") << u"\u200Fa\u2068b\u2069\u061C"_s << u"ab"_s;
    QTest::newRow("NUL and escape") << u"a\0b\u001B[31m\u009B"_s << u"ab[31m"_s;
}

void TestServiceText::leavesWithoutControls()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, left);
    QCOMPARE(ServiceText(raw).exported(), left);
}

void TestServiceText::hugeTextsTakeNoTime()
{
    const ServiceText text(QString(10'000'000, u'<'));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i) {
        QVERIFY(text.cell().size() < 2'000);
        QVERIFY(text.toolTip().size() < 20'000);
    }
    QVERIFY(timer.elapsed() < 5'000); // a second for each would be a hundred
}

QTEST_GUILESS_MAIN(TestServiceText)
#include "test_servicetext.moc"
