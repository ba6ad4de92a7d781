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

//! The whole program with its real network, driven as a person would: by what is on the screen.
class WindowDriver final
{
public:
    //! Connected to \a baseUrl by the environment.
    WindowDriver(UiLanguage language, const QString &baseUrl)
    {
        make({.with = StartOptions::With::LastHabits, .language = language});
        start({{QStringLiteral("SEALDESK_BASE_URL"), baseUrl},
               {QStringLiteral("SEALDESK_APP_ID"), QStringLiteral("cli_test")},
               {QStringLiteral("SEALDESK_APP_SECRET"), QStringLiteral("hush-hush-secret")},
               {QStringLiteral("SEALDESK_OPERATOR"), QStringLiteral("7386593105085988001")}});
    }
    //! On the embedded sandbox.
    WindowDriver(UiLanguage language, qint64 sandboxFiles)
    {
        make({.with = StartOptions::With::Sandbox, .sandboxFiles = sandboxFiles, .language = language});
        start({});
    }

    [[nodiscard]] MainWindow &window() { return m_program->window(); }
    [[nodiscard]] FileTableModel &model() { return window().page().model(); }

    //! Where settings and records are kept.
    [[nodiscard]] QString folder() const { return m_dir.path(); }

    //! The visible widget of that object name in the window or its dialogs; nullptr when there is none.
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
    //! As an input method commits it; Qt's key events can't carry Chinese.
    void type(const QString &text)
    {
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QApplication::sendEvent(QApplication::focusWidget(), &commit);
    }
    //! Gives the keyboard to the visible widget of that name.
    [[nodiscard]] bool focus(const char *name)
    {
        auto *widget = find<QWidget>(name);
        if (widget) {
            widget->setFocus(Qt::TabFocusReason);
        }
        return widget && QApplication::focusWidget();
    }
    //! Checks everything that is shown and asks to terminate it, by the keyboard; true once the dialog has checked the
    //! files and waits for a reason.
    [[nodiscard]] bool openTermination()
    {
        if (!focus("fileTable")) {
            return false;
        }
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_T, Qt::ControlModifier);
        return QTest::qWaitFor(
            [this] { return find<QWidget>("reasonText") && find<QWidget>("reasonText")->hasFocus(); });
    }
    //! Types reason and count and presses the button.
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
    //! How many rows of the result table are in that outcome.
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
