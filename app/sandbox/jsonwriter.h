// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>

#include <initializer_list>
#include <string>

namespace sealdesk::sandbox
{

//! Writes compact JSON, in the order of the calls, as the service does.
//!
//! QJsonDocument would sort the members and build a tree first. Strings are UTF-8 and escaped only where JSON requires
//! it. The caller must make the calls in an order that gives a well-formed document.
class JsonWriter final
{
public:
    JsonWriter() = default;
    //! \a expected is the approximate size of the text in bytes.
    explicit JsonWriter(std::size_t expected) { m_text.reserve(expected); }

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QByteArrayView name);
    JsonWriter &string(QByteArrayView utf8);
    //! One string, joined from these parts.
    JsonWriter &string(std::initializer_list<QByteArrayView> utf8);
    //! A string of the number's digits, as the service writes ids.
    JsonWriter &digits(qint64 value);
    JsonWriter &number(qint64 value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    //! A value that is already JSON.
    JsonWriter &json(QByteArrayView value);

    //! key() and string() in one.
    JsonWriter &member(QByteArrayView name, QByteArrayView utf8);
    JsonWriter &member(QByteArrayView name, std::initializer_list<QByteArrayView> utf8);
    //! key() and number() in one.
    JsonWriter &member(QByteArrayView name, qint64 value);

    //! The text so far, in UTF-8.
    [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
    enum class Position { First, AfterKey, Following };

    void open(char bracket);
    void close(char bracket);
    void separate();
    void append(QByteArrayView utf8);
    void quote(std::initializer_list<QByteArrayView> utf8);
    void appendDigits(qint64 value);

    //! A std::string, since QByteArray is slower at many small appends.
    std::string m_text;
    Position m_position = Position::First;
};

} // namespace sealdesk::sandbox
