// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "flows/terminate/terminatedialog.h"
#include "manualclock.h"
#include "models/runfilesmodel.h"
#include "service/outcomeresolver.h"
#include "service/session.h"
#include "service/terminationattempts.h"
#include "store/journal/journal.h"
#include "test_terminateservice.h"
#include "widgets/banner.h"
#include "windowtrust.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace sealdesk::test
{

//! The fixture of the terminate dialog: a service with some files, a stopped clock, a journal and a session.
class TerminateStage final
{
public:
    explicit TerminateStage(const OperatorId &operatorId = OperatorId(QStringLiteral("7386593105085988001")))
        : session(connection(operatorId), AppSecret{.secret = Secret(QStringLiteral("secret"))},
                  {.transport = service, .gates = gates, .clock = clock})
    {
        session.client().serverClock().observe("Fri, 20 Nov 2026 00:00:00 GMT"); // as after any listing
        proveWindows(session);
        session.setJournal(journal.get());
    }

    //! Opens the dialog over all files of the service, or over \a files.
    void open() { open(service.listed()); }
    void open(std::vector<FileSighting> files)
    {
        dialog = std::make_unique<TerminateDialog>(
            session, TerminationRequest{.files = std::move(files), .filterText = filterText, .recentReasons = {}});
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = dialog->findChild<T *>(QLatin1StringView(name));
        if (!found) {
            qFatal("no %s", name);
        }
        return found;
    }
    [[nodiscard]] QAbstractButton *button(const char *name) const { return find<QAbstractButton>(name); }
    [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] RunFilesModel *model(const char *table) const
    {
        return qobject_cast<RunFilesModel *>(find<QTableView>(table)->model());
    }
    [[nodiscard]] QPlainTextEdit *reason() const
    {
        auto *editor = find<QWidget>("reasonEditor");
        auto *text = qobject_cast<QPlainTextEdit *>(editor);
        return text ? text : editor->findChild<QPlainTextEdit *>();
    }

    [[nodiscard]] QLineEdit *count() const
    {
        auto *gate = find<QWidget>("countGate");
        auto *edit = qobject_cast<QLineEdit *>(gate);
        return edit ? edit : gate->findChild<QLineEdit *>();
    }

    void type(const QString &reasonText) const { reason()->setPlainText(reasonText); }
    //! Returns the sentences of the visible banners.
    [[nodiscard]] QStringList bannerTexts() const
    {
        QStringList texts;
        for (const Banner *banner : dialog->findChildren<Banner *>()) {
            if (banner->isVisible()) {
                texts.append(banner->content().sentence);
            }
        }
        return texts;
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    //! Waits until the check has ended and the reason may be entered.
    [[nodiscard]] bool waitChecked() const
    {
        return QTest::qWaitFor([this] { return text("obstacle") != QStringLiteral("Checking the files…"); });
    }
    [[nodiscard]] bool waitFinished() const
    {
        return QTest::qWaitFor([this] { return button("closeButton")->isVisible() && !dialog->isRunning(); });
    }
    //! Advances the clock by \a duration, in seconds.
    void pass(std::chrono::seconds duration)
    {
        for (std::chrono::seconds passed{0}; passed < duration; ++passed) {
            clock.advance(std::chrono::seconds{1});
        }
    }
    //! Advances the clock until no outcome is open, at most by 20 minutes.
    [[nodiscard]] bool waitResolved()
    {
        constexpr std::chrono::minutes longest{20};
        for (std::chrono::seconds passed{0}; openCount() > 0 && passed < longest; ++passed) {
            clock.advance(std::chrono::seconds{1});
        }
        return openCount() == 0;
    }
    //! Waits until the run has ended, and advances the clock until the outcome of every file is known.
    [[nodiscard]] bool waitFinishedAndResolved() { return waitFinished() && waitResolved(); }
    [[nodiscard]] int openCount() const
    {
        return static_cast<int>(
            std::ranges::count_if(ledger().files(), [](const LedgerFile &file) { return isOpen(file.outcome.state); }));
    }
    //! Makes terminate requests get no answer and later queries fail.
    void breakService()
    {
        service.terminate = [this](const QStringList &) {
            service.queryReply = FakeTransport::bare(200, "<html>login</html>");
            return FakeTransport::failure(TransportFailure::ConnectionLost);
        };
    }
    //! Returns the ledger of the result.
    [[nodiscard]] const TerminationLedger &ledger() const
    {
        return dialog->findChild<TerminationAttempts *>()->ledger();
    }
    void typeCount(const QString &number) const { count()->setText(number); }
    //! Enters a reason and, if required, the count, and confirms.
    void confirm(const QString &reasonText = QStringLiteral("Process changed")) const
    {
        type(reasonText);
        const int files = model("filesTable")->rowCount();
        if (find<QWidget>("countGate")->isVisible()) {
            typeCount(QString::number(files));
        }
        click("terminateButton");
    }

    ManualClock clock;
    TerminateService service;
    RateGates gates{clock};
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal = openJournal();
    Session session;
    QString filterText;
    std::unique_ptr<TerminateDialog> dialog;

private:
    [[nodiscard]] std::unique_ptr<Journal> openJournal()
    {
        auto opened = Journal::open(folder.filePath(QStringLiteral("journal.sqlite")), JournalWriter::current(), clock);
        if (!opened) {
            qFatal("no journal: %s", qPrintable(opened.error().detail));
        }
        return std::move(opened).value();
    }
    static Connection connection(const OperatorId &operatorId)
    {
        return {.name = QStringLiteral("示例公司"),
                .baseUrl = BaseUrl::feishu(),
                .appId = QStringLiteral("cli_test"),
                .userIdType = UserIdType::PeopleCorehrId,
                .operatorId = operatorId};
    }
};

} // namespace sealdesk::test
