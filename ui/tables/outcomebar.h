// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/outcome.h"

#include <QWidget>

#include <array>
#include <optional>

class QButtonGroup;

namespace sealdesk
{

class PillButton;

//! Buttons with the counts of a run by outcome; each filters the table by its outcome. Outcomes without files are
//! hidden. Object names: outcomeAll, outcomeWaiting, outcomeSending, outcomeTerminated, outcomeFailed, outcomeSkipped,
//! outcomeNotSent, outcomeUnknown.
class OutcomeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeBar)

public:
    using Counts = std::array<int, allOutcomeStates.size()>; //!< In the order of allOutcomeStates.

    explicit OutcomeBar(QWidget *parent = nullptr);
    ~OutcomeBar() override = default;

    void setCounts(const Counts &counts);
    [[nodiscard]] std::optional<OutcomeState> chosen() const { return m_chosen; }
    //! Chooses all outcomes again.
    void reset();

Q_SIGNALS:
    void outcomeChosen(std::optional<sealdesk::OutcomeState> outcome);

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(PillButton *button, const QString &objectName, std::optional<OutcomeState> outcome);
    void choose(std::optional<OutcomeState> outcome);
    void retranslate();

    QButtonGroup *m_group;
    PillButton *m_all;
    std::array<PillButton *, allOutcomeStates.size()> m_buttons{};
    Counts m_counts{};
    std::optional<OutcomeState> m_chosen;
};

} // namespace sealdesk
