// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "core/pastedids.h"
#include "core/sharedtext.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

//! What a person pastes as ids.
class TestPastedIds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsIds_data();
    void findsIds();
    void keepsSeveralVisibleInAFieldForOne();
    void recordsPartOfAHugeText();
};

void TestPastedIds::findsIds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("ids");
    const QString id = u"7147527056140813828"_s;
    const QString other = u"7147527056140813829"_s;
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("blanks") << u" \t\n\u3000"_s << QStringList();
    QTest::newRow("one") << u" 7147527056140813828\n"_s << QStringList{id};
    QTest::newRow("zero width") << u"\uFEFF7147\u200B527056140813828\u200E"_s << QStringList{id};
    QTest::newRow("NUL") << u"7147527056140813828\0"_s << QStringList{id};
    QTest::newRow("override") << u"\u202E7147527056140813828\u202C"_s << QStringList{id};
    QTest::newRow("full-width") << u"７１４７５２７０５６１４０８１３８２８"_s << QStringList{id};
    QTest::newRow("quotes") << u"\"7147527056140813828\""_s << QStringList{id};
    QTest::newRow("curly quotes") << u"“7147527056140813828”"_s << QStringList{id};
    QTest::newRow("apostrophe of a spreadsheet") << u"'7147527056140813828"_s << QStringList{id};
    QTest::newRow("formula of a spreadsheet") << u"=\"7147527056140813828\""_s << QStringList{id};
    QTest::newRow("column of a spreadsheet") << id + u"\r\n"_s + other + u"\r\n"_s << QStringList{id, other};
    QTest::newRow("commas") << id + u", "_s + other << QStringList{id, other};
    QTest::newRow("Chinese commas") << id + u"，"_s + other + u"、"_s + id + u"；"_s << QStringList{id, other};
    QTest::newRow("no-break space") << id + u'\u00A0' + other << QStringList{id, other};
    QTest::newRow("no number") << u"ou_ab-12.x"_s << QStringList{u"ou_ab-12.x"_s};
}

void TestPastedIds::findsIds()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, ids);
    QCOMPARE(idsIn(typed), ids);
}

void TestPastedIds::keepsSeveralVisibleInAFieldForOne()
{
    QCOMPARE(idIn(u"\u200B 12 "_s), u"12"_s);
    QCOMPARE(idIn(u"12, 13"_s), u"12 13"_s);
}

void TestPastedIds::recordsPartOfAHugeText()
{
    QCOMPARE(recordedPart("ab"), std::string_view("ab"));
    const std::string letters(10'000'000, 'x');
    QCOMPARE(recordedPart(letters).size(), std::size_t{32'767});
    const QByteArray emoji = u"😀"_s.repeated(20'000).toUtf8();
    const std::string_view part = recordedPart({emoji.data(), std::size_t(emoji.size())});
    QCOMPARE(QString::fromUtf8(part.data(), qsizetype(part.size())), u"😀"_s.repeated(16'383));
    const QByteArray chinese = u"误"_s.repeated(20'000).toUtf8();
    QCOMPARE(recordedPart({chinese.data(), std::size_t(chinese.size())}).size(), std::size_t(chinese.size()));
}

QTEST_GUILESS_MAIN(TestPastedIds)
#include "test_pastedids.moc"
