// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAccessible>
#include <QTest>
#include <QWidget>

namespace sealdesk::test
{

//! Returns the focusable widgets in \a root, itself included, without an accessible name or an object name, as "Class
//! objectName: what is missing". Ignores hidden widgets, which may have no text yet, and the widgets that Qt creates
//! inside its own ("qt_…"). Includes the widgets of closed popups.
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
        const bool isHiddenPart = widget != root && widget->isHidden() && !widget->isWindow();
        if (isHiddenPart || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || isPartOfQt) {
            continue;
        }
        const QString description =
            QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty()) {
            result.append(description + QLatin1String(": no accessible name"));
        }
        if (widget->objectName().isEmpty()) {
            result.append(description + QLatin1String(": no object name"));
        }
    }
    return result;
}

//! Fails the current test if a focusable widget in \a root, itself included, has no accessible name or no object name.
inline void assertAllNamed(QWidget *root)
{
    const QStringList unnamed = unnamedWidgets(root);
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
}

} // namespace sealdesk::test
