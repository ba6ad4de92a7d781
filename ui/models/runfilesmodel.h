// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "models/modelroles.h"
#include "models/orderedtablemodel.h"
#include "models/runcolumns.h"

#include <QHash>

#include <array>

namespace sealdesk
{

//! How many files of a run are in an outcome state.
struct OutcomeCount {
    OutcomeState state = OutcomeState::Waiting;
    QString label;
    int count = 0;

    friend bool operator==(const OutcomeCount &, const OutcomeCount &) = default;
};

//! The frozen files of one termination and what happens to them. Before sending every file waits; views then leave out
//! outcomeColumns. A *position* is a file's place in the list that was confirmed, a *row* its place on the screen.
class RunFilesModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFilesModel)

public:
    explicit RunFilesModel(const std::vector<FileSighting> &files = {}, QObject *parent = nullptr);
    ~RunFilesModel() override;

    //! Starts over with other files, all waiting; the filter goes.
    void setFiles(const std::vector<FileSighting> &files);
    void setOutcome(int position, const FileOutcome &outcome);
    //! What was read of a file after it was confirmed. Files that aren't in the run, and sightings that are superseded
    //! by an earlier one, change nothing.
    void setPresent(const FileSighting &sighting);
    //! Shows only files of that outcome; nullopt shows all. Follows the outcomes as they change.
    void setOutcomeFilter(std::optional<OutcomeState> outcome);
    //! To be called when the translations are installed.
    void setLanguage(UiLanguage language);

    //! Of all files, whatever the filter.
    [[nodiscard]] int fileCount() const { return static_cast<int>(m_files.size()); }
    [[nodiscard]] const RunFile &file(int position) const { return m_files[static_cast<std::size_t>(position)]; }
    [[nodiscard]] int positionAt(int row) const { return static_cast<int>(shown().at(row)); }
    //! nullopt: hidden by the filter.
    [[nodiscard]] std::optional<int> rowAt(int position) const;
    [[nodiscard]] int count(OutcomeState outcome) const { return m_counts[static_cast<std::size_t>(outcome)]; }
    //! Outcomes that at least one file has, in the order of OutcomeState.
    [[nodiscard]] std::vector<OutcomeCount> outcomeCounts() const;

    //! The rows, in that order, as tab-separated text of \a columns.
    [[nodiscard]] QString toTsv(const std::vector<int> &rows, const std::vector<RunColumn> &columns) const;

    // QAbstractItemModel

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! Of files by outcome.
    void countsChanged();

private:
    [[nodiscard]] QString text(int row, RunColumn column) const;
    [[nodiscard]] bool passes(const RunFile &file) const;
    [[nodiscard]] RowOrder passing() const;
    void takeFiles(const std::vector<FileSighting> &files);

    std::vector<RunFile> m_files;
    QHash<FileId, int> m_positions;
    std::array<int, static_cast<std::size_t>(OutcomeState::Unknown) + 1> m_counts{};
    std::optional<OutcomeState> m_filter;
    UiLanguage m_language = UiLanguage::English;
};

} // namespace sealdesk
