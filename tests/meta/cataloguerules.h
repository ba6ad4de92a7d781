// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sealdesk::meta
{

//! One message of a .ts file.
struct Message {
    //! Whether the message has one form or one for each plural.
    enum class Kind { Single, Plural };
    //! The type of the translation, as the file format names it.
    enum class Status { Finished, Unfinished, Vanished };

    QString context;
    QString source;
    QString disambiguation;
    Kind kind = Kind::Single;
    Status status = Status::Finished;
    QStringList forms; //!< One if the message has no plurals.

    //! Returns a readable text that identifies the message.
    [[nodiscard]] QString key() const;
};

//! The content of a .ts file.
struct Catalogue {
    QString language;
    QList<Message> messages;
    QString error; //!< Empty if the file could be read.
};

[[nodiscard]] Catalogue readCatalogue(const QByteArray &ts);

//! Returns the problems of a translation, one sentence each. \a pluralForms is the number of plural forms of its
//! language.
[[nodiscard]] QStringList problemsOf(const Message &message, qsizetype pluralForms);

//! Returns the messages that only one of both has, one sentence each.
[[nodiscard]] QStringList differences(const Catalogue &catalogue, const Catalogue &sources);

//! Returns the literals that a C++ text passes to tr(), translate() and their markers, with escapes resolved. Of a
//! concatenated literal it returns the first part.
[[nodiscard]] QStringList translatedLiterals(const QString &code);

//! Returns the placeholders (%1, %L2, %n) and tags of a text, sorted.
[[nodiscard]] QStringList placeholdersOf(const QString &text);

//! Returns the mnemonic letter of a menu or button text in upper case, or an empty string.
[[nodiscard]] QString mnemonicOf(const QString &text);

} // namespace sealdesk::meta
