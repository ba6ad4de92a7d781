// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "service/filelookup.h"
#include "servicefixture.h"

#include <QTest>

using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

// A lookup of file 1, and how it ended.
struct LookupStory : ServiceFixture {
    FileLookup lookup{session, Priority::PreFlight, nullptr};
    std::vector<FileSighting> found;
    int missing = 0;
    int unproven = 0;
    int failed = 0;
    QObject context;

    LookupStory()
    {
        QObject::connect(&lookup, &FileLookup::found, &context,
                         [this](const FileSighting &sighting) { found.push_back(sighting); });
        QObject::connect(&lookup, &FileLookup::missing, &context, [this] { ++missing; });
        QObject::connect(&lookup, &FileLookup::unproven, &context, [this] { ++unproven; });
        QObject::connect(&lookup, &FileLookup::failed, &context, [this] { ++failed; });
        lookup.lookUp({fileId(1)});
        settle();
    }
};

} // namespace

//! Tests what the answer to a lookup proves about its file.
class TestFileLookup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNewestOfSeveralRows();
    void believesNoOtherRow();
    void provesAbsenceByAnEmptyPage();
    void believesNoAbsenceBeforeAnotherPage();
    void believesNoAbsenceBesideAnItemWithoutId();
};

void TestFileLookup::findsTheNewestOfSeveralRows()
{
    LookupStory story;
    story.reply(lastPage(
        {item(1, u"pending_sign"_s), item(2, u"voided"_s), item(1, u"terminated"_s, u"2026-11-20 07:00:00"_s)}));
    QCOMPARE(story.found.size(), 1U);
    QCOMPARE(story.found[0].file.state, FileState(KnownState::Terminated));
}

void TestFileLookup::believesNoOtherRow()
{
    LookupStory story;
    story.reply(lastPage({item(2)}));
    QVERIFY(story.found.empty());
    QCOMPARE(story.missing, 0);
    QCOMPARE(story.failed, 1);
}

void TestFileLookup::provesAbsenceByAnEmptyPage()
{
    LookupStory story;
    story.reply(lastPage());
    QCOMPARE(story.missing, 1);
    LookupStory bare;
    bare.reply(FakeTransport::success({}));
    QCOMPARE(bare.missing, 0);
    QCOMPARE(bare.unproven, 1);
}

// The service ignored the id.
void TestFileLookup::believesNoAbsenceBeforeAnotherPage()
{
    LookupStory story;
    story.reply(pageBefore(u"a"_s, {}));
    QCOMPARE(story.missing + story.unproven, 0);
    QCOMPARE(story.failed, 1);
}

void TestFileLookup::believesNoAbsenceBesideAnItemWithoutId()
{
    LookupStory story;
    QJsonObject nameless = item(1);
    nameless.remove(u"signature_file_id"_s);
    story.reply(lastPage({nameless}));
    QCOMPARE(story.missing + story.unproven, 0);
    QCOMPARE(story.failed, 1);
}

QTEST_GUILESS_MAIN(TestFileLookup)
#include "test_filelookup.moc"
