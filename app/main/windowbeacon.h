// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocalServer>
#include <QObject>

namespace sealdesk
{

//! By which a second process with the same connection finds the window of the first one, and asks it to come to the
//! front. Reached by the same user only.
class WindowBeacon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowBeacon)

public:
    explicit WindowBeacon(QObject *parent = nullptr);
    ~WindowBeacon() override = default;

    //! Answers for the record in \a recordFolder, which this process has locked.
    void listen(const QString &recordFolder);
    void stop();

    //! Asks the window that has \a recordFolder open to come to the front. True when there is one that answered.
    [[nodiscard]] static bool raiseOther(const QString &recordFolder);

Q_SIGNALS:
    void raiseAsked();

private:
    void answer();

    QLocalServer m_server;
};

} // namespace sealdesk
