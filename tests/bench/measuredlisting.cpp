// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "measuredlisting.h"

#include "residentbytes.h"
#include "table/filestore.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QThreadPool>

#include <ctime>

namespace sealdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

//! The rows of the table, filled as by the window.
class StoreList final : public ListedFiles
{
public:
    [[nodiscard]] std::optional<Listed> find(const FileId &file) const override
    {
        const auto row = m_store.find(file);
        return row ? std::optional{Listed{.updateTime = m_store.at(*row).file.updateTime}} : std::nullopt;
    }
    void merge(const std::vector<FileSighting> &rows) { m_store.merge(rows); }
    [[nodiscard]] int count() const { return m_store.count(); }

private:
    FileStore m_store;
};

} // namespace

Listing measureListing(const BareLogin &login, Transport &transport, int perMinute)
{
    SystemClock clock;
    RateGates gates(clock);
    const auto url = BaseUrl::parse(login.server.toString());
    Session session({.name = u"bench"_s, .baseUrl = std::get<BaseUrl>(url), .appId = login.appId},
                    AppSecret{.secret = Secret(login.appSecret)},
                    {.transport = transport, .gates = gates, .clock = clock, .readers = QThreadPool::globalInstance()});
    session.client().gate(Endpoint::QuerySignatureFiles).setCapacity(perMinute);
    StoreList rows;
    FileListing listing(session, rows);
    Listing out;
    QEventLoop loop;
    QElapsedTimer timer;
    QObject::connect(&listing, &FileListing::rowsArrived, &loop, [&](const std::vector<FileSighting> &page) {
        const qint64 before = timer.nsecsElapsed();
        rows.merge(page);
        out.merging += std::chrono::nanoseconds(timer.nsecsElapsed() - before);
        if (out.firstPage.count() == 0) {
            out.firstPage = std::chrono::nanoseconds(timer.nsecsElapsed());
        }
    });
    QObject::connect(&listing, &FileListing::finished, &loop, [&](const ListingSummary &summary) {
        out.summary = summary;
        loop.quit();
    });
    const std::clock_t cpu = std::clock();
    timer.start();
    listing.start({});
    loop.exec();
    out.total = std::chrono::nanoseconds(timer.nsecsElapsed());
    out.cpuSeconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    out.peakBytes = peakResidentBytes();
    out.rows = rows.count();
    return out;
}

} // namespace sealdesk::bench
