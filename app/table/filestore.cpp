// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "table/filestore.h"

#include <algorithm>

namespace sealdesk
{

bool idLess(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

MergeReport FileStore::merge(std::span<const FileSighting> sightings)
{
    MergeReport report;
    for (const FileSighting &sighting : sightings) {
        if (sighting.file.id.isEmpty()) {
            ++report.withoutId;
        } else if (const auto row = find(sighting.file.id)) {
            m_sightedIn[*row] = m_pass;
            update(*row, sighting, report);
        } else {
            add(sighting, report);
        }
    }
    return report;
}

void FileStore::add(const FileSighting &sighting, MergeReport &report)
{
    const RowNumber row = m_rows.append(std::make_shared<const FileSighting>(sighting));
    m_rowById.insert(sighting.file.id, row);
    m_sightedIn.push_back(m_pass);
    countIn(sighting.file);
    report.added.push_back(row);
}

void FileStore::update(RowNumber row, const FileSighting &sighting, MergeReport &report)
{
    const FileSighting &present = at(row);
    if (!supersedes(sighting, present)) {
        ++report.outdated;
        return;
    }
    if (sighting.file == present.file) {
        ++report.unchanged;
    } else {
        report.changed.push_back(row);
        if (sighting.file.state != present.file.state) {
            report.stateChanged.push_back(row);
        }
        countOut(present.file);
        countIn(sighting.file);
    }
    m_rows.put(row, std::make_shared<const FileSighting>(sighting));
}

bool FileStore::remove(RowNumber row)
{
    const FileSighting *present = m_rows.find(row);
    if (present == nullptr) {
        return false;
    }
    countOut(present->file);
    m_rowById.remove(present->file.id);
    m_rows.put(row, nullptr);
    return true;
}

void FileStore::clear()
{
    *this = FileStore();
}

std::optional<RowNumber> FileStore::find(const FileId &id) const
{
    const auto found = m_rowById.constFind(id);
    return found == m_rowById.cend() ? std::nullopt : std::optional{*found};
}

const FileSighting &FileStore::at(RowNumber row) const
{
    const FileSighting *sighting = m_rows.find(row);
    Q_ASSERT(sighting != nullptr);
    return *sighting;
}

RowOrder FileStore::notSightedInPass() const
{
    RowOrder rows;
    for (RowNumber row = 0; row < m_rows.end(); ++row) {
        if (m_sightedIn[row] != m_pass && contains(row)) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<TemplateId> FileStore::templateIds() const
{
    std::vector<TemplateId> ids(m_templates.keyBegin(), m_templates.keyEnd());
    std::ranges::sort(ids, idLess, &TemplateId::text);
    return ids;
}

void FileStore::countIn(const SignatureFile &file)
{
    m_states.add(file);
    if (!file.templateId.isEmpty()) {
        ++m_templates[file.templateId];
    }
}

void FileStore::countOut(const SignatureFile &file)
{
    m_states.remove(file);
    const auto found = m_templates.find(file.templateId);
    if (found != m_templates.end() && --*found == 0) {
        m_templates.erase(found);
    }
}

} // namespace sealdesk
