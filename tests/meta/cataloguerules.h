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
    //! How far its translation is, in the words of the file format.
    enum class Status { Finished, Unfinished, Vanished };

    QString context;
    QString source;
    QString disambiguation;
    Kind kind = Kind::Single;
    Status status = Status::Finished;
    QStringList forms; //!< one for a single message

    //! What tells messages apart, readable in a failure.
    [[nodiscard]] QString key() const;
};

//! A .ts file as read.
struct Catalogue {
    QString language;
    QList<Message> messages;
    QString error; //!< empty if the file could be read
};

[[nodiscard]] Catalogue readCatalogue(const QByteArray &ts);

//! What is wrong with a translation, one sentence each.
//! @param pluralForms how many forms a count has in the language
[[nodiscard]] QStringList problemsOf(const Message &message, qsizetype pluralForms);

//! Messages that only one of the two has, one sentence each.
[[nodiscard]] QStringList differences(const Catalogue &catalogue, const Catalogue &sources);

//! The literals that a C++ text hands to tr(), translate() and their markers, escapes undone. Of a literal in several
//! pieces it is the first.
[[nodiscard]] QStringList translatedLiterals(const QString &code);

//! %1, %L2, %n and tags of a text, sorted.
[[nodiscard]] QStringList placeholdersOf(const QString &text);

//! The letter after the & of a menu or button text, upper-case; empty if there is none.
[[nodiscard]] QString mnemonicOf(const QString &text);

} // namespace sealdesk::meta
