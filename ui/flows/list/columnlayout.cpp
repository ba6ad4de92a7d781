// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/columnlayout.h"

#include "table/columns.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

namespace sealdesk::columnlayout
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int narrowest = 24;

QString keyOf(int section)
{
    const std::string_view key = columnOf(ColumnId{section}).key;
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

std::optional<int> sectionByKey(const QString &key)
{
    const QByteArray latin = key.toLatin1();
    const auto column = columnByKey({latin.constData(), static_cast<std::size_t>(latin.size())});
    return column ? std::optional{sectionOf(*column)} : std::nullopt;
}

} // namespace

void applyDefaults(QHeaderView &header)
{
    const QFontMetrics metrics = header.fontMetrics();
    for (int section = 0; section < header.count(); ++section) {
        const Column &column = columnOf(ColumnId{section});
        header.resizeSection(section, metrics.horizontalAdvance(u'0') * (column.typicalChars + 3));
        header.setSectionHidden(section, column.visibility == Visibility::OnRequest);
    }
}

void restore(QHeaderView &header, const QByteArray &saved)
{
    int visual = 0;
    const QJsonArray columns = QJsonDocument::fromJson(saved).array();
    for (const auto &value : columns) {
        const QJsonObject column = value.toObject();
        const auto section = sectionByKey(column.value("key"_L1).toString());
        if (!section || *section >= header.count()) {
            continue;
        }
        header.moveSection(header.visualIndex(*section), visual++);
        header.resizeSection(*section, qMax(narrowest, column.value("width"_L1).toInt(header.sectionSize(*section))));
        header.setSectionHidden(*section, column.value("hidden"_L1).toBool());
    }
    if (header.hiddenSectionCount() == header.count()) {
        header.setSectionHidden(0, false);
    }
}

QByteArray save(const QHeaderView &header)
{
    QJsonArray columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        QJsonObject column{{u"key"_s, keyOf(section)}, {u"hidden"_s, header.isSectionHidden(section)}};
        if (!header.isSectionHidden(section)) {
            column.insert(u"width"_s, header.sectionSize(section));
        }
        columns.append(column);
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

void fillMenu(QMenu &menu, QHeaderView &header)
{
    menu.clear();
    const bool lastOne = header.count() - header.hiddenSectionCount() == 1;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        QAction *action = menu.addAction(columnTitle(ColumnId{section}));
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(section));
        action->setEnabled(!lastOne || header.isSectionHidden(section));
        QObject::connect(action, &QAction::toggled, &header,
                         [&header, section](bool shown) { header.setSectionHidden(section, !shown); });
    }
}

} // namespace sealdesk::columnlayout
