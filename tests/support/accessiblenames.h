// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAccessible>
#include <QTest>
#include <QWidget>

namespace sealdesk::test
{

//! The focusable widgets in and below \a root, hidden ones aside, that a screen reader could not name or a test could
//! not find, as "Class objectName: what is missing". What is hidden on purpose has no text yet, and what Qt makes
//! inside its own widgets ("qt_…") is left to Qt; popups are looked into though they are not open.
inline QStringList unnamedWidgets(QWidget *root)
{
    QStringList result;
    QList<QWidget *> widgets = root->findChildren<QWidget *>();
    widgets.prepend(root);
    for (QWidget *widget : std::as_const(widgets)) {
        const bool isPartOfQt =
            widget->objectName().startsWith(QLatin1String("qt_")) ||
            (widget->objectName().isEmpty() && widget->parentWidget() &&
             (widget->parentWidget()->inherits("QLineEdit") || widget->parentWidget()->inherits("QAbstractSpinBox")));
        const bool isPutAway = widget != root && widget->isHidden() && !widget->isWindow();
        if (isPutAway || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || isPartOfQt) {
            continue;
        }
        const QString who = QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty()) {
            result.append(who + QLatin1String(": no accessible name"));
        }
        if (widget->objectName().isEmpty()) {
            result.append(who + QLatin1String(": no object name"));
        }
    }
    return result;
}

//! Fails the running test when a focusable widget in or below \a root has no accessible name or no object name.
inline void assertAllNamed(QWidget *root)
{
    const QStringList unnamed = unnamedWidgets(root);
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
}

} // namespace sealdesk::test
