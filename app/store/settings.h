// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/localizedtext.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <memory>
#include <optional>

namespace sealdesk
{

//! What the program remembers between starts: habits and the connection, never a secret and nothing of the list.
//! Readable by its owner alone.
class Settings final
{
public:
    //! The user's own settings file.
    Settings();
    //! Another file; tests and portable use.
    explicit Settings(const QString &iniFile);

    //! nullopt: follow the system.
    [[nodiscard]] std::optional<UiLanguage> language() const;
    void setLanguage(UiLanguage language);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    //! QHeaderView::saveState of the file table.
    [[nodiscard]] QByteArray tableHeader() const;
    void setTableHeader(const QByteArray &state);

    //! Termination reasons used before, latest first.
    [[nodiscard]] QStringList recentReasons() const;
    void addRecentReason(const QString &reason);

    [[nodiscard]] std::optional<Connection> connection() const;
    void setConnection(const Connection &connection);

    //! Forgets all of it.
    void clear();

    //! For how many years runs stay in the journal; nullopt: for ever.
    [[nodiscard]] std::optional<int> retentionYears() const;
    void setRetentionYears(std::optional<int> years);

    //! Requests a minute and endpoint; the service's tier may change.
    [[nodiscard]] int requestsPerMinute() const;

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace sealdesk
