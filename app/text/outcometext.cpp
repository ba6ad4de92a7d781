// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "text/outcometext.h"

#include "core/beijingtime.h"
#include "text/errortext.h"
#include "text/journaltext.h"
#include "text/servicetext.h"
#include "text/statelabel.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

struct OutcomeWords {
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

// For a sentence.
QString shownState(const FileState &state, const LocalizedText &labels, UiLanguage language)
{
    return ServiceText(stateLabel(state, labels, language)).isolated();
}

QString flawText(cause::BadAnswer::Flaw flaw)
{
    switch (flaw) {
    case cause::BadAnswer::Flaw::InNeitherList:
        return OutcomeWords::tr("The service's answer does not mention this file.");
    case cause::BadAnswer::Flaw::InBothLists:
        return OutcomeWords::tr("The service's answer says both: terminated and failed.");
    case cause::BadAnswer::Flaw::ForeignIds:
        return OutcomeWords::tr(
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
        return c.reason.isEmpty() ? OutcomeWords::tr("The service refused without giving a reason.") : c.reason;
    }
    QString operator()(const cause::RequestRefused &c) const
    {
        return OutcomeWords::tr("The service refused the whole request; nothing was done. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::StateChanged &c) const
    {
        if (c.now.name().isEmpty()) {
            return OutcomeWords::tr("Its state could not be read before it was sent, so it may have changed.");
        }
        return OutcomeWords::tr("The state changed from %1 to %2 before it was sent.")
            .arg(shownState(c.before, {}, m_language), shownState(c.now, c.nowLabels, m_language));
    }
    QString operator()(const cause::NotFound &) const
    {
        return OutcomeWords::tr("The service does not show this file any more.");
    }
    QString operator()(const cause::Stopped &) const { return OutcomeWords::tr("You stopped before it was sent."); }
    QString operator()(const cause::CheckFailed &c) const
    {
        return OutcomeWords::tr("It could not be checked before sending. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::EarlierUnknown &) const
    {
        return OutcomeWords::tr("An earlier request got no clear answer, so sending ended there.");
    }
    QString operator()(const cause::Interrupted &) const
    {
        return OutcomeWords::tr("The program ended before it was sent.");
    }
    QString operator()(const cause::NoJournal &c) const
    {
        return OutcomeWords::tr("Nothing is sent without a journal. %1").arg(journalSentence(c.problem));
    }
    QString operator()(const cause::NoAnswer &c) const
    {
        return OutcomeWords::tr("It was sent, but no clear answer came. %1").arg(shortText(c.error));
    }
    QString operator()(const cause::CutShort &) const
    {
        return OutcomeWords::tr("The program ended while it was being sent.");
    }
    QString operator()(const cause::BadAnswer &c) const { return flawText(c.flaw); }
    QString operator()(const cause::ConfirmedByQuery &) const
    {
        return OutcomeWords::tr("No clear response was received; a later query shows that it is terminated.");
    }
    QString operator()(const cause::Gone &) const
    {
        return OutcomeWords::tr(
            "It was sent, but no clear answer came, and the service does not show this file any more.");
    }
    QString operator()(const cause::StillInState &c) const
    {
        return OutcomeWords::tr(
                   "It was sent, but no clear answer came. It was not terminated: the service still shows %1.")
            .arg(shownState(c.now, c.nowLabels, m_language));
    }
    QString operator()(const cause::ContinuedInRun &c) const
    {
        return OutcomeWords::tr("It was sent again in run %1; its outcome is recorded there.").arg(c.run);
    }
    QString operator()(const cause::ClosedByPerson &c) const
    {
        return OutcomeWords::tr("%1 left it as unknown: nobody knows whether it was terminated.", "name of a person")
            .arg(ServiceText(c.person).isolated());
    }
    QString operator()(const cause::AlreadyTerminated &) const
    {
        return OutcomeWords::tr("It was terminated already before it was sent.");
    }
    QString operator()(const cause::TerminatedByUnknown &) const
    {
        return OutcomeWords::tr("It is terminated; by whom is not known.");
    }
    QString operator()(const cause::NotEffective &c) const
    {
        return OutcomeWords::tr("The service accepted the request, but the file is not terminated: it shows %1.")
            .arg(shownState(c.now, c.nowLabels, m_language));
    }

private:
    UiLanguage m_language;
};

} // namespace

QString outcomeLabel(OutcomeState state)
{
    switch (state) {
    case OutcomeState::Waiting:
        return OutcomeWords::tr("Waiting");
    case OutcomeState::Sending:
        return OutcomeWords::tr("Sending");
    case OutcomeState::Accepted:
        return OutcomeWords::tr("Accepted, to be confirmed");
    case OutcomeState::Terminated:
        return OutcomeWords::tr("Terminated");
    case OutcomeState::Failed:
        return OutcomeWords::tr("Failed");
    case OutcomeState::Skipped:
        return OutcomeWords::tr("Skipped");
    case OutcomeState::NotSent:
        return OutcomeWords::tr("Not sent");
    case OutcomeState::Unknown:
        return OutcomeWords::tr("Unknown");
    case OutcomeState::LeftUnknown:
        return OutcomeWords::tr("Left as unknown");
    }
    Q_UNREACHABLE();
}

QString outcomeText(const FileOutcome &outcome, UiLanguage language)
{
    const bool isAccepted = outcome.state == OutcomeState::Accepted;
    const QString cause = isAccepted ? OutcomeWords::tr("The service accepted the request; whether the file is "
                                                        "terminated is being confirmed.")
                                     : std::visit(CauseText(language), outcome.cause);
    if (outcome.recording == Recording::Recorded) {
        return cause;
    }
    return OutcomeWords::tr("Not recorded: the journal could not be written. %1").arg(cause).trimmed();
}

QString correctionText(const Correction &correction, UiLanguage language)
{
    const QString state = shownState(correction.shown, correction.shownLabels, language);
    const QString seen = BeijingTime::fromInstant(correction.seenAt).text();
    if (!correction.updatedAt) {
        return OutcomeWords::tr("Correction of %1 (UTC+8): the service shows %2.").arg(seen, state);
    }
    return OutcomeWords::tr("Correction of %1 (UTC+8): the service shows %2, since %3.")
        .arg(seen, state, BeijingTime::fromInstant(*correction.updatedAt).text());
}

} // namespace sealdesk
