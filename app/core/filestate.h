// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <optional>

namespace sealdesk
{

//! The ten documented values of the enumeration signature_file_state (feishu-api.md 1), in the order of the signing
//! flow, exits last.
enum class KnownState {
    Initiating,
    PendingReview,
    Reviewing,
    PendingSign,
    PendingSeal,
    Sealing,
    SignFinished,
    Terminated,
    Voided,
    Failed,
};

inline constexpr std::array allKnownStates{
    KnownState::Initiating,  KnownState::PendingReview, KnownState::Reviewing,    KnownState::PendingSign,
    KnownState::PendingSeal, KnownState::Sealing,       KnownState::SignFinished, KnownState::Terminated,
    KnownState::Voided,      KnownState::Failed,
};

//! What a state means for termination. The service doesn't document which states can be terminated, so this only
//! decides what the program suggests.
enum class StatePhase {
    InFlight, //!< In the signing process, which termination is meant for.
    Final,    //!< The signing process has ended.
    Unknown,  //!< Missing, or a value that the documents don't list.
};

//! The service's name for \a state ("pending_sign").
[[nodiscard]] QString enumName(KnownState state);

//! The state of a signature file under the service's name for it, known to this program or not. Empty if the service
//! sent none.
class FileState final
{
public:
    FileState() = default;
    explicit FileState(QString name)
        : m_name(std::move(name))
    {
    }
    FileState(KnownState state)
        : m_name(enumName(state))
    {
    } // NOLINT(google-explicit-constructor): a known state is a state

    [[nodiscard]] const QString &name() const { return m_name; }
    //! Cheap identity check: true if both share storage. Values that don't may still be equal.
    [[nodiscard]] bool isCopyOf(const FileState &other) const
    {
        return m_name.constData() == other.m_name.constData() && m_name.size() == other.m_name.size();
    }
    [[nodiscard]] std::optional<KnownState> known() const;
    [[nodiscard]] StatePhase phase() const;

    friend bool operator==(const FileState &, const FileState &) = default;
    friend size_t qHash(const FileState &state, size_t seed = 0) { return qHash(state.m_name, seed); }

private:
    QString m_name;
};

} // namespace sealdesk
