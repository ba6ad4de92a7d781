// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "service/filelisting.h"

#include <QMap>
#include <QObject>
#include <QSet>

namespace sealdesk::test
{

//! A list without a table: the files that a listing added and did not remove, by the merge rule.
class ListDouble final : public QObject, public ListedFiles
{
public:
    [[nodiscard]] std::optional<Listed> find(const FileId &file) const override
    {
        const auto found = m_files.constFind(file.text());
        return found == m_files.cend() ? std::nullopt : std::optional{Listed{.updateTime = found->file.updateTime}};
    }

    void follow(FileListing &listing)
    {
        connect(&listing, &FileListing::rowsArrived, this, &ListDouble::merge);
        connect(&listing, &FileListing::rowsLeft, this, [this](const std::vector<FileId> &files) {
            for (const FileId &file : files) {
                m_files.remove(file.text());
            }
        });
        connect(&listing, &FileListing::reloading, this, &ListDouble::beginPass);
        connect(&listing, &FileListing::finished, this, &ListDouble::endPass);
    }

    //! Like a table, removes files that are not seen until the whole list was read.
    void beginPass() { m_unseen = QSet<QString>(m_files.keyBegin(), m_files.keyEnd()); }

    void merge(const std::vector<FileSighting> &rows)
    {
        for (const FileSighting &row : rows) {
            m_unseen.remove(row.file.id.text());
            const auto present = m_files.find(row.file.id.text());
            if (present == m_files.end() || supersedes(row, *present)) {
                m_files.insert(row.file.id.text(), row);
            }
        }
    }

    void clear() { m_files.clear(); }
    //! By id.
    [[nodiscard]] const QMap<QString, FileSighting> &files() const { return m_files; }
    [[nodiscard]] QStringList ids() const { return m_files.keys(); }

private:
    void endPass(const ListingSummary &summary)
    {
        if (summary.end == ListingSummary::End::Complete && summary.scope == ListingSummary::Scope::WholeList) {
            for (const QString &file : std::as_const(m_unseen)) {
                m_files.remove(file);
            }
        }
        m_unseen.clear();
    }

    QSet<QString> m_unseen;
    QMap<QString, FileSighting> m_files;
};

} // namespace sealdesk::test
