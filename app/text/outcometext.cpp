// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/outcometext.h"

#include "text/errortext.h"
#include "text/journaltext.h"
#include "text/statelabel.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

QString flawText(cause::BadAnswer::Flaw flaw)
{
    switch (flaw) {
    case cause::BadAnswer::Flaw::InNeitherList:
        return Words::tr("The service's answer does not mention this file.");
    case cause::BadAnswer::Flaw::InBothLists:
        return Words::tr("The service's answer says both: terminated and failed.");
    case cause::BadAnswer::Flaw::ForeignIds:
        return Words::tr(
            "The service's answer names files that were not in the request, so nothing in it can be relied on.");
    }
    Q_UNREACHABLE();
}

class CauseText
{
public:
    explicit CauseText(UiLanguage language)
        : m_language(language)
    {
    }

    QString operator()(const cause::None &) const { return {}; }
    QString operator()(const cause::RefusedByService &c) const
    {
        return c.reason.isEmpty() ? Words::tr("The service refused without giving a reason.") : c.reason;
    }
    QString operator()(const cause::RequestRefused &c) const
    {
        return Words::tr("The service refused the whole request; nothing was done. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::StateChanged &c) const
    {
        return Words::tr("The state changed from %1 to %2 before it was sent.")
            .arg(stateLabel(c.before, {}, m_language), stateLabel(c.now, c.nowLabels, m_language));
    }
    QString operator()(const cause::NotFound &) const
    {
        return Words::tr("The service does not show this file any more.");
    }
    QString operator()(const cause::Stopped &) const { return Words::tr("You stopped before it was sent."); }
    QString operator()(const cause::CheckFailed &c) const
    {
        return Words::tr("It could not be checked before sending. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::EarlierUnknown &) const
    {
        return Words::tr("An earlier request got no clear answer, so sending ended there.");
    }
    QString operator()(const cause::Interrupted &) const { return Words::tr("The program ended before it was sent."); }
    QString operator()(const cause::NoJournal &c) const
    {
        return Words::tr("Nothing is sent without a journal. %1").arg(journalSentence(c.problem));
    }
    QString operator()(const cause::NoAnswer &c) const
    {
        return Words::tr("It was sent, but no clear answer came. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::CutShort &) const
    {
        return Words::tr("The program ended while it was being sent.");
    }
    QString operator()(const cause::BadAnswer &c) const { return flawText(c.flaw); }
    QString operator()(const cause::ConfirmedByQuery &) const
    {
        return Words::tr("Confirmed by looking it up; the service does not say who terminated it.");
    }
    QString operator()(const cause::Gone &) const
    {
        return Words::tr("It was sent, but no clear answer came, and the service does not show this file any more.");
    }
    QString operator()(const cause::StillInState &c) const
    {
        return Words::tr("It was sent, but no clear answer came. It was not terminated: the service still shows %1.")
            .arg(stateLabel(c.now, c.nowLabels, m_language));
    }

private:
    UiLanguage m_language;
};

} // namespace

QString outcomeLabel(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
        return Words::tr("Waiting");
    case OutcomeState::Sending:
        return Words::tr("Sending");
    case OutcomeState::Terminated:
        return Words::tr("Terminated");
    case OutcomeState::Failed:
        return Words::tr("Failed");
    case OutcomeState::Skipped:
        return Words::tr("Skipped");
    case OutcomeState::NotSent:
        return Words::tr("Not sent");
    case OutcomeState::Unknown:
        return Words::tr("Unknown");
    }
    Q_UNREACHABLE();
}

QString outcomeText(const FileOutcome &outcome, UiLanguage language)
{
    const QString cause = std::visit(CauseText(language), outcome.cause);
    if (outcome.recording == Recording::Recorded) {
        return cause;
    }
    return Words::tr("Not recorded: the journal could not be written. %1").arg(cause).trimmed();
}

} // namespace sealdesk
