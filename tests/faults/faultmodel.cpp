// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultmodel.h"

#include "core/beijingtime.h"

#include <QJsonArray>

namespace sealdesk::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int pageSize = 100;

} // namespace

FaultModel::FaultModel(int files, const Clock &clock)
    : m_clock(clock)
{
    const Instant lastMonth = clock.now() - std::chrono::days{30};
    for (int i = 0; i < files; ++i) {
        m_order.append(idAt(i));
        m_files.insert(idAt(i), {.state = u"pending_sign"_s,
                                 .updated = lastMonth,
                                 .shownState = u"pending_sign"_s,
                                 .shownUpdated = lastMonth,
                                 .visibleFrom = lastMonth});
    }
}

QString FaultModel::idAt(int index)
{
    return QString::number(7'410'063'506'638'110'000LL + index);
}

QJsonObject FaultModel::shown(const QString &id) const
{
    const File &file = *m_files.constFind(id);
    const bool visible = m_clock.now() >= file.visibleFrom;
    return {{u"signature_file_id"_s, id},
            {u"update_time"_s, BeijingTime::fromInstant(visible ? file.updated : file.shownUpdated).text()},
            {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, visible ? file.state : file.shownState}}}};
}

QJsonObject FaultModel::query(const QUrlQuery &parameters, const QStringList &states) const
{
    const auto value = [&parameters](const QString &name) {
        return parameters.queryItemValue(name, QUrl::FullyDecoded);
    };
    const QString id = value(u"signature_file_id"_s);
    const QString from = value(u"update_time_start"_s);
    const QString to = value(u"update_time_end"_s);
    QJsonArray found;
    for (const QString &candidate : id.isEmpty() ? m_order : QStringList(id)) {
        const QJsonObject row = m_files.contains(candidate) ? shown(candidate) : QJsonObject();
        const QString updated = row.value("update_time"_L1).toString();
        const QString state = row.value("signature_file_state"_L1).toObject().value("enum_name"_L1).toString();
        const bool isWanted = states.isEmpty() || states.contains(state);
        if (!row.isEmpty() && isWanted && (from.isEmpty() || updated >= from) && (to.isEmpty() || updated <= to)) {
            found.append(row);
        }
    }
    const int start = value(u"page_token"_s).toInt();
    QJsonArray items;
    for (qsizetype i = start; i < std::min<qsizetype>(found.size(), start + pageSize); ++i) {
        items.append(found.at(i));
    }
    QJsonObject data{{u"items"_s, items}, {u"has_more"_s, start + pageSize < found.size()}};
    if (start + pageSize < found.size()) {
        data.insert("page_token"_L1, QString::number(start + pageSize));
    }
    return data;
}

QJsonObject FaultModel::terminate(const QStringList &ids, std::chrono::seconds lag)
{
    QJsonArray done;
    QJsonArray refused;
    for (const QString &id : ids) {
        File &file = m_files[id];
        if (file.state == "pending_sign"_L1) {
            setState(file, u"terminated"_s, lag);
            file.byRequest = true;
            done.append(id);
        } else {
            refused.append(QJsonObject{{u"signature_file_id"_s, id}, {u"fail_reason"_s, u"文件状态不允许终止"_s}});
        }
    }
    return {{u"total_count"_s, ids.size()},
            {u"success_count"_s, done.size()},
            {u"fail_count"_s, refused.size()},
            {u"success_file_id_list"_s, done},
            {u"fail_file_id_and_reasons"_s, refused}};
}

void FaultModel::change(const QString &id, const QString &state)
{
    if (m_files[id].state == "pending_sign"_L1) { // the other states are final
        setState(m_files[id], state, std::chrono::seconds{0});
    }
}

void FaultModel::setState(File &file, const QString &state, std::chrono::seconds lag)
{
    file.shownState = file.state;
    file.shownUpdated = file.updated;
    file.state = state;
    file.updated = m_clock.now();
    file.visibleFrom = m_clock.now() + lag;
}

void FaultModel::countSending(const QStringList &ids)
{
    for (const QString &id : ids) {
        ++m_files[id].sent;
    }
}

} // namespace sealdesk::test
