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

std::optional<Instant> boundIn(const QUrlQuery &parameters, const QString &name)
{
    const auto time = BeijingTime::parse(parameters.queryItemValue(name, QUrl::FullyDecoded));
    return time ? std::optional(time->instant()) : std::nullopt;
}

} // namespace

FaultModel::FaultModel(int files, const Clock &clock)
    : m_clock(clock)
    , m_quietFrom(firstUpdate)
{
    for (int i = 0; i < files; ++i) {
        m_order.append(idAt(i));
        setInitialState(idAt(i), u"pending_sign"_s);
    }
}

QString FaultModel::idAt(int index)
{
    return QString::number(7'410'063'506'638'110'000LL + index);
}

Instant FaultModel::now() const
{
    // That of a ManualClock, unless its time of day is changed.
    constexpr std::chrono::hours monotonicStart{1};
    return std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + (m_clock.monotonic() - monotonicStart);
}

void FaultModel::setInitialState(const QString &id, const QString &state)
{
    m_files[id].versions = {{.state = state, .updated = firstUpdate, .visibleFrom = firstUpdate}};
    m_files[id].wasShownTerminated = state == "terminated"_L1; // the program starts with what was listed
}

FaultModel::File &FaultModel::upToDate(const QString &id)
{
    File &file = m_files[id];
    if (file.pending && file.pending->at <= now()) {
        const Termination termination = *std::exchange(file.pending, std::nullopt);
        if (file.versions.back().state == "pending_sign"_L1) { // others may have been faster
            file.termination = termination;
            add(file, u"terminated"_s, termination.at, termination.visibleFrom);
        }
    }
    return file;
}

void FaultModel::add(File &file, const QString &state, Instant at, Instant visibleFrom)
{
    file.versions.push_back({.state = state, .updated = at, .visibleFrom = visibleFrom});
    m_quietFrom = std::max(m_quietFrom, visibleFrom);
}

const FaultModel::Version &FaultModel::shown(const File &file) const
{
    const Instant here = now();
    const auto version = std::ranges::find_if(file.versions.rbegin(), file.versions.rend(),
                                              [here](const Version &each) { return each.visibleFrom <= here; });
    return version == file.versions.rend() ? file.versions.front() : *version;
}

QJsonObject FaultModel::query(const QUrlQuery &parameters, const QStringList &states)
{
    const QString id = parameters.queryItemValue(u"signature_file_id"_s);
    const auto from = boundIn(parameters, u"update_time_start"_s);
    const auto to = boundIn(parameters, u"update_time_end"_s);
    const int start = parameters.queryItemValue(u"page_token"_s).toInt();
    QJsonArray items;
    int found = 0;
    for (const QString &candidate : id.isEmpty() ? m_order : QStringList(id)) {
        if (!m_files.contains(candidate) || m_files.value(candidate).isHidden) {
            continue;
        }
        const Version &version = shown(upToDate(candidate));
        const Instant updated = std::chrono::floor<std::chrono::seconds>(version.updated);
        const bool isWanted = states.isEmpty() || states.contains(version.state);
        if (!isWanted || (from && updated < *from) || (to && updated > *to)) {
            continue;
        }
        if (found >= start && found < start + pageSize) {
            items.append(QJsonObject{{u"signature_file_id"_s, candidate},
                                     {u"update_time"_s, BeijingTime::fromInstant(version.updated).text()},
                                     {u"signature_file_state"_s, QJsonObject{{u"enum_name"_s, version.state}}}});
        }
        ++found;
    }
    QJsonObject data{{u"items"_s, items}, {u"has_more"_s, start + pageSize < found}};
    if (start + pageSize < found) {
        data.insert("page_token"_L1, QString::number(start + pageSize));
    }
    return data;
}

QJsonObject FaultModel::terminate(const QStringList &ids, const Effect &effect, FaultPlan &plan)
{
    QJsonArray done;
    QJsonArray refused;
    Instant at = now() + effect.delay;
    for (const QString &id : ids) {
        File &file = upToDate(id);
        const QString &state = file.versions.back().state;
        if (state == "pending_sign"_L1 && !file.pending) {
            if (effect.ineffective <= 0 || !plan.happens(effect.ineffective)) {
                file.pending = Termination{.sentAt = now(), .at = at, .visibleFrom = at + effect.lag};
                m_quietFrom = std::max(m_quietFrom, file.pending->visibleFrom);
            }
            at += effect.pace;
            done.append(id);
        } else if (state == "terminated"_L1 && effect.isIdempotent) {
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

void FaultModel::change(const QString &id, OthersChange change, std::chrono::seconds lag)
{
    File &file = upToDate(id);
    if (change == OthersChange::Hide) {
        file.isHidden = true;
        return;
    }
    if (file.versions.back().state != "pending_sign"_L1) {
        return;
    }
    const auto set = [&](const QString &state) { add(file, state, now(), now() + lag); };
    switch (change) {
    case OthersChange::Terminate:
        return set(u"terminated"_s);
    case OthersChange::Void:
        return set(u"voided"_s);
    case OthersChange::Finish:
        return set(u"sign_finished"_s);
    case OthersChange::Touch:
        return set(u"pending_sign"_s);
    case OthersChange::Hide:
        return;
    }
}

void FaultModel::countSending(const QStringList &ids)
{
    for (const QString &id : ids) {
        ++m_files[id].sent;
    }
}

void FaultModel::recordShown(const QJsonObject &data)
{
    for (const QJsonValue &row : data.value("items"_L1).toArray()) {
        File &file = m_files[row.toObject().value("signature_file_id"_L1).toString()];
        const QJsonObject state = row.toObject().value("signature_file_state"_L1).toObject();
        if (file.sent == 0 && state.value("enum_name"_L1) == "terminated"_L1) {
            file.wasShownTerminated = true;
        }
    }
}

QString FaultModel::stateOf(const QString &id)
{
    return upToDate(id).versions.back().state;
}

std::optional<FaultModel::Termination> FaultModel::terminationOf(const QString &id)
{
    return upToDate(id).termination;
}

} // namespace sealdesk::test
