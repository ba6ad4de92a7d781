// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "cataloguerules.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace sealdesk::meta
{

namespace
{

Message::Status statusOf(QStringView type)
{
    if (type.isEmpty()) {
        return Message::Status::Finished;
    }
    return type == "unfinished"_L1 ? Message::Status::Unfinished : Message::Status::Vanished;
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.status = statusOf(xml.attributes().value("type"_L1));
    if (message.kind == Message::Kind::Single) {
        message.forms.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement()) {
        message.forms.append(xml.readElementText());
    }
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context};
    message.kind = xml.attributes().value("numerus"_L1) == "yes"_L1 ? Message::Kind::Plural : Message::Kind::Single;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.disambiguation = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            readTranslation(xml, message);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

void readContext(QXmlStreamReader &xml, QList<Message> &messages)
{
    QString name;
    while (xml.readNextStartElement()) {
        if (xml.name() == "name"_L1) {
            name = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            messages.append(readMessage(xml, name));
        } else {
            xml.skipCurrentElement();
        }
    }
}

QStringList keysOf(const Catalogue &catalogue)
{
    QStringList keys;
    for (const Message &message : catalogue.messages) {
        if (message.status != Message::Status::Vanished) {
            keys.append(message.key());
        }
    }
    return keys;
}

//! Returns whether a form has the placeholders of the source. The form for one needn't show the number: "One file".
bool placeholdersMatch(const Message &message, qsizetype form, qsizetype pluralForms)
{
    QStringList expected = placeholdersOf(message.source);
    const QStringList actual = placeholdersOf(message.forms[form]);
    if (expected == actual) {
        return true;
    }
    const bool isForOne = message.kind == Message::Kind::Plural && pluralForms > 1 && form == 0;
    expected.removeAll(u"%n"_s);
    expected.removeAll(u"%Ln"_s);
    return isForOne && expected == actual;
}

QString edges(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype start = text.indexOf(trimmed);
    return text.left(start) + u'|' + text.mid(start + trimmed.size());
}

QStringList problemsOfForm(const Message &message, qsizetype form, qsizetype pluralForms)
{
    const QString &text = message.forms[form];
    if (text.trimmed().isEmpty()) {
        return {u"is empty"_s};
    }
    QStringList problems;
    if (!placeholdersMatch(message, form, pluralForms)) {
        problems.append(u"has other placeholders: %1"_s.arg(text));
    }
    if (text.contains("..."_L1)) {
        problems.append(u"has three dots where an ellipsis belongs: %1"_s.arg(text));
    }
    if (edges(text) != edges(message.source)) {
        problems.append(u"begins or ends with other blanks: \"%1\""_s.arg(text));
    }
    if (mnemonicOf(text).isEmpty() != mnemonicOf(message.source).isEmpty()) {
        problems.append(u"has a keyboard mnemonic in one language only: %1"_s.arg(text));
    }
    return problems;
}

} // namespace

QString Message::key() const
{
    const QString count = kind == Kind::Plural ? u" [plural]"_s : QString();
    const QString hint = disambiguation.isEmpty() ? QString() : u" (%1)"_s.arg(disambiguation);
    return u"%1: \"%2\"%3%4"_s.arg(context, source, hint, count);
}

Catalogue readCatalogue(const QByteArray &ts)
{
    QXmlStreamReader xml(ts);
    Catalogue catalogue;
    if (xml.readNextStartElement()) {
        catalogue.language = xml.attributes().value("language"_L1).toString();
    }
    while (xml.readNextStartElement()) {
        if (xml.name() == "context"_L1) {
            readContext(xml, catalogue.messages);
        } else {
            xml.skipCurrentElement();
        }
    }
    catalogue.error = xml.hasError() ? xml.errorString() : QString();
    return catalogue;
}

QStringList problemsOf(const Message &message, qsizetype pluralForms)
{
    switch (message.status) {
    case Message::Status::Unfinished:
        return {message.key() + u" is unfinished"_s};
    case Message::Status::Vanished:
        return {message.key() + u" is not in the sources any more"_s};
    case Message::Status::Finished:
        break;
    }
    const qsizetype expected = message.kind == Message::Kind::Plural ? pluralForms : 1;
    if (message.forms.size() != expected) {
        return {message.key() + u" has %1 forms, not %2"_s.arg(message.forms.size()).arg(expected)};
    }
    QStringList problems;
    if (message.source.contains("..."_L1)) {
        problems.append(message.key() + u" has three dots where an ellipsis belongs"_s);
    }
    for (qsizetype form = 0; form < message.forms.size(); ++form) {
        for (const QString &problem : problemsOfForm(message, form, pluralForms)) {
            problems.append(message.key() + u' ' + problem);
        }
    }
    return problems;
}

QStringList differences(const Catalogue &catalogue, const Catalogue &sources)
{
    const QStringList translated = keysOf(catalogue);
    const QStringList used = keysOf(sources);
    QStringList found;
    for (const QString &key : used) {
        if (!translated.contains(key)) {
            found.append(key + u" is missing"_s);
        }
    }
    for (const QString &key : translated) {
        if (!used.contains(key)) {
            found.append(key + u" is not in the sources"_s);
        }
    }
    return found;
}

QStringList translatedLiterals(const QString &code)
{
    static const QRegularExpression pattern(
        uR"rx(\b(?:tr|(?:translate|QT_TRANSLATE_N?_?NOOP3?)\(\s*"[^"]*"\s*,)\s*\(?\s*"((?:[^"\\]|\\.)*)")rx"_s);
    static const QRegularExpression escape(uR"(\\(.))"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(code); matches.hasNext();) {
        QString literal = matches.next().captured(1);
        found.append(literal.replace(u"\\n"_s, u"\n"_s).replace(escape, u"\\1"_s));
    }
    return found;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(uR"(%L?(?:\d{1,2}|n)|</?[a-zA-Z][^<>]*>)"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        found.append(matches.next().captured());
    }
    found.sort();
    return found;
}

QString mnemonicOf(const QString &text)
{
    static const QRegularExpression pattern(u"(?<!&)(?:&&)*&(\\w)"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression entity(u"&(?:\\w+|#\\d+);"_s);
    QString plain = text;
    plain.remove(entity);
    return pattern.match(plain).captured(1).toUpper();
}

} // namespace sealdesk::meta
