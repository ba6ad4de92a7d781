// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/packedtext.h"
#include "table/filedictionary.h"

#include <QSharedData>

#include <array>

namespace sealdesk
{

//! A row of the store. It stays the same as long as the file is there, and is not given to another file before the
//! store is cleared.
using RowNumber = quint32;

//! The ids that are numbers as a rule.
enum class IdField : unsigned { File, Employment, PreHire };
inline constexpr std::size_t idFieldCount = 3;

//! The texts of a file that are neither names nor ids, in the order in which a row keeps them.
inline constexpr std::array plainTexts{&SignatureFile::contractCode};

//! Where a row keeps \a member among its plainTexts; one that isn't there does not compile.
[[nodiscard]] consteval std::size_t plainTextPlace(SharedText SignatureFile::*member)
{
    std::size_t place = 0;
    while (plainTexts.at(place) != member) {
        ++place;
    }
    return place;
}

//! How many texts of a row come before its ids.
[[nodiscard]] inline std::size_t textsBeforeIds(const NameForm &form)
{
    return static_cast<std::size_t>(form.langs.size()) + plainTexts.size();
}

//! The part of a file that has one size: a line of the processor's cache. Texts lie in the block.
struct PackedRow {
    enum Flag : quint16 {
        Present = 1U << 0U,
        HasCreateTime = 1U << 1U,
        HasUpdateTime = 1U << 2U,
        HasEffectiveDay = 1U << 3U,
        FirstIdIsNumber = 1U << 4U, //!< And so on, by IdField.
    };

    std::array<quint64, idFieldCount> ids{}; //!< Those that are numbers.
    qint64 createTime = 0;                   //!< Unix seconds, as updateTime.
    qint64 updateTime = 0;
    qint32 effectiveDay = 0; //!< Julian.
    quint32 templateNumber = 0;
    quint32 stateNumber = 0;
    quint32 nameForm = 0;
    quint32 texts = 0; //!< Where they begin: the names, the plainTexts, the ids that are no numbers.
    quint16 stamp = 0; //!< In the block's list.
    quint16 flags = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
    [[nodiscard]] bool isNumber(IdField id) const
    {
        return ((flags >> static_cast<unsigned>(id)) & FirstIdIsNumber) != 0;
    }

    friend bool operator==(const PackedRow &, const PackedRow &) = default;
};
static_assert(sizeof(PackedRow) == 64);

//! Rows that lie together, and are copied together when one of them changes while somebody reads the others.
class RowBlock final : public QSharedData
{
public:
    static constexpr RowNumber capacity = 512;

    [[nodiscard]] const PackedRow &row(RowNumber index) const { return m_rows[index]; }
    [[nodiscard]] PackedReader texts(RowNumber index) const
    {
        return PackedReader(std::string_view(m_texts.constData(), static_cast<std::size_t>(m_texts.size()))
                                .substr(m_rows[index].texts));
    }
    [[nodiscard]] const RequestStamp &stamp(RowNumber index) const { return m_stamps[m_rows[index].stamp]; }
    //! Whether the row says the same here and there, of what is shown. Both have the row.
    [[nodiscard]] bool isSame(RowNumber index, const RowBlock &other, const FileDictionary &dictionary) const;

    void put(RowNumber index, const FileSighting &sighting, FileDictionary &dictionary);
    //! The same content, said by another request.
    void restamp(RowNumber index, const RequestStamp &stamp);
    void erase(RowNumber index);

private:
    [[nodiscard]] quint16 stampNumber(const RequestStamp &stamp);
    [[nodiscard]] std::string_view textsOf(RowNumber index, const FileDictionary &dictionary) const;
    void appendTexts(PackedRow &row, const SignatureFile &file);
    void dropUnusedTexts(const FileDictionary &dictionary);
    void dropUnusedStamps();

    std::array<PackedRow, capacity> m_rows{};
    QByteArray m_texts;
    QList<RequestStamp> m_stamps;
    qsizetype m_unused = 0; //!< Bytes of m_texts that no row has.
};

} // namespace sealdesk
