// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "modelservice.h"
#include "windowdriver.h"

#include "models/runfilesmodel.h"
#include "widgets/resources.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QDeadlineTimer>
#include <QDesktopServices>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QTimer>

#include <map>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

using std::chrono::milliseconds;

constexpr int fileCount = 12; // enough for a count to be typed
constexpr milliseconds pressLength{150};

//! Lets the program run on for \a length.
void pass(milliseconds length)
{
    const QDeadlineTimer end(length);
    (void)QTest::qWaitFor([&end] { return end.hasExpired(); });
}

//! Something that an assistive program or a global menu bar can activate.
struct Target {
    QPointer<QObject> object; // an action, or the widget behind the accessible object
    QAccessible::Id id = 0;   // 0: an action
    QString action;           // of the accessible object
};

//! Returns the environment variable as a number.
quint32 numberFrom(const char *variable, quint32 otherwise)
{
    bool isNumber = false;
    const quint32 number = qEnvironmentVariable(variable).toUInt(&isNumber);
    return isNumber ? number : otherwise;
}

void addActionsOf(QAccessibleInterface *accessible, QList<Target> &targets)
{
    if (auto *actions = accessible->actionInterface()) {
        for (const QString &name : actions->actionNames()) {
            targets.append({.object = accessible->object(), .id = QAccessible::uniqueId(accessible), .action = name});
        }
    }
}

//! Returns everything that can be activated, whether or not it is shown, enabled, or behind a modal dialog.
QList<Target> allTargets()
{
    QList<Target> targets;
    for (QWidget *widget : QApplication::allWidgets()) {
        for (QAction *action : widget->actions()) {
            targets.append({.object = action});
        }
        if (QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            accessible && accessible->isValid()) {
            addActionsOf(accessible, targets);
        }
    }
    return targets;
}

//! Walks through the window and its dialogs without eyes: activates whatever there is, in random order. Notes what it
//! confirmed, by what the dialog showed at that moment.
class Walker final
{
public:
    Walker(quint32 seed, WindowDriver &driver)
        : m_random(seed)
        , m_driver(driver)
    {
        // Menus and file dialogs of the system would wait for a hand.
        m_closer.callOnTimeout([] {
            if (QWidget *popup = QApplication::activePopupWidget()) {
                popup->close();
            }
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<QFileDialog *>(widget); dialog && dialog->isVisible()) {
                    dialog->reject();
                }
            }
        });
        m_closer.start(5);
    }

    void step()
    {
        if (m_random.bounded(6) == 0) {
            fillIn();
        }
        QList<Target> targets = allTargets();
        if (m_random.bounded(2) == 0) { // the dialog has few of them
            const auto *dialog = m_driver.window().findChild<QDialog *>(u"terminateDialog"_s);
            const auto isElsewhere = [dialog](const Target &target) {
                const auto *widget = qobject_cast<QWidget *>(target.object);
                return !dialog || !widget || !dialog->isAncestorOf(widget);
            };
            if (!std::ranges::all_of(targets, isElsewhere)) {
                targets.removeIf(isElsewhere);
            }
        }
        const Target target = targets.at(m_random.bounded(static_cast<int>(targets.size())));
        activate(target);
        pass(milliseconds{m_random.bounded(12)});
    }

    //! Types a reason and the right count into the confirmation, as a person would, or checks files for one.
    void fillIn()
    {
        if (!m_driver.find<QWidget>("terminateDialog")) {
            m_driver.model().checkAllShown();
        }
        for (auto *editor : m_driver.window().findChildren<QPlainTextEdit *>(u"reasonText"_s)) {
            editor->setPlainText(u"合同作废"_s);
        }
        for (auto *count : m_driver.window().findChildren<QLineEdit *>(u"typedCount"_s)) {
            count->setText(QString::number(filesToSend().size()));
        }
    }

    [[nodiscard]] int timesConfirmed(const QString &id) const
    {
        const auto found = m_confirmed.find(id);
        return found == m_confirmed.end() ? 0 : found->second;
    }
    [[nodiscard]] int confirmations() const { return m_confirmations; }
    [[nodiscard]] const QStringList &log() const { return m_log; }

private:
    void activate(const Target &target)
    {
        if (!target.object) {
            return;
        }
        m_log.append(u"%1 %2 %3"_s.arg(QLatin1StringView(target.object->metaObject()->className()),
                                       target.object->objectName(), target.action));
        if (auto *action = qobject_cast<QAction *>(target.object)) {
            action->trigger();
            return;
        }
        QAccessibleInterface *accessible = QAccessible::accessibleInterface(target.id);
        if (!accessible || !accessible->isValid()) {
            return;
        }
        const auto *button = qobject_cast<QAbstractButton *>(target.object);
        if (button && button->objectName() == "terminateButton"_L1 && button->isEnabled() && isCountTyped() &&
            target.action == QAccessibleActionInterface::pressAction()) {
            ++m_confirmations;
            m_log.append(u"confirms "_s + filesToSend().join(u' '));
            for (const QString &id : filesToSend()) {
                ++m_confirmed[id];
            }
        }
        accessible->actionInterface()->doAction(target.action);
        // Pressing a button takes effect when it is released. Until then, the walk would change what it confirms.
        if (button && button->objectName() == "terminateButton"_L1) {
            pass(pressLength);
        }
    }

    [[nodiscard]] QStringList idsIn(const char *table) const
    {
        QStringList ids;
        if (const auto *view = m_driver.window().findChild<QTableView *>(QLatin1StringView(table))) {
            const auto *files = qobject_cast<const RunFilesModel *>(view->model());
            for (const LedgerFile &file : files->ledger().files()) {
                ids.append(file.confirmed.file.id.text());
            }
        }
        return ids;
    }

    [[nodiscard]] QStringList filesToSend() const
    {
        QStringList ids = idsIn("filesTable");
        const auto *insist = m_driver.window().findChild<QCheckBox *>(u"finalsInsist"_s);
        return insist && insist->isChecked() ? ids + idsIn("finalsTable") : ids;
    }

    [[nodiscard]] bool isCountTyped() const
    {
        const auto *count = m_driver.window().findChild<QLineEdit *>(u"typedCount"_s);
        const auto files = filesToSend().size();
        return files > 0 && (files < 10 || (count && count->text() == QString::number(files)));
    }

    QRandomGenerator m_random;
    WindowDriver &m_driver;
    QTimer m_closer;
    std::map<QString, int> m_confirmed;
    int m_confirmations = 0;
    QStringList m_log;
};

} // namespace

class TestWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"https"_s); }
    void nothingIsSentThatNobodyConfirmed_data();
    void nothingIsSentThatNobodyConfirmed();
    void aRunOutlivesEveryAction();

private:
    static void openDialog(WindowDriver &driver);

public Q_SLOTS:
    void ignoreUrl(const QUrl & /*url*/) {}
};

void TestWalk::openDialog(WindowDriver &driver)
{
    driver.model().checkAllShown();
    driver.window().findChild<QAction *>(u"terminateAction"_s)->trigger();
    QTRY_VERIFY(driver.find<QLabel>("obstacle"));
    QTRY_COMPARE(driver.text("obstacle"), u"Enter a reason."_s);
}

void TestWalk::initTestCase()
{
    initResources();
    QAccessible::setActive(true);
    QDesktopServices::setUrlHandler(u"https"_s, this, "ignoreUrl");
}

enum class Start { List, Confirming, Running, Result };

void TestWalk::nothingIsSentThatNobodyConfirmed_data()
{
    QTest::addColumn<Start>("start");
    QTest::newRow("from the list") << Start::List;
    QTest::newRow("from the confirmation") << Start::Confirming;
    QTest::newRow("from a run") << Start::Running;
    QTest::newRow("from the result") << Start::Result;
}

// Run longer with SEALDESK_WALKS=1000, and the same walk again with SEALDESK_WALK_SEED.
void TestWalk::nothingIsSentThatNobodyConfirmed()
{
    QFETCH(const Start, start);
    const quint32 walks = numberFrom("SEALDESK_WALKS", 3);
    const quint32 first = numberFrom("SEALDESK_WALK_SEED", QRandomGenerator::global()->generate());
    for (quint32 seed = first; seed != first + walks; ++seed) {
        qInfo("SEALDESK_WALK_SEED=%u", seed);
        ModelService service(fileCount);
        service.setState(ModelService::idAt(0), u"sign_finished"_s);
        service.terminateDelay = milliseconds{start == Start::Running ? 300 : seed % 40};
        const auto endings = {Ending::Answer, Ending::Answer, Ending::CloseSilently, Ending::Html, Ending::Limited};
        QRandomGenerator random(seed);
        service.terminatePlans = {{.ending = *(endings.begin() + random.bounded(static_cast<int>(endings.size())))}};
        service.terminatePlans.front().act = service.terminatePlans.front().ending == Ending::Limited
                                                 ? TerminatePlan::Act::DoNothing
                                                 : TerminatePlan::Act::Do;
        WindowDriver driver(UiLanguage::English, service.baseUrl());
        QTRY_COMPARE(driver.model().shownCount(), fileCount);
        Walker walker(seed, driver);
        int byScript = 0;
        if (start != Start::List) {
            openDialog(driver);
        }
        if (start == Start::Running || start == Start::Result) {
            walker.fillIn();
            QTRY_VERIFY(driver.find<QAbstractButton>("terminateButton")->isEnabled());
            driver.find<QAbstractButton>("terminateButton")->click();
            byScript = 1;
            QTRY_VERIFY(!service.terminateBodies().empty());
        }
        if (start == Start::Result) {
            QTRY_VERIFY(driver.find<QAbstractButton>("closeButton") || driver.find<QWidget>("question"));
        }
        for (int step = 0; step < 80; ++step) {
            walker.step();
        }
        pass(service.terminateDelay + milliseconds{60});
        qInfo("%d confirmations, %d requests", walker.confirmations() + byScript,
              static_cast<int>(service.terminateBodies().size()));
        for (const QByteArray &body : service.terminateBodies()) {
            for (const auto &id : QJsonDocument::fromJson(body).object().value("ids"_L1).toArray()) {
                const int confirmed =
                    walker.timesConfirmed(id.toString()) + (id.toString() == ModelService::idAt(0) ? 0 : byScript);
                // A request that the gateway refused is sent again by the program.
                const int refused = service.terminatePlans.front().ending == Ending::Limited ? 1 : 0;
                const int sent = service.timesSent(id.toString());
                QVERIFY2(sent <= confirmed + refused,
                         qPrintable(u"%1: sent %2 times, confirmed %3 times; seed %4\n%5"_s.arg(id.toString())
                                        .arg(sent)
                                        .arg(confirmed)
                                        .arg(seed)
                                        .arg(QString::fromUtf8(body) + u'\n' + walker.log().join(u'\n'))));
            }
        }
    }
}

// By name, those that once cut a run or began a second one.
void TestWalk::aRunOutlivesEveryAction()
{
    ModelService service(fileCount);
    service.terminateDelay = milliseconds{500};
    WindowDriver driver(UiLanguage::English, service.baseUrl());
    QTRY_COMPARE(driver.model().shownCount(), fileCount);
    QVERIFY(driver.openTermination());
    QVERIFY(driver.confirm(u"作废"_s, fileCount));
    QTRY_COMPARE(service.terminateBodies().size(), size_t{1});
    const QPointer<QWidget> dialog = driver.find<QWidget>("terminateDialog");
    for (const char *name : {"connectAction", "sandboxAction", "forgetAction", "recoveryAction", "historyAction",
                             "terminateAction", "reloadAction"}) {
        auto *action = driver.window().findChild<QAction *>(QLatin1StringView(name));
        QVERIFY2(!action->isEnabled(), name);
        action->trigger();
    }
    Q_EMIT driver.window().connectRequested();
    Q_EMIT driver.window().sandboxRequested();
    Q_EMIT driver.window().forgetRequested();
    driver.window().pages().showRecovery();
    auto *button = driver.window().findChild<QAbstractButton *>(u"terminateButton"_s);
    for (const QString &action : QAccessible::queryAccessibleInterface(button)->actionInterface()->actionNames()) {
        QAccessible::queryAccessibleInterface(button)->actionInterface()->doAction(action);
    }
    QTRY_COMPARE(driver.outcomes(OutcomeState::Accepted), fileCount);
    QTRY_COMPARE_WITH_TIMEOUT(driver.outcomes(OutcomeState::Terminated), fileCount, 15'000);
    QVERIFY(dialog);
    QVERIFY(!driver.window().findChild<QWidget *>(u"ConnectionDialog"_s));
    QVERIFY(!driver.window().findChild<QWidget *>(u"forgetQuestion"_s));
    QCOMPARE(service.terminateBodies().size(), size_t{1});
    for (const QString &id : service.ids()) {
        QCOMPARE(service.timesSent(id), 1);
    }
    driver.find<QAbstractButton>("closeButton")->click();
    QTRY_VERIFY(!dialog);
    QVERIFY(driver.window().findChild<QAction *>(u"connectAction"_s)->isEnabled());
    QVERIFY(driver.window().findChild<QAction *>(u"terminateAction"_s)->isEnabled());
}

QTEST_MAIN(TestWalk)
#include "test_walk.moc"
