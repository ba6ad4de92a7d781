// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/session.h"

#include <QDialog>
#include <QPointer>

#include <memory>
#include <optional>

namespace Ui
{
class ConnectionDialog;
}

namespace sealdesk
{

class BannerStack;

//! Asks for a connection and tests it against the service before it closes. Disables the fields while a test runs, so
//! that what was tested is what is connected. Keeps the secret only in memory.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    ConnectionDialog(SessionFactory makeSession, const std::optional<Connection> &last, QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    //! A test that is still running connects nothing.
    void done(int result) override;

Q_SIGNALS:
    //! Emitted when the test of \a connection with \a credentials succeeded, before the dialog closes.
    void connected(const sealdesk::Connection &connection, const sealdesk::Credentials &credentials);

protected:
    void changeEvent(QEvent *event) override;

private:
    //! The input of the running test.
    struct Tested {
        Connection connection;
        Credentials credentials;
    };

    void buildChoices();
    void setConnection(const Connection &last);
    void retranslate();
    void updateFields();
    void tryConnection();
    void showResult(const std::optional<ApiError> &error);
    void disableInput();
    void enableInput();
    [[nodiscard]] std::optional<Connection> entered() const;
    [[nodiscard]] std::optional<BaseUrl> enteredUrl() const;
    [[nodiscard]] Credentials enteredCredentials() const;
    [[nodiscard]] QString firstProblem() const;

    std::unique_ptr<Ui::ConnectionDialog> m_ui;
    BannerStack *m_banners;
    SessionFactory m_makeSession;
    std::unique_ptr<Session> m_trial;
    QPointer<PendingCall> m_call;
    std::optional<Tested> m_tested;  // while a test runs
    QPointer<QWidget> m_focusBefore; // before the test
};

} // namespace sealdesk
