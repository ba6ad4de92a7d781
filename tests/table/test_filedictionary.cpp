// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filedictionary.h"

#include <QTest>

using namespace sealdesk;
using namespace Qt::StringLiterals;

namespace
{

// More than a page has, and more than the dictionary keeps as the latest ones.
constexpr int states = 40;

//! With storage of its own, as each page has.
WordedState stateOf(int number, const QString &word)
{
    return {.state = FileState(u"state_%1"_s.arg(number)),
            .labels = LocalizedText({{.lang = u"en-US"_s, .value = word + QString::number(number)}})};
}

} // namespace

class TestFileDictionary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStateInTheSameWordsHasOneNumber();
    void otherWordsAreAnotherState();
    void stateWithoutWords();
};

void TestFileDictionary::aStateInTheSameWordsHasOneNumber()
{
    FileDictionary dictionary;
    for (int page = 0; page < 3; ++page) {
        for (int number = 0; number < states; ++number) {
            const WordedState state = stateOf(number, u"State "_s);
            const WordedState copy = state;
            QCOMPARE(dictionary.numberOf(state.state, state.labels), static_cast<quint32>(number));
            QCOMPARE(dictionary.numberOf(copy.state, copy.labels), static_cast<quint32>(number));
        }
    }
    QCOMPARE(dictionary.states().size(), qsizetype{states});
    for (int number = 0; number < states; ++number) {
        QVERIFY(dictionary.states().at(number) == stateOf(number, u"State "_s));
    }
}

void TestFileDictionary::otherWordsAreAnotherState()
{
    FileDictionary dictionary;
    const WordedState first = stateOf(1, u"Pending "_s);
    const WordedState reworded = stateOf(1, u"Awaiting "_s);
    const WordedState other = stateOf(2, u"Pending "_s);
    QCOMPARE(dictionary.numberOf(first.state, first.labels), 0U);
    QCOMPARE(dictionary.numberOf(first.state, reworded.labels), 1U);
    QCOMPARE(dictionary.numberOf(other.state, first.labels), 2U);
    QCOMPARE(dictionary.numberOf(first.state, first.labels), 0U);
}

void TestFileDictionary::stateWithoutWords()
{
    FileDictionary dictionary;
    QCOMPARE(dictionary.numberOf(FileState(), LocalizedText()), 0U);
    QCOMPARE(dictionary.numberOf(FileState(KnownState::Sealing), LocalizedText()), 1U);
    QCOMPARE(dictionary.numberOf(FileState(KnownState::Voided), LocalizedText()), 2U);
    QCOMPARE(dictionary.numberOf(FileState(u"sealing"_s), LocalizedText()), 1U);
    QCOMPARE(dictionary.numberOf(FileState(), LocalizedText()), 0U);
}

QTEST_GUILESS_MAIN(TestFileDictionary)
#include "test_filedictionary.moc"
