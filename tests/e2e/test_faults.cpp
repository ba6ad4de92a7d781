// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "modelservice.h"
#include "windowdriver.h"

#include "models/runfilesmodel.h"
#include "widgets/resources.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using Act = TerminatePlan::Act;

// Removes the first entry of the array \a list.
void dropFirst(QJsonObject &data, const QString &list)
{
    QJsonArray array = data.value(list).toArray();
    array.removeFirst();
    data.insert(list, array);
}

} // namespace

//! The whole program with a misbehaving service. In each test, no ID is sent twice unless its first request was
//! provably refused, and the program's outcomes agree with the service.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void sends45FilesInTwoRequests();
    void sendsOneRequestWhateverTheReply_data();
    void sendsOneRequestWhateverTheReply();
    void resendsProvableRefusals_data();
    void resendsProvableRefusals();
    void contradictoryRepliesAreReconciled_data();
    void contradictoryRepliesAreReconciled();
    void changedFileIsNotSent();
    void listingHandlesFaults_data();
    void listingHandlesFaults();
    void malformedRowsAreShown();

private:
    static void leaveForRecovery(WindowDriver &driver);
};

// The first request holds the files that were looked up one by one: nothing is known of the service's windows yet. More
// files would have to wait for the rate gate, for minutes of real time.
void TestFaults::sends45FilesInTwoRequests()
{
    ModelService service(45);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QCOMPARE(driver.model().loadedCount(), 45);
    QVERIFY(driver.openTermination());
    const QString reason = u"流程变化\n“重新签署” 😀 \"ok\""_s;
    QVERIFY(driver.confirm(reason, 45));
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 45, 20'000);

    QCOMPARE(service.terminateBodies().size(), size_t{2});
    QSet<QString> sent;
    for (const QByteArray &body : service.terminateBodies()) {
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        QVERIFY(object.value("ids"_L1).toArray().size() <= 100);
        QCOMPARE(object.value("operator"_L1).toString(), u"7386593105085988001"_s);
        QCOMPARE(object.value("terminate_reason"_L1).toString(), reason);
    }
    for (const QByteArray &target : service.terminateTargets()) {
        QVERIFY(target.contains("user_id_type=people_corehr_id"));
    }
    for (const QString &id : service.ids()) {
        QCOMPARE(service.timesSent(id), 1);
        QCOMPARE(service.stateOf(id), u"terminated"_s);
    }
}

void TestFaults::sendsOneRequestWhateverTheReply_data()
{
    QTest::addColumn<int>("ending");
    QTest::addColumn<bool>("acts");
    const std::pair<const char *, Ending> endings[] = {
        {"closes without answering", Ending::CloseSilently},
        {"half an answer", Ending::HalfTheBody},
        {"half a status line", Ending::HalfTheStatus},
        {"a login page", Ending::Html},
        {"500", Ending::Error500},
        {"a bare 429", Ending::BareLimit},
    };
    for (const auto &[name, ending] : endings) {
        QTest::addRow("%s, after acting", name) << static_cast<int>(ending) << true;
        QTest::addRow("%s, without acting", name) << static_cast<int>(ending) << false;
    }
}

void TestFaults::sendsOneRequestWhateverTheReply()
{
    QFETCH(int, ending);
    QFETCH(bool, acts);
    ModelService service(5);
    service.terminatePlans = {{.act = acts ? Act::Do : Act::DoNothing, .ending = static_cast<Ending>(ending)}};
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"test"_s, 5));
    QTRY_COMPARE(driver.outcomes(OutcomeState::Unknown), 5);
    if (acts) {
        // The first query, two seconds later, finds out.
        QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 5, 15'000);
    } else {
        // That a file won't be terminated is certain only after minutes, because the service may lag.
        const int queries = service.queryCount();
        QTRY_VERIFY_WITH_TIMEOUT(service.queryCount() >= queries + 5, 15'000);
        QTRY_VERIFY(driver.find<QAbstractButton>("checkNowButton")->isEnabled());
        QCOMPARE(driver.outcomes(OutcomeState::Unknown), 5);
        leaveForRecovery(driver);
    }
    QCOMPARE(service.terminateBodies().size(), size_t{1});
}

// Closing leaves the unknown files in the journal. They can't be confirmed again before their outcome is known.
void TestFaults::leaveForRecovery(WindowDriver &driver)
{
    driver.find<QAbstractButton>("closeButton")->click();
    QTRY_VERIFY(driver.find<QAbstractButton>("questionSecond"));
    driver.find<QAbstractButton>("questionSecond")->click();
    QTRY_VERIFY(driver.find<QWidget>("recoveryPage"));
    driver.find<QAbstractButton>("recoveryLeave")->click();
    QTRY_VERIFY(driver.find<QWidget>("fileListPage"));
    driver.window().findChild<QAction *>(u"checkAllAction"_s)->trigger();
    driver.window().findChild<QAction *>(u"terminateAction"_s)->trigger();
    QTRY_COMPARE(driver.text("obstacle"), u"There is no file to terminate."_s);
    QCOMPARE(driver.find<QTableView>("filesTable")->model()->rowCount(), 0);
    QVERIFY(driver.find<QWidget>("banner_open-elsewhere"));
}

void TestFaults::resendsProvableRefusals_data()
{
    QTest::addColumn<int>("ending");
    QTest::newRow("expired token") << static_cast<int>(Ending::TokenExpired);
    QTest::newRow("rate limit") << static_cast<int>(Ending::Limited);
}

void TestFaults::resendsProvableRefusals()
{
    QFETCH(int, ending);
    ModelService service(5);
    service.terminatePlans = {{.act = Act::DoNothing, .ending = static_cast<Ending>(ending)}};
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"test"_s, 5));
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 5, 15'000);
    QCOMPARE(service.terminateBodies().size(), size_t{2});
}

void TestFaults::contradictoryRepliesAreReconciled_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("unknown");
    QTest::newRow("leaves one out") << 0 << 1;
    QTest::newRow("adds a foreign one") << 1 << 5;
    QTest::newRow("one in both lists") << 2 << 1;
    QTest::newRow("miscounts") << 3 << 0;
}

void TestFaults::contradictoryRepliesAreReconciled()
{
    QFETCH(int, kind);
    QFETCH(int, unknown);
    ModelService service(5);
    const auto distort = [kind](QJsonObject &data) {
        const QString done = u"success_file_id_list"_s;
        QJsonArray successes = data.value(done).toArray();
        if (kind == 0) {
            dropFirst(data, done);
        } else if (kind == 1) {
            successes.append(u"7999999999999999999"_s);
            data.insert(done, successes);
        } else if (kind == 2) {
            const QJsonObject failure{{u"signature_file_id"_s, successes.first()}, {u"fail_reason"_s, u"x"_s}};
            data.insert(u"fail_file_id_and_reasons"_s, QJsonArray{failure});
        } else {
            data.insert(u"success_count"_s, 77);
        }
    };
    service.terminatePlans = {{.act = Act::Do, .ending = Ending::Answer, .distort = distort}};
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"test"_s, 5));
    QTRY_COMPARE(driver.outcomes(OutcomeState::Accepted), 5 - unknown);
    QTRY_COMPARE(driver.outcomes(OutcomeState::Unknown), unknown);
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 5, 15'000); // looked up
    QCOMPARE(service.terminateBodies().size(), size_t{1});
}

void TestFaults::changedFileIsNotSent()
{
    ModelService service(3);
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    service.setState(ModelService::idAt(1), u"sign_finished"_s);
    QVERIFY(driver.openTermination());
    // Its state is final now, so it is listed separately, and two files remain.
    QVERIFY(driver.confirm(u"test"_s, 2));
    QTRY_COMPARE(driver.outcomes(OutcomeState::Accepted), 2);
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), 2, 15'000);
    QCOMPARE(service.timesSent(ModelService::idAt(1)), 0);
    QCOMPARE(service.stateOf(ModelService::idAt(1)), u"sign_finished"_s);
}

void TestFaults::listingHandlesFaults_data()
{
    QTest::addColumn<int>("ending");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("recovers");
    QTest::newRow("closes once") << static_cast<int>(Ending::CloseSilently) << 1 << true;
    QTest::newRow("half an answer once") << static_cast<int>(Ending::HalfTheBody) << 1 << true;
    QTest::newRow("500 once") << static_cast<int>(Ending::Error500) << 1 << true;
    QTest::newRow("429 with a reset once") << static_cast<int>(Ending::Limited) << 1 << true;
    QTest::newRow("token expires in the middle") << static_cast<int>(Ending::TokenExpired) << 1 << true;
    QTest::newRow("login page once") << static_cast<int>(Ending::Html) << 1 << true;
    QTest::newRow("login page twice") << static_cast<int>(Ending::Html) << 2 << false;
    QTest::newRow("401 with 1160002") << static_cast<int>(Ending::Error401) << 1 << false;
}

void TestFaults::listingHandlesFaults()
{
    QFETCH(int, ending);
    QFETCH(int, times);
    QFETCH(bool, recovers);
    ModelService service(250);
    service.queryEndings = {Ending::Answer};
    service.queryEndings.insert(service.queryEndings.end(), static_cast<std::size_t>(times),
                                static_cast<Ending>(ending));
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_VERIFY_WITH_TIMEOUT(!driver.text("completeness").isEmpty(), 15'000);
    QCOMPARE(driver.text("completeness"), recovers ? u"complete"_s : u"part of the list"_s);
    QCOMPARE(driver.model().loadedCount(), recovers ? 250 : 100);
    QCOMPARE(driver.find<QWidget>("banner_listError") != nullptr, !recovers);
}

void TestFaults::malformedRowsAreShown()
{
    ModelService service(150);
    service.distortQuery = [](QJsonObject &data, int query) {
        QJsonArray items = data.value("items"_L1).toArray();
        if (query == 0) {
            items.append(QJsonObject{{u"signature_file_id"_s, QJsonValue(7'000'000'000'000'000'123LL)},
                                     {u"names"_s, QJsonValue()}});
            items.append(QJsonObject{{u"signature_file_id"_s, u"7000000000000000124"_s},
                                     {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, u"frozen_by_moon"_s}}}});
            items.append(QJsonObject{{u"names"_s, QJsonArray()}}); // without an ID: counted, but not a row
            items.append(QJsonValue());
        } else if (query == 1) {
            items.append(QJsonObject{{u"signature_file_id"_s, u"7000000000000000124"_s}}); // again
        }
        data.insert(u"items"_s, items);
    };
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.text("completeness"), u"complete"_s);
    QCOMPARE(driver.model().loadedCount(), 152);
    QVERIFY(driver.model().find(FileId(u"7000000000000000123"_s)));
    QVERIFY(driver.find<QWidget>("banner_listRemarks"));
}

QTEST_MAIN(TestFaults)
#include "test_faults.moc"
