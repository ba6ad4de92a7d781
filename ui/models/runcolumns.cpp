// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "models/runcolumns.h"

#include "text/outcometext.h"

#include <QCoreApplication>

namespace sealdesk
{

namespace
{

struct Spec {
    RunColumn column;
    const char *title; // in the translation context "Columns"
    int typicalChars;
    QString (*text)(const LedgerFile &, const CellContext &);
};

template <ColumnId column>
QString confirmed(const LedgerFile &file, const CellContext &context)
{
    return cellText(column, file.confirmed.file, context);
}

QString outcome(const LedgerFile &file, const CellContext & /*context*/)
{
    return outcomeLabel(file.outcome.state);
}

QString reason(const LedgerFile &file, const CellContext &context)
{
    QStringList sentences{outcomeText(file.outcome, context.language)};
    for (const Correction &correction : file.corrections) {
        sentences.append(correctionText(correction, context.language));
    }
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString presentState(const LedgerFile &file, const CellContext &context)
{
    return file.present ? cellText(columnid::state, file.present->file, context) : QString();
}

QString logId(const LedgerFile &file, const CellContext & /*context*/)
{
    return file.outcome.logId;
}

template <RunColumn column, ColumnId source>
constexpr Spec fileColumn()
{
    return {column, columnOf(source).title, columnOf(source).typicalChars, &confirmed<source>};
}

constexpr std::array specs{
    fileColumn<RunColumn::FileName, columnid::fileName>(),
    Spec{RunColumn::State, QT_TRANSLATE_NOOP("Columns", "State before"), columnOf(columnid::state).typicalChars,
         &confirmed<columnid::state>},
    fileColumn<RunColumn::Person, columnid::person>(),
    fileColumn<RunColumn::Template, columnid::templateId>(),
    fileColumn<RunColumn::Updated, columnid::updated>(),
    fileColumn<RunColumn::SignatureFileId, columnid::fileId>(),
    Spec{RunColumn::Outcome, QT_TRANSLATE_NOOP("Columns", "Outcome"), 24, &outcome},
    Spec{RunColumn::Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), 36, &reason},
    Spec{RunColumn::PresentState, QT_TRANSLATE_NOOP("Columns", "State now"), columnOf(columnid::state).typicalChars,
         &presentState},
    Spec{RunColumn::LogId, QT_TRANSLATE_NOOP("Columns", "Log ID"), 34, &logId},
};

constexpr bool specsAreInOrder()
{
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (static_cast<std::size_t>(specs[i].column) != i) {
            return false;
        }
    }
    return specs.size() == std::size_t{runColumnCount};
}
static_assert(specsAreInOrder(), "specs has one entry for each RunColumn, in its order");

const Spec &specOf(RunColumn column)
{
    return specs[static_cast<std::size_t>(column)];
}

} // namespace

QString columnTitle(RunColumn column)
{
    return QCoreApplication::translate("Columns", specOf(column).title);
}

int typicalChars(RunColumn column)
{
    return specOf(column).typicalChars;
}

QString cellText(RunColumn column, const LedgerFile &file, const CellContext &context)
{
    return specOf(column).text(file, context);
}

} // namespace sealdesk
