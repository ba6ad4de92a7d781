// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faketransport.h"
#include "manualclock.h"
#include "shell/connectiondialog.h"
#include "widgets/banner.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sealdesk;
using namespace sealdesk::test;

namespace
{

Connection someConnection()
{
    return {.name = u"示例公司"_s,
            .baseUrl = std::get<BaseUrl>(BaseUrl::parse(u"https://tested.example"_s)),
            .appId = u"cli_tested"_s,
            .userIdType = UserIdType::PeopleCorehrId,
            .operatorId = OperatorId(u"7386593105085988001"_s)};
}

} // namespace

//! Tests that the connection dialog connects exactly what it tested (product.md 1).
class TestConnectionDialog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestConnectionDialog)

public:
    TestConnectionDialog() = default;

private Q_SLOTS:
    void init();
    void cleanup();

    void disablesTheFieldsDuringTheTest();
    void connectsWhatWasTested_data();
    void connectsWhatWasTested();
    void allowsCorrectionAfterAFailedTest();
    void runsOneTestAtATime();
    void connectsNothingAfterACancelledTest();

private:
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return dialog->findChild<QLineEdit *>(QLatin1StringView(name));
    }
    [[nodiscard]] QPushButton *connectButton() const { return dialog->findChild<QPushButton *>(u"connectButton"_s); }
    void startTest();

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<FakeTransport> transport;
    std::unique_ptr<RateGates> gates;
    std::vector<Connection> tried;
    std::unique_ptr<ConnectionDialog> dialog;
    std::vector<std::pair<Connection, Credentials>> connected;
};

void TestConnectionDialog::init()
{
    clock = std::make_unique<ManualClock>();
    transport = std::make_unique<FakeTransport>();
    gates = std::make_unique<RateGates>(*clock);
    tried.clear();
    connected.clear();
    dialog = std::make_unique<ConnectionDialog>(
        [this](const Connection &connection, const Credentials &credentials) {
            tried.push_back(connection);
            return std::make_unique<Session>(
                connection, credentials,
                ServiceClient::Parts{.transport = *transport, .gates = *gates, .clock = *clock});
        },
        someConnection());
    connect(dialog.get(), &ConnectionDialog::connected, this,
            [this](const Connection &connection, const Credentials &credentials) {
                connected.emplace_back(connection, credentials);
            });
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
}

void TestConnectionDialog::cleanup()
{
    dialog.reset();
    gates.reset();
    transport.reset();
}

void TestConnectionDialog::startTest()
{
    field("secretEdit")->setText(u"the secret"_s);
    connectButton()->click();
    QTRY_COMPARE(transport->openRequests(), 1);
}

void TestConnectionDialog::disablesTheFieldsDuringTheTest()
{
    field("operatorEdit")->setFocus();
    startTest();
    for (const QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
        QVERIFY2(!edit->isEnabled(), qPrintable(edit->objectName()));
    }
    for (const QComboBox *box : dialog->findChildren<QComboBox *>()) {
        QVERIFY2(!box->isEnabled(), qPrintable(box->objectName()));
    }
    QVERIFY(!connectButton()->isEnabled());
    QVERIFY(dialog->findChild<QPushButton *>(u"cancelButton"_s)->isEnabled());

    transport->push(FakeTransport::bare(404, "404 page not found"));
    QTRY_VERIFY(connectButton()->isEnabled());
    QVERIFY(field("operatorEdit")->isEnabled());
    QVERIFY(field("operatorEdit")->hasFocus());
}

// A program can set the text of a field that is disabled for the user.
void TestConnectionDialog::connectsWhatWasTested_data()
{
    QTest::addColumn<QString>("edited");
    QTest::addColumn<QString>("text");

    QTest::newRow("address that is none") << u"urlEdit"_s << u"not an address"_s;
    QTest::newRow("address") << u"urlEdit"_s << u"https://other.example"_s;
    QTest::newRow("App ID") << u"appIdEdit"_s << u"cli_other"_s;
    QTest::newRow("operator") << u"operatorEdit"_s << u"1"_s;
    QTest::newRow("secret") << u"secretEdit"_s << u"another secret"_s;
}

void TestConnectionDialog::connectsWhatWasTested()
{
    QFETCH(const QString, edited);
    QFETCH(const QString, text);

    startTest();
    dialog->findChild<QLineEdit *>(edited)->setText(text);
    transport->push(FakeTransport::success({{u"items"_s, QJsonArray()}, {u"has_more"_s, false}}));
    QTRY_COMPARE(connected.size(), size_t{1});

    QCOMPARE(tried.size(), size_t{1});
    for (const Connection &tested : {tried[0], someConnection()}) {
        QCOMPARE(connected[0].first.name, tested.name);
        QVERIFY(connected[0].first.identity() == tested.identity());
        QCOMPARE(connected[0].first.operatorId.text(), tested.operatorId.text());
        QCOMPARE(connected[0].first.userIdType, tested.userIdType);
    }
    QCOMPARE(std::get<AppSecret>(connected[0].second).secret.reveal(), u"the secret"_s);
    QCOMPARE(dialog->result(), int{QDialog::Accepted});
}

void TestConnectionDialog::allowsCorrectionAfterAFailedTest()
{
    startTest();
    transport->push(FakeTransport::bare(404, "404 page not found"));
    QTRY_VERIFY(connectButton()->isEnabled());
    QVERIFY(connected.empty());

    field("appIdEdit")->setText(u"cli_corrected"_s);
    connectButton()->click();
    QTRY_COMPARE(transport->openRequests(), 1);
    transport->push(FakeTransport::success({{u"items"_s, QJsonArray()}, {u"has_more"_s, false}}));
    QTRY_COMPARE(connected.size(), size_t{1});
    QCOMPARE(connected[0].first.appId, u"cli_corrected"_s);
}

void TestConnectionDialog::runsOneTestAtATime()
{
    startTest();
    QVERIFY(QMetaObject::invokeMethod(dialog->findChild<QObject *>(u"buttons"_s), "accepted"));
    QCOMPARE(tried.size(), size_t{1});
}

void TestConnectionDialog::connectsNothingAfterACancelledTest()
{
    startTest();
    // The reply is on its way to the dialog when the user cancels.
    transport->push(FakeTransport::success({{u"items"_s, QJsonArray()}, {u"has_more"_s, false}}));
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(!dialog->isVisible());
    QTRY_COMPARE(transport->openRequests(), 0);
    QCoreApplication::processEvents();
    QVERIFY(connected.empty());
    QCOMPARE(dialog->result(), int{QDialog::Rejected});
}

QTEST_MAIN(TestConnectionDialog)
#include "test_connectiondialog.moc"
