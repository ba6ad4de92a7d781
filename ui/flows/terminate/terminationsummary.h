// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection.h"
#include "core/signaturefile.h"
#include "table/statetally.h"

#include <QWidget>

#include <array>
#include <vector>

class QLabel;

namespace sealdesk
{

//! Shows the connection, operator and list filter of a termination, and how many files it has by state and by template.
//! Object names: connectionValue, operatorValue, filterValue, statesValue, templatesValue.
class TerminationSummary final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSummary)

public:
    TerminationSummary(const Connection &connection, const QString &filterText, QWidget *parent = nullptr);
    ~TerminationSummary() override = default;

    //! Sets the files that would be sent now.
    void setFiles(const std::vector<FileSighting> &files);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Line { ConnectionLine, OperatorLine, FilterLine, StatesLine, TemplatesLine };
    static constexpr size_t lineCount = TemplatesLine + 1;

    struct TemplateCount {
        TemplateId id;
        int count;
    };

    void retranslate();
    void showLine(Line line, const QString &title, const QString &value);

    Connection m_connection;
    QString m_filterText;
    StateTally m_states;
    std::vector<TemplateCount> m_templates; //!< In the order of the list.
    std::array<QLabel *, lineCount> m_titles{};
    std::array<QLabel *, lineCount> m_values{};
};

} // namespace sealdesk
