// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listtexts.h"

#include "text/servicetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(FileList)
};

// The time without its seconds, which are always :00 or :59 in bounds.
QString shortTime(BeijingTime time)
{
    return time.text().left(16);
}

QString statesText(const std::vector<FileState> &states, const StateNames &names)
{
    QStringList shown;
    for (const FileState &state : states) {
        shown += ServiceText(names.of(state)).isolated();
    }
    return ListWords::tr("State: %1").arg(QLocale().createSeparatedList(shown));
}

QString templatesText(const std::vector<TemplateId> &templates)
{
    const int count = static_cast<int>(templates.size());
    return count == 1 ? ListWords::tr("Template: %1").arg(ServiceText(templates.front().text()).isolated())
                      : ListWords::tr("%Ln template(s)", nullptr, count);
}

QString filesText(const std::vector<FileId> &files)
{
    const int count = static_cast<int>(files.size());
    return count == 1 ? ListWords::tr("File ID: %1").arg(ServiceText(files.front().text()).isolated())
                      : ListWords::tr("%Ln file ID(s)", nullptr, count);
}

QString updatedText(const FileFilter &filter)
{
    if (filter.updatedFrom && filter.updatedTo) {
        return ListWords::tr("Updated %1 to %2").arg(shortTime(*filter.updatedFrom), shortTime(*filter.updatedTo));
    }
    return filter.updatedFrom ? ListWords::tr("Updated from %1").arg(shortTime(*filter.updatedFrom))
                              : ListWords::tr("Updated until %1").arg(shortTime(*filter.updatedTo));
}

} // namespace

std::vector<FilterChip> chipsOf(const FileFilter &filter, const StateNames &stateNames)
{
    std::vector<FilterChip> chips;
    if (!filter.states.empty()) {
        chips.push_back({.part = FilterChip::Part::States, .text = statesText(filter.states, stateNames)});
    }
    if (!filter.templates.empty()) {
        chips.push_back({.part = FilterChip::Part::Templates, .text = templatesText(filter.templates)});
    }
    if (filter.updatedFrom || filter.updatedTo) {
        chips.push_back({.part = FilterChip::Part::Updated, .text = updatedText(filter)});
    }
    if (!filter.files.empty()) {
        chips.push_back({.part = FilterChip::Part::File, .text = filesText(filter.files)});
    }
    return chips;
}

FileFilter without(FileFilter filter, FilterChip::Part part)
{
    switch (part) {
    case FilterChip::Part::States:
        filter.states.clear();
        break;
    case FilterChip::Part::Templates:
        filter.templates.clear();
        break;
    case FilterChip::Part::Updated:
        filter.updatedFrom.reset();
        filter.updatedTo.reset();
        break;
    case FilterChip::Part::File:
        filter.files.clear();
        break;
    }
    return filter;
}

QStringList remarksOn(const ListingSummary &summary)
{
    QStringList remarks;
    if (summary.end == ListingSummary::End::RepeatedPageToken) {
        remarks +=
            ListWords::tr("The service repeated itself while the list was read. What arrived is part of the list.");
    }
    if (summary.end == ListingSummary::End::MissingPageToken) {
        remarks += ListWords::tr(
            "The service says that there are more files but not how to get them. What arrived is part of the list.");
    }
    if (summary.end == ListingSummary::End::Unconfirmed) {
        remarks += ListWords::tr("The service did not confirm that these are all files. There may be more.");
    }
    if (summary.end == ListingSummary::End::NothingNew) {
        remarks += ListWords::tr("The service kept returning pages without new files. There may be more files.");
    }
    if (summary.end == ListingSummary::End::ChangesUnknown) {
        remarks += ListWords::tr("Files that were updated while the list was loading may be missing.");
    }
    if (summary.unreadablePages > 0) {
        remarks += ListWords::tr("%Ln page(s) of the list could not be read. Their files are missing.", nullptr,
                                 summary.unreadablePages);
    }
    if (summary.appliesBounds) {
        remarks += ListWords::tr("The service doesn't filter by update time as asked. SealDesk loaded all files and "
                                 "applied the update time itself.");
    }
    if (summary.itemsWithoutId > 0) {
        remarks += ListWords::tr("%Ln file(s) without an ID can't be shown.", nullptr, summary.itemsWithoutId);
    }
    return remarks;
}

QString completenessText(const ListingSummary &summary)
{
    switch (summary.end) {
    case ListingSummary::End::Complete:
        return ListWords::tr("complete");
    case ListingSummary::End::Stopped:
    case ListingSummary::End::Failed:
    case ListingSummary::End::RepeatedPageToken:
    case ListingSummary::End::MissingPageToken:
    case ListingSummary::End::PagesUnreadable:
        return ListWords::tr("part of the list");
    case ListingSummary::End::Unconfirmed:
    case ListingSummary::End::NothingNew:
    case ListingSummary::End::ChangesUnknown:
        return ListWords::tr("may be incomplete");
    }
    Q_UNREACHABLE();
}

} // namespace sealdesk
