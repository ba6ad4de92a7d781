// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "anysighting.h"
#include "settling.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

#include <map>
#include <set>

using namespace sealdesk;
using namespace sealdesk::test;
using namespace Qt::StringLiterals;

namespace
{

//! The expected content of a FileTableModel after any sequence of calls, computed the simple way.
class Expectation final
{
public:
    explicit Expectation(FileTableModel &model)
        : m_model(model)
    {
    }

    void merge(const std::vector<FileSighting> &sightings)
    {
        m_model.merge(sightings);
        for (const FileSighting &sighting : sightings) {
            const auto [present, isNew] = m_files.try_emplace(sighting.file.id, sighting);
            m_unsighted.erase(sighting.file.id);
            if (isNew || !supersedes(sighting, present->second)) {
                continue;
            }
            if (present->second.file.state != sighting.file.state) {
                m_checked.erase(sighting.file.id);
            }
            present->second = sighting;
        }
    }

    void remove(const FileId &id)
    {
        m_model.removeFiles({id});
        forget(id);
    }

    void refresh(const std::vector<FileSighting> &sightings)
    {
        m_unsighted.clear();
        for (const auto &[id, sighting] : m_files) {
            m_unsighted.insert(id);
        }
        m_model.beginRefresh();
        merge(sightings);
        m_model.endRefresh(RefreshEnd::Complete);
        for (const FileId &id : std::set(m_unsighted)) {
            forget(id);
        }
    }

    void toggle(int row)
    {
        const FileId id = m_model.fileAt(row).file.id;
        m_model.toggle(row);
        if (m_checked.erase(id) == 0) {
            m_checked.insert(id);
        }
    }

    void checkAllShown()
    {
        m_model.checkAllShown();
        for (int row = 0; row < m_model.rowCount(); ++row) {
            m_checked.insert(m_model.fileAt(row).file.id);
        }
    }

    //! Remembers a shown row.
    void watch(int row) { m_watched.emplace_back(m_model.index(row, row % 3), m_model.fileAt(row).file.id); }

    void verify() const
    {
        RC_ASSERT(m_model.loadedCount() == static_cast<int>(m_files.size()));
        verifyShown();
        verifyChecks();
        for (const auto &[index, id] : m_watched) {
            const auto row = m_model.rowOf(id);
            // A file that was removed or hidden and came back has another index.
            if (index.isValid()) {
                RC_ASSERT(row == std::optional{index.row()});
                RC_ASSERT(index.data(FileIdRole).value<FileId>() == id);
            }
        }
    }

private:
    void forget(const FileId &id)
    {
        m_files.erase(id);
        m_checked.erase(id);
    }

    void verifyShown() const
    {
        std::vector<FileSighting> all;
        for (const auto &[id, sighting] : m_files) {
            all.push_back(sighting);
        }
        FileStore store;
        store.merge(all);
        const RowQuery query = m_model.query();
        const bool byArrival = query.sort.empty();
        const auto state = computeOrder(store.snapshot(), query, std::nullopt);
        QStringList expected;
        for (const RowNumber row : *state.value().shown) {
            expected.append(store.at(row).file.id.text());
        }
        QStringList shown = shownIds(m_model);
        if (byArrival) {
            expected.sort();
            shown.sort();
        }
        RC_ASSERT(shown == expected);
    }

    void verifyChecks() const
    {
        RC_ASSERT(m_model.checkedCount() == static_cast<int>(m_checked.size()));
        int shownChecked = 0;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const bool checked = m_checked.contains(m_model.fileAt(row).file.id);
            RC_ASSERT((m_model.index(row, 0).data(Qt::CheckStateRole) == Qt::Checked) == checked);
            shownChecked += checked ? 1 : 0;
        }
        RC_ASSERT(m_model.hiddenCheckedCount() == m_model.checkedCount() - shownChecked);
        std::set<FileId> checked;
        for (const FileSighting &sighting : m_model.checkedFiles()) {
            checked.insert(sighting.file.id);
        }
        RC_ASSERT(checked == m_checked);
    }

    FileTableModel &m_model;
    std::map<FileId, FileSighting> m_files;
    std::set<FileId> m_checked;
    std::set<FileId> m_unsighted;
    std::vector<std::pair<QPersistentModelIndex, FileId>> m_watched;
};

std::vector<FileSighting> anyPage()
{
    std::vector<FileSighting> page = anySightings(30);
    for (FileSighting &sighting : page) {
        sighting.file.id = FileId(QString::number(*rc::gen::inRange(1, 60)));
    }
    return page;
}

std::optional<int> anyRow(const FileTableModel &model)
{
    return model.rowCount() == 0 ? std::nullopt : std::optional{*rc::gen::inRange(0, model.rowCount())};
}

void narrow(FileTableModel &model)
{
    static const std::array searches{QString(), u"1"_s, u"2"_s, u"alpha"_s, u"none at all"_s};
    model.setSearch(*rc::gen::elementOf(searches));
    if (*rc::gen::inRange(0, 4) == 0) {
        model.setStateFilter(FileState(KnownState::PendingSign));
    } else {
        model.setStateFilter(std::nullopt);
    }
}

void sortAnyhow(FileTableModel &model)
{
    const int section = *rc::gen::inRange(0, model.columnCount());
    if (*rc::gen::arbitrary<bool>()) {
        model.addSortKey(section);
    } else {
        model.sort(section, *rc::gen::element(Qt::AscendingOrder, Qt::DescendingOrder));
    }
}

void actAnyhow(FileTableModel &model, Expectation &expectation)
{
    const auto row = anyRow(model);
    switch (*rc::gen::inRange(0, 9)) {
    case 0:
    case 1:
        return expectation.merge(anyPage());
    case 2:
        return expectation.refresh(anyPage());
    case 3:
        return expectation.remove(FileId(QString::number(*rc::gen::inRange(1, 60))));
    case 4:
        return narrow(model);
    case 5:
        return sortAnyhow(model);
    case 6:
        return row ? expectation.toggle(*row) : void();
    case 7:
        return row ? expectation.watch(*row) : void();
    case 8:
        return expectation.checkAllShown();
    }
}

} // namespace

class TestSequences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anySequenceLeavesTheModelAsExpected();
};

void TestSequences::anySequenceLeavesTheModelAsExpected()
{
    QVERIFY(rc::check([] {
        FileTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Expectation expectation(model);
        for (int actions = *rc::gen::inRange(5, 40); actions > 0; --actions) {
            actAnyhow(model, expectation);
            if (*rc::gen::arbitrary<bool>()) {
                RC_ASSERT(settled(model));
                expectation.verify();
            }
        }
        RC_ASSERT(settled(model));
        expectation.verify();
    }));
}

QTEST_GUILESS_MAIN(TestSequences)
#include "test_sequences.moc"
