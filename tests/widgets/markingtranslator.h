// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace sealdesk::test
{

//! Simulates a second language by enclosing every translated text in marks. This reveals texts that are not translated,
//! or not updated when the language changes. Installs itself for its lifetime.
class MarkingTranslator final : public QTranslator
{
    Q_DISABLE_COPY_MOVE(MarkingTranslator)

public:
    MarkingTranslator()
    {
        QCoreApplication::installTranslator(this);
        QCoreApplication::processEvents();
    }
    ~MarkingTranslator() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        // Qt's texts are in Qt's own catalogue.
        return QLatin1String(context).startsWith(QLatin1Char('Q')) ? QString{}
                                                                   : u'\u3014' + QString::fromUtf8(source) + u'\u3015';
    }

    [[nodiscard]] static bool marks(const QString &text)
    {
        return text.startsWith(u'\u3014') && text.endsWith(u'\u3015');
    }
};

} // namespace sealdesk::test
