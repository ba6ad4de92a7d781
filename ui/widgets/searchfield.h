// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>

class QAction;

namespace sealdesk
{

//! A search field that filters while the user types. It has a magnifier and a clear button; Esc clears it, and Down or
//! Enter moves to the results.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    //! What is searched. It decides the placeholder and the names for screen readers.
    enum class Scope { LoadedFiles, Runs };

    explicit SearchField(QWidget *parent = nullptr)
        : SearchField(Scope::LoadedFiles, parent)
    {
    }
    explicit SearchField(Scope scope, QWidget *parent = nullptr);
    ~SearchField() override = default;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    //! Emitted when \a words, the text without leading and trailing white space, changes.
    void searchChanged(const QString &words);
    //! Emitted when the user presses Down or Enter to move to the results.
    void resultsRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void emitIfChanged();

    const Scope m_scope;
    QAction *m_magnifier;
    QString m_lastWords;
};

} // namespace sealdesk
