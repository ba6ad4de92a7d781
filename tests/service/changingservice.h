// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "listingfixture.h"

#include "core/filefilter.h"

#include <QUrlQuery>

#include <algorithm>
#include <map>

namespace sealdesk::test
{

//! A model of the service whose files change between pages. Answers the requests of a ServiceFixture from its files and
//! gives the expected contents of a list. Every request takes time, and changes get the time at which they happen.
class ChangingService final
{
public:
    //! The order in which the service lists files, which is undocumented.
    enum class Order { NewestFirst, OldestFirst, ById };

    //! What the service makes of update-time bounds.
    enum class Bounds {
        Obeyed,  //!< As the names of the parameters have it.
        Swapped, //!< As the descriptions in the document have it: from is the latest time, to the earliest.
        Ignored,
        Empty, //!< Nothing lies within bounds.
    };

    //! The state of a file in the model.
    struct File {
        QString state;
        QString templateId;
        BeijingTime updateTime; //!< If it is hidden, the service orders by it but doesn't give it.
        bool isTimeHidden = false;
        friend bool operator==(const File &, const File &) = default;
    };

    ChangingService(ServiceFixture &fixture, Order order, int pageSize)
        : m_fixture(fixture)
        , m_order(order)
        , m_pageSize(pageSize)
    {
    }

    void put(int number, const QString &state, const QString &templateId, BeijingTime updateTime)
    {
        m_files.insert_or_assign(number, File{.state = state, .templateId = templateId, .updateTime = updateTime});
    }
    void hideTime(int number) { m_files.at(number).isTimeHidden = true; }
    void setBounds(Bounds bounds) { m_bounds = bounds; }
    //! Sets how far the Date headers are ahead of the time that changes get.
    void setDateError(std::chrono::seconds error) { m_dateError = error; }
    void change(int number, const QString &state, const QString &templateId) { put(number, state, templateId, now()); }
    [[nodiscard]] BeijingTime now() const
    {
        return m_start.plus(std::chrono::floor<std::chrono::seconds>(m_fixture.clock.monotonic() - m_startedAt));
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_files.size()); }

    //! Answers requests until none is open, each after \a each, and calls \a between after each answer.
    void serve(std::chrono::seconds each, const std::function<void()> &between = {})
    {
        m_fixture.settle();
        while (m_fixture.transport.openRequests() > 0) {
            serveOne(each);
            if (between) {
                between();
            }
        }
    }
    //! Answers the request that is open for longest, after \a each.
    void serveOne(std::chrono::seconds each)
    {
        HttpReply reply = answer(m_fixture.transport.nextOpenRequest().value());
        m_fixture.pass(each);
        m_fixture.reply(std::move(reply));
    }

    //! Returns the expected contents of a list with \a filter, by id.
    [[nodiscard]] QMap<QString, File> truth(const FileFilter &filter) const
    {
        QMap<QString, File> out;
        for (const auto &[number, file] : m_files) {
            SignatureFile candidate;
            candidate.id = fileId(number);
            candidate.state = FileState(file.state);
            candidate.templateId = TemplateId(file.templateId);
            candidate.updateTime = file.updateTime;
            if (filter.matches(candidate)) {
                out.insert(idText(number), file);
            }
        }
        return out;
    }

private:
    using Row = std::pair<int, File>;

    [[nodiscard]] bool before(const Row &a, const Row &b) const
    {
        switch (m_order) {
        case Order::NewestFirst:
            return std::pair(b.second.updateTime, b.first) < std::pair(a.second.updateTime, a.first);
        case Order::OldestFirst:
            return std::pair(a.second.updateTime, a.first) < std::pair(b.second.updateTime, b.first);
        case Order::ById:
            return a.first < b.first;
        }
        Q_UNREACHABLE();
    }

    // Answers with the state of the service when the request arrived; the reply takes time to arrive.
    [[nodiscard]] HttpReply answer(int request)
    {
        for (const QString &name : {u"update_time_start"_s, u"update_time_end"_s}) {
            const QString time = m_fixture.parameter(request, name);
            if (!time.isEmpty() && !BeijingTime::parse(time)) {
                return HttpReply{.status = 400, .body = R"({"code": 1160003, "msg": "param is invalid"})"};
            }
        }
        std::vector<Row> rows = matching(request);
        std::ranges::sort(rows, [this](const Row &a, const Row &b) { return before(a, b); });
        const QString token = m_fixture.parameter(request, u"page_token"_s);
        if (!token.isEmpty()) {
            const Row place{token.section(u'/', 0, 0).toInt(),
                            File{.updateTime = BeijingTime::fromUnixSeconds(token.section(u'/', 1, 1).toLongLong())}};
            std::erase_if(rows, [&](const Row &row) { return !before(place, row); });
        }
        const auto size = std::min(rows.size(), static_cast<size_t>(m_pageSize));
        QJsonArray items;
        for (size_t i = 0; i < size; ++i) {
            QJsonObject object = item(rows[i].first, rows[i].second.state, rows[i].second.updateTime.text());
            object.insert(u"template_id"_s, rows[i].second.templateId);
            if (rows[i].second.isTimeHidden) {
                object.remove(u"update_time"_s);
            }
            items.append(object);
        }
        HttpReply reply = size == rows.size() ? lastPage(items)
                                              : pageBefore(u"%1/%2/%3"_s.arg(rows[size - 1].first)
                                                               .arg(rows[size - 1].second.updateTime.unixSeconds())
                                                               .arg(request),
                                                           items);
        reply.headers = {{"Date", httpDate()}};
        return reply;
    }

    [[nodiscard]] std::vector<Row> matching(int request) const
    {
        const QJsonObject body = m_fixture.body(request);
        FileFilter filter;
        for (const QString &state : body.value("states"_L1).toVariant().toStringList()) {
            filter.states.emplace_back(state);
        }
        for (const QString &id : body.value("template_ids"_L1).toVariant().toStringList()) {
            filter.templates.emplace_back(id);
        }
        filter.updatedFrom = BeijingTime::parse(m_fixture.parameter(request, u"update_time_start"_s));
        filter.updatedTo = BeijingTime::parse(m_fixture.parameter(request, u"update_time_end"_s));
        if (const QString id = m_fixture.parameter(request, u"signature_file_id"_s); !id.isEmpty()) {
            filter.files = {FileId(id)};
        }
        const bool isBounded = filter.updatedFrom || filter.updatedTo;
        switch (m_bounds) {
        case Bounds::Obeyed:
            break;
        case Bounds::Swapped:
            std::swap(filter.updatedFrom, filter.updatedTo);
            break;
        case Bounds::Ignored:
            filter.updatedFrom.reset();
            filter.updatedTo.reset();
            break;
        case Bounds::Empty:
            if (isBounded) {
                return {};
            }
            break;
        }
        std::vector<Row> rows;
        const QMap<QString, File> fitting = truth(filter);
        for (auto file = fitting.begin(); file != fitting.end(); ++file) {
            const bool isInNoWindow = file->isTimeHidden && (filter.updatedFrom || filter.updatedTo);
            if (!isInNoWindow) {
                rows.emplace_back(numberOf(file.key()), file.value());
            }
        }
        return rows;
    }

    [[nodiscard]] QByteArray httpDate() const
    {
        const QDateTime utc = QDateTime::fromSecsSinceEpoch(now().plus(m_dateError).unixSeconds(), Qt::UTC);
        return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
    }

    ServiceFixture &m_fixture;
    Order m_order;
    Bounds m_bounds = Bounds::Obeyed;
    int m_pageSize;
    std::chrono::seconds m_dateError{0};
    std::map<int, File> m_files;
    BeijingTime m_start = BeijingTime::parse(u"2026-11-20 08:00:00"_s).value();
    Monotonic m_startedAt = m_fixture.clock.monotonic();
};

//! A listing of a ChangingService.
struct ChangingFixture : ListingFixture {
    ChangingService service;

    ChangingFixture(ChangingService::Order order, int pageSize)
        : service(*this, order, pageSize)
    {
    }

    //! Starts a list without answering anything.
    void start(const FileFilter &filter = {})
    {
        listing.start(filter);
        settle();
    }
    //! Returns the contents of the list in the form of truth().
    [[nodiscard]] QMap<QString, ChangingService::File> listed() const
    {
        QMap<QString, ChangingService::File> out;
        for (const FileSighting &row : list.files()) {
            out.insert(row.file.id.text(), {.state = row.file.state.name(),
                                            .templateId = row.file.templateId.text(),
                                            .updateTime = row.file.updateTime.value()});
        }
        return out;
    }
};

} // namespace sealdesk::test
