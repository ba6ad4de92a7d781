// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "main/program.h"
#include "models/filetablemodel.h"
#include "shell/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sealdesk::test
{

//! Drives the whole program with its real network through its visible widgets, as a user would.
class WindowDriver final
{
public:
    //! Starts the program with environment variables that connect it to \a baseUrl.
    WindowDriver(UiLanguage language, const QString &baseUrl)
    {
        make({.with = StartOptions::With::PreviousSession, .language = language});
        start({{QStringLiteral("SEALDESK_BASE_URL"), baseUrl},
               {QStringLiteral("SEALDESK_APP_ID"), QStringLiteral("cli_test")},
               {QStringLiteral("SEALDESK_APP_SECRET"), QStringLiteral("hush-hush-secret")},
               {QStringLiteral("SEALDESK_OPERATOR"), QStringLiteral("7386593105085988001")}});
    }
    //! Starts the program with the embedded sandbox.
    WindowDriver(UiLanguage language, qint64 sandboxFiles)
    {
        make({.with = StartOptions::With::Sandbox, .sandboxFiles = sandboxFiles, .language = language});
        start({});
    }

    [[nodiscard]] MainWindow &window() { return m_program->window(); }
    [[nodiscard]] FileTableModel &model() { return window().page().model(); }

    //! Returns the folder of the settings and records.
    [[nodiscard]] QString folder() const { return m_dir.path(); }

    //! Returns the visible widget with the object name \a name in the window or its dialogs, or nullptr.
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        const QList<Widget *> found = window().findChildren<Widget *>(QLatin1String(name));
        for (Widget *widget : found) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QString text(const char *labelName)
    {
        const auto *label = find<QLabel>(labelName);
        return label ? label->text() : QString();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(), key, modifiers);
    }
    //! Commits \a text as an input method, because QTest can't simulate keys for Chinese text.
    void type(const QString &text)
    {
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QApplication::sendEvent(QApplication::focusWidget(), &commit);
    }
    //! Moves the focus to the visible widget \a name.
    [[nodiscard]] bool focus(const char *name)
    {
        auto *widget = find<QWidget>(name);
        if (widget) {
            widget->setFocus(Qt::TabFocusReason);
        }
        return widget && QApplication::focusWidget();
    }
    //! Returns true when the table shows the order of its present rows and search.
    [[nodiscard]] bool ordered()
    {
        return QTest::qWaitFor([this] { return !model().isOrdering(); });
    }
    //! Checks all shown files and opens the terminate dialog by keyboard. Returns true when the dialog has checked the
    //! files and waits for a reason.
    [[nodiscard]] bool openTermination()
    {
        if (!ordered() || !focus("fileTable")) {
            return false;
        }
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_T, Qt::ControlModifier);
        return QTest::qWaitFor(
            [this] { return find<QWidget>("reasonText") && find<QWidget>("reasonText")->hasFocus(); });
    }
    //! Types the reason, and the count if required, and presses the button.
    [[nodiscard]] bool confirm(const QString &reason, int count)
    {
        type(reason);
        if (count >= 10) {
            if (!focus("typedCount")) {
                return false;
            }
            type(QString::number(count));
        }
        auto *button = find<QAbstractButton>("terminateButton");
        if (!button || !QTest::qWaitFor([button] { return button->isEnabled(); })) {
            return false;
        }
        button->setFocus();
        key(Qt::Key_Space);
        return true;
    }
    //! Returns the number of rows in the result table with the outcome \a state.
    [[nodiscard]] int outcomes(OutcomeState state)
    {
        const auto *table = find<QTableView>("resultTable");
        int count = 0;
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            const QVariant value = table->model()->index(row, 0).data(OutcomeStateRole);
            count += value.value<OutcomeState>() == state ? 1 : 0;
        }
        return count;
    }

private:
    void make(StartOptions options)
    {
        options.dataDir = m_dir.filePath(QStringLiteral("data"));
        options.settingsFile = m_dir.filePath(QStringLiteral("settings.ini"));
        m_program = std::make_unique<Program>(options);
    }
    void start(const QHash<QString, QString> &variables)
    {
        m_program->start({.read = [variables](const char *name) -> std::optional<QString> {
                              const auto found = variables.constFind(QLatin1String(name));
                              return found == variables.constEnd() ? std::nullopt : std::optional{*found};
                          },
                          .unset = [](const char *) {}});
        QApplication::setActiveWindow(&window());
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Program> m_program;
};

} // namespace sealdesk::test
