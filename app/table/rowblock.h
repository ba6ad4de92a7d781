// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "table/filedictionary.h"
#include "table/packedtext.h"

#include <QSharedData>

#include <array>
#include <optional>
#include <tuple>
#include <type_traits>

namespace sealdesk
{

//! The number of a row of the store. It stays the same as long as the file is there, and is not given to another file
//! before the store is cleared.
using RowNumber = quint32;

// The values of a file that a row keeps, by kind, in the order in which it keeps them. Names, state and template, which
// many files share, are in the FileDictionary.
inline constexpr std::array keptTexts{&SignatureFile::contractCode};
inline constexpr std::array keptTimes{&SignatureFile::createTime, &SignatureFile::updateTime};
inline constexpr std::array keptDays{&SignatureFile::effectiveDate};
inline constexpr std::tuple keptIds{&SignatureFile::id, &SignatureFile::employmentId, &SignatureFile::preHireId};
inline constexpr std::size_t keptIdCount = std::tuple_size_v<decltype(keptIds)>;

//! The place of \a member in one of these lists. For a constant: a member that is not in the list does not compile.
template <class Members, class Member>
[[nodiscard]] constexpr std::size_t placeOf(const Members &members, Member member)
{
    const auto isSought = [member](auto each) {
        if constexpr (std::is_same_v<decltype(each), Member>) {
            return each == member;
        } else {
            return false;
        }
    };
    std::size_t place = 0;
    const bool found = std::apply([&](auto... each) { return ((isSought(each) || (++place, false)) || ...); }, members);
    return (found ? std::optional{place} : std::nullopt).value();
}

//! How many texts of a row come before its ids.
[[nodiscard]] inline std::size_t textsBeforeIds(const NameForm &form)
{
    return static_cast<std::size_t>(form.langs.size()) + keptTexts.size();
}

//! The part of a row that always has the same size: one cache line. Texts lie in the block.
struct PackedRow {
    std::array<quint64, keptIdCount> ids{};       //!< Those that are numbers.
    std::array<qint64, keptTimes.size()> times{}; //!< Unix seconds.
    std::array<qint32, keptDays.size()> days{};   //!< Julian.
    quint32 templateNumber = 0;
    quint32 stateNumber = 0;
    quint32 nameForm = 0;
    quint32 texts = 0; //!< Where they begin: the names, the keptTexts, the ids that are no numbers.
    quint16 stamp = 0; //!< In the block's list.
    quint16 flags =
        0; //!< One bit each: present, has the time, has the day, the id is a number, a FileField is unreadable.

    static constexpr std::size_t presentFlag = 0;
    static constexpr std::size_t firstTimeFlag = presentFlag + 1;
    static constexpr std::size_t firstDayFlag = firstTimeFlag + keptTimes.size();
    static constexpr std::size_t firstIdFlag = firstDayFlag + keptDays.size();
    static constexpr std::size_t firstUnreadableFlag = firstIdFlag + keptIdCount;
    static_assert(firstUnreadableFlag + fileFieldCount <= 16);

    [[nodiscard]] bool has(std::size_t flag) const { return ((unsigned{flags} >> flag) & 1U) != 0; }
    void set(std::size_t flag) { flags = static_cast<quint16>(flags | (1U << flag)); }

    [[nodiscard]] bool isPresent() const { return has(presentFlag); }
    // By the place among the values of the kind.
    [[nodiscard]] bool hasTime(std::size_t place) const { return has(firstTimeFlag + place); }
    [[nodiscard]] bool hasDay(std::size_t place) const { return has(firstDayFlag + place); }
    [[nodiscard]] bool isNumber(std::size_t place) const { return has(firstIdFlag + place); }

    [[nodiscard]] FileFields unreadable() const { return FileFields::fromInt(flags >> firstUnreadableFlag); }
    void setUnreadable(FileFields fields)
    {
        flags = static_cast<quint16>(flags | (static_cast<unsigned>(fields.toInt()) << firstUnreadableFlag));
    }

    friend bool operator==(const PackedRow &, const PackedRow &) = default;
};
static_assert(sizeof(PackedRow) == 64);

//! Rows that are stored together. The whole block is copied when one of them changes while another thread reads it.
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
    //! Whether both blocks, which have the row, hold the same content for it. When it was read makes no difference.
    [[nodiscard]] bool isSame(RowNumber index, const RowBlock &other, const FileDictionary &dictionary) const;

    void put(RowNumber index, const FileSighting &sighting, FileDictionary &dictionary);
    //! For the same content in the reply of another request.
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
    qsizetype m_unused = 0; //!< Bytes of m_texts that no row uses.
};

} // namespace sealdesk
