// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/filefilter.h"
#include "core/localizedtext.h"
#include "text/statelabel.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace sealdesk
{

class AccentButton;
class BeijingTimeEdit;
class MultiSelectButton;

//! What the service is asked for: states, templates, update time and one file id, and the button that asks. Nothing is
//! asked before the button is pressed.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(const Clock &clock, QWidget *parent = nullptr);
    ~FilterBar() override = default;

    //! What the fields say now, asked for or not.
    [[nodiscard]] FileFilter filter() const;
    void setFilter(const FileFilter &filter);
    //! The templates to choose from; others can be typed.
    void setKnownTemplates(const std::vector<TemplateId> &templates);
    void setStateNames(const StateNames &names);
    //! The language of calendars and labels; the texts follow the installed translation.
    void setLanguage(UiLanguage language);
    //! False while "from" is later than "to"; the bar says so, and nothing can be asked.
    [[nodiscard]] bool isConsistent() const;

Q_SIGNALS:
    //! The user edited a field; filter() is another now.
    void edited();
    void queryRequested(const sealdesk::FileFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void assemble();
    void refreshStates();
    void onEdited();
    void submit();
    void retranslate();
    void tint();
    void tintProblem();

    MultiSelectButton *m_states;
    MultiSelectButton *m_templates;
    QLabel *m_updated;
    BeijingTimeEdit *m_from;
    QLabel *m_dash;
    BeijingTimeEdit *m_to;
    QLabel *m_zone;
    QLabel *m_fileLabel;
    QLineEdit *m_file;
    AccentButton *m_query;
    StateNames m_stateNames;
    QWidget *m_problem;
    QLabel *m_problemIcon;
    QLabel *m_problemText;
};

} // namespace sealdesk
