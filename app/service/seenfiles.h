// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/ids.h"

#include <QSet>

namespace sealdesk
{

//! The files that a listing has seen so far, and whether its pages still bring new ones.
class SeenFiles final
{
public:
    //! Forgets everything.
    void clear();
    //! Call it before the first page of a query, which may show again what earlier queries showed.
    void beginQuery();
    //! Adds a file of the current page. Returns false if it was seen before.
    bool add(const FileId &file);
    //! Call it after the last file of a page.
    void endPage();

    //! Files that appeared more than once in one query.
    [[nodiscard]] qint64 repeats() const { return m_repeats; }
    //! How many pages in a row, up to the latest one, brought no file that is new in their query.
    [[nodiscard]] int barrenPages() const { return m_barrenPages; }

private:
    [[nodiscard]] qint64 count() const { return m_numbers.size() + m_texts.size(); }

    // Almost all ids are numbers, which take a third of the memory of a FileId.
    QSet<quint64> m_numbers;
    QSet<FileId> m_texts;
    qint64 m_repeats = 0;
    qint64 m_expectedRepeats = 0; // how many more files of the query may be known from earlier ones
    bool m_pageBringsNew = false;
    int m_barrenPages = 0;
};

} // namespace sealdesk
