// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocalServer>
#include <QObject>

namespace sealdesk
{

//! Lets a second process with the same connection find the window of the first one and bring it to the front.
//! Only processes of the same user are heard and believed.
class WindowBeacon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowBeacon)

public:
    explicit WindowBeacon(QObject *parent = nullptr);
    ~WindowBeacon() override = default;

    //! Answers requests for the record in \a recordFolder, which this process must have locked.
    void listen(const QString &recordFolder);
    void stop();

    //! Asks the window that has \a recordFolder open to come to the front. Returns true if one answered.
    [[nodiscard]] static bool raiseOther(const QString &recordFolder);

Q_SIGNALS:
    void raiseRequested();

private:
    void handleConnections();

    QLocalServer m_server;
};

} // namespace sealdesk
