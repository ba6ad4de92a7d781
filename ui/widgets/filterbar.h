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

//! Edits the filter of a query: states, templates, update time and file IDs. A query is requested only by the
//! button or by Enter.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(const Clock &clock, QWidget *parent = nullptr);
    ~FilterBar() override = default;

    //! Returns the filter in the fields, whether it was queried or not.
    [[nodiscard]] FileFilter filter() const;
    void setFilter(const FileFilter &filter);
    //! Sets the templates to choose from. The user can type others.
    void setKnownTemplates(const std::vector<TemplateId> &templates);
    void setStateNames(const StateNames &names);
    //! Returns false while "from" is later than "to". The bar then shows the problem and requests no query.
    [[nodiscard]] bool isConsistent() const;

Q_SIGNALS:
    //! Emitted when filter() may have changed, by the user or by setFilter().
    void edited();
    //! Emitted when the user requests a query with \a filter.
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
