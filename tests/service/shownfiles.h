// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "servicefixture.h"

#include <map>

namespace sealdesk::test
{

//! What a service shows of its files as time passes. Its clock is the manual clock.
class ShownFiles final
{
public:
    //! From \a visibleAt on, the file \a number is shown in \a state, updated at \a updatedAt.
    void set(int number, const QString &state, Instant updatedAt, Instant visibleAt)
    {
        m_rows[number].push_back({.state = state, .updatedAt = updatedAt, .visibleAt = visibleAt});
    }
    void remove(int number) { m_rows.erase(number); }
    void hideAll() { m_rows.clear(); }

    [[nodiscard]] HttpReply answer(const HttpRequest &request, Instant now) const
    {
        const QString id = FakeTransport::parameter(request, u"signature_file_id"_s);
        const QString start = FakeTransport::parameter(request, u"update_time_start"_s);
        const QStringList states = FakeTransport::bodyOf(request).value("states"_L1).toVariant().toStringList();
        const int first = FakeTransport::parameter(request, u"page_token"_s).toInt();
        QJsonArray items;
        int matching = 0;
        for (const auto &[number, rows] : m_rows) {
            const Row *const row = shown(rows, now);
            const QString updated = row ? BeijingTime::fromInstant(row->updatedAt).text() : QString();
            const bool isWanted = row && (id.isEmpty() || id == idText(number)) && updated >= start &&
                                  (states.isEmpty() || states.contains(row->state));
            if (isWanted && ++matching > first && items.size() < 100) {
                items.append(item(number, row->state, updated));
            }
        }
        return first + items.size() < matching ? pageBefore(QString::number(first + items.size()), items)
                                               : lastPage(items);
    }

private:
    struct Row {
        QString state;
        Instant updatedAt;
        Instant visibleAt;
    };
    static const Row *shown(const std::vector<Row> &rows, Instant now)
    {
        const Row *latest = nullptr;
        for (const Row &row : rows) {
            latest = row.visibleAt <= now ? &row : latest;
        }
        return latest;
    }
    std::map<int, std::vector<Row>> m_rows;
};

} // namespace sealdesk::test
