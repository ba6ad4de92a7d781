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

//! What the program remembers between starts: the view state and the connection, but no secret and no part of the list.
//! The file is readable by its owner alone.
class Settings final
{
public:
    //! Opens the user's own settings file.
    Settings();
    //! Opens another file, for tests and portable use.
    explicit Settings(const QString &iniFile);

    //! Returns the chosen language; std::nullopt to follow the system.
    [[nodiscard]] std::optional<UiLanguage> language() const;
    void setLanguage(UiLanguage language);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    //! Returns the QHeaderView::saveState() of the file table.
    [[nodiscard]] QByteArray tableHeader() const;
    void setTableHeader(const QByteArray &state);

    //! Returns termination reasons used before, latest first.
    [[nodiscard]] QStringList recentReasons() const;
    void addRecentReason(const QString &reason);

    [[nodiscard]] std::optional<Connection> connection() const;
    void setConnection(const Connection &connection);

    //! Removes all settings.
    void clear();

    //! Returns for how many years the journal keeps runs; std::nullopt to keep them indefinitely.
    [[nodiscard]] std::optional<int> retentionYears() const;
    void setRetentionYears(std::optional<int> years);

    //! Returns how many requests a minute are sent to an endpoint; the service may change its limit.
    [[nodiscard]] int requestsPerMinute() const;

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace sealdesk
