// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>

class QAction;

namespace sealdesk
{

//! A search that narrows as one types: a magnifier, a clear button, Esc clears, and Down or Enter leads to what was
//! found.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    //! What is searched; the field says it in the language in use.
    enum class Scope { LoadedFiles, Runs };

    explicit SearchField(QWidget *parent = nullptr)
        : SearchField(Scope::LoadedFiles, parent)
    {
    }
    explicit SearchField(Scope scope, QWidget *parent = nullptr);
    ~SearchField() override = default;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    //! What is searched for is another now; blanks at both ends don't count.
    void searchChanged(const QString &words);
    //! Down or Enter: the keyboard goes to what was found.
    void resultsRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void report();

    const Scope m_scope;
    QAction *m_magnifier;
    QString m_reported;
};

} // namespace sealdesk
