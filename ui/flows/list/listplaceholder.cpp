// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "flows/list/listplaceholder.h"

#include "text/errortext.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sealdesk::ListPlaceholder)
};

ListPlaceholder notConnected()
{
    return {.content = {.icon = IconName::Plug,
                        .title = Words::tr("Not connected"),
                        .text = Words::tr("Connect to your company's app, or look around in the sandbox: sample files "
                                          "on this computer, where nothing real is changed."),
                        .action = Words::tr("Connect…"),
                        .otherAction = Words::tr("Open the sandbox")},
            .action = ListPlaceholder::Action::Connect};
}

ListPlaceholder allHidden(int loaded)
{
    return {.content = {.icon = IconName::Search,
                        .title = Words::tr("Nothing matches"),
                        .text = Words::tr("%Ln loaded file(s) are hidden by the search or the chosen state.", nullptr,
                                          loaded),
                        .action = Words::tr("Show all loaded files")},
            .action = ListPlaceholder::Action::ShowAllLoaded};
}

ListPlaceholder failed(const ApiError &error)
{
    const ErrorText words = describe(error);
    const bool isForbidden = error.kind == ApiErrorKind::ScopeMissing;
    return {.content = {.icon = isForbidden ? IconName::Lock : IconName::Error,
                        .title = isForbidden ? Words::tr("No permission to list files")
                                             : Words::tr("The list could not be read"),
                        .text = words.sentence + u'\n' + words.advice,
                        .action = Words::tr("Try again")},
            .action = ListPlaceholder::Action::Refresh};
}

ListPlaceholder nothingFound(const FileFilter &filter)
{
    if (filter.isEmpty()) {
        return {.content = {.icon = IconName::Inbox,
                            .title = Words::tr("No file matches"),
                            .text = Words::tr("The service shows no file to this app. If there should be some, ask an "
                                              "administrator to check the app's data range in CoreHR."),
                            .action = Words::tr("Try again")},
                .action = ListPlaceholder::Action::Refresh};
    }
    return {.content = {.icon = IconName::Inbox,
                        .title = Words::tr("No file matches"),
                        .text = Words::tr("Change or clear the filter, then query again."),
                        .action = Words::tr("Clear the filter")},
            .action = ListPlaceholder::Action::ClearFilter};
}

} // namespace

ListPlaceholder placeholderFor(const ListController &controller, int loaded)
{
    if (controller.phase() == ListController::Phase::NotConnected) {
        return notConnected();
    }
    if (loaded > 0) {
        return allHidden(loaded);
    }
    const auto &summary = controller.summary();
    if (!summary) {
        return {.content = {.icon = IconName::Clock, .title = Words::tr("Reading the list…")}};
    }
    return summary->error ? failed(*summary->error) : nothingFound(controller.filter());
}

} // namespace sealdesk
