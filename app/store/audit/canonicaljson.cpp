// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "store/audit/canonicaljson.h"

#include <QJsonArray>
#include <QJsonValue>

#include <map>

namespace sealdesk
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 greatestInteger = qint64{1} << 53;
constexpr char16_t firstPrintable = 0x20;

QString wellFormed(const QString &text)
{
    if (text.isValidUtf16()) {
        return text;
    }
    QString repaired = text;
    for (qsizetype i = 0; i < repaired.size(); ++i) {
        const bool startsPair =
            repaired[i].isHighSurrogate() && i + 1 < repaired.size() && repaired[i + 1].isLowSurrogate();
        if (startsPair) {
            ++i;
        } else if (repaired[i].isSurrogate()) {
            repaired[i] = QChar(QChar::ReplacementCharacter);
        }
    }
    return repaired;
}

QByteArray controlEscape(char16_t control)
{
    switch (control) {
    case u'\b':
        return "\\b"_ba;
    case u'\t':
        return "\\t"_ba;
    case u'\n':
        return "\\n"_ba;
    case u'\f':
        return "\\f"_ba;
    case u'\r':
        return "\\r"_ba;
    default:
        return "\\u"_ba + QByteArray::number(control, 16).rightJustified(4, '0');
    }
}

QByteArray quoted(const QString &text)
{
    QByteArray bytes = "\""_ba;
    for (const char byte : text.toUtf8()) {
        const auto unit = static_cast<unsigned char>(byte);
        if (unit < firstPrintable) {
            bytes += controlEscape(unit);
            continue;
        }
        if (byte == '"' || byte == '\\') {
            bytes += '\\';
        }
        bytes += byte;
    }
    return bytes + '"';
}

// QJsonDocument::Compact is similar, but guarantees no order of members, and writes lone surrogates as escapes and
// large numbers with a sign in the exponent. What is hashed must not depend on the version of Qt.
class Writer final
{
public:
    [[nodiscard]] bool write(const QJsonValue &value);
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    [[nodiscard]] bool writeNumber(const QJsonValue &value);
    [[nodiscard]] bool writeArray(const QJsonArray &array);
    [[nodiscard]] bool writeObject(const QJsonObject &object);

    QByteArray m_bytes;
};

bool Writer::write(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        m_bytes += "null";
        return true;
    case QJsonValue::Bool:
        m_bytes += value.toBool() ? "true" : "false";
        return true;
    case QJsonValue::Double:
        return writeNumber(value);
    case QJsonValue::String:
        m_bytes += quoted(wellFormed(value.toString()));
        return true;
    case QJsonValue::Array:
        return writeArray(value.toArray());
    case QJsonValue::Object:
        return writeObject(value.toObject());
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

bool Writer::writeNumber(const QJsonValue &value)
{
    // QJsonValue has the type Double for integers, too; toInteger() returns 0 for other numbers.
    const qint64 whole = value.toInteger();
    if (static_cast<double>(whole) != value.toDouble() || whole > greatestInteger || whole < -greatestInteger) {
        return false;
    }
    m_bytes += QByteArray::number(whole);
    return true;
}

bool Writer::writeArray(const QJsonArray &array)
{
    m_bytes += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0) {
            m_bytes += ',';
        }
        if (!write(array[i])) {
            return false;
        }
    }
    m_bytes += ']';
    return true;
}

bool Writer::writeObject(const QJsonObject &object)
{
    // QString compares by UTF-16 code units. Names are made well-formed first, so that none occurs twice.
    std::map<QString, QJsonValue> members;
    for (auto member = object.begin(); member != object.end(); ++member) {
        members.insert_or_assign(wellFormed(member.key()), *member);
    }
    m_bytes += '{';
    for (char separator = '\0'; const auto &[name, value] : members) {
        if (separator != '\0') {
            m_bytes += separator;
        }
        separator = ',';
        m_bytes += quoted(name) + ':';
        if (!write(value)) {
            return false;
        }
    }
    m_bytes += '}';
    return true;
}

} // namespace

std::optional<QByteArray> canonicalJson(const QJsonObject &object)
{
    Writer writer;
    return writer.write(object) ? std::optional{writer.bytes()} : std::nullopt;
}

} // namespace sealdesk
