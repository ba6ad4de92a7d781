// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <QList>
#include <QMultiHash>

#include <array>
#include <vector>

namespace sealdesk
{

//! A state in the service's words: its value and its labels.
struct WordedState {
    FileState state;
    LocalizedText labels;

    friend bool operator==(const WordedState &, const WordedState &) = default;
};

//! The languages of a text, in the service's order, and which of them each UI language shows.
struct NameForm {
    QStringList langs;
    std::array<std::optional<int>, 2> best; //!< By UiLanguage; nullopt: there is no text.
};

//! Values that many files share, each kept once and identified by a number. Copying is cheap (implicit sharing); a copy
//! may be read in another thread while the original grows.
class FileDictionary final
{
public:
    [[nodiscard]] quint32 numberOf(const TemplateId &id);
    [[nodiscard]] quint32 numberOf(const FileState &state, const LocalizedText &labels);
    [[nodiscard]] quint32 formOf(const LocalizedText &names);

    [[nodiscard]] const QList<TemplateId> &templates() const { return m_templates; }
    [[nodiscard]] const QList<WordedState> &states() const { return m_states; }
    [[nodiscard]] const QList<NameForm> &forms() const { return m_forms; }

private:
    struct NumberedState {
        WordedState state;
        quint32 number = 0;
    };

    QList<TemplateId> m_templates;
    QList<WordedState> m_states;
    QList<NameForm> m_forms;
    QHash<TemplateId, quint32> m_templateNumbers;
    QMultiHash<size_t, quint32> m_stateNumbers; //!< By hash value.
    QMultiHash<size_t, quint32> m_formNumbers;  //!< By hash value.
    // The latest ones: the rows of a page have copies of the same few states, and most names have the same form.
    QList<NumberedState> m_lastStates;
    quint32 m_lastForm = 0;
};

} // namespace sealdesk
