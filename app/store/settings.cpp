// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/settings.h"

#include "store/audit/ownfile.h"

#include <QFile>
#include <QFileInfo>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto languageKey = "language"_L1;
constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto headerKey = "table/header"_L1;
constexpr auto reasonsKey = "reasons/recent"_L1;
constexpr auto retentionKey = "journal/retentionYears"_L1;
constexpr auto rateKey = "requestsPerMinute"_L1;
constexpr int maxRecentReasons = 10;
constexpr int documentedRate = 100;
constexpr int highestRate = 6000;

// A link is followed, since people keep their settings in other places, but the mode of its target is not changed.
std::unique_ptr<QSettings> restrictedToOwner(std::unique_ptr<QSettings> store)
{
    const QString file = store->fileName();
    static_cast<void>(makeMissingFolders(QFileInfo(file).absolutePath())); // if it fails, nothing is remembered
    if (!QFile::exists(file)) {
        store->setValue("format"_L1, 1);
        store->sync();
    }
    if (!isLink(file)) {
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    }
    return store;
}

} // namespace

Settings::Settings()
    : m_store(restrictedToOwner(
          std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"SealDesk"_s, u"SealDesk"_s)))
{
}

Settings::Settings(const QString &iniFile)
    : m_store(restrictedToOwner(std::make_unique<QSettings>(iniFile, QSettings::IniFormat)))
{
}

std::optional<UiLanguage> Settings::language() const
{
    const QString tag = m_store->value(languageKey).toString();
    for (const UiLanguage language : {UiLanguage::SimplifiedChinese, UiLanguage::English}) {
        if (tag == serviceTag(language)) {
            return language;
        }
    }
    return std::nullopt;
}

void Settings::setLanguage(UiLanguage language)
{
    m_store->setValue(languageKey, serviceTag(language));
}

QByteArray Settings::windowGeometry() const
{
    return m_store->value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store->setValue(geometryKey, geometry);
}

QByteArray Settings::tableHeader() const
{
    return m_store->value(headerKey).toByteArray();
}

void Settings::setTableHeader(const QByteArray &state)
{
    m_store->setValue(headerKey, state);
}

QStringList Settings::recentReasons() const
{
    return m_store->value(reasonsKey).toStringList();
}

void Settings::addRecentReason(const QString &reason)
{
    QStringList reasons = recentReasons();
    reasons.removeAll(reason);
    reasons.prepend(reason);
    m_store->setValue(reasonsKey, reasons.mid(0, maxRecentReasons));
}

std::optional<Connection> Settings::connection() const
{
    const auto url = BaseUrl::parse(m_store->value("connection/baseUrl"_L1).toString());
    if (!std::holds_alternative<BaseUrl>(url)) {
        return std::nullopt;
    }
    return Connection{
        .name = m_store->value("connection/name"_L1).toString(),
        .baseUrl = std::get<BaseUrl>(url),
        .appId = m_store->value("connection/appId"_L1).toString(),
        .userIdType =
            userIdTypeFrom(m_store->value("connection/userIdType"_L1).toString()).value_or(UserIdType::PeopleCorehrId),
        .operatorId = OperatorId(m_store->value("connection/operator"_L1).toString()),
    };
}

void Settings::setConnection(const Connection &connection)
{
    m_store->setValue("connection/name"_L1, connection.name);
    m_store->setValue("connection/baseUrl"_L1, connection.baseUrl.url().toString());
    m_store->setValue("connection/appId"_L1, connection.appId);
    m_store->setValue("connection/userIdType"_L1, parameterValue(connection.userIdType));
    m_store->setValue("connection/operator"_L1, connection.operatorId.text());
}

void Settings::clear()
{
    m_store->clear();
    m_store->sync();
}

std::optional<int> Settings::retentionYears() const
{
    const int years = m_store->value(retentionKey).toInt();
    return years > 0 ? std::optional{years} : std::nullopt;
}

void Settings::setRetentionYears(std::optional<int> years)
{
    m_store->setValue(retentionKey, years.value_or(0));
}

int Settings::requestsPerMinute() const
{
    return qBound(1, m_store->value(rateKey, documentedRate).toInt(), highestRate);
}

} // namespace sealdesk
