// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/signaturefile.h"

#include <QTranslator>

#include <utility>
#include <vector>

namespace sealdesk::test
{

//! A time of the first of November 2026, UTC+8.
inline BeijingTime at(int hour, int minute = 0)
{
    return BeijingTime::fromWallClock(QDateTime(QDate(2026, 11, 1), QTime(hour, minute), Qt::UTC)).value();
}

//! Writes a sighting field by field: aFile(u"7"_s).named(…).in(…).updated(…).
class SightingBuilder final
{
public:
    explicit SightingBuilder(QString id) { m_sighting.file.id = FileId(std::move(id)); }

    SightingBuilder &named(const QString &chinese, const QString &english = {})
    {
        m_sighting.file.names = texts(chinese, english);
        return *this;
    }
    SightingBuilder &in(const FileState &state)
    {
        m_sighting.file.state = state;
        return *this;
    }
    SightingBuilder &labelled(const QString &chinese, const QString &english = {})
    {
        m_sighting.file.stateLabels = texts(chinese, english);
        return *this;
    }
    SightingBuilder &updated(BeijingTime time)
    {
        m_sighting.file.updateTime = time;
        return *this;
    }
    SightingBuilder &from(const QString &templateId)
    {
        m_sighting.file.templateId = TemplateId(templateId);
        return *this;
    }
    SightingBuilder &employed(const QString &id)
    {
        m_sighting.file.employmentId = EmploymentId(id);
        return *this;
    }
    SightingBuilder &preHire(const QString &id)
    {
        m_sighting.file.preHireId = PreHireId(id);
        return *this;
    }
    SightingBuilder &byRequest(quint64 ordinal)
    {
        m_sighting.stamp.ordinal = ordinal;
        return *this;
    }

    operator FileSighting() const { return m_sighting; } // NOLINT(google-explicit-constructor): a builder

private:
    static LocalizedText texts(const QString &chinese, const QString &english)
    {
        return LocalizedText(
            {{.lang = QStringLiteral("zh-CN"), .value = chinese}, {.lang = QStringLiteral("en-US"), .value = english}});
    }

    FileSighting m_sighting;
};

inline SightingBuilder aFile(const QString &id)
{
    return SightingBuilder(id);
}

//! Sightings of files 1 to \a count, all alike.
inline std::vector<FileSighting> filesUpTo(int count)
{
    std::vector<FileSighting> files;
    for (int i = 1; i <= count; ++i) {
        files.push_back(aFile(QString::number(i)).in(KnownState::PendingSign).updated(at(8)).byRequest(1));
    }
    return files;
}

//! Stands for a catalogue: prefixes every source text.
class MarkingTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char * /*context*/, const char *sourceText, const char * /*disambiguation*/,
                                    int /*n*/) const override
    {
        return QStringLiteral("译:") + QString::fromUtf8(sourceText);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace sealdesk::test
